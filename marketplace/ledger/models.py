"""Double entry in whole đồng, append-only; the dated rules of commission and what was frozen of them; payouts."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from marketplace.append_only import AppendOnly
from marketplace.cooperatives.models import Cooperative

from .chart import Event, Kind, Part
from .commission import Commission
from .rules import Sale


class Account(AppendOnly):
    """One account: of the platform, of a cooperative, or at a payment provider."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    cooperative = models.ForeignKey(Cooperative, models.PROTECT, null=True, blank=True, related_name="accounts")
    provider = models.CharField(_("provider"), max_length=20, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.code


class Entry(AppendOnly):
    """Something that happened to money. `source` and `source_key` name what it happened to; `key` happens once."""

    kind = models.CharField(_("what"), max_length=20, choices=Event.choices)
    key = models.CharField(_("key"), max_length=120, unique=True)
    source = models.CharField(_("of what"), max_length=20)
    source_key = models.CharField(_("its number"), max_length=80)
    occurred_at = models.DateTimeField(_("when"), db_index=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    memo = models.CharField(_("note"), max_length=240, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [models.Index(fields=["source", "source_key"], name="entry_of")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    @property
    def subject(self) -> str:
        """What it is about, for people: the note, or else the number of the order."""
        return self.memo or self.source_key


class Posting(AppendOnly):
    """One side of an entry, in đồng: above zero debit, below zero credit. The postings of an entry sum to zero."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings")
    amount = models.BigIntegerField(_("amount"))
    part = models.CharField(_("about"), max_length=16, choices=Part.choices, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="posting_of_something")]

    def __str__(self) -> str:
        return f"{self.account} {self.amount}"


PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


class CommissionRule(models.Model):
    """The commission from a day until a day (both included): of all, of one cooperative, of one category, of both.

    `category` is a category's slug; it holds for those below it too.
    """

    cooperative = models.ForeignKey(
        Cooperative, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("only this cooperative")
    )
    category = models.CharField(_("only this category"), max_length=255, blank=True)
    rate = models.DecimalField(
        _("commission (percent of the goods)"), max_digits=5, decimal_places=2, validators=PERCENT
    )
    vat_rate = models.DecimalField(
        _("VAT on the commission (%)"), max_digits=5, decimal_places=2, validators=PERCENT, default=Decimal(0)
    )
    effective_from = models.DateField(_("effective from"))
    effective_to = models.DateField(_("effective to"), null=True, blank=True)
    legal_ref = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["-effective_from", "pk"]
        verbose_name = _("commission rule")
        verbose_name_plural = _("commission rules")
        constraints = [
            models.UniqueConstraint(
                Coalesce("cooperative", 0), "category", "effective_from", name="commission_rule_one_a_day",
                violation_error_message=_("There is already a rule that begins on this day; end it or change the day."),
            ),
            models.CheckConstraint(
                condition=Q(rate__gte=0, rate__lte=100, vat_rate__gte=0, vat_rate__lte=100),
                name="commission_rule_percent",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="commission_rule_ends_after_it_begins",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.rate} % + {self.vat_rate} %"

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it has begun and not ended."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


class SaleTerms(AppendOnly):
    """What one sale is worth and what was agreed about it at placing, whatever the rules say later. Amounts in đồng.

    `base` is what the goods are sold for: after `discount`, which the cooperative funds; `alliance` is the discount
    that the alliance funds; `kept` whether the cooperative itself receives the buyer's money; `rules` says how each
    line's commission came about.
    """

    source_key = models.CharField(_("its number"), max_length=80, unique=True)
    cooperative = models.ForeignKey(Cooperative, models.PROTECT, related_name="+")
    base = models.BigIntegerField(_("goods sold for"))
    shipping = models.BigIntegerField(_("delivery charge"), default=0)
    discount = models.BigIntegerField(_("discounts of the cooperative"), default=0)
    alliance = models.BigIntegerField(_("discounts of the alliance"), default=0)
    commission = models.BigIntegerField(_("commission"), default=0)
    commission_vat = models.BigIntegerField(_("VAT on commission"), default=0)
    kept = models.BooleanField(_("the cooperative receives the money"), default=False)
    rules = models.JSONField(default=list)

    class Meta:
        verbose_name = _("terms of a sale")
        verbose_name_plural = _("terms of sales")
        constraints = [
            models.CheckConstraint(
                condition=Q(base__gte=0, shipping__gte=0, discount__gte=0, alliance__gte=0)
                & Q(commission__gte=0, commission_vat__gte=0),
                name="sale_terms_not_negative",
            )
        ]

    def __str__(self) -> str:
        return self.source_key

    @property
    def sale(self) -> Sale:
        """What the sale is worth."""
        return Sale(self.base + self.discount, self.shipping, self.discount, self.alliance)

    @property
    def taken(self) -> Commission:
        """The commission on the whole sale."""
        return Commission(self.commission, self.commission_vat)


class Batch(models.Model):
    """Payouts that go to the bank together: proposed by one person, approved by another."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    minimum = models.BigIntegerField(_("from an amount of"), default=0)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    dropped_at = models.DateTimeField(_("dropped at"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("batch of payouts")
        verbose_name_plural = _("batches of payouts")

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        """Whether it waits to be approved or dropped."""
        return self.approved_at is None and self.dropped_at is None


class Payout(models.Model):
    """What is paid to one cooperative in a batch, in đồng, to the account that stood with it when it was proposed."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        SENT = "sent", _("At the bank")
        PAID = "paid", _("Paid")
        RETURNED = "returned", _("Came back")
        DROPPED = "dropped", _("Dropped")

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="payouts")
    cooperative = models.ForeignKey(Cooperative, models.PROTECT, related_name="payouts")
    amount = models.BigIntegerField(_("amount"))
    bank_bin = models.CharField(_("bank"), max_length=6)
    bank_account = models.CharField(_("bank account"), max_length=19)
    bank_holder = models.CharField(_("account holder"), max_length=120)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PROPOSED)
    reference = models.CharField(_("bank reference"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=240, blank=True)
    decided_at = models.DateTimeField(_("since"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("payout")
        verbose_name_plural = _("payouts")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payout_positive"),
            models.UniqueConstraint(fields=["batch", "cooperative"], name="payout_once_a_batch"),
            models.UniqueConstraint(
                fields=["cooperative"], condition=Q(state="proposed"), name="one_proposed_payout_a_cooperative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch} {self.cooperative}"

    @property
    def memo(self) -> str:
        """What stands on the bank transfer: ASCII, and by which it is found again."""
        return f"{self.batch.number} {self.cooperative.code}"
