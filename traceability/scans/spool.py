"""Between the page and the books: a scan is one line at the end of a file, written in microseconds.

The files stand for two seconds each. The worker takes those that nobody writes to any more; what a killed worker had
taken is taken up again later.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

logger = logging.getLogger(__name__)
SLOT = 2  # seconds
ABANDONED = 600  # seconds after which a file that some worker took is anybody's again
LONGEST_PLACE = 40


class Line(NamedTuple):
    """One scan as it stands in a file: `at` in seconds since 1970, `place` as the front server names it."""

    lot: int
    piece: str
    at: float
    place: str
    device: str


def append(line: Line) -> None:
    """Write one line; a disk that is full costs a count, never a page."""
    folder = Path(settings.SCAN_FOLDER)
    data = json.dumps(line, separators=(",", ":")).encode() + b"\n"
    path = folder / f"{int(line.at) // SLOT}.jsonl"
    try:
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(path, data)
    except OSError as fault:
        logger.warning("a scan is not counted: %s", fault)


def _write(path: Path, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, data)
    finally:
        os.close(file)


def take(*, now: float | None = None) -> Iterator[Path]:
    """Yield each file that is finished, as this worker's own; unlink it once its lines are stored."""
    now = time.time() if now is None else now
    folder = Path(settings.SCAN_FOLDER)
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem.isdecimal() and (int(path.stem) + 2) * SLOT <= now:
            yield from _mine(path, path.with_suffix(".taken"))
    for path in sorted(folder.glob("*.taken")):
        if path.exists() and path.stat().st_mtime + ABANDONED < now:
            yield path


def _mine(path: Path, taken: Path) -> Iterator[Path]:
    try:
        path.rename(taken)
    except FileNotFoundError:  # another worker was quicker
        return
    os.utime(taken)
    yield taken


def read(path: Path) -> Iterator[Line]:
    """The lines of a file; one that was cut off is passed over."""
    for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            lot, piece, at, place, device = json.loads(text)
        except ValueError:
            continue
        yield Line(int(lot), str(piece), float(at), str(place), str(device))
