"""What a recall found: one row for each order that was filled from its lots."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RecallNotice(models.Model):
    """An order that a recall (or a drill of one) found, once: where its units are, and whether its buyer was told.

    `withdrawal`: the event of the further letter, where the recall was withdrawn; KEPT where there is none, because
    other recalls keep all of the goods.
    """

    KEPT = "kept"

    class Situation(models.TextChoices):
        WITH_BUYER = "with_buyer", _("Sent to the buyer")
        IN_HAND = "in_hand", _("Packed, not sent")
        BACK = "back", _("Back in the store")

    recall = models.ForeignKey("traceability.Recall", models.PROTECT, related_name="notices")
    order = models.ForeignKey("order.Order", models.PROTECT, related_name="recall_notices", verbose_name=_("order"))
    situation = models.CharField(_("where the goods are"), max_length=10, choices=Situation.choices)
    units_sent = models.PositiveIntegerField(_("units with the buyer"), default=0)
    units_in_hand = models.PositiveIntegerField(_("units to stop"), default=0)
    event = models.CharField(_("letter or SMS"), max_length=120, blank=True)
    withdrawal = models.CharField(_("second letter or SMS"), max_length=120, blank=True, default="", db_default="")
    found_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("order of a recall")
        verbose_name_plural = _("orders of recalls")
        constraints = [models.UniqueConstraint(fields=["recall", "order"], name="recall_finds_an_order_once")]

    def __str__(self) -> str:
        return f"{self.recall_id}: {self.order_id}"
