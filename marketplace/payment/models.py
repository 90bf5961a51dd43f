"""Differs from Oscar: whole đồng; money received is recorded once per notice or person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.payment.abstract_models import AbstractSource, AbstractTransaction

from marketplace.fields import DongField
from marketplace.order.models import Order, Purchase
from marketplace.order.status import PaymentState


class Transaction(AbstractTransaction):
    """Differs from Oscar: whole đồng."""

    amount = DongField(_("Amount"))


class Source(AbstractSource):
    """Differs from Oscar: whole đồng."""

    amount_allocated = DongField(_("Amount Allocated"), default=0)
    amount_debited = DongField(_("Amount Debited"), default=0)
    amount_refunded = DongField(_("Amount Refunded"), default=0)


class Attempt(models.Model):
    """One request for money: for a whole purchase, or for one order where each cooperative is paid directly.

    States only move forward; amounts in whole đồng. For VietQR it keeps the account that the QR code named, so that a
    changed account never changes what a buyer was shown.
    """

    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="attempts")
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="attempts")
    method = models.CharField(_("payment"), max_length=8, choices=Purchase.Method.choices)
    amount = DongField(_("amount"))
    state = models.CharField(_("state"), max_length=20, choices=PaymentState.choices, default=PaymentState.PENDING)
    memo = models.CharField(_("transfer memo"), max_length=25, unique=True, null=True, blank=True)
    bank_bin = models.CharField(_("bank"), max_length=6, blank=True)
    bank_account = models.CharField(_("bank account"), max_length=19, blank=True)
    bank_holder = models.CharField(_("account holder"), max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [
            models.UniqueConstraint(fields=["order"], name="one_attempt_an_order"),
            models.UniqueConstraint(
                fields=["purchase"], condition=models.Q(order=None), name="one_attempt_a_whole_purchase"
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="attempt_amount_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.order or self.purchase} {self.amount}"


class Receipt(models.Model):
    """Money that arrived for a purchase: how much, when, how it is known. One reference is recorded once."""

    class Problem(models.TextChoices):
        NONE = "", _("None")
        UNDER = "under", _("Too little")
        OVER = "over", _("Too much")
        LATE = "late", _("Too late, sold since")
        DOUBLE = "double", _("Paid twice")

    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="receipts")
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, blank=True, related_name="receipts")
    amount = DongField(_("amount"))
    reference = models.CharField(_("bank reference"), max_length=80, unique=True)
    received_at = models.DateTimeField(_("received at"))
    problem = models.CharField(_("problem"), max_length=8, choices=Problem.choices, blank=True, default=Problem.NONE)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_note = models.CharField(_("what was done"), max_length=240, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-recorded_at"]
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="receipt_amount_positive",
                violation_error_message=_("The amount must be greater than zero."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.purchase} {self.amount}"


from oscar.apps.payment.models import *  # noqa: E402,F403
