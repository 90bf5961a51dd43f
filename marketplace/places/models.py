"""The administrative units: provinces and communes of today, communes of before 1 July 2025.

A unit is known by its code *and* its days: codes have been used again (24 was Bắc Giang and is
Bắc Ninh). A unit that only changes its kind or name keeps its row.
"""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .gazetteer import REFORM

_Unit = TypeVar("_Unit", bound=models.Model)


class UnitQuerySet(models.QuerySet[_Unit]):
    """Units by the days on which they exist."""

    def current(self) -> Self:
        """Return the units that have not ended."""
        return self.filter(valid_to=None)

    def on(self, day: date) -> Self:
        """Return the units that exist on a day; ``valid_to`` is the first day without the unit."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))


class Unit(models.Model):
    """What a province and a commune have in common."""

    code = models.CharField(_("code"), max_length=5)
    name = models.CharField(_("name"), max_length=60)
    folded = models.CharField(max_length=60, editable=False, db_index=True)
    key = models.CharField(max_length=60, editable=False, db_index=True)
    sort = models.CharField(max_length=160, editable=False, db_index=True)
    valid_from = models.DateField(_("valid from"), default=REFORM)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        abstract = True

    kind: str

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Return the kind and the name as an address has them: "Phường Thuận Hóa"."""
        return f"{self.kind.capitalize()} {self.name}"


class Province(Unit):
    """A province or a city directly under the state; ``region`` is a key of ``regions``."""

    class Kind(models.TextChoices):
        PROVINCE = "tỉnh", _("province")
        CITY = "thành phố", _("city")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    region = models.CharField(_("region"), max_length=30, db_index=True)

    objects = UnitQuerySet["Province"].as_manager()

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["sort"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="places_province_key"),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(valid_to=None),
                name="places_province_one_current",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="places_province_ends_after_it_began",
            ),
        ]


class Commune(Unit):
    """A commune, ward or special zone: the level directly below the province."""

    class Kind(models.TextChoices):
        WARD = "phường", _("ward")
        COMMUNE = "xã", _("commune")
        SPECIAL_ZONE = "đặc khu", _("special zone")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="communes")

    objects = UnitQuerySet["Commune"].as_manager()

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        ordering = ["sort"]
        indexes = [models.Index(fields=["province", "key"], name="places_commune_in_province")]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="places_commune_key"),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(valid_to=None),
                name="places_commune_one_current",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="places_commune_ends_after_it_began",
            ),
        ]


class OldCommune(models.Model):
    """A commune of the three levels that ended on 1 July 2025; districts and old provinces by code.

    ``successors`` are the communes that it became, the likeliest first: more than one where it was
    divided. Five island districts had no communes; each stands here as ``H`` and its code.
    """

    code = models.CharField(max_length=5, primary_key=True)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    district_code = models.CharField(max_length=3, db_index=True)
    old_province_code = models.CharField(max_length=2)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="+")
    successors = models.ManyToManyField(
        Commune,
        through="places.Succession",
        related_name="predecessors",
    )

    class Meta:
        indexes = [
            models.Index(fields=["province", "key"], name="places_old_in_province"),
            models.Index(fields=["key", "district_code"], name="places_old_in_district"),
        ]

    def __str__(self) -> str:
        return f"{self.kind.capitalize()} {self.name}"


class OldName(models.Model):
    """A name that an old commune had taken in before 2025: Nguyễn Trung Trực is in Trúc Bạch."""

    key = models.CharField(max_length=60, db_index=True)
    old = models.ForeignKey(OldCommune, on_delete=models.CASCADE, related_name="names")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "old"], name="places_old_name_once")]

    def __str__(self) -> str:
        return self.key


class Succession(models.Model):
    """One old commune became, or was divided among others into, one commune of today."""

    old = models.ForeignKey(OldCommune, on_delete=models.CASCADE, related_name="successions")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="successions")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["old", "commune"], name="places_succession_once")]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.commune_id}"
