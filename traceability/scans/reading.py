"""Scans as a desk reads them: by day and by province; and the pieces whose labels may have been copied."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet, Sum
from django.utils import timezone

from marketplace.cooperatives.models import Cooperative
from marketplace.places.models import Province

from ..models import Lot, Scan, ScanDay, Serial

DAYS = 30
PIECES = 50


@dataclass(frozen=True, slots=True)
class Scans:
    """Of some days: (day, scans) newest first, (province's name or "", scans) most first, and all together."""

    days: list[tuple[datetime.date, int]]
    provinces: list[tuple[str, int]]
    total: int


def scans_of(cooperative: Cooperative | None, lot: Lot | None = None) -> Scans:
    """The last thirty days of a cooperative (None: of all), or of one lot; days not rolled up yet are counted live."""
    since = timezone.localdate() - datetime.timedelta(days=DAYS - 1)
    rolled = ScanDay.objects.aggregate(last=Max("day"))["last"] or since - datetime.timedelta(days=1)
    days: Counter[datetime.date] = Counter()
    provinces: Counter[str] = Counter()
    sums = ScanDay.objects.filter(day__gte=since).order_by().values("day", "province").annotate(n=Sum("scans"))
    live = Scan.objects.filter(day__gte=max(since, rolled + datetime.timedelta(days=1)))
    counted = live.order_by().values("day", "province").annotate(n=Count("pk"))
    for rows in (sums, counted):
        for row in rows.filter(**_whose(cooperative, lot)):
            days[row["day"]] += row["n"]
            provinces[row["province"]] += row["n"]
    names = {one.code: one.name for one in Province.objects.current().filter(code__in=provinces)}
    by_place = [(names.get(code, ""), count) for code, count in provinces.most_common()]
    return Scans(sorted(days.items(), reverse=True), by_place, days.total())


def unusual_pieces(cooperative: Cooperative | None, lot: Lot | None = None) -> QuerySet[Serial]:
    """Pieces scanned unusually, the latest first."""
    found = Serial.objects.exclude(unusual="").filter(**_whose(cooperative, lot))
    return found.select_related("lot__producer").order_by("-unusual_since", "-pk")[:PIECES]


def _whose(cooperative: Cooperative | None, lot: Lot | None) -> dict[str, object]:
    if lot is not None:
        return {"lot": lot}
    return {} if cooperative is None else {"lot__producer": cooperative}
