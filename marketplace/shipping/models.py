"""Differs from Oscar: each cooperative has its own zone tables; charges are whole đồng."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.cooperatives.models import Cooperative
from marketplace.fields import DongField
from marketplace.places.models import Province


class ShippingChoice(models.Model):
    """One way in which a cooperative sends: its own delivery, a carrier, or collection at its shop."""

    class Kind(models.TextChoices):
        CARRIER = "carrier", _("Carrier")
        OWN = "own", _("The cooperative's own delivery")
        PICK_UP = "pick_up", _("Collect at the cooperative")

    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="shipping_choices")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.CARRIER)
    name = models.CharField(_("name"), max_length=80)
    volumetric_divisor = models.PositiveIntegerField(
        _("cubic centimetres a kilogram"), default=6000, help_text=_("L × W × H ÷ this is the volumetric weight.")
    )
    free_from = DongField(_("free from"), null=True, blank=True)
    active = models.BooleanField(_("offered"), default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("shipping choice")
        verbose_name_plural = _("shipping choices")
        constraints = [
            models.CheckConstraint(condition=models.Q(volumetric_divisor__gt=0), name="volumetric_divisor_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative}: {self.name}"


class ShippingZone(models.Model):
    """Provinces with one tariff: so much for the first kilogram, so much for each further half; days in transit."""

    choice = models.ForeignKey(ShippingChoice, models.CASCADE, related_name="zones")
    name = models.CharField(_("name"), max_length=80)
    provinces = models.ManyToManyField(Province, related_name="+", blank=True, verbose_name=_("provinces"))
    is_rest = models.BooleanField(_("every other province"), default=False)
    base_charge = DongField(_("first kilogram"))
    step_charge = DongField(_("each further half kilogram"), default=0)
    days_min = models.PositiveSmallIntegerField(_("days, at least"), default=1)
    days_max = models.PositiveSmallIntegerField(_("days, at most"), default=3)
    perishables = models.BooleanField(_("takes perishable goods"), default=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(base_charge__gte=0, step_charge__gte=0), name="zone_charges_not_negative"
            ),
            models.CheckConstraint(condition=models.Q(days_max__gte=models.F("days_min")), name="zone_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


from oscar.apps.shipping.models import *  # noqa: E402,F403
