"""Readings about money."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from marketplace.ledger.chart import Kind
from marketplace.ledger.models import Posting
from marketplace.order.models import Order, Purchase
from marketplace.order.pricing import Proposal
from marketplace.order.status import OrderStatus, PaymentState
from marketplace.places.models import Province

from .models import Attempt, Dispute, Notice, Receipt, Refund
from .providers import HowToPay, cod, provider_of, stripe, vietqr

A_MINUTE, QUIET = datetime.timedelta(minutes=1), datetime.timedelta(minutes=30)
CONTESTED = (Dispute.State.OPEN, Dispute.State.INQUIRY)
FEE_WAITS = datetime.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class WayToPay:
    """A method and, where it is not offered, the sentence that says why."""

    method: str
    why_not: str = ""


def ways_to_pay(proposal: Proposal, province: Province, day: datetime.date | None = None) -> list[WayToPay]:
    """The methods for a proposal sent to a province, transfers first."""
    methods = Purchase.Method
    cards = [WayToPay(methods.CARD, stripe.why_not(proposal))] if stripe.is_on() else []
    return [
        WayToPay(methods.VIETQR, vietqr.why_not(proposal)),
        *cards,
        WayToPay(methods.COD, cod.why_not(proposal, province, day)),
    ]


def how_to_pay(purchase: Purchase) -> HowToPay | None:
    """What the buyer has to do now; None where nothing is awaited."""
    if purchase.payment_state not in (PaymentState.CREATED, PaymentState.PENDING):
        return None
    how = provider_of(purchase).start(purchase)
    open_ones = [one for one in how.transfers if one.attempt.state == PaymentState.PENDING and _waits(one.order)]
    return HowToPay(how.method, open_ones, how.by_card)


def _waits(order: Order | None) -> bool:
    return order is None or order.status == OrderStatus.AWAITING_PAYMENT


def receipts_to_settle() -> QuerySet[Receipt]:
    """Money about which a person must decide: too little, too much, too late, twice, nobody's.

    A rest that was asked for and that nothing waits for any more (it did not come in time, or the buyer gave the order
    up) is to be decided about again.
    """
    D = Receipt.Decision
    waits = _waiting(OuterRef("attempt__order"), OuterRef("purchase"))
    open_ones = Q(decision=D.NONE) | Q(~Exists(waits), decision=D.ASK)
    waiting = Receipt.objects.exclude(problem=Receipt.Problem.NONE).filter(open_ones, settled_at=None)
    return waiting.select_related("purchase").order_by("recorded_at")


def is_awaited(attempt: Attempt) -> bool:
    """Whether an order still waits for its money."""
    return _waiting(Value(attempt.order_id), attempt.purchase_id).exists()


def _waiting(order: Any, purchase: Any) -> QuerySet[Order]:
    """What of a purchase waits for money: of one order's own payment that order alone."""
    orders = Order.objects.filter(status=OrderStatus.AWAITING_PAYMENT, purchase=purchase)
    return orders.filter(pk=Coalesce(order, F("pk")))


def awaiting_money() -> QuerySet[Purchase]:
    """Purchases by transfer that are not paid yet, the first to expire first."""
    return Purchase.objects.filter(payment_state=PaymentState.PENDING).order_by("pay_before")


def notices_waiting() -> QuerySet[Notice]:
    """Notices that nobody has acted on and that are due, the oldest first."""
    return Notice.objects.filter(answered_at=None, next_try_at__lte=timezone.now()).order_by("pk")


def sessions_to_close(now: datetime.datetime) -> QuerySet[Attempt]:
    """Open payment pages of purchases that ended (asked a minute ago or longer), or whose deadline has passed."""
    waiting = Order.objects.filter(purchase_id=OuterRef("purchase_id"), status=OrderStatus.AWAITING_PAYMENT)
    opened = Attempt.objects.filter(session_state=Attempt.Session.OPEN).annotate(waits=Exists(waiting))
    ended = Q(waits=False, asked_at__lt=now - A_MINUTE)
    return opened.filter(ended | Q(waits=True, purchase__pay_before__lt=now)).order_by("asked_at")


