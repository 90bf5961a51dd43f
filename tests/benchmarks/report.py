"""The rows of a run: a table for people, `build/bench.json` for machines, and the targets that are missed."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "build" / "bench.json"
COLUMNS = (
    "case", "database", "clients", "orders", "steps", "scans", "labels", "parcels", "cpu_ms", "ratio_to_bare", "rps",
    "p50_ms", "p99_ms", "queries", "bytes_gzip", "seconds", "per_second", "ratio_to_insert", "peak_rss_mb",
)  # fmt: skip


@dataclass
class Report:
    """What was measured, and what was promised and not kept."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, case: str, **facts: Any) -> dict[str, Any]:
        """A row; fractions are rounded as far as they mean anything."""
        row = {"case": case} | {name: _rounded(value) for name, value in facts.items()}
        self.rows.append(row)
        print("  ".join(f"{name} {value}" for name, value in row.items()), flush=True)
        return row

    def expect(self, kept: bool, case: str, promise: str) -> None:
        """A target that an issue set."""
        if not kept:
            self.missed.append(f"{case}: {promise}")

    def write(self, file: Path) -> None:
        """The file, whole or not at all."""
        file.parent.mkdir(exist_ok=True)
        making = file.with_suffix(".new")
        making.write_text(json.dumps({"machine": _machine(), "commit": _commit(), "rows": self.rows}, indent=1) + "\n")
        making.replace(file)

    def table(self) -> str:
        """For people."""
        lines = [COLUMNS, *([str(row.get(name, "")) for name in COLUMNS] for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join("  ".join(map(str.rjust, line, widths)) for line in lines)


def _rounded(value: Any) -> Any:
    return float(f"{value:.3g}") if isinstance(value, float) else value


def _machine() -> dict[str, Any]:
    model = [row.partition(":")[2].strip() for row in _lines("/proc/cpuinfo") if row.startswith("model name")]
    load = [float(f"{one:.1f}") for one in os.getloadavg()]
    return {
        "cpu": (model or [platform.processor()])[0], "cores": os.cpu_count(), "python": platform.python_version(),
        "system": platform.system(), "load": load,
    }  # fmt: skip


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip()
