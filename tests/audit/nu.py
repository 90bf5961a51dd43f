"""Is it HTML? Asks the Nu checker, the one that the standard's own people use."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .tools import NU_JAR


def faults(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Errors of the pages (name -> HTML), each as one line that names its page; `folder` keeps what was read."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    files = [str(folder / f"{name}.html") for name in sorted(pages)]
    command = ["java", "-Xss4m", "-jar", str(NU_JAR), "--errors-only", "--format", "json", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(f"Nu did not answer:\n{done.stderr[-2000:]}{done.stdout[-2000:]}") from None
    return [_line(message) for message in messages]


def _line(message: dict[str, str]) -> str:
    name = Path(message.get("url", "")).stem
    extract = " ".join(message.get("extract", "").split())
    return f"{name}: {message['message']} … {extract}"