def silent_attempts(now: datetime.datetime) -> QuerySet[Attempt]:
    """Attempts on which something is to come, and of which nothing was heard for half an hour."""
    quiet = Attempt.objects.filter(session__isnull=False, asked_at__lt=now - QUIET)
    unsettled = Q(session_state=Attempt.Session.OPEN)
    unsettled |= Exists(Refund.objects.filter(attempt_id=OuterRef("pk"), state=Refund.State.PENDING))
    unsettled |= Exists(Dispute.objects.filter(attempt_id=OuterRef("pk"), state__in=CONTESTED))
    unsettled |= Q(session_state=Attempt.Session.PAID, fee_known=False, created_at__gt=now - FEE_WAITS)
    return quiet.filter(unsettled).order_by("asked_at")


def refunds_to_send() -> QuerySet[Refund]:
    """Refunds that the provider has not been asked for yet, or must be asked again, the oldest first."""
    due = Refund.objects.filter(state=Refund.State.REQUESTED, reference=None, next_try_at__lte=timezone.now())
    return due.filter(attempt__method=Purchase.Method.CARD).order_by("pk")


def refunds_to_settle() -> QuerySet[Refund]:
    """Refunds that failed, that only a person can make, or of which nobody said what they were for."""
    by_hand = Q(state=Refund.State.REQUESTED) & ~Q(attempt__method=Purchase.Method.CARD)
    nobodys = Q(order=None, receipt=None)
    waiting = Refund.objects.filter(Q(state=Refund.State.FAILED) | by_hand | nobodys, settled_at=None)
    return waiting.select_related("attempt__purchase").order_by("pk")


def is_contested(attempt: Attempt) -> bool:
    """Whether a bank asks for its money now; of what a lost dispute left over can be paid back again."""
    return bool(attempt.disputes.filter(state__in=CONTESTED).exists())


def open_disputes() -> QuerySet[Dispute]:
    """Disputes that must be answered at the provider, the most urgent first."""
    waiting = Dispute.objects.filter(state__in=CONTESTED)
    return waiting.select_related("attempt__purchase").order_by("answer_by", "pk")


def lost_disputes() -> QuerySet[Dispute]:
    """Lost disputes of which nobody has said who bears them, the oldest first."""
    lost = Dispute.objects.filter(state=Dispute.State.LOST, borne_by=Dispute.Bearer.NONE)
    return lost.select_related("attempt__purchase").order_by("pk")


def fees_of(purchase: Purchase) -> int:
    """What the card provider kept of a purchase's payment and disputes, in đồng."""
    kept = Posting.objects.filter(account__kind=Kind.FEES, entry__source="card-fee", entry__source_key=purchase.number)
    return int(kept.aggregate(sum=Sum("amount"))["sum"] or 0)


def received_on(attempt: Attempt) -> int:
    """What arrived for an attempt, in đồng, fitting or not; cash has arrived before anybody asks for it back."""
    if attempt.method == Purchase.Method.COD:
        return int(attempt.amount)
    return int(attempt.receipts.aggregate(sum=Sum("amount"))["sum"] or 0)


def taken_back(attempt: Attempt) -> int:
    """What banks took back by disputes that were lost, in đồng."""
    return int(attempt.disputes.filter(state=Dispute.State.LOST).aggregate(sum=Sum("amount"))["sum"] or 0)


def refundable(attempt: Attempt) -> int:
    """What can still be paid back of an attempt, in đồng: what arrived less what went back or is on its way."""
    asked = attempt.refunds.exclude(state=Refund.State.FAILED).aggregate(sum=Sum("amount"))["sum"] or 0
    return max(received_on(attempt) - int(asked) - taken_back(attempt), 0)


def refunds_shown(purchase: Purchase) -> list[Refund]:
    """What a buyer sees of refunds: those that have gone or are to go; a failure is ours to mend."""
    refunds = Refund.objects.filter(attempt__purchase=purchase).exclude(state=Refund.State.FAILED)
    return list(refunds.select_related("order").order_by("pk"))


def refunds_of(order: Order) -> list[Refund]:
    """The same of one order, as its cooperative sees it."""
    return list(order.refunds.exclude(state=Refund.State.FAILED).order_by("pk"))
