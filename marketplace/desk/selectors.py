"""Readings for the desk; each takes the cooperative that the door let in."""

from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone

from catalogue.models import ListingRevision, Product
from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Order
from marketplace.order.status import OrderStatus
from marketplace.partner.models import StockRecord
from traceability.selectors import lots_of

FEW = 5


def goods_of(cooperative: Cooperative) -> QuerySet[Product]:
    """Everything the cooperative makes, with its stock and the latest proposal, newest first."""
    stock = StockRecord.objects.filter(partner__cooperative=cooperative)
    return (
        Product.objects.made_by(cooperative)
        .prefetch_related(
            Prefetch("stockrecords", stock, to_attr="own_stock"),
            Prefetch("revisions", ListingRevision.objects.order_by("-proposed_at"), to_attr="latest"),
            "images",
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


def today(cooperative: Cooperative) -> dict[str, Any]:
    """What the cooperative has to do now."""
    orders = Order.objects.filter(cooperative=cooperative)
    low = StockRecord.objects.filter(partner__cooperative=cooperative, product__is_public=True).annotate(
        left=F("num_in_stock") - Coalesce(F("num_allocated"), 0)
    )
    waiting = ListingRevision.objects.filter(product__producer=cooperative)
    return {
        "to_accept": orders.filter(status=OrderStatus.AWAITING_ACCEPTANCE).order_by("accept_before")[:20],
        "to_pack": orders.filter(status=OrderStatus.CONFIRMED).order_by("date_placed")[:20],
        "to_ship": orders.filter(status=OrderStatus.PACKED).order_by("date_placed")[:20],
        "low": low.filter(left__lte=FEW).select_related("product").order_by("left")[:10],
        "sent_back": waiting.filter(status=ListingRevision.Status.REJECTED, product__is_public=False)
        .exclude(product__revisions__status=ListingRevision.Status.WAITING)
        .select_related("product")[:5],
        "waiting": waiting.filter(status=ListingRevision.Status.WAITING).count(),
        "lots": lots_of(cooperative).saleable(on=timezone.localdate()).count(),  # type: ignore[attr-defined]
    }
