"""Made goods of growing areas: no more in a year than the areas yield, and than a certificate covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal

from catalogue.models import Certificate
from marketplace.cooperatives.models import GrowingArea

from .. import balance
from ..models import Lot, LotQuerySet, Movement
from .balances import refusal


def check_harvest(lot: Lot, new: Decimal, areas: Collection[GrowingArea]) -> None:
    """Refuse, with one sentence, more of these areas' goods than they yield in the year in which the lot was made.

    `new` is in the lot's unit. Goods that are not weighed are not bounded; nor are areas without a cap. Areas are
    locked in the order of their keys, so that two harvests at once do not share one rest.
    """
    if not areas or lot.measure[0] not in ("g", "kg", "t"):
        return
    locked = list(GrowingArea.objects.select_for_update().filter(pk__in=[area.pk for area in areas]).order_by("pk"))
    made = balance.convert(new, lot.measure[0], "kg")
    try:
        for group in _groups(lot, locked):
            caps = [area.yearly_cap_kg for area in group]
            cap = None if None in caps else sum((Decimal(one) for one in caps if one is not None), Decimal(0))
            balance.check_harvest(made, _made_in(lot, {area.pk for area in group}), "kg", area_cap=cap)
        for paper in _papers(lot, locked):
            so_far = _made_in(lot, set(paper.areas.values_list("pk", flat=True)), of_product=True)
            balance.check_harvest(made, so_far, "kg", certified=paper.quantity_kg)
    except balance.BalanceError as fault:
        raise refusal(fault) from fault


def _groups(lot: Lot, areas: list[GrowingArea]) -> Iterable[list[GrowingArea]]:
    """The lot's areas, and all that lots of the year join to them: goods of several may come from any of them."""
    yield areas
    joined: dict[int, set[int]] = defaultdict(set)
    for made_from, area in _year(lot).values_list("pk", "areas"):
        joined[made_from].add(area)
    reached = {area.pk for area in areas}
    while more := {area for group in joined.values() if group & reached for area in group} - reached - {None}:
        reached |= more
    if len(reached) > len(areas):
        yield list(GrowingArea.objects.filter(pk__in=reached))


def _year(lot: Lot) -> LotQuerySet:
    return Lot.objects.filter(producer=lot.producer_id, made_on__year=lot.made_on.year).exclude(pk=lot.pk)


def _made_in(lot: Lot, areas: set[int], *, of_product: bool = False) -> Decimal:
    """Kilograms that lots of the year were made of, from these areas alone."""
    lots = _year(lot).filter(areas__in=areas).exclude(areas__in=GrowingArea.objects.exclude(pk__in=areas))
    if of_product:
        lots = lots.filter(product=lot.product_id)
    rows = Movement.objects.filter(lot__in=lots.distinct().values("pk"), kind=Movement.Kind.MADE)
    return sum(
        (balance.convert(quantity, unit, "kg") for quantity, unit in rows.values_list("quantity", "unit")
         if unit in ("g", "kg", "t")), Decimal(0),
    )  # fmt: skip


def _papers(lot: Lot, areas: list[GrowingArea]) -> list[Certificate]:
    """Certificates with a quantity in whose scope the product and all of the areas are, on the day it was made."""
    rows = Certificate.objects.valid_on(lot.made_on).filter(products=lot.product_id).exclude(quantity_kg=None)
    return [paper for paper in rows if {area.pk for area in areas} <= set(paper.areas.values_list("pk", flat=True))]
