"""What carriers said of the cash that they collected, row by row: kept as evidence, acted on once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.fields import DongField
from marketplace.order.models import Parcel
from marketplace.sheets.models import ReadFile

from ..models import Retried


class Remittance(ReadFile):
    """A remittance file of a carrier: read first, booked when a person says so."""

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("remittance file")
        verbose_name_plural = _("remittance files")


class RemittanceFault(models.Model):
    """A row of a remittance file that could not be read, by its number in the file."""

    remittance = models.ForeignKey(Remittance, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField(_("row"))
    code = models.CharField(_("what is wrong"), max_length=20)
    text = models.CharField(_("as it stands"), max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.remittance}: {self.row}"


class RemittedRow(Retried):
    """What a carrier says of one parcel: `amount` collected at the door and `fee` kept, in đồng.

    `identity` is what it says, so that the same row of another file is known. `booked` is how much of it was booked
    as the parcel's cash, None until then; a row with a `problem` waits for a person's `decision`.
    """

    class Problem(models.TextChoices):
        NONE = "", _("None")
        UNKNOWN = "unknown", _("No parcel has this number")
        SEVERAL = "several", _("Several parcels have this number")
        OWN = "own", _("No carrier collects for this order")
        OPEN = "open", _("Not delivered, as we know it")
        REFUSED = "refused", _("Refused at the door, as we know it")
        AMOUNT = "amount", _("Another amount than was to be collected")
        TWICE = "twice", _("Remitted before")

    class Decision(models.TextChoices):
        NONE = "", _("Nobody has decided")
        BOOK = "book", _("Booked as the carrier says")
        ARRIVED = "arrived", _("It has arrived, and is booked")
        CAME_BACK = "came_back", _("It came back; its fee is booked")
        MATCH = "match", _("Given to a parcel")
        SUSPENSE = "suspense", _("Moved to bank money")
        IGNORE = "ignore", _("Left out of the books")

    remittance = models.ForeignKey(Remittance, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField(_("row"))
    identity = models.CharField(max_length=64, unique=True)
    tracking_number = models.CharField(_("tracking number"), max_length=60)
    amount = DongField(_("collected"))
    fee = DongField(_("fee"), default=0)
    day = models.DateField(_("day"))
    is_staged = models.BooleanField(default=True)
    parcel = models.ForeignKey(Parcel, models.PROTECT, null=True, blank=True, related_name="remitted")
    problem = models.CharField(_("problem"), max_length=8, choices=Problem.choices, blank=True, default=Problem.NONE)
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision.choices, blank=True, default=Decision.NONE
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision_note = models.CharField(_("why"), max_length=240, blank=True)
    booked = DongField(_("booked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("acted on at"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("row of a remittance file")
        verbose_name_plural = _("rows of remittance files")
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gte=0, fee__gte=0), name="remitted_not_negative"),
            models.CheckConstraint(
                condition=models.Q(booked__isnull=True) | models.Q(booked__gte=0, booked__lte=models.F("amount")),
                name="remitted_booked_at_most_all",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], name="remitted_waiting",
                condition=models.Q(answered_at__isnull=True, is_staged=False),
            ),
            models.Index(fields=["remittance", "row"], name="remitted_of_file"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.tracking_number} {self.amount}"


class WriteOff(models.Model):
    """Cash of a parcel that its carrier will not pass on: proposed by one person, approved by another.

    `amount` in đồng is what was missing when it was proposed, and then when it was approved.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for a second person")
        APPROVED = "approved", _("Written off")
        DROPPED = "dropped", _("Dropped")
        TAKEN_BACK = "taken_back", _("Taken back")

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="write_offs")
    amount = DongField(_("amount"))
    reason = models.CharField(_("why"), max_length=240)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("write-off")
        verbose_name_plural = _("write-offs")
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="write_off_of_something"),
            models.UniqueConstraint(
                fields=["parcel"], condition=models.Q(state__in=["proposed", "approved"]),
                name="one_write_off_a_parcel",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.parcel} −{self.amount}"
