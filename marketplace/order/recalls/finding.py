"""Orders that were filled from the lots of a recall, and where their units are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from marketplace.cooperatives.models import Cooperative
from traceability.models import Lot, Recall, UnitMove

from ..models import Line, LineLot, Order
from ..returns.models import Claim
from ..services.stock import lot_key
from .models import RecallNotice

Situation = RecallNotice.Situation
CLAIM = "claim:"  # under which replacements draw units (returns.stock)


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


def orders_of(recall: Recall) -> QuerySet[Order]:
    """Every order with such units: packed for it, or sent in the place of others."""
    inside = parts_of(recall).filter(line__order=OuterRef("pk"))
    replaced = Claim.objects.filter(pk__in=_replacements(recall)).values("order")
    found: QuerySet[Order] = Order.objects.filter(Q(Exists(inside)) | Q(pk__in=replaced))
    return found


def orders_without_notice(recall: Recall, *, after: int = 0) -> QuerySet[Order]:
    """Those of which nothing was written down yet, in the order of their keys."""
    noticed = RecallNotice.objects.filter(recall=recall, order=OuterRef("pk"))
    found = orders_of(recall).filter(~Exists(noticed), pk__gt=after)
    return found.select_related("purchase", "cooperative").order_by("pk")


def look_into(recall: Recall, orders: Iterable[Order]) -> list[Found]:
    """Where the units of each order are: a handful of queries for all of them."""
    found = {order.pk: Found(order) for order in orders}
    parts = parts_of(recall).filter(line__order__in=found).select_related("line", "lot__producer").order_by("pk")
    waiting = _waiting(parts)
    for part in parts:
        one = found[part.line.order_id]
        here = waiting.get((lot_key(part.line_id), part.lot_id), 0)
        one.in_hand += here
        if (gone := part.quantity - part.back - here) > 0:
            one.sent.append((part.line, part.lot, gone))
    _add_replacements(recall, found)
    return list(found.values())


def free_lots_in(recall: Recall, orders: Iterable[Order]) -> dict[int, list[Lot]]:
    """The lots of the recall that are recalled no more, of each order (by key) that was filled from some of them."""
    found: dict[int, dict[int, Lot]] = defaultdict(dict)
    parts = parts_of(recall).exclude(lot__state=Lot.State.RECALLED).filter(line__order__in=orders)
    for part in parts.select_related("lot", "line").order_by("pk"):
        found[part.line.order_id][part.lot_id] = part.lot
    replaced = _replacements(recall)
    free = Lot.objects.exclude(state=Lot.State.RECALLED)
    lots = free.in_bulk({lot for units in replaced.values() for lot, _count in units})
    for claim, order in Claim.objects.filter(pk__in=replaced, order__in=orders).values_list("pk", "order"):
        found[order] |= {lot: lots[lot] for lot, _units in replaced[claim] if lot in lots}
    return {order: list(some.values()) for order, some in found.items() if some}


def _replacements(recall: Recall) -> dict[int, list[tuple[int, int]]]:
    """Units that were sent in the place of others, by their claim: lots (by key) with how many."""
    drawn = UnitMove.objects.filter(kind=UnitMove.Kind.DRAWN, source_key__startswith=CLAIM)
    reached = recall.reached.filter(is_told=False).values("lot")
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key, lot, shelf in drawn.filter(lot__in=reached).values_list("source_key", "lot", "shelf"):
        found[int(key.removeprefix(CLAIM))].append((lot, -shelf))
    return found


def _add_replacements(recall: Recall, found: dict[int, Found]) -> None:
    replaced = _replacements(recall)
    claims = Claim.objects.filter(pk__in=replaced, order__in=found).prefetch_related("lines__line") if replaced else []
    lots = Lot.objects.in_bulk({lot for units in replaced.values() for lot, _count in units}) if claims else {}
    for claim in claims:
        lines = {one.line.product_id: one.line for one in claim.lines.all()}
        for key, units in replaced[claim.pk]:
            if line := lines.get(lots[key].product_id):
                found[claim.order_id].sent.append((line, lots[key], units))


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


def makers_of(recall: Recall) -> Iterable[tuple[Cooperative, dict[str, int]]]:
    """Every cooperative whose lots or orders it reaches, with what was found of its orders."""
    rows = RecallNotice.objects.filter(recall=recall).order_by().values_list("order__cooperative")
    found = rows.annotate(orders=Count("pk"), held=Count("pk", filter=Q(units_in_hand__gt=0)))
    counts = {maker: {"orders": orders, "in_hand": held} for maker, orders, held in found}
    reached = Cooperative.objects.filter(Q(pk__in=counts) | Q(lots__in=recall.reached.values("lot"))).distinct()
    nothing = {"orders": 0, "in_hand": 0}
    return [(maker, counts.get(maker.pk, nothing)) for maker in reached.order_by("pk") if maker.email]
