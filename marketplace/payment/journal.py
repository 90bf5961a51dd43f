"""What payments tell the ledger, in the transaction of the act itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet, Sum

from marketplace.ledger import rules, sales
from marketplace.ledger.chart import Event, Kind, Ref
from marketplace.ledger.models import Account, Entry
from marketplace.ledger.selectors import balance, standing
from marketplace.ledger.services import post
from marketplace.order import journal as orders_journal
from marketplace.order.models import Order, Purchase

from .models import Attempt, Dispute, Receipt, Refund
from .providers.base import Charged

SOURCE = "receipt"
APART = (Receipt.Problem.LATE, Receipt.Problem.DOUBLE)


def book_received(receipt: Receipt) -> None:
    """Money arrived on the platform's account; what a cooperative receives itself is not the platform's."""
    if is_platforms(receipt):
        legs = rules.received(_provider(receipt), int(receipt.amount))
        _post(Event.RECEIVED, receipt, "received", legs, receipt.received_at)


def book_not_ours(receipt: Receipt) -> None:
    """It was never a buyer's money (the alliance's own, a carrier's that is booked elsewhere): taken out again."""
    if is_platforms(receipt):
        _post(Event.RECEIVED, receipt, "not-ours", rules.received(_provider(receipt), -int(receipt.amount)), None)


def book_passed_on(receipt: Receipt) -> None:
    """It is what the card's provider held for the shop and has paid out to its bank account."""
    legs = rules.passed_on(Purchase.Method.CARD, int(receipt.amount))
    _post(Event.PASSED_ON, receipt, "passed-on", legs, receipt.received_at)


def held_by_card_provider() -> int:
    """What the card's provider holds for the shop by the books, in đồng; locked, so that it is paid out once."""
    account = Ref(Kind.CASH, provider=Purchase.Method.CARD)
    list(Account.objects.select_for_update(no_key=True).filter(code=account.code))  # postings need not wait
    return balance(account)


def is_platforms(receipt: Receipt) -> bool:
    """Whether it lies on the platform's account, and not on a cooperative's."""
    return receipt.cooperative_id is None if receipt.attempt is None else receipt.attempt.order_id is None


def _provider(receipt: Receipt) -> str:
    return rules.BANK if receipt.attempt is None else str(receipt.attempt.method)


def book_paid(orders: Iterable[Order]) -> None:
    """These orders are paid by what arrived."""
    for order in orders:
        orders_journal.book_paid(order)


def book_sent_back(receipt: Receipt, *, provider: str = "") -> None:
    """What of a receipt paid nothing went back to whom it came from, unless told from where it came."""
    if is_platforms(receipt):
        legs = rules.sent_back(provider or _provider(receipt), surplus(receipt))
        before = Entry.objects.filter(kind=Event.SENT_BACK, source=SOURCE, source_key=receipt.reference).count()
        _post(Event.SENT_BACK, receipt, f"sent-back-{before}" if before else "sent-back", legs, None)


def surplus(receipt: Receipt) -> int:
    """How much of a receipt pays nothing, in đồng."""
    if receipt.problem != Receipt.Problem.OVER:
        return int(receipt.amount) if receipt.problem else 0
    went_back = Entry.objects.filter(kind=Event.SENT_BACK, source=SOURCE).values("source_key")
    paying = counting(receipt.attempt).exclude(problem__in=APART).exclude(reference__in=went_back)
    return int(paying.aggregate(sum=Sum("amount"))["sum"] or 0) - int(receipt.attempt.amount)


def counting(attempt: Attempt) -> QuerySet[Receipt]:
    """The receipts that may pay an attempt: without what is too little and goes back to its sender."""
    return attempt.receipts.exclude(problem=Receipt.Problem.UNDER, decision=Receipt.Decision.SEND_BACK)


def book_remitted(order: Order, *, amount: int, fee: int, reference: str) -> None:
    """A carrier passed on `amount` of an order's cash less its `fee`; nothing of a parcel that nobody took."""
    sales.book_remitted(orders_journal.terms_of(order), amount=amount, fee=fee, reference=reference)


