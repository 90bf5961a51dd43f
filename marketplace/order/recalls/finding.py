"""Orders that were filled from the lots of a recall, and where their units are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet, Sum

from traceability.models import Lot, Recall, UnitMove

from ..models import Line, LineLot, Order
from ..services.stock import lot_key
from .models import RecallNotice

Situation = RecallNotice.Situation


@dataclass(slots=True)
class Found:
    """One order of a recall: units of each line that left with a lot, and how many are still packed here."""

    order: Order
    sent: list[tuple[Line, Lot, int]] = field(default_factory=list)
    in_hand: int = 0

    @property
    def units_sent(self) -> int:
        """Units that the buyer has, or that are on their way."""
        return sum(units for _line, _lot, units in self.sent)

    @property
    def situation(self) -> Situation:
        """What has to be done: write to the buyer first, then stop what is here."""
        if self.sent:
            return Situation.WITH_BUYER
        return Situation.IN_HAND if self.in_hand else Situation.BACK


def parts_of(recall: Recall) -> QuerySet[LineLot]:
    """Units of order lines that were packed from lots of this recall, but for those that an earlier one told of."""
    return LineLot.objects.filter(lot__in=recall.reached.filter(is_told=False).values("lot"))


def orders_without_notice(recall: Recall, *, after: int = 0) -> QuerySet[Order]:
    """Orders with such units of which nothing was written down yet, in the order of their keys."""
    inside = parts_of(recall).filter(line__order=OuterRef("pk"))
    noticed = RecallNotice.objects.filter(recall=recall, order=OuterRef("pk"))
    found: QuerySet[Order] = Order.objects.filter(Exists(inside), ~Exists(noticed), pk__gt=after)
    return found.select_related("purchase", "cooperative").order_by("pk")


def look_into(recall: Recall, orders: Iterable[Order]) -> list[Found]:
    """Where the units of each order are: two queries for all of them."""
    found = {order.pk: Found(order) for order in orders}
    parts = parts_of(recall).filter(line__order__in=found).select_related("line", "lot__producer").order_by("pk")
    waiting = _waiting(parts)
    for part in parts:
        one = found[part.line.order_id]
        here = waiting.get((lot_key(part.line_id), part.lot_id), 0)
        one.in_hand += here
        if (gone := part.quantity - part.back - here) > 0:
            one.sent.append((part.line, part.lot, gone))
    return list(found.values())


def _waiting(parts: Iterable[LineLot]) -> dict[tuple[str, int], int]:
    keys, lots = {lot_key(part.line_id) for part in parts}, {part.lot_id for part in parts}
    rows = UnitMove.objects.filter(source_key__in=keys, lot__in=lots).order_by().values_list("source_key", "lot")
    return {(key, lot): units for key, lot, units in rows.annotate(Sum("waiting"))}


def still_in_hand(recall: Recall, orders: Iterable[Order]) -> dict[int, int]:
    """How many units of each order (by key) lie packed from the recall's lots at this moment."""
    units: dict[int, int] = defaultdict(int)
    for one in look_into(recall, orders):
        units[one.order.pk] = one.in_hand
    return units
