"""Readings for the alliance's screens. Everything here is behind the staff door of the dashboard's URLs."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from catalogue.models import Certificate, ListingRevision, ListingRow, Product
from catalogue.papers.selectors import ending, waiting_count
from marketplace.cooperatives.models import Cooperative
from marketplace.ledger.selectors import payables
from marketplace.order.models import Order, Purchase
from marketplace.order.numbers import tidy_number
from marketplace.order.returns.selectors import escalated
from marketplace.order.selectors import late_parcels, refunds_due, silent_orders
from marketplace.partner.models import StockRecord
from marketplace.payment.models import Attempt, Dispute, Receipt, Refund
from marketplace.payment.remittance.selectors import cash_to_settle, unremitted
from marketplace.payment.selectors import (
    awaiting_money,
    lost_disputes,
    open_disputes,
    receipts_to_settle,
    refunds_to_settle,
)
from traceability.models import Lot, Recall


def today_counts() -> dict[str, int]:
    """How much of each waits for somebody."""
    money = (receipts_to_settle(), refunds_due(), refunds_to_settle(), open_disputes(), lost_disputes())
    return {
        "revisions": ListingRevision.objects.filter(status=ListingRevision.Status.WAITING).count(),
        "transfers": awaiting_money().count(),
        "money": sum(queue.count() for queue in money),
        "cash": cash_to_settle().count() + unremitted().count(),
        "claims": escalated().count(),
        "overdue": silent_orders().count(),
        "late": late_parcels().count(),
        "cooperatives": Cooperative.objects.filter(status=Cooperative.Status.PENDING).count(),
        "papers": waiting_count() + Certificate.objects.borrowed().count(),
        "ending": len(ending(timezone.localdate())),
        "recalled": Recall.objects.standing().count(),
    }


def receipt_for_staff(pk: int) -> Receipt:
    """Money with a problem that nobody has settled; Http404 otherwise."""
    return _or_404(receipts_to_settle().filter(pk=pk).first())


def attempt_for_staff(purchase: Purchase, pk: int) -> Attempt:
    """One payment of a purchase; Http404 where it is another's."""
    return _or_404(Attempt.objects.select_related("purchase", "order").filter(purchase=purchase, pk=pk).first())


def dispute_for_staff(pk: int) -> Dispute:
    """One lost dispute, decided or not; Http404 otherwise."""
    lost = Dispute.objects.filter(state=Dispute.State.LOST).select_related("attempt__purchase", "decided_by")
    return _or_404(lost.filter(pk=pk).first())


def refunds_for_staff(attempt: Attempt) -> QuerySet[Refund]:
    """Refunds of a payment that a person must see to."""
    return refunds_to_settle().filter(attempt=attempt)


def refund_for_staff(attempt: Attempt, pk: int) -> Refund:
    """One of these refunds; Http404 otherwise."""
    return _or_404(refunds_for_staff(attempt).filter(pk=pk).first())


def purchases(query: str, state: str) -> QuerySet[Purchase]:
    """Purchases, newest first, by number (its own or an order's), memo, phone or name; of one payment `state`."""
    found = Purchase.objects.prefetch_related("orders__cooperative").order_by("-placed_at")
    if query:
        digits = "".join(char for char in query if char.isdigit()).lstrip("0")
        matches = (
            Q(number=tidy_number(query))
            | Q(orders__number__iexact=query)
            | Q(memo__iexact=query)
            | Q(buyer_name__icontains=query)
        )
        found = found.filter(matches | Q(buyer_phone__endswith=digits) if len(digits) >= 6 else matches).distinct()
    return found.filter(payment_state=state) if state else found


def purchase_for_staff(number: str) -> Purchase:
    """One purchase with its orders and lines; Http404 where there is none."""
    lines = Purchase.objects.select_related("shipping_address__commune__province", "user").prefetch_related(
        "orders__cooperative", "orders__lines", "orders__parcels", "receipts__recorded_by", "attempts"
    )
    return _or_404(lines.filter(number=number).first())


def waiting_revisions() -> QuerySet[ListingRevision]:
    """Listings that wait, the oldest first."""
    waiting = ListingRevision.objects.filter(status=ListingRevision.Status.WAITING)
    return waiting.select_related("product__producer", "product__listing", "proposed_by").order_by("proposed_at")


def revision_for_staff(pk: int) -> ListingRevision:
    """One revision with its product; Http404 where there is none."""
    revisions = ListingRevision.objects.select_related("product__producer__province", "proposed_by", "decided_by")
    return _or_404(revisions.prefetch_related("product__images", "product__categories").filter(pk=pk).first())


def cooperatives(status: str) -> QuerySet[Cooperative]:
    """Cooperatives with the number of their listed goods."""
    found = (
        Cooperative.objects.select_related("province")
        .annotate(goods=Count("listing_rows", filter=Q(listing_rows__is_listed=True)))
        .order_by("name", "pk")
    )
    return found.filter(status=status) if status else found


def balances_owed() -> list[tuple[Cooperative, int]]:
    """Each cooperative that is owed money, or owes it (below zero), in đồng, by name: two queries."""
    owed = payables()
    return [(each, owed[each.pk]) for each in Cooperative.objects.filter(pk__in=owed).order_by("name", "pk")]


def cooperative_for_staff(slug: str) -> Cooperative:
    """One cooperative in any state; Http404 where there is none."""
    return _or_404(Cooperative.objects.select_related("province", "commune").filter(slug=slug).first())


def lots(query: str) -> QuerySet[Lot]:
    """Lots, newest first; `query` is a code or its beginning."""
    found = Lot.objects.select_related("product", "producer")
    return found.filter(code__istartswith=query) if query else found


def lot_for_staff(code: str) -> Lot:
    """One lot in any state; Http404 where there is none."""
    return _or_404(Lot.objects.select_related("product", "producer").filter(code=code).first())


def stock_of(product: Product) -> StockRecord | None:
    """What the producer asks for it and how many there are; None while it was never priced."""
    return StockRecord.objects.filter(product=product, partner__cooperative_id=product.producer_id).first()


def goods_of(cooperative: Cooperative) -> QuerySet[ListingRow]:
    """What the cooperative lists or has proposed, by name."""
    return ListingRow.objects.filter(cooperative=cooperative).order_by("sort_key", "pk")


def order_for_staff(purchase: Purchase, number: str) -> Order:
    """One order of a purchase; Http404 where it is another's."""
    return _or_404(purchase.orders.filter(number=number).first())


def _or_404(thing: Any) -> Any:
    if thing is None:
        raise Http404
    return thing
