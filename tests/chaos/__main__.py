"""`python -m tests.chaos [--minutes 10] [--seed 7] [--buyers 40] [--here]`: market days until the minutes are over.

A PostgreSQL of its own unless `--here`, which takes the database of DATABASE_URL as it stands.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from secrets import randbelow

from tests.support.postgres import free_port, temporary_cluster

from .scene import BANK_SECRET, STRIPE_KEY, STRIPE_SECRET, Plan, Scene


def main() -> int:
    """Answers 0 where nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=0, help="as many days as fit (default: one day)")
    parser.add_argument("--here", action="store_true", help="in the database of DATABASE_URL, which is migrated")
    parser.add_argument("--seed", type=int, default=randbelow(10_000))
    for name in ("buyers", "products", "crowd", "seconds"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Plan(0), name))
    told = parser.parse_args()
    plan = Plan(told.seed, told.buyers, told.products, crowd=told.crowd, seconds=told.seconds)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))  # so that everybody goes home
    if told.here:
        return _days(plan, told.minutes)
    with temporary_cluster() as address:
        os.environ["DATABASE_URL"] = address
        return _days(plan, told.minutes, migrate=True)


def _days(plan: Plan, minutes: float, *, migrate: bool = False) -> int:
    """One day after the other, each with the next seed; the first that finds something is the last."""
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        scene = Scene(plan, Path(folder), f"http://127.0.0.1:{free_port()}", f"http://127.0.0.1:{free_port()}")
        _open_the_shop(scene, migrate)
        from .day import live

        deadline = time.monotonic() + minutes * 60
        while True:
            print(f"seed {scene.plan.seed}: {plan.buyers} buyers, {plan.products} scarce products", flush=True)
            if found := live(scene):
                print("\n".join(["", *found, "", f"{len(found)} faults; again with --seed {scene.plan.seed}"]))
                return 1
            if time.monotonic() >= deadline:
                return 0
            scene = replace(scene, plan=replace(scene.plan, seed=scene.plan.seed + 1))


def _open_the_shop(scene: Scene, migrate: bool) -> None:
    """The settings of a shop with these addresses, and its tables."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "marketplace.settings", "SITE_URL": scene.shop, "EMAIL_URL": "memorymail://",
        "SMS_URL": "none://",
        "MEDIA_ROOT": str(scene.folder / "media"), "BANK_WEBHOOK_SECRET": BANK_SECRET, "LOG_LEVEL": "ERROR",
        "STRIPE_SECRET_KEY": STRIPE_KEY, "STRIPE_WEBHOOK_SECRET": STRIPE_SECRET, "STRIPE_API_BASE": scene.stripe,
    }  # fmt: skip
    import django

    from marketplace.devtools.static import collect_when_changed

    collect_when_changed()
    django.setup()
    if migrate:
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)


if __name__ == "__main__":
    sys.exit(main())
