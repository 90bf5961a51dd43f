"""What lots hold now: read from their movements, for one lot or for many in two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from django.db.models import Sum

from . import balance
from .models import Lot, Movement, UnitMove

FINEST = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Holding:
    """A lot's sums by kind (`moves`), and its packed units: on the `shelf`, and `waiting` in orders not yet sent."""

    lot: Lot
    moves: tuple[balance.Movement, ...] = ()
    shelf: int = 0
    waiting: int = 0

    @property
    def balance(self) -> balance.Balance:
        """In and out, in the lot's unit."""
        return balance.balance(self.moves, self.lot.measure[0])

    @property
    def units(self) -> int:
        """Units for sale that it can still fill: those on the shelf, and whole ones of what is not packed yet."""
        unit, content = self.lot.measure
        return self.shelf + (balance.units_for_sale([self.balance], content, unit) if content else 0)


def opening(lot: Lot) -> Decimal:
    """What a lot without any movement was opened with, in its unit: a shop that ran beside the migration wrote it."""
    content = lot.measure[1]
    return (lot.quantity * content).quantize(FINEST, ROUND_FLOOR) if content and not lot.unit else Decimal(0)


def holdings(lots: Iterable[Lot]) -> dict[int, Holding]:
    """What each of the lots (with their product) holds, by key. Two queries, however many lots and movements."""
    found = {lot.pk: lot for lot in lots}
    moves: dict[int, list[balance.Movement]] = defaultdict(list)
    sums = Movement.objects.filter(lot__in=found).order_by().values_list("lot", "kind", "unit")
    for lot, kind, unit, total in sums.annotate(Sum("quantity")):
        moves[lot].append(balance.Movement(balance.Kind(kind), Decimal(total).quantize(FINEST), unit))
    for lot in found.values():
        if lot.pk not in moves and (made := opening(lot)):
            moves[lot.pk].append(balance.Movement(balance.Kind.MADE, made, lot.measure[0]))
    packed = UnitMove.objects.filter(lot__in=found).order_by().values_list("lot")
    units = {lot: (shelf, waiting) for lot, shelf, waiting in packed.annotate(Sum("shelf"), Sum("waiting"))}
    return {pk: Holding(lot, tuple(moves[pk]), *units.get(pk, (0, 0))) for pk, lot in found.items()}
