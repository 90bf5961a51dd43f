"""Who supplies a hub: households and groups without an account, and other cooperatives of this floor."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.places.models import Commune

from .organisation import Cooperative


class Supplier(models.Model):
    """A satellite of a hub: whose goods it takes in. Buyers read name and commune; the rest stays at the desk.

    `partner` is set where the supplier is a cooperative of this floor: its own transfers are confirmed by both.
    """

    class Kind(models.TextChoices):
        HOUSEHOLD = "household", _("Household")
        GROUP = "group", _("Group of households")
        COOPERATIVE = "cooperative", _("Cooperative")
        BUSINESS = "business", _("Business")

    hub = models.ForeignKey(Cooperative, models.PROTECT, related_name="suppliers")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.HOUSEHOLD)
    name = models.CharField(_("name"), max_length=120)
    street = models.CharField(_("house number, street, hamlet"), max_length=255, blank=True)
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name=_("commune"), related_name="+")
    identifier = models.CharField(_("tax code, contract or member number"), max_length=40, blank=True)
    area_code = models.CharField(_("code of its growing area"), max_length=60, blank=True)
    crop = models.CharField(_("crop"), max_length=80, blank=True)
    area_ha = models.DecimalField(_("area (hectares)"), max_digits=9, decimal_places=2, null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=16, blank=True, help_text="E.164")
    partner = models.ForeignKey(
        Cooperative, models.PROTECT, null=True, blank=True, related_name="supplies", verbose_name=_("cooperative")
    )
    is_active = models.BooleanField(_("supplies today"), default=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("supplier")
        verbose_name_plural = _("suppliers")
        constraints = [
            models.UniqueConstraint(fields=["hub", "name"], name="supplier_name_once"),
            models.CheckConstraint(condition=Q(partner=None) | ~Q(partner=F("hub")), name="supplier_is_another"),
        ]

    def __str__(self) -> str:
        return self.name
