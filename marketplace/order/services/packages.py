"""What lies packed for an order, said to the books of lots; they never learn which order it is."""

from __future__ import annotations

from django.db.models import F, Sum

from traceability import services as lots

from ..models import LineLot, Order

PACKAGE = "order:"  # under which an order, by its key, has its package


def write_package(order: Order, *, packed: bool = False) -> None:
    """Its lots were named (`packed`), or goods of it came out: behind all that moves goods, before money."""
    parts = LineLot.objects.filter(line__order=order).order_by().values_list("lot")
    units = {lot: count for lot, count in parts.annotate(count=Sum(F("quantity") - F("back"))) if count}
    packed_by = order.cooperative if packed else None
    lots.write_package(source_key=f"{PACKAGE}{order.pk}", units=units, packed_by=packed_by)
