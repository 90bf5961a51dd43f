"""Runs of labels, the files that are drawn for them, and where a cooperative's printer puts them."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.append_only import AppendOnly
from marketplace.cooperatives.models import Cooperative

from .lots import LOT_CODE, Lot

FARTHEST_MM = Decimal(20)


class LabelRun(AppendOnly):
    """Labels that were printed for a lot, for ever: how many, on what, when, by whom.

    `numbered`: each has a number of its own (`Serial`). `checks`: where its hidden code stands, if it has one.
    """

    class Checks(models.TextChoices):
        NONE = "", _("no hidden code")
        LABEL = "label", _("on the label, below a scratch-off sticker")
        INSIDE = "inside", _("on a second label, to be put inside the pack")

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="label_runs")
    quantity = models.PositiveIntegerField(_("labels"), validators=[MinValueValidator(1)])
    output = models.CharField(_("printed on"), max_length=32, default="24", db_default="24")
    numbered = models.BooleanField(_("with a number each"), default=False, db_default=False)
    checks = models.CharField(
        _("hidden code"), max_length=6, choices=Checks.choices, blank=True, default=Checks.NONE, db_default=""
    )
    printed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    printed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-printed_at"]
        verbose_name = _("label run")
        verbose_name_plural = _("label runs")
        constraints = [
            models.CheckConstraint(condition=Q(checks="") | Q(numbered=True), name="hidden_code_needs_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.lot} × {self.quantity}"


class LabelFile(models.Model):
    """The file of a numbered run, which the worker draws; `done` of the run's labels are in it.

    Whoever draws holds the `claim` and says so by `beat`; what a dead worker left is drawn anew. `secret` is what the
    hidden codes are made of; it goes when the file is complete: from then on only their hashes are known. `marks` are
    the stars and certificates on its labels, one a line: where one of them ends, the file is not handed out any more.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be drawn")
        DONE = "done", _("ready")
        FAILED = "failed", _("could not be drawn")
        GONE = "gone", _("deleted after some days")

    run = models.OneToOneField(LabelRun, models.PROTECT, related_name="file")
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(_("labels drawn"), default=0)
    claim = models.CharField(max_length=16, blank=True, editable=False)
    beat = models.DateTimeField(null=True, editable=False)
    secret = models.CharField(max_length=64, blank=True, editable=False)
    marks = models.TextField(blank=True, default="", db_default="", editable=False)
    name = models.CharField(max_length=120, blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("file of labels")
        verbose_name_plural = _("files of labels")
        indexes = [models.Index(fields=["asked_at"], name="label_file_waiting", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"{self.run} {self.state}"


class PrinterOffset(models.Model):
    """How far a cooperative's printer puts labels of one kind off, in millimetres to the right and down."""

    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="printer_offsets")
    template = models.CharField(max_length=20)
    right_mm = models.DecimalField(
        _("to the right, in mm"), max_digits=4, decimal_places=1, default=Decimal(0),
        validators=[MinValueValidator(-FARTHEST_MM), MaxValueValidator(FARTHEST_MM)],
    )  # fmt: skip
    down_mm = models.DecimalField(
        _("down, in mm"), max_digits=4, decimal_places=1, default=Decimal(0),
        validators=[MinValueValidator(-FARTHEST_MM), MaxValueValidator(FARTHEST_MM)],
    )  # fmt: skip

    class Meta:
        ordering = ["template"]
        verbose_name = _("calibration of a printer")
        verbose_name_plural = _("calibrations of printers")
        constraints = [models.UniqueConstraint(fields=["cooperative", "template"], name="printer_offset_once")]

    def __str__(self) -> str:
        return f"{self.template} {self.right_mm:+} {self.down_mm:+}"


class Serial(models.Model):
    """One piece of a lot with a number of its own on its label, and what its scans told.

    `check_hash` is of its hidden code; `confirmed_at` when that code was first typed.
    """

    class Unusual(models.TextChoices):
        NO = "", _("no")
        OFTEN = "often", _("scanned unusually often")
        FAR = "far", _("scanned in places far apart")

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="serials", verbose_name=_("lot"))
    number = models.CharField(_("number of the piece"), max_length=20, validators=[LOT_CODE])
    run = models.ForeignKey(
        LabelRun, models.PROTECT, related_name="serials", null=True, blank=True, verbose_name=_("label run")
    )
    position = models.PositiveIntegerField(_("place in the lot"), null=True, blank=True)
    voided_at = models.DateTimeField(_("voided"), null=True, blank=True)
    check_hash = models.CharField(max_length=64, blank=True, default="", db_default="", editable=False)
    confirmed_at = models.DateTimeField(_("hidden code confirmed"), null=True, blank=True)
    scans = models.PositiveIntegerField(_("scans"), default=0, db_default=0)
    first_scanned_at = models.DateTimeField(_("first scanned"), null=True, blank=True)
    unusual = models.CharField(
        _("unusual"), max_length=5, choices=Unusual.choices, blank=True, default=Unusual.NO, db_default=""
    )
    unusual_since = models.DateTimeField(_("unusual since"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("piece")
        verbose_name_plural = _("pieces")
        constraints = [
            models.UniqueConstraint(fields=["lot", "number"], name="serial_once_in_a_lot"),
            models.UniqueConstraint(fields=["lot", "position"], name="serial_place_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | ~Q(check_hash=""), name="serial_confirmed_by_its_code"
            ),
        ]
        indexes = [models.Index(fields=["lot", "-unusual_since"], name="serial_unusual", condition=~Q(unusual=""))]

    def __str__(self) -> str:
        return f"{self.lot}/{self.number}"


class CheckTry(models.Model):
    """A wrong hidden code that was typed, for a day: whoever guesses is slowed down. `device` as in scans."""

    serial = models.ForeignKey(Serial, models.CASCADE, related_name="tries")
    device = models.CharField(max_length=16)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("wrong hidden code")
        verbose_name_plural = _("wrong hidden codes")

    def __str__(self) -> str:
        return f"{self.serial_id} {self.at:%Y-%m-%d %H:%M}"
