"""Contact sheets: one page that shows all pictures side by side, and sheets as pictures for a quick look."""

from __future__ import annotations

import html
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

COLUMNS, ROWS = 6, 2
TILE, TALL, GAP, LINE = 320, 900, 12, 18
STYLE = """
:root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif }
body { margin: 1rem } h2 { margin: 2rem 0 .5rem; font-size: 1rem }
ul { display: flex; gap: .75rem; overflow-x: auto; padding: 0; list-style: none; align-items: start }
img { height: 420px; width: auto; max-width: none; object-fit: cover; object-position: top; border: 1px solid gray }
"""


@dataclass(frozen=True)
class Shot:
    """One picture; `folder` is below build/screenshots/."""

    name: str
    language: str
    width: int
    theme: str
    folder: str

    @property
    def path(self) -> str:
        """Where it lies, seen from build/screenshots/."""
        return f"{self.folder}/{self.name}.jpg"


def write_sheets(folder: Path, shots: list[Shot]) -> None:
    """`index.html` with everything, and `sheets/<language>-<width>-<theme>-<number>.png`."""
    pages: dict[str, list[Shot]] = defaultdict(list)
    sheets: dict[str, list[Shot]] = defaultdict(list)
    for shot in sorted(shots, key=lambda shot: (shot.name, shot.language, shot.width, shot.theme)):
        pages[shot.name].append(shot)
        sheets[shot.folder.replace("/", "-")].append(shot)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(_index(pages), encoding="utf-8")
    (folder / "sheets").mkdir(exist_ok=True)
    for name, row in sheets.items():
        for number, start in enumerate(range(0, len(row), COLUMNS * ROWS), start=1):
            sheet = _sheet(folder, row[start : start + COLUMNS * ROWS])
            sheet.save(folder / "sheets" / f"{name}-{number:02d}.png")


def _index(pages: dict[str, list[Shot]]) -> str:
    parts = ["<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Screenshots</title>", f"<style>{STYLE}</style>"]
    for name, shots in pages.items():
        parts.append(f"<h2 id={name}>{html.escape(name)}</h2><ul>")
        for shot in shots:
            words = f"{shot.language} {shot.width} {shot.theme}"
            parts.append(
                f"<li><a href='{shot.path}'><img loading=lazy src='{shot.path}' alt='{name}, {words}'></a><br>{words}"
            )
        parts.append("</ul>")
    return "\n".join(parts)


def _sheet(folder: Path, shots: list[Shot]) -> Image.Image:
    width = COLUMNS * (TILE + GAP) + GAP
    sheet = Image.new("RGB", (width, ROWS * (TALL + LINE + GAP) + GAP), "#888")
    pen = ImageDraw.Draw(sheet)
    for place, shot in enumerate(shots):
        row, column = divmod(place, COLUMNS)
        left, top = GAP + column * (TILE + GAP), GAP + row * (TALL + LINE + GAP)
        pen.text((left, top), shot.name, fill="white")
        with Image.open(folder / shot.path) as picture:
            scale = TILE / picture.width
            cut = picture.crop((0, 0, picture.width, min(picture.height, int(TALL / scale))))
            sheet.paste(cut.resize((TILE, int(cut.height * scale)), Image.Resampling.LANCZOS), (left, top + LINE))
    return sheet
