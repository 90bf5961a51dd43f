"""Promotion as things: a campaign with its days, goods, cooperatives and provinces. Editorial pages show them."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.cooperatives.models import Cooperative
from marketplace.places.models import Province


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Campaigns by their days."""

    def running_on(self, day: datetime.date) -> CampaignQuerySet:
        """Those that have begun and not ended on `day` (both days included)."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class Campaign(models.Model):
    """A promotion campaign; it begins and ends by its dates, everywhere."""

    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"), help_text=_("The last day on which it runs."))
    products = models.ManyToManyField(Product, through="CampaignProduct", related_name="campaigns")
    cooperatives = models.ManyToManyField(Cooperative, blank=True, related_name="campaigns", verbose_name=_("cooperatives"))
    provinces = models.ManyToManyField(Province, blank=True, related_name="+", verbose_name=_("provinces"))

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on"]
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="campaign_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The last day is not before the first."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day must not be before the first.")})

    def is_running_on(self, day: datetime.date) -> bool:
        """Whether it runs on `day`."""
        return self.starts_on <= day <= self.ends_on


class CampaignProduct(models.Model):
    """A product chosen for a campaign, in the editor's order."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="chosen")
    product = models.ForeignKey(Product, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "product"], name="campaign_product_once")]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.product}"
