"""The visual system stays light: what a first visit downloads beside the page itself (design: interface, Budgets)."""

import gzip
from pathlib import Path

from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
STYLES = ("tokens", "base", "layout", "components", "print")


def _gzipped(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_the_buyers_style_sheets_stay_within_twelve_kilobytes():
    assert _gzipped(*(STATIC / "css" / f"{name}.css" for name in (*STYLES, "pages"))) <= 12_000


def test_the_desks_style_sheets_stay_within_twelve_kilobytes():
    assert _gzipped(*(STATIC / "css" / f"{name}.css" for name in (*STYLES, "desk"))) <= 12_000


def test_all_scripts_together_stay_within_twenty_kilobytes():
    assert _gzipped(*(STATIC / "js").rglob("*.js")) <= 20_000


def test_the_typeface_stays_within_sixty_seven_kilobytes():
    assert sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2")) <= 67_000


def test_the_icons_stay_within_three_kilobytes():
    assert _gzipped(STATIC / "img" / "icons.svg") <= 3_000


def test_the_typeface_comes_with_its_licence():
    assert "SIL Open Font License" in (STATIC / "fonts" / "OFL.txt").read_text()
