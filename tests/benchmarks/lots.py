"""The page that a label opens: `lot` as it is served to many, `lot_cold` written anew from the database each time."""

from __future__ import annotations

import datetime
from operator import itemgetter

from django.db import connection
from django.utils import timezone

from catalogue.models import Product
from marketplace.cooperatives.models import Facility, GrowingArea
from tests import factories
from traceability.models import Lot
from traceability.services import open_lot, record_event

from .pages import Case, InThisProcess, Server, Visit, asked, queries_of, serving
from .report import Report
from .sizes import Sizes
from .world import World

STEPS = ("sowing", "care", "harvest", "drying", "milling", "inspection", "packing", "storing", "shipping", "on_sale")
WARM, COLD = 3, 8  # times a bare page, at most: issue 5
EVEN = 1.5  # by so much two measurements of the same differ where others use the machine
# readings of a month, by dice of the database, as the worker stores them
SCANS = """
    INSERT INTO traceability_scan (lot_id, at, day, province, device)
    SELECT %s, now() - n %% 30 * interval '1 day', current_date - n %% 30, lpad((n %% 60)::text, 2, '0'),
           substr(md5(n::text), 1, 16)
    FROM generate_series(1, %s) AS n
"""


def measure(report: Report, sizes: Sizes, shop: World) -> None:
    """A row for each number of steps and of scans, by one client."""
    lots = {steps: lot_with(steps, shop) for steps in sizes.steps}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself within a minute
    ratios: dict[str, list[float]] = {"lot": [], "lot_cold": []}
    with serving() as server:
        stored = 0
        for scans in sizes.scans:
            _scan(lots[sizes.steps[0]], scans - stored)
            stored = scans
            for steps, lot in lots.items():
                for name, case in cases(lot).items():
                    ratio, spent = _beside_bare(server, case, sizes)
                    ratios[name].append(ratio)
                    report.add(
                        name, database=connection.vendor, clients=1, cached=name == "lot", ratio_to_bare=ratio,
                        queries=queries_of(case, InThisProcess(0)), steps=steps, scans=scans, **spent,
                    )  # fmt: skip
    if sizes.judged:
        _judge(report, ratios)


def cases(lot: Lot) -> dict[str, Case]:
    """Whoever asks with a question of their own gets the page written anew."""
    path = f"/l/{lot.code}"
    return {
        "lot": lambda visit, n: visit.ask("GET", path), "lot_cold": lambda visit, n: visit.ask("GET", f"{path}?n={n}"),
    }  # fmt: skip


def _bare(visit: Visit, n: int) -> bytes:
    return visit.ask("GET", "/bare/")


def lot_with(steps: int, shop: World) -> Lot:
    """A lot as cooperatives keep theirs: area, place, certificates, stars, picture, and so many steps."""
    product = Product.objects.get(pk=shop.shelves[0][0].product_id)
    maker = product.producer
    place, _made = Facility.objects.get_or_create(
        cooperative=maker, name="Nhà máy xay minh họa", kind="mill", province=maker.province, commune=maker.commune
    )
    lot = open_lot(
        product=product, actor=None, code=f"DO-{steps}", quantity=100_000, facility=place,
        made_on=timezone.localdate(), use_by=timezone.localdate() + datetime.timedelta(days=90),
    )  # fmt: skip
    area, _made = GrowingArea.objects.get_or_create(cooperative=maker, code="VT-1", crop="Lúa", area_ha=12)
    lot.areas.add(area)
    if not product.certificates.exists():
        factories.stars(product)
        factories.certificate(product)
        factories.certificate(product, scheme="organic")
    first = timezone.now() - datetime.timedelta(days=60)
    for n in range(steps):
        record_event(
            lot=lot, actor=None, step=STEPS[n % len(STEPS)], happened_at=first + datetime.timedelta(hours=n),
            facility=place, note="Làm như đã ghi trong nhật ký đồng ruộng.",
        )  # fmt: skip
    wrong = lot.events.first()
    record_event(lot=lot, actor=None, step="correction", happened_at=timezone.now(), corrects=wrong, note="12 tấn.")
    return lot


def _scan(lot: Lot, more: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SCANS, [lot.pk, more])
        cursor.execute("ANALYZE traceability_scan")


def _beside_bare(server: Server, case: Case, sizes: Sizes) -> tuple[float, dict[str, float]]:
    """How many times a bare page it costs, and what it costs: of several pairs the middle one.

    Each is measured beside a bare page, for on a machine with neighbours one second is not like the next.
    """
    visits, pairs = [Visit(server.port)], []
    for _pair in range(sizes.pairs):
        bare_ms = asked(server, _bare, visits, sizes.seconds / sizes.pairs)["cpu_ms"]
        spent = asked(server, case, visits, sizes.seconds / sizes.pairs)
        pairs.append((spent["cpu_ms"] / bare_ms, spent))
    return sorted(pairs, key=itemgetter(0))[len(pairs) // 2]


def _judge(report: Report, ratios: dict[str, list[float]]) -> None:
    for name, most in {"lot": WARM, "lot_cold": COLD}.items():
        report.expect(max(ratios[name]) <= most, name, f"at most {most} times a bare page")
        even = max(ratios[name]) <= EVEN * min(ratios[name])
        report.expect(even, name, "the same with few and many scans and steps")
