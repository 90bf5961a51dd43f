"""Differs from Oscar: whole đồng; money received or paid back is recorded once per notice or person."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.payment.abstract_models import AbstractSource, AbstractTransaction

from marketplace.cooperatives.models import Cooperative
from marketplace.fields import DongField
from marketplace.order.models import Order, Purchase
from marketplace.order.status import PaymentState

from .reasons import in_words


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
    changed account never changes what a buyer was shown. For a card it keeps the provider's session: `number` counts
    the tries to open one (each has its own idempotency key), `asked_at` is when the provider was last asked.
    """

    class Session(models.TextChoices):
        NONE = "", _("None")
        OPEN = "open", _("Open")
        PAID = "paid", _("Paid")
        CLOSED = "closed", _("Closed without payment")

    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="attempts")
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="attempts")
    method = models.CharField(_("payment"), max_length=8, choices=Purchase.Method.choices)
    amount = DongField(_("amount"))
    state = models.CharField(_("state"), max_length=20, choices=PaymentState.choices, default=PaymentState.PENDING)
    memo = models.CharField(_("transfer memo"), max_length=25, unique=True, null=True, blank=True)
    bank_bin = models.CharField(_("bank"), max_length=6, blank=True)
    bank_account = models.CharField(_("bank account"), max_length=19, blank=True)
    bank_holder = models.CharField(_("account holder"), max_length=120, blank=True)
    number = models.PositiveSmallIntegerField(_("try"), default=1)
    session = models.CharField(_("payment session"), max_length=100, unique=True, null=True, blank=True)
    session_ends_at = models.DateTimeField(_("payment page closes"), null=True, blank=True)
    session_state = models.CharField(
        _("session"), max_length=8, choices=Session.choices, blank=True, default=Session.NONE
    )
    pay_url = models.TextField(_("payment page"), blank=True)
    intent = models.CharField(_("provider's payment"), max_length=100, unique=True, null=True, blank=True)
    disputed = models.BooleanField(_("disputed"), default=False)
    fee_known = models.BooleanField(_("the provider's fee is known"), default=False, db_default=False)
    asked_at = models.DateTimeField(_("last asked"), null=True, blank=True)
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
        indexes = [models.Index(fields=["session_state", "asked_at"], name="attempt_session_asked")]

    def __str__(self) -> str:
        return f"{self.order or self.purchase} {self.amount}"


class Receipt(models.Model):
    """Money that arrived: how much, when, how it is known, for what. One reference is recorded once.

    `purchase` is missing as long as nobody knows whose it is; `cooperative` then says on whose account it lies (none:
    the platform's). `decision` is what a person chose; `settled_at` is when nothing was left to do.
    """

    class Problem(models.TextChoices):
        NONE = "", _("None")
        UNDER = "under", _("Too little")
        OVER = "over", _("Too much")
        LATE = "late", _("Too late, sold since")
        DOUBLE = "double", _("Paid twice")
        UNMATCHED = "unmatched", _("Nobody knows whose")

    class Decision(models.TextChoices):
        NONE = "", _("Nobody has decided")
        MATCH = "match", _("Given to a purchase")
        ASK = "ask", _("The rest is asked for")
        SEND_BACK = "send_back", _("To be sent back")
        KEEP = "keep", _("Kept in suspense")
        PROVIDER = "provider", _("Payout of the card provider")
        IGNORE = "ignore", _("Not the shop's money")

    purchase = models.ForeignKey(Purchase, models.PROTECT, null=True, blank=True, related_name="receipts")
    cooperative = models.ForeignKey(Cooperative, models.PROTECT, null=True, blank=True, related_name="+")
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, blank=True, related_name="receipts")
    amount = DongField(_("amount"))
    reference = models.CharField(_("bank reference"), max_length=80, unique=True)
    received_at = models.DateTimeField(_("received at"))
    problem = models.CharField(_("problem"), max_length=10, choices=Problem.choices, blank=True, default=Problem.NONE)
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision.choices, blank=True, default=Decision.NONE
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision_note = models.CharField(_("why"), max_length=240, blank=True)
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
        return f"{self.purchase or self.reference} {self.amount}"


