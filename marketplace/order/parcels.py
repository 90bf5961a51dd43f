"""A parcel: what of one order left together, with whom, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.fields import DongField

from .models import Line, Order


class Parcel(models.Model):
    """Some units of an order on their way. `to_collect` is asked at the door (đồng); the first carries the delivery."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="parcels", verbose_name=_("order"))
    carrier = models.CharField(_("carrier"), max_length=60, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=60, blank=True, db_index=True)
    to_collect = DongField(_("to collect at the door"), default=0)
    shipped_at = models.DateTimeField(_("handed over"))
    expected_by = models.DateTimeField(_("expected before"), help_text=_("After this the alliance asks where it is."))
    delivered_at = models.DateTimeField(_("delivered"), null=True, blank=True)
    refused_at = models.DateTimeField(_("refused at the door"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("parcel")
        verbose_name_plural = _("parcels")
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_at__isnull=True) | Q(refused_at__isnull=True), name="parcel_has_one_end"
            ),
            models.CheckConstraint(condition=Q(to_collect__gte=0), name="parcel_to_collect_not_negative"),
        ]
        indexes = [
            models.Index(
                fields=["expected_by"], name="parcel_on_its_way",
                condition=Q(delivered_at__isnull=True, refused_at__isnull=True),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.order.number} · {self.carrier} {self.tracking_number}".strip()

    @property
    def is_open(self) -> bool:
        """Whether it is still on its way."""
        return self.delivered_at is None and self.refused_at is None


class ParcelLine(models.Model):
    """Units of one order line that lie in a parcel."""

    parcel = models.ForeignKey(Parcel, models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, models.PROTECT, related_name="parcels")
    quantity = models.PositiveIntegerField(_("units"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parcel", "line"], name="parcel_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="parcel_line_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.line} × {self.quantity}"
