"""Promotion as things: a campaign with its days, goods, cooperatives and provinces. Editorial pages show them."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from catalogue.models import Product
from marketplace.cooperatives.models import Cooperative
from marketplace.places.models import Province


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Campaigns by their days."""

    def running_on(self, day: datetime.date) -> CampaignQuerySet:
        """Those that have begun and not ended on `day` (both days included)."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class Campaign(ClusterableModel):
    """A promotion campaign; it begins and ends by its dates, everywhere."""

    name = models.CharField(
        _("name"), max_length=120, help_text=_("For the editors; the page carries the public title.")
    )
    starts_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"), help_text=_("The last day of the campaign."))
    products = models.ManyToManyField(Product, through="CampaignProduct", related_name="campaigns")
    cooperatives = models.ManyToManyField(
        Cooperative, through="CampaignCooperative", related_name="campaigns", verbose_name=_("cooperatives")
    )
    provinces = models.ManyToManyField(Province, blank=True, related_name="+", verbose_name=_("provinces"))
    # written down by the campaign's own page, so that a product's badge finds it without knowing of pages above
    page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

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
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day must not be before the first.")})

    def is_running_on(self, day: datetime.date) -> bool:
        """Whether it runs on `day`."""
        return self.starts_on <= day <= self.ends_on

    def state_on(self, day: datetime.date) -> str:
        """`upcoming`, `running` or `ended` on `day`."""
        if day < self.starts_on:
            return "upcoming"
        return "running" if day <= self.ends_on else "ended"


class CampaignProduct(models.Model):
    """A product chosen for a campaign, in the editor's order."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="chosen")
    product = models.ForeignKey(Product, models.CASCADE, related_name="+", verbose_name=_("product"))
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "position"

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("chosen product")
        verbose_name_plural = _("chosen products")
        constraints = [models.UniqueConstraint(fields=["campaign", "product"], name="campaign_product_once")]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.product}"


class CampaignCooperative(models.Model):
    """A cooperative that takes part in a campaign, in the editor's order."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="participants")
    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="+", verbose_name=_("cooperative"))
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "position"

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("participating cooperative")
        verbose_name_plural = _("participating cooperatives")
        constraints = [models.UniqueConstraint(fields=["campaign", "cooperative"], name="campaign_cooperative_once")]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.cooperative}"
