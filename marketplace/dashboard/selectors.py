"""Readings for the alliance's screens. Everything here is behind the staff door of the dashboard's URLs."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from catalogue.models import ListingRevision
from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Order, Purchase
from marketplace.order.status import OrderStatus, PaymentState
from traceability.models import Lot


def today_counts() -> list[dict[str, Any]]:
    """What waits for somebody, each with its screen."""
    overdue = Q(status=OrderStatus.AWAITING_ACCEPTANCE, accept_before__lt=timezone.now())
    return [
        {"key": "revisions", "count": ListingRevision.objects.filter(status="waiting").count()},
        {"key": "payments", "count": unpaid_transfers().count()},
        {"key": "overdue", "count": Order.objects.filter(overdue).count()},
        {"key": "cooperatives", "count": Cooperative.objects.filter(status="pending").count()},
        {"key": "recalled", "count": Lot.objects.filter(state=Lot.State.RECALLED).count()},
    ]


def unpaid_transfers() -> QuerySet[Purchase]:
    """Purchases that wait for a bank transfer."""
    waiting = [PaymentState.CREATED, PaymentState.PENDING]
    return Purchase.objects.filter(method=Purchase.Method.VIETQR, payment_state__in=waiting)


def purchases(query: str, state: str) -> QuerySet[Purchase]:
    """Purchases, newest first: by number, memo, phone or name; `state` narrows to a payment state."""
    found = Purchase.objects.prefetch_related("orders__cooperative").order_by("-placed_at")
    if query:
        digits = "".join(char for char in query if char.isdigit()).lstrip("0")
        matches = Q(number__iexact=query) | Q(memo__iexact=query) | Q(buyer_name__icontains=query)
        found = found.filter(matches | Q(buyer_phone__endswith=digits) if len(digits) >= 6 else matches)
    return found.filter(payment_state=state) if state else found


def purchase_for_staff(number: str) -> Purchase:
    """One purchase with its orders and lines; Http404 where there is none."""
    lines = Purchase.objects.select_related("shipping_address__commune__province", "user").prefetch_related(
        "orders__cooperative", "orders__lines", "receipts__recorded_by"
    )
    return _or_404(lines.filter(number=number).first())


def waiting_revisions() -> QuerySet[ListingRevision]:
    """Listings that wait, the oldest first."""
    waiting = ListingRevision.objects.filter(status=ListingRevision.Status.WAITING)
    return waiting.select_related("product__producer", "proposed_by").order_by("proposed_at")


def revision_for_staff(pk: int) -> ListingRevision:
    """One revision with its product; Http404 where there is none."""
    revisions = ListingRevision.objects.select_related("product__producer__province", "proposed_by", "decided_by")
    return _or_404(revisions.prefetch_related("product__images", "product__categories").filter(pk=pk).first())


def cooperatives(status: str) -> QuerySet[Cooperative]:
    """Cooperatives with the number of their listed goods."""
    found = Cooperative.objects.select_related("province").annotate(
        goods=Count("listing_rows", filter=Q(listing_rows__is_listed=True))
    )
    return found.filter(status=status) if status else found


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



def _or_404(thing: Any) -> Any:
    if thing is None:
        raise Http404
    return thing
