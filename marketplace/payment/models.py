"""Differs from Oscar: whole đồng; money received is recorded once per notice or person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.payment.abstract_models import AbstractSource, AbstractTransaction

from marketplace.fields import DongField
from marketplace.order.models import Purchase


class Transaction(AbstractTransaction):
    """Differs from Oscar: whole đồng."""

    amount = DongField(_("Amount"))


class Source(AbstractSource):
    """Differs from Oscar: whole đồng."""

    amount_allocated = DongField(_("Amount Allocated"), default=0)
    amount_debited = DongField(_("Amount Debited"), default=0)
    amount_refunded = DongField(_("Amount Refunded"), default=0)


class Receipt(models.Model):
    """Money that arrived for a purchase: how much, when, how it is known. One reference is recorded once."""

    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="receipts")
    amount = DongField(_("amount"))
    reference = models.CharField(_("bank reference"), max_length=80, unique=True)
    received_at = models.DateTimeField(_("received at"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-recorded_at"]
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

    def __str__(self) -> str:
        return f"{self.purchase} {self.amount}"


from oscar.apps.payment.models import *  # noqa: E402,F403
