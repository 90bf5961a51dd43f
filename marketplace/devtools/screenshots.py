"""`make screenshots`: every page in every state, width, language and theme, with contact sheets.

They lie in build/screenshots/.

    make screenshots ARGS="--only product --only 'lot-*' --width 360"

The shop that is photographed has demonstration data of its own and ends with this program.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from fnmatch import fnmatch
from pathlib import Path

from playwright.sync_api import Page, Response

from marketplace.devtools.compile_messages import compile_stale
from marketplace.devtools.contact_sheets import Shot, write_sheets
from marketplace.devtools.visit import Visit
from tests.support.walk import THEMES, rehearsal, walked

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "screenshots"
WIDTHS = (360, 768, 1280)
HEIGHT = 800
TALLEST = 12_000  # pixels of a page; below that a sheet repeats itself
# pictures below the fold are asked for, and what is shown is waited for
SETTLED = """async () => {
  for (const image of document.images) image.loading = "eager"
  await document.fonts.ready
  await Promise.all([...document.images].map(image => image.decode().catch(() => null)))
}"""
MISSING = "[...document.images].filter(image => !image.naturalWidth).map(image => image.currentSrc)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def main() -> int:
    """Photograph; 0 when every page answered as its row says and every picture was there."""
    options = _options()
    compile_stale()
    began = time.monotonic()
    shutil.rmtree(FOLDER, ignore_errors=True)
    with rehearsal() as (shop, visits):
        chosen = [visit for visit in visits if _is_chosen(visit, options)]
        camera = Camera(options.width or WIDTHS, options.theme or THEMES)
        pages, faults = walked(shop, chosen, camera.photograph)
    shots = [shot for page in pages for shot in page]
    write_sheets(FOLDER, shots)
    for fault in (*faults, *camera.faults):
        print(fault, file=sys.stderr)
    print(f"{len(shots)} pictures of {len(chosen)} pages in {time.monotonic() - began:.0f} s: {FOLDER}/index.html")
    return int(bool(faults or camera.faults) or not chosen)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screenshots", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", action="append", help="names of the table, with * and ?; may be repeated")
    parser.add_argument("--width", action="append", type=int, help=f"one of {WIDTHS}, or any other")
    parser.add_argument("--language", action="append", choices=("vi", "en"))
    parser.add_argument("--theme", action="append", choices=THEMES)
    return parser.parse_args()


def _is_chosen(visit: Visit, options: argparse.Namespace) -> bool:
    named = not options.only or any(fnmatch(visit.name, pattern) for pattern in options.only)
    return named and (not options.language or visit.language in options.language)


class Camera:
    """Takes each page once per width and theme, without loading it again."""

    def __init__(self, widths: list[int] | tuple[int, ...], themes: list[str] | tuple[str, ...]) -> None:
        self.widths, self.themes = widths, themes
        self.faults: list[str] = []

    def photograph(self, page: Page, visit: Visit, response: Response) -> list[Shot]:
        """All pictures of one page."""
        shots = []
        for width in self.widths:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            for theme in self.themes:
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
                page.evaluate(SETTLED)
                shot = Shot(visit.name, visit.language, width, theme, f"{visit.language}/{width}-{theme}")
                self._take(page, FOLDER / shot.path)
                shots.append(shot)
            self._judge(page, visit, width)
        return shots

    def _take(self, page: Page, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        width = page.viewport_size["width"] if page.viewport_size else WIDTHS[0]
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        page.screenshot(path=path, full_page=True, clip=clip, type="jpeg", quality=82)  # type: ignore[arg-type]

    def _judge(self, page: Page, visit: Visit, width: int) -> None:
        where = f"{visit.name} ({visit.language}) at {width} px"
        missing = page.evaluate(
            "[...document.images].filter(image => !image.naturalWidth).map(image => image.currentSrc)"
        )
        self.faults += [f"{where}: no picture at {address}" for address in missing]
        too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if too_wide > 0:
            self.faults.append(f"{where}: {too_wide} px too wide")


if __name__ == "__main__":
    sys.exit(main())
