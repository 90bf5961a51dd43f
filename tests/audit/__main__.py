"""`make audit`: axe, Nu and large text on every page of the table, Lighthouse on four; 0 only when nobody found any.

make audit ARGS="--check axe --check nu --only 'lot-*'"
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from playwright.sync_api import Page, Response

from marketplace.devtools.compile_messages import compile_stale
from marketplace.devtools.visit import Visit
from tests.support.shop import running_shop
from tests.support.walk import THEMES, rehearsal, walked

from . import axe, lighthouse, nu, reading, tools

FOLDER = Path(__file__).resolve().parents[2] / "build" / "audit"
CHECKS = ("axe", "nu", "reading", "lighthouse")
MEASURED = {"home": "home", "listing": "listing", "product": "product", "lot": "lot-valid"}


@dataclass(frozen=True)
class Read:
    """What one page gave to judge."""

    name: str
    html: str
    faults: list[str]
    hinders: list[str]


def main() -> int:
    """Ask them all, say what they found."""
    options = _options()
    checks = options.check or CHECKS
    try:
        tools.install(whole="lighthouse" in checks)
    except tools.MissingTool as problem:
        print(problem, file=sys.stderr)
        return 1
    compile_stale()
    shutil.rmtree(FOLDER, ignore_errors=True)
    faults: list[str] = []
    if {"axe", "nu", "reading"} & set(checks):
        faults += _walk(checks, options.only)
    if "lighthouse" in checks:
        faults += _measure(options.runs)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} faults" if faults else "nothing to mend")
    return int(bool(faults))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make audit", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="append", choices=CHECKS)
    parser.add_argument("--only", action="append", help="for axe and Nu: names of the table, with * and ?")
    parser.add_argument("--runs", type=int, default=lighthouse.RUNS, help="of Lighthouse, for each page")
    return parser.parse_args()


def _walk(checks: list[str] | tuple[str, ...], only: list[str] | None) -> list[str]:
    """axe and Nu, in both languages and themes."""
    began = time.monotonic()

    def read(page: Page, visit: Visit, response: Response) -> Read:
        found = [fault for theme in THEMES for fault in axe.faults(page, theme=theme)] if "axe" in checks else []
        name = f"{visit.name}.{visit.language}"
        html = response.text()
        hinders = reading.faults(page, visit, response) if "reading" in checks else []
        return Read(name, html, [f"{name}: {fault}" for fault in found], hinders)

    with rehearsal() as (shop, visits):
        chosen = [visit for visit in visits if not only or any(fnmatch(visit.name, pattern) for pattern in only)]
        pages, astray = walked(shop, chosen, read)
    found = [fault for page in pages for fault in page.faults]
    if "axe" in checks:
        print(f"axe: {len(found)} violations on {len(pages)} pages, light and dark, {time.monotonic() - began:.0f} s")
    if "nu" in checks:
        errors = nu.faults({page.name: page.html for page in pages}, FOLDER / "html")
        print(f"Nu: {len(errors)} errors on {len(pages)} pages")
        found += errors
    hinders = [fault for page in pages for fault in page.hinders]
    if "reading" in checks:
        print(f"reading: {len(hinders)} faults on {len(pages)} pages in six ways")
    return astray + found + hinders


def _measure(runs: int) -> list[str]:
    """Lighthouse on a shop as it is served in earnest: search engines are welcome."""
    faults: list[str] = []
    with running_shop(DEMONSTRATION="false") as shop:
        paths = {visit.name: visit.path for visit in shop.visits() if visit.language == "vi"}
        for name, row in MEASURED.items():
            figures = lighthouse.measure(name, f"{shop.url}{paths[row]}", runs=runs)
            print(figures.line(), flush=True)
            faults += figures.faults()
    return faults


if __name__ == "__main__":
    sys.exit(main())
