"""Raster masters of the drawings, for image pipelines that cannot read SVG.

Chromium renders them ahead of time (a development tool); a running shop only reads the files.
"""

import io
import re
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

MASTER_WIDTH, QUALITY = 1200, 85


def size_of(svg: str) -> tuple[int, int]:
    """Width and height of the drawing's view box, in its own units."""
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    if not found:
        raise ValueError("The drawing has no viewBox of the form 0 0 width height.")
    return int(found[1]), int(found[2])


def write_masters(drawings: Iterable[Path], chromium: str = "/usr/bin/chromium") -> None:
    """Write a WebP beside each SVG file, ``MASTER_WIDTH`` pixels wide; a scene across the page in its own width."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for drawing in drawings:
            svg = drawing.read_text(encoding="utf-8")
            width, height = size_of(svg)
            wide = max(MASTER_WIDTH, width)
            page.set_viewport_size({"width": wide, "height": round(wide * height / width)})
            style = "<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>"
            page.set_content(style + svg)
            shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            shot.save(drawing.with_suffix(".webp"), "WEBP", quality=QUALITY, method=6)
        browser.close()
