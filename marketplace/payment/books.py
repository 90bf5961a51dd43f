"""What must agree between payments and the ledger: see `marketplace.ledger.checking`."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, Sum

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import check
from marketplace.ledger.models import Entry, SaleTerms
from marketplace.ledger.sales import SOURCE
from marketplace.ledger.selectors import balance
from marketplace.order.models import Order, Purchase
from marketplace.order.status import OrderStatus, PaymentState

from .journal import surplus
from .models import Attempt, Dispute, Receipt
from .remittance import books as _cash  # noqa: F401  its checks register themselves

S = OrderStatus
ON_THEIR_WAY = (S.CONFIRMED, S.PACKED, S.PARTLY_SHIPPED, S.SHIPPED, S.DELIVERED, S.COMPLETED)


@check("money")
def what_pays_nothing_waits_for_a_person() -> Iterator[str]:
    """Money in suspense is exactly the money in the queue."""
    ours = Receipt.objects.filter(attempt__order=None, cooperative=None)
    waiting = ours.exclude(problem=Receipt.Problem.NONE).filter(settled_at=None)
    queued = sum(surplus(receipt) for receipt in waiting.select_related("attempt").iterator())
    stands = -balance(Ref(Kind.SUSPENSE))
    if queued != stands:
        yield f"{stands} stands in suspense, {queued} waits in the queue"


@check("money")
def what_is_disputed_waits_for_its_end() -> Iterator[str]:
    """Money on the account of disputes is that of disputes that are open, or lost and of which nobody has decided."""
    S = Dispute.State
    waiting = Dispute.objects.filter(Q(state=S.OPEN) | Q(state=S.LOST, borne_by=Dispute.Bearer.NONE))
    queued, stands = int(waiting.aggregate(sum=Sum("amount"))["sum"] or 0), balance(Ref(Kind.DISPUTE))
    if queued != stands:
        yield f"{stands} stands on the account of disputes, {queued} is disputed"


@check("money")
def what_is_paid_has_arrived() -> Iterator[str]:
    """A payment that reads paid has receipts for at least its amount."""
    paid = Attempt.objects.exclude(state__in=[PaymentState.CREATED, PaymentState.PENDING, PaymentState.EXPIRED])
    # cash never comes as a receipt of its own: it stands in the remittance of a carrier
    arrived = paid.exclude(method=Purchase.Method.COD).annotate(arrived=Sum("receipts__amount")).order_by("pk")
    for attempt in arrived.select_related("purchase", "order").iterator():
        if (attempt.arrived or 0) < attempt.amount:
            yield f"{attempt.order or attempt.purchase} reads paid, {attempt.arrived or 0} of {attempt.amount} arrived"


@check("money")
def a_paid_order_is_booked_as_paid() -> Iterator[str]:
    """An order that is on its way and was to be paid before has its money in the books."""
    booked = Entry.objects.filter(source=SOURCE, source_key=OuterRef("number"), kind__in=["paid", "collected"])
    agreed = SaleTerms.objects.filter(source_key=OuterRef("number"))
    orders = Order.objects.filter(Exists(agreed), status__in=ON_THEIR_WAY, total_incl_tax__gt=0)
    for number in orders.exclude(Exists(booked)).exclude(purchase__method="cod").values_list("number", flat=True):
        yield f"order {number} is on its way, but nothing paid it"
    cash = orders.filter(purchase__method="cod", status__in=[S.DELIVERED, S.COMPLETED])
    for number in cash.exclude(Exists(booked)).values_list("number", flat=True):
        yield f"order {number} is delivered, but its cash is not booked"
