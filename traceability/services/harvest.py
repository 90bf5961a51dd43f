"""Made goods of growing areas: no more in a year than the areas yield, and than a certificate covers."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from itertools import groupby

from catalogue.models import Certificate
from marketplace.cooperatives.models import GrowingArea

from .. import balance
from ..models import Lot, LotQuerySet, Movement
from .balances import refusal

WEIGHED = ("g", "kg", "t")


def check_harvest(lot: Lot, new: Decimal, areas: Collection[GrowingArea]) -> None:
    """Refuse, with one sentence, more goods than these areas yield in a year, and than a certificate covers in its own.

    `new` is in the lot's unit. Goods that are not weighed are not bounded; nor are areas without a cap. Areas are
    locked in the order of their keys, then certificates in theirs, so that two harvests at once do not share one rest.
    """
    if lot.measure[0] not in WEIGHED:
        return
    locked = list(GrowingArea.objects.select_for_update().filter(pk__in=[area.pk for area in areas]).order_by("pk"))
    made = balance.convert(new, lot.measure[0], "kg")
    try:
        for group in _groups(lot, locked) if locked else ():
            caps = [area.yearly_cap_kg for area in group]
            cap = None if None in caps else sum((Decimal(one) for one in caps if one is not None), Decimal(0))
            balance.check_harvest(
                made, _weight(_from_alone(_year(lot), {area.pk for area in group})), "kg", area_cap=cap
            )
        for scheme in _schemes(lot, locked):
            _check_scheme(lot, made, scheme)
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


def _from_alone(lots: LotQuerySet, areas: Collection[int]) -> LotQuerySet:
    """Those made of these areas, and of no others."""
    beyond = GrowingArea.objects.exclude(pk__in=areas)
    return lots.filter(areas__in=areas).exclude(areas__in=beyond).distinct()


def _weight(lots: LotQuerySet) -> Decimal:
    """Kilograms that these lots were made of, or came in as."""
    first = (Movement.Kind.MADE, Movement.Kind.RECEIVED)
    rows = Movement.objects.filter(lot__in=lots.values("pk"), kind__in=first, unit__in=WEIGHED)
    weights = (balance.convert(quantity, unit, "kg") for quantity, unit in rows.values_list("quantity", "unit"))
    return sum(weights, Decimal(0))


def _schemes(lot: Lot, areas: list[GrowingArea]) -> Iterable[list[Certificate]]:
    """Locked, by scheme: the producer's certificates with a quantity that cover the product and all of the areas."""
    own = Certificate.objects.valid_on(lot.made_on).filter(holder=lot.producer_id, products=lot.product_id)
    keys = own.exclude(quantity_kg=None).values("pk")
    locked = Certificate.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    wanted = {area.pk for area in areas}
    covering = [paper for paper in locked if _covers(paper, wanted)]
    by_scheme = sorted(covering, key=lambda paper: (paper.scheme, paper.issued_on, paper.pk))
    return [list(papers) for _scheme, papers in groupby(by_scheme, key=lambda paper: paper.scheme)]


def _covers(paper: Certificate, areas: set[int]) -> bool:
    named = set(paper.areas.values_list("pk", flat=True))
    return not named or (bool(areas) and areas <= named)


def _check_scheme(lot: Lot, made: Decimal, papers: list[Certificate]) -> None:
    """As long as one certificate of the scheme has room, the lot is covered: a renewal may overlap the old one."""
    for number, paper in enumerate(papers, start=1):
        lots = Lot.objects.filter(producer=lot.producer_id, product__in=paper.products.all()).exclude(pk=lot.pk)
        lots = lots.filter(made_on__range=year_of(paper, lot.made_on))
        if named := set(paper.areas.values_list("pk", flat=True)):
            lots = _from_alone(lots, named)
        try:
            return balance.check_harvest(made, _weight(lots), "kg", certified=paper.quantity_kg)
        except balance.BalanceError:
            if number == len(papers):
                raise
    return None


def year_of(paper: Certificate, day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The certificate's own year that holds `day`: from the day of issue, or such a day after, for twelve months.

    A year that would begin on a 29 February begins on the 28th.
    """
    begins = _anniversary(paper.issued_on, day.year)
    if begins > day:
        begins = _anniversary(paper.issued_on, day.year - 1)
    return begins, _anniversary(paper.issued_on, begins.year + 1) - datetime.timedelta(days=1)


def _anniversary(day: datetime.date, year: int) -> datetime.date:
    last_of_february = day.month == 2 and day.day == 29
    return datetime.date(year, 2, 28) if last_of_february else day.replace(year=year)
