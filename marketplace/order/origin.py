"""The certificate of origin of an order: which lots its goods were sent from, and who made them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from traceability.components import components
from traceability.models import Lot
from traceability.selectors import label_address

from .models import Line, LineLot, Order


@dataclass(frozen=True, slots=True)
class SentLot:
    """Units of a line from one lot; the address that stands in its label's code; what it was made of."""

    lot: Lot
    units: int
    address: str
    parts: list[Lot] = field(default_factory=list)


def has_origin(order: Order) -> bool:
    """Whether lots were named for it; no query where the page fetched them."""
    return any(line.lots.all() for line in order.lines.all())


def origin_of(order: Order) -> list[tuple[Line, list[SentLot]]]:
    """Each line with its lots, in the order in which they were named. A handful of queries."""
    rows = LineLot.objects.filter(line__order=order).select_related("lot__product", "lot__producer__province")
    parts = list(rows.order_by("pk"))
    made_of = components([part.lot for part in parts])
    lots: dict[int, list[SentLot]] = defaultdict(list)
    for part in parts:
        sent = SentLot(part.lot, part.quantity, label_address(part.lot), made_of[part.lot_id])
        lots[part.line_id].append(sent)
    return [(line, lots[line.pk]) for line in order.lines.all()]
