"""Processor time and memory of a family of processes, as the kernel counts them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
STATE_AND_PARENT, TIMES = slice(0, 2), slice(11, 15)  # fields of /proc/<pid>/stat after the name: proc(5)


def spent(*roots: int) -> float:
    """Seconds of user and system time of these processes and all below them, those that ended and were reaped too."""
    return sum(sum(map(int, _stat(pid)[TIMES])) for root in roots for pid in _family(root)) / TICKS_A_SECOND


def parent_of(pid: int) -> int:
    """Who started it."""
    return int(_stat(pid)[STATE_AND_PARENT][1])


def peak_rss_mb(pid: int) -> float:
    """The most memory that a living process has held, in MB."""
    rows = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(row.split()[1]) / 1024 for row in rows if row.startswith("VmHWM"))


def _family(root: int) -> Iterator[int]:
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _family(int(child))


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except FileNotFoundError:  # it ended in between; its parent has its time
        return ["0"] * 20
