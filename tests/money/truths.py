"""What is true of stock, orders and money after every step, reckoned here once more from the rows of the shop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q, Sum

from marketplace.cooperatives.models import Cooperative
from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.models import Entry, Payout, Posting, SaleTerms
from marketplace.ledger.sales import SOURCE
from marketplace.ledger.selectors import Standing, balance, payable, standing
from marketplace.order.models import ClaimLine, Line, Order, Parcel, ParcelLine, Purchase
from marketplace.order.returns.status import ClaimState
from marketplace.order.status import HOLDING, OrderStatus, PaymentState
from marketplace.partner.models import StockRecord
from marketplace.payment.models import Attempt, Receipt, Refund
from marketplace.payment.refunds import MOVES, RANK, UNPAID
from marketplace.payment.selectors import receipts_to_settle, received_on, taken_back
from tests.simulators._stripe_state import Books

from .world import Shop

S, Problem = OrderStatus, Receipt.Problem
GONE, ON_THE_WAY = Refund.State.SUCCEEDED, (Refund.State.REQUESTED, Refund.State.PENDING)


def books_agree() -> None:
    """The ledger sums to zero and `check_books` finds nothing."""
    assert not Posting.objects.aggregate(sum=Sum("amount"))["sum"]
    assert list(faults()) == []


def stock_is_where_it_went(shop: Shop) -> None:
    """Units are on the shelf, promised to an order, or went out of the door and did not come back."""
    went: Counter[int] = Counter()
    for part in ParcelLine.objects.select_related("line", "parcel"):
        went[part.line.stockrecord_id] += 0 if part.parcel.refused_at else part.quantity
    for one in ClaimLine.objects.select_related("line", "claim").prefetch_related("claim__steps"):
        states = [step.state for step in one.claim.steps.all()]
        replaced = states[-2:] == [ClaimState.REPLACING, ClaimState.SETTLED]
        went[one.line.stockrecord_id] += one.quantity * (replaced - (one.fate == ClaimLine.Fate.RESTOCK))
    promised: Counter[int] = Counter()
    for line in Line.objects.filter(order__status__in=HOLDING):
        promised[line.stockrecord_id] += line.left_to_send
    for record in StockRecord.objects.all():
        assert record.num_in_stock == shop.shelves[record.pk] - went[record.pk], record
        assert (record.num_allocated or 0) == promised[record.pk], record


def what_does_not_arrive_is_not_paid() -> None:
    """Units that were given up, or came back from the door, count as given back."""
    refused: Counter[int] = Counter()
    for part in ParcelLine.objects.exclude(parcel__refused_at=None):
        refused[part.line_id] += part.quantity
    for line in Line.objects.exclude(order__status=S.REFUSED):
        assert line.given_back == line.cancelled + refused[line.pk], line


def each_cooperative_is_owed_what_the_paper_says(shop: Shop) -> None:
    """docs/money.md: what completed orders were sold for and delivery, less commission, less what was paid out."""
    owed: Counter[int] = Counter()
    for terms in SaleTerms.objects.all():
        now = standing(SOURCE, terms.source_key)
        order = Order.objects.select_related("purchase").get(number=terms.source_key)
        assert now.left.total == _paid(order, terms) - _given_back(order, terms), order
        if now.earned:
            _commission_is_five_percent(now, order.lines.count())
            kept = now.left.total if terms.kept else 0
            owed[terms.cooperative_id] += now.left.sold + now.left.shipping - now.taken.amount - now.taken.vat - kept
    for payout in Payout.objects.filter(state__in=[Payout.State.SENT, Payout.State.PAID]):
        owed[payout.cooperative_id] -= payout.amount
    for seller in shop.cooperatives:
        assert payable(seller.pk) == owed[seller.pk] + _paid_in(seller), seller


def _paid(order: Order, terms: SaleTerms) -> int:
    """What its buyer paid: all of it before, or at the door for each parcel that was taken."""
    if order.purchase.method != Purchase.Method.COD:
        booked = Entry.objects.filter(source=SOURCE, source_key=order.number, kind__in=["paid", "collected"])
        return int(order.total_incl_tax) if booked.exists() else 0
    if order.status not in (S.DELIVERED, S.COMPLETED, *AFTER):
        return 0
    taken = Parcel.objects.filter(order=order).exclude(delivered_at=None)
    return int(taken.aggregate(sum=Sum("to_collect"))["sum"] or 0)


AFTER = (S.RETURN_REQUESTED, S.RETURN_RECEIVED, S.RETURN_DECLINED, S.REFUNDED)


def _given_back(order: Order, terms: SaleTerms) -> int:
    """What went back, is owed back, or was lost to a dispute that the cooperative bears."""
    gone = order.refunds.filter(state=GONE).aggregate(sum=Sum("amount"))["sum"] or 0
    borne = Posting.objects.filter(account__kind=Kind.DISPUTE, entry__source=SOURCE, entry__source_key=order.number)
    return int(order.refund_due) + int(gone) - int(borne.aggregate(sum=Sum("amount"))["sum"] or 0)


def _commission_is_five_percent(now: Standing, lines: int) -> None:
    assert abs(now.taken.amount - now.left.sold * 5 / 100) <= lines / 2 + 0.5
    assert abs(now.taken.vat - now.taken.amount / 10) <= lines / 2 + 0.5


def _paid_in(seller: Cooperative) -> int:
    rows = Posting.objects.filter(account__kind=Kind.CASH, entry__source="cooperative", entry__source_key=seller.code)
    return int(rows.aggregate(sum=Sum("amount"))["sum"] or 0)


def payments_only_go_forward(before: dict[tuple[str, int], int]) -> None:
    """Of attempts, purchases and refunds; `before` is where each stood, and is brought up to date."""
    for name, pk, rank in _ranks():
        stood = before.get((name, pk), rank)
        assert rank >= stood, f"{name} {pk} went from {stood} back to {rank}"
        before[name, pk] = rank


def _ranks() -> Iterator[tuple[str, int, int]]:
    for pk, state in Attempt.objects.values_list("pk", "state"):
        yield "attempt", pk, RANK.index(PaymentState(state))
    for pk, state in Purchase.objects.values_list("pk", "payment_state"):
        yield "purchase", pk, RANK.index(PaymentState(state))
    for pk, state in Refund.objects.values_list("pk", "state"):
        yield "refund", pk, list(MOVES).index(Refund.State(state))


def nothing_goes_back_that_did_not_come() -> None:
    """Of a payment not more than arrived, of an order not more than it cost; what all went back does not read paid."""
    for attempt in Attempt.objects.select_related("purchase").prefetch_related("refunds"):
        refunds = [one for one in attempt.refunds.all() if one.state != Refund.State.FAILED]
        arrived, gone = received_on(attempt), sum(int(one.amount) for one in refunds if one.state == GONE)
        lost = taken_back(attempt)
        assert sum(int(one.amount) for one in refunds) + lost <= arrived, attempt
        if attempt.amount <= arrived <= gone + lost and attempt.state not in UNPAID:
            assert attempt.state == PaymentState.REFUNDED, attempt
            whole = attempt.purchase.attempts.count() == 1 and attempt.method != Purchase.Method.COD
            assert not whole or attempt.purchase.payment_state == PaymentState.REFUNDED, attempt
    for order in Order.objects.prefetch_related("refunds"):
        back = sum(int(one.amount) for one in order.refunds.all() if one.state != Refund.State.FAILED)
        assert back <= order.total_incl_tax, order


def a_claim_gives_back_no_more_than_its_units_were_paid_with() -> None:
    """Their price, and of the delivery at most what the buyer paid for it."""
    for refund in Refund.objects.filter(key__startswith="claim-").select_related("order__purchase"):
        parts = ClaimLine.objects.filter(claim=refund.key.removeprefix("claim-")).select_related("line")
        goods = sum(-(-int(one.line.line_price_incl_tax) * one.quantity // one.line.quantity) + 1 for one in parts)
        first = refund.order.parcels.order_by("pk").first()
        unpaid = refund.order.purchase.method == Purchase.Method.COD and first.refused_at
        assert refund.amount <= goods + (0 if unpaid else refund.order.shipping_incl_tax), refund


def what_does_not_fit_is_seen_by_a_person() -> None:
    """Money that pays nothing waits for a decision, or for what was decided to happen."""
    seen = set(receipts_to_settle().values_list("pk", flat=True))
    D = Receipt.Decision
    for receipt in Receipt.objects.exclude(problem=Problem.NONE).filter(settled_at=None).exclude(pk__in=seen):
        awaited = receipt.purchase and receipt.purchase.orders.filter(status=S.AWAITING_PAYMENT).exists()
        going = receipt.attempt is None or receipt.refunds.exclude(state=Refund.State.FAILED).exists()
        failed = receipt.refunds.filter(state=Refund.State.FAILED).exists()
        happens = {D.KEEP: True, D.ASK: awaited, D.SEND_BACK: going or failed}
        assert happens.get(D(receipt.decision), False), f"nobody sees {receipt}: {receipt.decision}"


def what_is_paid_is_sent_or_owed_back() -> None:
    """No order of a paid payment waits for money; none that ended keeps its buyer's money."""
    for attempt in Attempt.objects.filter(state=PaymentState.PAID).exclude(method=Purchase.Method.COD):
        orders = Order.objects.filter(Q(pk=attempt.order_id) if attempt.order_id else Q(purchase=attempt.purchase_id))
        assert not orders.filter(status=S.AWAITING_PAYMENT).exists(), attempt


def card_money_is_what_stripe_has(books: Books) -> None:
    """Once every notice was heard: what stands at Stripe in the books is what stands at Stripe."""
    came = sum(one["amount"] for one in books.all("charge"))
    went = sum(one["amount"] for one in books.all("refund") if one["status"] == "succeeded")
    held = sum(one["amount"] for one in books.all("dispute") if one["status"] != "won")
    nobodys = Refund.objects.filter(order=None, receipt=None, state=GONE).aggregate(sum=Sum("amount"))["sum"] or 0
    assert balance(Ref(Kind.CASH, provider="card")) == came - went - held + int(nobodys)
