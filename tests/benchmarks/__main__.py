"""`python -m tests.benchmarks [--quick] [--to file]`: measure, print, write; 1 where a target is missed."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path

from tests.support.postgres import temporary_cluster

from .report import FILE, Report
from .sizes import QUICK, Sizes


def main() -> int:
    """Run every case on a PostgreSQL of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a little of everything; speed is not judged")
    parser.add_argument("--to", type=Path, default=FILE, help="where the rows go (default: build/bench.json)")
    told = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))  # so that the cluster is stopped on the way out
    report = Report()
    with temporary_cluster() as address, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        _open_the_shop(address, folder, quick=told.quick)
        _measure(report, QUICK if told.quick else Sizes())
    report.write(told.to)
    print(f"\n{report.table()}\n\n{told.to}", flush=True)
    for promise in report.missed:
        print(f"MISSED {promise}", file=sys.stderr)
    return int(bool(report.missed))


def _open_the_shop(address: str, folder: str, *, quick: bool) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings", "DATABASE_URL": address, "EMAIL_URL": "memorymail://",
        "SMS_URL": "none://",
        "MEDIA_ROOT": folder, "SCAN_FOLDER": f"{folder}/scans", "BENCH_QUICK": "yes" if quick else "",
    }  # fmt: skip
    import django

    from marketplace.devtools.static import collect_when_changed

    collect_when_changed()
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False, run_syncdb=quick)


def _measure(report: Report, sizes: Sizes) -> None:
    from . import labels, lots, pages, placing, recalling, world

    shop = world.make()
    pages.measure(report, sizes, shop)
    lots.measure(report, sizes, shop)
    placing.measure(report, sizes, shop)
    labels.measure(report, sizes)
    recalling.measure(report, sizes)


if __name__ == "__main__":
    sys.exit(main())