def book_refund_paid(order: Order, *, attempt: Attempt, amount: int, key: str, provider: str = "") -> None:
    """What was owed back for an order has been paid back; where the cooperative was paid, it pays back itself."""
    terms = orders_journal.terms_of(order)
    if not terms.kept:
        provider = provider or (rules.BANK if attempt.method == Purchase.Method.COD else attempt.method)
        sales.book_refund_paid(terms, provider=provider, amount=amount, key=key)


def book_refund_due(order: Order, *, amount: int, key: str) -> None:
    """So much more of what was paid for an order is owed back. Raises ValidationError for more than is left of it."""
    terms = orders_journal.terms_of(order)
    left = standing(sales.SOURCE, terms.source_key).left
    sales.book_refund(terms, back=sales.worth(left, amount), key=key)


def book_given_back(order: Order, *, back: rules.Sale, key: str) -> None:
    """Exactly these goods, discounts and delivery of an order are owed back, once per `key`."""
    sales.book_refund(orders_journal.terms_of(order), back=back, key=key)


def book_refund_failed(refund: Refund) -> None:
    """A refund that had gone came back to the provider: it is owed again, or in suspense again."""
    attempt, amount = refund.attempt, -int(refund.amount)
    if refund.order is not None:
        book_refund_paid(refund.order, attempt=attempt, amount=amount, key=f"{refund.key}-failed")
    elif refund.receipt is not None and attempt.order_id is None:
        legs = rules.sent_back(attempt.method, amount)
        _post(Event.SENT_BACK, refund.receipt, f"came-back-{refund.pk}", legs, None)


def book_dispute(dispute: Dispute) -> None:
    """A bank took money back for the time of a dispute; lost, it stays there until a person says who bears it."""
    method, amount, won = dispute.attempt.method, int(dispute.amount), dispute.state == Dispute.State.WON
    taken = Entry.objects.filter(key=f"dispute-{dispute.reference}-taken").exists()
    if dispute.state == Dispute.State.INQUIRY or (won and not taken):
        return
    _post_dispute(Event.DISPUTED, dispute, "taken", rules.disputed(method, amount))
    if won:
        _post_dispute(Event.DISPUTE_WON, dispute, "won", rules.dispute_won(method, amount))


def book_borne(dispute: Dispute, *, by_orders: Mapping[Order, int], owed: Mapping[Order, int]) -> None:
    """A lost dispute is borne by the cooperatives of these orders (đồng each), what is left of it by the alliance.

    It has paid what was `owed` back to the buyer before.
    """
    for order, amount in owed.items():
        sales.book_refund_taken(orders_journal.terms_of(order), amount=amount, key=f"dispute-{dispute.reference}")
    for order, amount in by_orders.items():
        terms = orders_journal.terms_of(order)
        left = standing(sales.SOURCE, terms.source_key).left
        key = f"dispute-{dispute.reference}"
        sales.book_refund(terms, back=sales.worth(left, amount), key=key, by_dispute=True)
    rest = int(dispute.amount) - sum(by_orders.values()) - sum(owed.values())
    _post_dispute(Event.DISPUTE_LOST, dispute, "lost", rules.dispute_borne(rest))


def book_fee(attempt: Attempt, fee: Charged) -> None:
    """The provider kept a fee of a card payment, or gave one back; once for its number."""
    post(
        event=Event.FEE, key=f"fee-{fee.reference}", source="card-fee", source_key=attempt.purchase.number,
        legs=rules.provider_fee(attempt.method, fee.amount), occurred_at=fee.at,
    )  # fmt: skip


def _post_dispute(event: Event, dispute: Dispute, what: str, legs: list[rules.Leg]) -> None:
    key = f"dispute-{dispute.reference}-{what}"
    post(event=event, key=key, source="dispute", source_key=dispute.reference, legs=legs)


def _post(event: Event, receipt: Receipt, what: str, legs: list[rules.Leg], at: datetime.datetime | None) -> None:
    post(
        event=event, key=f"receipt-{receipt.reference}-{what}", source=SOURCE, source_key=receipt.reference, legs=legs,
        occurred_at=at,
    )  # fmt: skip
