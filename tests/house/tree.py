"""The project's own files, for tests that read them."""

from __future__ import annotations

import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@cache
def files(*patterns: str) -> tuple[Path, ...]:
    """Files under version control or about to be, relative to the root; `*` crosses folders."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(Path(name) for name in sorted(listed) if (ROOT / name).is_file())


def code() -> list[Path]:
    """Our Python that runs: no tests, no migrations."""
    return [path for path in files("*.py") if path.parts[0] != "tests" and "migrations" not in path.parts]


def text(path: Path) -> str:
    """What stands in a file of the project."""
    return (ROOT / path).read_text()


@cache
def pyproject() -> dict[str, Any]:
    """pyproject.toml, parsed."""
    return tomllib.loads(text(Path("pyproject.toml")))
