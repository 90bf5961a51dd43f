"""What came into a lot, what went out, and the units packed of it for sale; `docs/balance.md` is the paper."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.measures import amount_text
from marketplace.append_only import AppendOnly
from marketplace.cooperatives.models import Cooperative, Facility, Supplier

from .lots import Lot

LEAST = Decimal("0.001")


class Unit(models.TextChoices):
    """In what a lot is weighed, measured or counted."""

    G = "g", "g"
    KG = "kg", "kg"
    T = "t", _("tonne")
    ML = "ml", "ml"
    L = "l", _("litre")
    PIECE = "piece", _("piece")


class Process(models.TextChoices):
    """How goods become other goods."""

    MILLING = "milling", _("Milling")
    DRYING = "drying", _("Drying")
    ROASTING = "roasting", _("Roasting")
    MIXING = "mixing", _("Mixing")
    PACKING = "packing", _("Packing into another product")
    GIFT_BOX = "gift_box", _("Packing a gift box")
    HANDING_OVER = "handing_over", _("Handing over to another cooperative")
    PROCESSING = "processing", _("Other processing")


class ProcessYield(AppendOnly):
    """The most that a process gives of what goes in, from a day on, until a later row says otherwise."""

    process = models.CharField(_("process"), max_length=12, choices=Process.choices)
    greatest_yield = models.DecimalField(
        _("greatest yield"), max_digits=6, decimal_places=4, validators=[MinValueValidator(Decimal("0.0001"))]
    )
    effective_from = models.DateField(_("effective from"))
    legal_ref = models.CharField(_("source"), max_length=200)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    set_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["process", "-effective_from", "-pk"]
        verbose_name = _("greatest yield of a process")
        verbose_name_plural = _("greatest yields of processes")
        constraints = [models.CheckConstraint(condition=Q(greatest_yield__gt=0), name="process_yield_positive")]

    def __str__(self) -> str:
        return f"{self.get_process_display()} {self.greatest_yield.normalize():f}"


class Transformation(models.Model):
    """Lots that became other lots. Above the greatest yield it waits for a second person, and nothing is booked yet."""

    process = models.CharField(_("process"), max_length=12, choices=Process.choices)
    producer = models.ForeignKey(Cooperative, models.PROTECT, related_name="transformations")
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("where")
    )
    happened_at = models.DateTimeField(_("when"))
    note = models.CharField(_("what was done"), max_length=200, blank=True)
    greatest_yield = models.DecimalField(_("greatest yield"), max_digits=6, decimal_places=4, null=True, blank=True)
    override_reason = models.CharField(_("why it gave more"), max_length=160, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    booked_at = models.DateTimeField(_("booked"), null=True, blank=True)

    class Meta:
        ordering = ["-happened_at", "-pk"]
        verbose_name = _("transformation")
        verbose_name_plural = _("transformations")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(recorded_by=None) | ~Q(confirmed_by=F("recorded_by")),
                name="override_by_two_people",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_process_display()} {self.pk}"

    @property
    def is_override(self) -> bool:
        """Whether it gave more than its process does."""
        return bool(self.override_reason)


class TransformationPart(AppendOnly):
    """A lot that went into a transformation, or came out of it."""

    transformation = models.ForeignKey(Transformation, models.PROTECT, related_name="parts")
    lot = models.ForeignKey(Lot, models.PROTECT, related_name="parts")
    is_output = models.BooleanField()
    quantity = models.DecimalField(
        _("quantity"), max_digits=12, decimal_places=3, validators=[MinValueValidator(LEAST)]
    )
    unit = models.CharField(_("unit"), max_length=6, choices=Unit.choices)

    class Meta:
        ordering = ["is_output", "pk"]
        verbose_name = _("part of a transformation")
        verbose_name_plural = _("parts of transformations")
        constraints = [models.UniqueConstraint(fields=["transformation", "lot"], name="transformation_lot_once")]

    def __str__(self) -> str:
        return f"{self.lot} {self.quantity} {self.unit}"

    @property
    def amount(self) -> str:
        """How much, with its unit in words."""
        return amount_text(self.quantity, self.unit)


class Movement(AppendOnly):
    """A quantity that came into a lot or went out, for ever: always more than nothing, the kind says which way.

    `source_key` names what it belongs to ("run:12", "line:7"); traceability never asks who bought.
    """

    class Kind(models.TextChoices):
        MADE = "made", _("Made or harvested")
        OUTPUT = "output", _("Came out of processing")
        RECEIVED = "received", _("Received")
        RETURNED = "returned", _("Unpacked: labels spoilt")
        INPUT = "input", _("Went into processing")
        PACKED = "packed", _("Packed for sale")
        SOLD_LOOSE = "sold_loose", _("Sold loose")
        DESTROYED = "destroyed", _("Destroyed")
        SAMPLED = "sampled", _("Taken as a sample")

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="movements")
    kind = models.CharField(_("what happened"), max_length=12, choices=Kind.choices)
    quantity = models.DecimalField(
        _("quantity"), max_digits=12, decimal_places=3, validators=[MinValueValidator(LEAST)]
    )
    unit = models.CharField(_("unit"), max_length=6, choices=Unit.choices)
    source_key = models.CharField(max_length=40, blank=True)
    why = models.CharField(_("why"), max_length=240, blank=True)
    supplier = models.ForeignKey(
        Supplier, models.PROTECT, null=True, blank=True, related_name="receipts", verbose_name=_("supplier")
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("movement of a lot")
        verbose_name_plural = _("movements of lots")
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="movement_more_than_nothing")]

    def __str__(self) -> str:
        return f"{self.lot} {self.kind} {self.quantity} {self.unit}"

    @property
    def amount(self) -> str:
        """How much, with its unit in words."""
        return amount_text(self.quantity, self.unit)


class UnitMove(AppendOnly):
    """What became of packed units: `shelf` how many came to (+) or left (-) the shelf, `waiting` likewise for those
    that lie packed in orders which have not left yet."""

    class Kind(models.TextChoices):
        PACKED = "packed", _("Packed for sale")
        UNPACKED = "unpacked", _("Unpacked: labels spoilt")
        DRAWN = "drawn", _("Packed into an order")
        LEFT = "left", _("Sent with an order")
        PUT_BACK = "put_back", _("Order not sent")
        CAME_BACK = "came_back", _("Came back from a buyer")
        SOLD_LOOSE = "sold_loose", _("Sold loose")
        DESTROYED = "destroyed", _("Destroyed")
        SAMPLED = "sampled", _("Taken as a sample")

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="unit_moves")
    kind = models.CharField(_("what happened"), max_length=12, choices=Kind.choices)
    shelf = models.IntegerField(default=0)
    waiting = models.IntegerField(default=0)
    source_key = models.CharField(max_length=40, blank=True, db_index=True)
    why = models.CharField(_("why"), max_length=240, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("movement of packed units")
        verbose_name_plural = _("movements of packed units")

    def __str__(self) -> str:
        return f"{self.lot} {self.kind} {self.shelf:+d} {self.waiting:+d}"


def yield_on(process: str, day: datetime.date) -> ProcessYield | None:
    """The greatest yield that holds for a process on a day; None where none was ever set."""
    rows = ProcessYield.objects.filter(process=process, effective_from__lte=day)
    found: ProcessYield | None = rows.order_by("-effective_from", "-pk").first()
    return found


def refuse_same_person(proposer: int | None, confirmer: int | None) -> None:
    """Raises ValidationError where one person would confirm their own proposal."""
    if confirmer is None or proposer == confirmer:
        raise ValidationError(_("A second person has to confirm this: not the one who recorded it."))
