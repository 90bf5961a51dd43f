"""Readings for the desk; each takes the cooperative that the door let in."""

from typing import Any

from django.conf import settings
from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone

from catalogue.models import ListingRevision, Product
from catalogue.papers.rules import rule_on
from catalogue.papers.selectors import ending
from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Order
from marketplace.order.returns.selectors import waiting_for_seller
from marketplace.order.selectors import orders_of
from marketplace.order.status import OrderStatus
from marketplace.partner.models import StockRecord
from marketplace.payment.bank.selectors import cases
from traceability.holdings import holdings
from traceability.models import Lot

from .forms.orders import Supply

S, Status = OrderStatus, ListingRevision.Status
FEW = 5
SHOWN_TODAY = 5

# the desk's words for orders: what has to be done with them, in the order of their life
GROUPS: dict[str, tuple[OrderStatus, ...]] = {
    "accept": (S.AWAITING_ACCEPTANCE,),
    "pack": (S.CONFIRMED,),
    "send": (S.PACKED, S.PARTLY_SHIPPED),
    "on-the-way": (S.SHIPPED,),
    "done": (S.DELIVERED, S.COMPLETED),
    "returns": (S.RETURN_REQUESTED, S.RETURN_RECEIVED, S.RETURN_DECLINED, S.REFUNDED),
    "unpaid": (S.AWAITING_PAYMENT,),
    "ended": (S.CANCELLED, S.REFUSED),
}


def goods_of(cooperative: Cooperative) -> QuerySet[Product]:
    """Everything the cooperative makes, with its stock, its row and its proposals, newest first."""
    stock = StockRecord.objects.filter(partner__cooperative=cooperative)
    return (
        Product.objects.made_by(cooperative)
        .select_related("listing")
        .prefetch_related(
            Prefetch("stockrecords", stock, to_attr="own_stock"),
            Prefetch("revisions", ListingRevision.objects.order_by("-proposed_at", "-pk"), to_attr="proposals"),
        )
        .order_by("-pk")
    )


def own_product(cooperative: Cooperative, pk: int) -> Product:
    """One of the cooperative's goods; Http404 for another's."""
    product = goods_of(cooperative).filter(pk=pk).first()
    if product is None:
        raise Http404
    return product


def stock_of(cooperative: Cooperative, product: Product) -> StockRecord | None:
    """What the cooperative has of this product, or None while it was never priced."""
    return StockRecord.objects.filter(partner__cooperative=cooperative, product=product).first()


def order_counts(cooperative: Cooperative) -> dict[str, int]:
    """How many orders stand in each of GROUPS, in one query."""
    rows = Order.objects.filter(cooperative=cooperative).order_by().values_list("status").annotate(Count("pk"))
    by_status = dict(rows)
    return {group: sum(by_status.get(state, 0) for state in states) for group, states in GROUPS.items()}


def orders_in(cooperative: Cooperative, group: str) -> QuerySet[Order]:
    """The orders of one of GROUPS, what is most urgent first; all, newest first, for any other word."""
    orders = orders_of(cooperative)
    if group not in GROUPS:
        return orders
    orders = orders.filter(status__in=GROUPS[group])
    if group == "accept":
        return orders.order_by(F("accept_before").asc(nulls_last=True), "pk")
    return orders.order_by("date_placed", "pk") if group in ("pack", "send") else orders


def today(cooperative: Cooperative) -> dict[str, Any]:
    """What the cooperative has to do now: orders by what they wait for, and what deserves a look."""
    day = timezone.localdate()
    rejected = ListingRevision.objects.filter(status=Status.REJECTED, product__producer=cooperative)
    newest = (
        ListingRevision.objects.filter(product=OuterRef("product")).order_by("-proposed_at", "-pk").values("pk")[:1]
    )
    return {
        "counts": order_counts(cooperative),
        "claims": waiting_for_seller(cooperative).count(),
        "odd_money": cases(cooperative=cooperative).count() if settings.SETTLEMENT == "direct" else 0,
        **{group: list(orders_in(cooperative, group)[:SHOWN_TODAY]) for group in ("accept", "pack", "send")},
        "low": list(_running_out(cooperative)[:SHOWN_TODAY]),
        "sent_back": list(rejected.filter(pk=Subquery(newest)).select_related("product__listing")[:SHOWN_TODAY]),
        "waiting": ListingRevision.objects.filter(status=Status.WAITING, product__producer=cooperative).count(),
        "papers": ending(day, days=rule_on(day).second_days, cooperative=cooperative)[:SHOWN_TODAY],
        "has_goods": Product.objects.made_by(cooperative).exists(),
    }


def _running_out(cooperative: Cooperative) -> QuerySet[StockRecord]:
    records = StockRecord.objects.filter(partner__cooperative=cooperative, product__is_public=True)
    left = records.annotate(left=F("num_in_stock") - Coalesce(F("num_allocated"), 0)).filter(left__lte=FEW)
    return left.select_related("product__listing").order_by("left", "pk")


def supplies_of(order: Order) -> list[Supply]:
    """For each line the lots that may be sold today, the first to expire first, with what is left of each."""
    products = {line.product_id for line in order.lines.all()}
    published = Lot.objects.published().filter(product_id__in=products)
    saleable = published.saleable(on=timezone.localdate()).select_related("product")
    lots: dict[int, list[tuple[Lot, int]]] = {}
    in_order = list(saleable.order_by(F("use_by").asc(nulls_last=True), "made_on", "pk"))
    held = holdings(in_order)
    for lot in in_order:
        if (left := held[lot.pk].units) > 0:
            lots.setdefault(lot.product_id, []).append((lot, left))
    tracked = set(published.values_list("product_id", flat=True))
    return [Supply(line, lots.get(line.product_id or 0, []), line.product_id in tracked) for line in order.lines.all()]
