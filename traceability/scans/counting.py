"""What the worker does with scans: stores them, looks at single pieces, rolls days up, forgets."""

from __future__ import annotations

import datetime
import time
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from marketplace.places.gazetteer import province_names
from marketplace.places.keys import key
from marketplace.places.regions import PLANNING, region_of

from ..models import Lot, Scan, ScanDay, Serial
from . import spool
from .devices import forget_salts
from .letters import tell_unusual
from .rules import limits_on
from .unusual import Sight, judge

AT_ONCE = 2_000
LATEST = 300  # scans of one piece that are looked at
NOT_NAMES = ("city", "province", "municipality", "thanhpho", "tinh", "vn")


def count_scans() -> int:
    """One round: store what stands in finished files, roll up days that are over, forget. Returns how many were new."""
    stored = 0
    for path in spool.take():
        stored += store(spool.read(path))
        path.unlink(missing_ok=True)
    roll_up()
    forget()
    return stored


@transaction.atomic
def store(lines: Iterable[spool.Line]) -> int:
    """Write scans down, of lots and pieces that exist; a day that was rolled up before is rolled up once more."""
    oldest = time.time() - 86_400 * limits_on(timezone.localdate()).keep_days
    wanted = [line for line in lines if line.at > oldest]  # sums of days that are forgotten are never written anew
    lots = set(Lot.objects.filter(pk__in={line.lot for line in wanted}).values_list("pk", flat=True))
    pieces = _pieces({line.lot for line in wanted if line.piece}, {line.piece for line in wanted if line.piece})
    rows = [_row(line, pieces.get((line.lot, line.piece))) for line in wanted if line.lot in lots]
    Scan.objects.bulk_create(rows, batch_size=AT_ONCE)
    by_piece: dict[Serial, list[Scan]] = defaultdict(list)
    for row in rows:
        if row.serial is not None:
            by_piece[row.serial].append(row)
    for serial in sorted(by_piece, key=lambda one: one.pk):
        _look_at(serial, by_piece[serial])
    for day in {row.day for row in rows if row.day < timezone.localdate()}:
        roll_day(day)
    return len(rows)


def _pieces(lots: set[int], numbers: set[str]) -> dict[tuple[int, str], Serial]:
    found = Serial.objects.select_for_update(of=("self",)).select_related("lot__producer")
    rows = found.filter(lot__in=lots, number__in=numbers).order_by("pk")
    return {(row.lot_id, row.number): row for row in rows}


def _row(line: spool.Line, serial: Serial | None) -> Scan:
    at = datetime.datetime.fromtimestamp(line.at, tz=datetime.UTC)
    day = timezone.localdate(at)
    return Scan(
        lot_id=line.lot, serial=serial, at=at, day=day, province=province_code(line.place), device=line.device[:16]
    )


@lru_cache(maxsize=512)
def province_code(place: str) -> str:
    """The code of today's province that a front server names ("Can Tho", "VN-92" …); "" where it is none."""
    name = key(place)
    for word in NOT_NAMES:
        name = name.removeprefix(word).removesuffix(word)
    if any(name in region.provinces for region in PLANNING):
        return name
    found = province_names().get(name)
    return found.province_code if found else ""


def _look_at(serial: Serial, new: list[Scan]) -> None:
    """Count a piece's scans; where they have become unusual, note it and tell the cooperative, once."""
    serial.scans += len(new)
    first = min(row.at for row in new)
    serial.first_scanned_at = min(first, serial.first_scanned_at or first)
    if not serial.unusual:
        limits = limits_on(timezone.localdate())
        latest = Scan.objects.filter(serial=serial).order_by("-at")[:LATEST]
        serial.unusual = judge((Sight(row.at, row.device, _region(row.province)) for row in latest), limits)
        if serial.unusual:
            serial.unusual_since = timezone.now()
            tell_unusual(serial)
    serial.save(update_fields=["scans", "first_scanned_at", "unusual", "unusual_since"])


def _region(province: str) -> int | None:
    region = region_of(province)
    return PLANNING.index(region) if region else None


def roll_up() -> None:
    """Roll up the days that are over and not rolled up yet."""
    last = ScanDay.objects.aggregate(last=Max("day"))["last"]
    over = Scan.objects.filter(day__lt=timezone.localdate())
    over = over.filter(day__gt=last) if last else over
    for day in over.order_by("day").values_list("day", flat=True).distinct():
        roll_day(day)


@transaction.atomic
def roll_day(day: datetime.date) -> None:
    """Write the sums of one day anew from its single scans."""
    sums = Scan.objects.filter(day=day).order_by().values("lot", "province")
    rows = [
        ScanDay(lot_id=one["lot"], day=day, province=one["province"], scans=one["scans"], devices=one["devices"])
        for one in sums.annotate(scans=Count("pk"), devices=Count("device", distinct=True)).iterator()
    ]
    ScanDay.objects.bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["lot", "day", "province"],
        update_fields=["scans", "devices"],
    )  # fmt: skip


def forget() -> None:
    """Delete single scans past their time, some at once, and the salts of other days. Sums stay."""
    today = timezone.localdate()
    end = today - datetime.timedelta(days=limits_on(today).keep_days)
    old = Scan.objects.filter(day__lt=end).order_by("day").values_list("pk", flat=True)[:AT_ONCE]
    Scan.objects.filter(pk__in=list(old)).delete()
    forget_salts(today)
