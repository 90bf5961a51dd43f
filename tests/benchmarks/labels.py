"""`labels`: a thousand and ten thousand numbered labels as PDF, each size in a process of its own."""

from __future__ import annotations

import os
import time
from typing import Any

from django.db import connection

from tests.support.race import race
from tests.traceability.things import lot, ready
from traceability.models import LabelFile, Lot
from traceability.services import print_labels
from traceability.services.label_files import draw_labels

from .cpu import peak_rss_mb
from .report import Report
from .sizes import Sizes

MOST_MEMORY = 1.3  # of what a tenth of the labels takes


def measure(report: Report, sizes: Sizes) -> None:
    """Both rows; says where memory grows with the labels."""
    peaks = []
    for count in sizes.labels:
        ready(lot(code=f"DO-TEM-{count}", units=count))
        (outcome,) = race("tests.benchmarks.labels:draw", [{"count": count}], timeout_s=1200)
        if not outcome.won:
            raise RuntimeError(f"the labels were not drawn: {outcome}")
        report.add("labels", database=connection.vendor, labels=count, **outcome.value)
        peaks.append(outcome.value["peak_rss_mb"])
    few, many = sizes.labels
    report.expect(
        peaks[1] <= peaks[0] * MOST_MEMORY, "labels",
        f"{many} labels take {peaks[1]:.0f} MB, {few} take {peaks[0]:.0f}: at most {MOST_MEMORY} times as much",
    )  # fmt: skip


def draw(count: int) -> dict[str, Any]:
    """Book a run and draw its file, as desk and worker do."""
    made = Lot.objects.get(code=f"DO-TEM-{count}")
    began = time.perf_counter()
    run = print_labels(lot=made, quantity=count, actor=None, numbered=True, checks="label")
    booked = time.perf_counter()
    cpu = time.process_time()
    draw_labels(seconds=3600)
    seconds = time.perf_counter() - booked
    file = LabelFile.objects.get(run=run)
    assert file.state == LabelFile.State.DONE and file.done == count
    return {
        "seconds": seconds, "per_second": count / seconds, "cpu_ms": (time.process_time() - cpu) / count * 1000,
        "booking_s": booked - began, "peak_rss_mb": peak_rss_mb(os.getpid()), "bytes": file.size,
    }  # fmt: skip
