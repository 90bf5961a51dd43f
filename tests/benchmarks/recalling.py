"""`recall`: one lot, a hundred lots made of it, ten thousand parcels sent from them; until everybody is written to."""

from __future__ import annotations

import os
import time

from django.db import connection
from django.utils import timezone

from marketplace.order.models import LineLot, Order, RecallNotice
from marketplace.order.recalls.services import go_on_with_recalls
from marketplace.outbox.models import Message
from tests.recalls.things import harvest, rice, sent
from traceability.models import Lot, Recall, TraceEvent, Transformation, TransformationPart
from traceability.services import open_recall

from .copies import Copier, grow, highest_keys, written_since
from .cpu import peak_rss_mb, spent
from .report import Report
from .sizes import Sizes
from .store import postmaster

LOTS = 100
MOST_SECONDS_OFF_SALE, MOST_SECONDS = 5, 300


def measure(report: Report, sizes: Sizes) -> None:
    """The row; says which promises are broken."""
    lot = _world(sizes.parcels)
    cpu, began = spent(os.getpid()) + spent(postmaster()), time.monotonic()
    recall = open_recall(lot=lot, actor=None, reason="Phát hiện nấm mốc trong mẫu lưu")
    off_sale = time.monotonic() - began
    go_on_with_recalls(seconds=3600)
    seconds = time.monotonic() - began
    cpu = spent(os.getpid()) + spent(postmaster()) - cpu
    report.add(
        "recall", database=connection.vendor, clients=1, orders=sizes.parcels, lots=recall.reached.count(),
        seconds_off_sale=off_sale, seconds=seconds, per_second=sizes.parcels / seconds,
        cpu_ms=cpu / sizes.parcels * 1000, peak_rss_mb=peak_rss_mb(os.getpid()),
    )  # fmt: skip
    _judge(report, sizes, recall, off_sale, seconds)


def _judge(report: Report, sizes: Sizes, recall: Recall, off_sale: float, seconds: float) -> None:
    """Nobody missed, nobody twice, soon enough; and a second press changes nothing."""
    before = _state(recall)
    open_recall(lot=recall.lot, actor=None, reason="Một lý do khác")
    go_on_with_recalls()
    report.expect(before == _state(recall), "recall", "run twice changes nothing")
    parcels, lots = sizes.parcels, LOTS + 1
    wanted = (Recall.State.OPEN, parcels, parcels, lots)
    report.expect(before == wanted, "recall", f"notices, letters and journeys are {before}, should be {wanted}")
    report.expect(off_sale <= MOST_SECONDS_OFF_SALE, "recall", f"off sale after {off_sale:.1f} s, at most 5")
    if sizes.judged:
        report.expect(seconds <= MOST_SECONDS, "recall", f"everybody told after {seconds:.0f} s, at most 300")


def _state(recall: Recall) -> tuple[str, int, int, int]:
    notices = RecallNotice.objects.filter(recall=recall).values("order").distinct().count()
    letters = Message.objects.filter(event__startswith=f"recall-{recall.pk}-order-").count()
    steps = TraceEvent.objects.filter(step=TraceEvent.Step.RECALL, lot__in=recall.reached.values("lot")).count()
    return Recall.objects.get(pk=recall.pk).state, notices, letters, steps


def _world(parcels: int) -> Lot:
    """One order really sent, and copies of its rows; its units then come from each of the hundred lots in turn."""
    product = rice()
    lot = harvest(product, units=100)
    sent(product, lot)  # with it come the buyer's province and what else is written once
    before = highest_keys()
    sent(product, lot)
    grow(Copier(written_since(before)), orders=Order.objects.count() + parcels - 2)
    children = _children(lot)
    for place, child in enumerate(children):
        LineLot.objects.filter(lot=lot, pk__in=_every(lot, len(children) - place)).update(lot=child)
    return lot


def _every(lot: Lot, share: int) -> list[int]:
    """An equal share of what still comes from the first lot."""
    keys = list(LineLot.objects.filter(lot=lot).order_by("pk").values_list("pk", flat=True))
    return keys[: len(keys) // share]


def _children(lot: Lot) -> list[Lot]:
    made = Transformation.objects.create(
        process="packing", producer=lot.producer, happened_at=timezone.now(), booked_at=timezone.now()
    )
    lots = Lot.objects.bulk_create(
        Lot(
            code=f"DO-THU-HOI-{number:04d}", product=lot.product, producer=lot.producer, made_on=lot.made_on,
            quantity=1, unit="kg", content=5, state=Lot.State.ACTIVE,
        ) for number in range(LOTS)
    )  # fmt: skip
    parts = [TransformationPart(transformation=made, lot=one, quantity=5, unit="kg", is_output=True) for one in lots]
    into = TransformationPart(transformation=made, lot=lot, quantity=500, unit="kg", is_output=False)
    TransformationPart.objects.bulk_create([into, *parts])
    return lots