class Retried(models.Model):
    """Something to do with a provider that may be away: tried again later, and later still."""

    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    fault = models.CharField(_("fault"), max_length=240, blank=True)

    class Meta:
        abstract = True

    def try_later(self, fault: object) -> None:
        """Put it off: by 2 seconds, 4, 8, … at most by an hour."""
        self.tries, self.fault = self.tries + 1, str(fault)[:240]
        self.next_try_at = timezone.now() + datetime.timedelta(seconds=min(2 ** min(self.tries, 12), 3600))
        self.save(update_fields=["tries", "fault", "next_try_at"])


class Refund(Retried):
    """Money paid back, or to be: written before the provider is asked, so that no crash forgets it or asks twice.

    It is for an order that is owed it, or for a receipt that paid nothing; for neither only where it was made at the
    provider's own screens, until a person says for which order.
    """

    class State(models.TextChoices):
        REQUESTED = "requested", _("Asked for")
        PENDING = "pending", _("Being paid back")
        SUCCEEDED = "succeeded", _("Paid back")
        FAILED = "failed", _("Failed")

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="refunds")
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="refunds")
    receipt = models.ForeignKey(Receipt, models.PROTECT, null=True, blank=True, related_name="refunds")
    amount = DongField(_("amount"))
    key = models.CharField(_("key"), max_length=100, unique=True, help_text=_("each is paid back once"))
    reference = models.CharField(_("provider's reference"), max_length=100, unique=True, null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.REQUESTED)
    reason = models.CharField(_("reason"), max_length=240, blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(_("paid back at"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True, help_text=_("a failure that was seen to"))
    settled_note = models.CharField(_("what was done"), max_length=240, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="refund_amount_positive",
                violation_error_message=_("The amount must be greater than zero."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.attempt} −{self.amount}"


class Dispute(models.Model):
    """A cardholder's bank asks its money back; answered at the provider, seen by staff.

    Of one that is lost a person decides who bears it; until then it stands on the account of disputes.
    """

    class State(models.TextChoices):
        INQUIRY = "inquiry", _("Asked about, no money taken")
        OPEN = "open", _("Open")
        WON = "won", _("Won")
        LOST = "lost", _("Lost")

    class Bearer(models.TextChoices):
        NONE = "", _("Nobody has decided")
        ALLIANCE = "alliance", _("The alliance")
        COOPERATIVE = "cooperative", _("The cooperative")

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="disputes")
    reference = models.CharField(_("provider's reference"), max_length=100, unique=True)
    amount = DongField(_("amount"))
    reason = models.CharField(_("reason"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField(_("opened at"))
    answer_by = models.DateTimeField(_("answer by"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    borne_by = models.CharField(
        _("borne by"), max_length=12, choices=Bearer.choices, blank=True, default=Bearer.NONE, db_default=""
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision_note = models.CharField(_("why"), max_length=240, blank=True, db_default="")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")

    def __str__(self) -> str:
        return f"{self.attempt}: {self.reference}"

    @property
    def reason_in_words(self) -> str:
        """Why, for a reader."""
        return in_words(self.reason)


class PaybackAccount(models.Model):
    """Where a buyer who paid by transfer or in cash is paid back; asked for once, kept sealed (see `sealing`)."""

    purchase = models.OneToOneField(Purchase, models.CASCADE, related_name="payback_account")
    sealed = models.BinaryField()
    given_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.purchase}"


class Notice(Retried):
    """A provider's signed word that something happened: kept once, then the truth is read where it is known."""

    provider = models.CharField(_("provider"), max_length=10, default="stripe")
    reference = models.CharField(_("number of the notice"), max_length=100, unique=True)
    kind = models.CharField(_("what"), max_length=60)
    about = models.JSONField(_("about"), default=dict)
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, blank=True, related_name="notices")
    happened_at = models.DateTimeField(_("happened at"))
    received_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(_("acted on at"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [
            models.Index(fields=["next_try_at"], name="notice_waiting", condition=models.Q(answered_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


from oscar.apps.payment.models import *  # noqa: E402,F403

from .bank.models import BankNotice, Statement, StatementFault  # noqa: E402,F401
from .remittance.models import Remittance, RemittanceFault, RemittedRow, WriteOff  # noqa: E402,F401
