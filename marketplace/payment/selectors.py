"""Readings about money."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from marketplace.order.models import Order, Purchase
from marketplace.order.pricing import Proposal
from marketplace.order.status import OrderStatus, PaymentState
from marketplace.places.models import Province

from .models import Receipt
from .providers import HowToPay, cod, provider_of, vietqr


@dataclass(frozen=True, slots=True)
class WayToPay:
    """A method and, where it is not offered, the sentence that says why."""

    method: str
    why_not: str = ""


def ways_to_pay(proposal: Proposal, province: Province, day: datetime.date | None = None) -> list[WayToPay]:
    """The methods for a proposal sent to a province, transfers first."""
    methods = Purchase.Method
    return [
        WayToPay(methods.VIETQR, vietqr.why_not(proposal)),
        WayToPay(methods.COD, cod.why_not(proposal, province, day)),
    ]


def how_to_pay(purchase: Purchase) -> HowToPay | None:
    """What the buyer has to do now; None where nothing is awaited."""
    if purchase.payment_state not in (PaymentState.CREATED, PaymentState.PENDING):
        return None
    how = provider_of(purchase).start(purchase)
    open_ones = [one for one in how.transfers if one.attempt.state == PaymentState.PENDING and _waits(one.order)]
    return HowToPay(how.method, open_ones)


def _waits(order: Order | None) -> bool:
    return order is None or order.status == OrderStatus.AWAITING_PAYMENT


def receipts_to_settle() -> QuerySet[Receipt]:
    """Money about which a person must decide: too little, too much, too late, twice."""
    waiting = Receipt.objects.exclude(problem=Receipt.Problem.NONE).filter(settled_at=None)
    return waiting.select_related("purchase").order_by("recorded_at")


def awaiting_money() -> QuerySet[Purchase]:
    """Purchases by transfer that are not paid yet, the first to expire first."""
    return Purchase.objects.filter(payment_state=PaymentState.PENDING).order_by("pay_before")
