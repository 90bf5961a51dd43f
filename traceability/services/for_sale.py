"""Units for sale of lot-tracked products: what lots hold, written down into the stock that buyers see."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q, Sum
from django.utils import timezone

from marketplace.partner.models import StockRecord
from marketplace.partner.services import set_units_of_lots

from ..holdings import holdings
from ..models import Lot, UnitMove

LATELY = datetime.timedelta(days=3)
AN_HOUR = 3600


@transaction.atomic
def write_units(*, products: Iterable[int | None]) -> None:
    """Write down the units of these products (by key) that have lots; call it last in the act that moved them.

    The stock rows are locked before anything is counted, so that whoever comes last counts what all others did.
    """
    wanted = set(products) - {None}
    own = StockRecord.objects.filter(product__in=wanted, partner__cooperative=F("product__producer"))
    records = own.filter(product__lots__in=Lot.objects.published()).values("pk")
    locked = list(StockRecord.objects.select_for_update(of=("self",)).filter(pk__in=records).order_by("pk"))
    if locked:
        units = units_of(record.product_id for record in locked)
        set_units_of_lots(units={record: units[record.product_id] for record in locked})


def units_of(products: Iterable[int]) -> Counter[int]:
    """Units of each product that its lots on sale still fill, and those that wait in orders. Four queries."""
    wanted = list(products)
    lots = Lot.objects.saleable(on=timezone.localdate()).filter(product__in=wanted).select_related("product")
    units: Counter[int] = Counter()
    for held in holdings(lots.filter(~Q(content=None) | Q(unit=""))).values():
        units[held.lot.product_id] += held.units
    waiting = UnitMove.objects.filter(lot__product__in=wanted).order_by().values_list("lot__product")
    for product, count in waiting.annotate(Sum("waiting")):
        units[product] += count
    return units


def follow_the_calendar(*, now: datetime.datetime | None = None) -> int:
    """Write down what time has done: goods whose lots passed their date lately, or were opened by an older program.

    Answers how many products were looked at; again changes nothing.
    """
    day = timezone.localdate(now)
    past = Lot.objects.published().filter(use_by__lt=day, use_by__gte=day - LATELY)
    own = StockRecord.objects.filter(product__lots__in=Lot.objects.published(), from_lots=False)
    untold = own.filter(partner__cooperative=F("product__producer"))
    products = {*past.values_list("product", flat=True), *untold.values_list("product", flat=True)}
    for product in sorted(products):
        write_units(products=[product])
    return len(products)


def follow_the_calendar_hourly() -> int:
    """As `follow_the_calendar`, for the worker, which comes by every few seconds."""
    return follow_the_calendar() if cache.add("traceability.calendar", 1, timeout=AN_HOUR) else 0
