"""Where things grow and where things happen to goods."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.places.models import Commune, Province

from ..validators import valid_gln
from .organisation import Cooperative


class Facility(models.Model):
    """A place where things happen to goods: farm, mill, packhouse, store, shop."""

    class Kind(models.TextChoices):
        FARM = "farm", _("Farm")
        MILL = "mill", _("Mill or processing house")
        PACKHOUSE = "packhouse", _("Packhouse")
        STORE = "store", _("Store")
        SHOP = "shop", _("Shop")

    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="facilities")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    street = models.CharField(_("house number, street, hamlet"), max_length=255, blank=True)
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name=_("commune"), null=True, blank=True)
    province = models.ForeignKey(Province, models.PROTECT, verbose_name=_("province"), related_name="+")
    gln = models.CharField("GLN", max_length=13, blank=True, validators=[valid_gln])

    class Meta:
        ordering = ["name"]
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        constraints = [models.UniqueConstraint(fields=["cooperative", "name"], name="facility_name_once")]

    def __str__(self) -> str:
        return self.name


class GrowingArea(models.Model):
    """A growing area with its code verbatim, crop, size in hectares, greatest yearly yield in kilograms."""

    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="growing_areas")
    code = models.CharField(_("code"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    crop = models.CharField(_("crop"), max_length=80)
    area_ha = models.DecimalField(
        _("area (hectares)"), max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    yearly_cap_kg = models.DecimalField(
        _("greatest yearly yield (kg)"), max_digits=12, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(Decimal("0.1"))],
    )  # fmt: skip
    members_count = models.PositiveIntegerField(_("households"), null=True, blank=True)
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name=_("commune"), null=True, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("growing area")
        verbose_name_plural = _("growing areas")
        constraints = [models.UniqueConstraint(fields=["cooperative", "code"], name="growing_area_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
