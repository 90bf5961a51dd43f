"""Compile translations in pure Python: a machine with only Python, make and git has no msgfmt."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_stale(locale: Path = LOCALE) -> list[Path]:
    """Write each `.mo` that is missing or older than its `.po`; answers the `.po` files compiled."""
    return [po for po in sorted(locale.glob("*/LC_MESSAGES/*.po")) if _compile(po)]


def _compile(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
        return False
    with po.open("rb") as source:
        catalog = read_po(source, locale=po.parent.parent.name)
    fresh = mo.with_suffix(".mo.new")
    with fresh.open("wb") as target:
        write_mo(target, catalog)
    fresh.replace(mo)  # whole or not at all: a server may be reading it
    return True


if __name__ == "__main__":
    for compiled in compile_stale():
        print(f"compiled {compiled.relative_to(LOCALE)}")
