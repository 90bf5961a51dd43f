"""The diary of a growing area: entries for ever, each corrected by a further one (`docs/diary.md`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.measures import amount_text
from marketplace.append_only import AppendOnly, AppendOnlyQuerySet
from marketplace.cooperatives.models import GrowingArea

from .problems import private_files

LEAST = Decimal("0.001")
LONGEST_INTERVAL = 180


class DiaryQuerySet(AppendOnlyQuerySet):
    """Entries by what counts of them."""

    def in_force(self) -> DiaryQuerySet:
        """What holds today: first entries that nothing corrects, and the last correction of each other one."""
        later = DiaryEntry.objects.filter(corrects=models.OuterRef("corrects"), pk__gt=models.OuterRef("pk"))
        corrected = DiaryEntry.objects.filter(corrects=models.OuterRef("pk"))
        is_last = Q(corrects__isnull=False) & ~models.Exists(later)
        return self.filter(Q(corrects=None) & ~models.Exists(corrected) | is_last).exclude(never_happened=True)

    def confirmed(self) -> DiaryQuerySet:
        """Without what waits for a second person."""
        return self.filter(Q(override_reason="") | Q(confirmation__isnull=False))


class DiaryEntry(AppendOnly):
    """One day's work in an area. A correction names the entry that was wrong and says it anew, or that it never was."""

    class Kind(models.TextChoices):
        SOWING = "sowing", _("Sowing or planting")
        FERTILISING = "fertilising", _("Fertilising")
        SPRAYING = "spraying", _("Spraying")
        WATERING = "watering", _("Watering")
        SCOUTING = "scouting", _("Scouting")
        CARE = "care", _("Care")
        HARVEST = "harvest", _("Harvest")
        OTHER = "other", _("Something else")

    class DoseUnit(models.TextChoices):
        KG_HA = "kg/ha", "kg/ha"
        G_HA = "g/ha", "g/ha"
        L_HA = "l/ha", _("l/ha")
        ML_HA = "ml/ha", "ml/ha"
        KG = "kg", _("kg in all")
        G = "g", _("g in all")
        L = "l", _("l in all")
        ML = "ml", _("ml in all")

    class Unit(models.TextChoices):
        KG = "kg", "kg"
        G = "g", "g"
        T = "t", _("tonne")

    area = models.ForeignKey(GrowingArea, models.PROTECT, related_name="diary", verbose_name=_("growing area"))
    season = models.CharField(_("season"), max_length=40, blank=True)
    kind = models.CharField(_("what was done"), max_length=12, choices=Kind.choices)
    happened_on = models.DateField(_("day"))
    product = models.CharField(_("product"), max_length=120, blank=True)
    active_ingredient = models.CharField(_("active ingredient"), max_length=120, blank=True)
    dose = models.DecimalField(
        _("dose"), max_digits=10, decimal_places=3, null=True, blank=True, validators=[MinValueValidator(LEAST)]
    )
    dose_unit = models.CharField(_("unit of the dose"), max_length=6, choices=DoseUnit.choices, blank=True)
    interval_days = models.PositiveSmallIntegerField(
        _("days until harvest"), null=True, blank=True, validators=[MaxValueValidator(LONGEST_INTERVAL)]
    )
    quantity = models.DecimalField(
        _("quantity"), max_digits=12, decimal_places=3, null=True, blank=True, validators=[MinValueValidator(LEAST)]
    )
    unit = models.CharField(_("unit"), max_length=2, choices=Unit.choices, blank=True)
    note = models.CharField(_("in a few words"), max_length=400, blank=True)
    done_by = models.CharField(_("who did it"), max_length=80, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    never_happened = models.BooleanField(_("it never happened"), default=False)
    override_reason = models.CharField(_("why it was harvested so early"), max_length=160, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[Any] = DiaryQuerySet.as_manager()

    class Meta:
        ordering = ["happened_on", "pk"]
        verbose_name = _("entry of a diary")
        verbose_name_plural = _("entries of diaries")
        indexes = [models.Index(fields=["area", "-happened_on"], name="diary_of_area")]
        constraints = [
            models.CheckConstraint(
                condition=Q(never_happened=False) | Q(corrects__isnull=False), name="diary_only_a_correction_takes_away"
            ),
            models.CheckConstraint(
                condition=~Q(kind="harvest", never_happened=False) | Q(quantity__gt=0),
                name="diary_harvest_has_quantity",
            ),
            models.CheckConstraint(
                condition=~Q(kind="spraying", never_happened=False) | Q(interval_days__isnull=False),
                name="diary_spraying_has_interval",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area.code} {self.happened_on} {self.get_kind_display()}"

    @property
    def amount(self) -> str:
        """How much, with its unit in words."""
        return amount_text(self.quantity, self.unit) if self.quantity else ""

    @property
    def waits(self) -> bool:
        """Whether a second person has still to confirm it."""
        return bool(self.override_reason) and not hasattr(self, "confirmation")

    def clean(self) -> None:
        """What each kind must say; a correction stays in its area and names a first entry."""
        faults: dict[str, Any] = {}
        if self.corrects and (self.corrects.area_id != self.area_id or self.corrects.corrects_id):
            faults["corrects"] = _("This entry belongs to another area, or is a correction itself.")
        if not self.never_happened:
            faults |= {
                name: _("Write this for “%(kind)s”.") % {"kind": self.get_kind_display()} for name in self._lacks()
            }
        if faults:
            raise ValidationError(faults)

    def _lacks(self) -> list[str]:
        needed = {
            self.Kind.FERTILISING: ("product", "dose", "dose_unit"),
            self.Kind.SPRAYING: ("product", "active_ingredient", "dose", "dose_unit", "interval_days"),
            self.Kind.HARVEST: ("quantity", "unit"),
        }.get(self.Kind(self.kind) if self.kind in self.Kind.values else self.Kind.OTHER, ())
        return [name for name in needed if getattr(self, name) in (None, "")]


class DiaryConfirmation(AppendOnly):
    """A second person stands for a harvest that came too early: never the one who wrote it."""

    entry = models.OneToOneField(DiaryEntry, models.PROTECT, related_name="confirmation")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("confirmation of an early harvest")
        verbose_name_plural = _("confirmations of early harvests")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(proposed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="early_harvest_by_two_people",
            )
        ]

    def __str__(self) -> str:
        return str(self.entry)


class DiaryPicture(AppendOnly):
    """A photograph of an entry, written anew without its metadata; handed out by a view."""

    entry = models.ForeignKey(DiaryEntry, models.PROTECT, related_name="pictures")
    file = models.FileField(storage=private_files, max_length=200, upload_to="diary/%Y/%m/")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("photograph of a diary")
        verbose_name_plural = _("photographs of diaries")

    def __str__(self) -> str:
        return str(self.file.name)
