"""The chart of accounts: which there are, on which side each grows, and what a posting on it is about.

Amounts are signed whole đồng: above zero is debit (Nợ), below zero is credit (Có). For readers: docs/money.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The kinds of account."""

    CASH = "cash", _("Money at the bank or a payment provider")
    CARRIER = "carrier", _("Cash that carriers have collected")
    KEPT = "kept", _("Money that the cooperative itself has collected")
    DISPUTE = "dispute", _("Card payments in dispute")
    HELD = "held", _("Buyers' money until their goods have arrived")
    PAYABLE = "payable", _("Owed to the cooperative")
    REFUNDS = "refunds", _("Owed back to buyers")
    SUSPENSE = "suspense", _("Money received that pays nothing yet")
    TRANSIT = "transit", _("Payouts on their way")
    COMMISSION = "commission", _("Commission")
    COMMISSION_VAT = "commission_vat", _("VAT on commission")
    ALLIANCE_DISCOUNTS = "discounts", _("Discounts funded by the alliance")
    FEES = "fees", _("Fees of payment providers")
    LOSSES = "losses", _("Losses from disputes and unpaid cash")


# kinds of which each cooperative has its own, and kinds of which each provider has its own
BY_COOPERATIVE: Final = frozenset({Kind.HELD, Kind.PAYABLE, Kind.KEPT})
BY_PROVIDER: Final = frozenset({Kind.CASH})


class Part(models.TextChoices):
    """What a posting is about: the rows of a statement."""

    NONE = "", _("Amount")
    GOODS = "goods", _("Goods")
    SHIPPING = "shipping", _("Delivery charges")
    DISCOUNT = "discount", _("Discounts of the cooperative")
    ALLIANCE = "alliance", _("Discounts of the alliance")
    COMMISSION = "commission", _("Commission")
    COMMISSION_VAT = "commission_vat", _("VAT on commission")
    CARRIER_FEE = "carrier_fee", _("Carriers' fees")
    KEPT = "kept", _("Received by the cooperative itself")
    PAYMENT = "payment", _("Paid by the cooperative")
    PAYOUT = "payout", _("Payouts")
    RETURNED = "returned", _("Payouts that came back")


class Event(models.TextChoices):
    """What happened: the kinds of entry."""

    RECEIVED = "received", _("Money received")
    SENT_BACK = "sent_back", _("Money sent back to its sender")
    PASSED_ON = "passed_on", _("Payout of the card provider")
    PAID = "paid", _("Order paid")
    COLLECTED = "collected", _("Cash collected")
    REMITTED = "remitted", _("Carrier remitted")
    EARNED = "earned", _("Order completed")
    REFUND_DUE = "refund_due", _("Owed back")
    REFUND_PAID = "refund_paid", _("Refund paid")
    DISPUTED = "disputed", _("Payment disputed")
    DISPUTE_WON = "dispute_won", _("Dispute won")
    DISPUTE_LOST = "dispute_lost", _("Dispute lost")
    PAYOUT_SENT = "payout_sent", _("Payout ordered")
    PAYOUT_PAID = "payout_paid", _("Payout made")
    PAYOUT_RETURNED = "payout_returned", _("Payout came back")
    WRITTEN_OFF = "written_off", _("Carrier's cash written off")
    COOPERATIVE_PAID = "cooperative_paid", _("Paid by the cooperative")
    FEE = "fee", _("Provider's fee")


@dataclass(frozen=True, slots=True)
class Ref:
    """Names an account: its kind and, where the kind has several, whose."""

    kind: Kind
    cooperative: int | None = None
    provider: str = ""

    @property
    def code(self) -> str:
        """ "payable:12", "cash:vietqr", "suspense": unique."""
        whose = self.provider if self.cooperative is None else str(self.cooperative)
        return f"{self.kind}:{whose}" if whose else str(self.kind)
