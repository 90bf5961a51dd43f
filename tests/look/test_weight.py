"""The visual system stays light: what a first visit downloads beside the page itself (design: interface, Budgets)."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from marketplace import static_sheets
from marketplace.static_sheets import SHEETS
from marketplace.staticfiles import ShopStaticFilesStorage

STATIC = Path(settings.BASE_DIR) / "static"


def _gzipped(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def _joined(kind: str) -> bytes:
    return b"".join((STATIC / "css" / f"{name}.css").read_bytes() for name in SHEETS[kind])


@pytest.mark.parametrize("kind", ["buyer", "desk"])
def test_the_style_sheets_of_a_page_stay_within_twelve_kilobytes(kind):
    assert len(gzip.compress(_joined(kind), 9)) + _gzipped(STATIC / "css" / "print.css") <= 12_000


def test_collected_style_sheets_are_one_file_that_every_page_links(tmp_path, monkeypatch):
    storage = ShopStaticFilesStorage(location=tmp_path)
    folders = ("css", "fonts", "img", "js")
    files = [path for folder in folders for path in (STATIC / folder).rglob("*") if path.is_file()]
    collected = {(name := str(path.relative_to(STATIC))): (FileSystemStorage(location=STATIC), name) for path in files}
    for name in collected:
        storage.save(name, ContentFile((STATIC / name).read_bytes()))
    list(storage.post_process(collected))
    monkeypatch.setattr(static_sheets, "staticfiles_storage", storage)

    assert static_sheets.names("buyer") == ["css/all-buyer.css"]
    served = (tmp_path / storage.stored_name("css/all-buyer.css")).read_text()
    assert served.startswith("@layer reset, tokens, base") and served.count("@font-face") == 8
    assert "be-vietnam-pro-latin-400." in served and '"../fonts/be-vietnam-pro-latin-400.woff2"' not in served
    assert 'import("./quantity.js")' not in (tmp_path / storage.stored_name("js/shop.js")).read_text()


def test_without_collecting_each_sheet_is_linked():
    assert static_sheets.names("desk")[-1] == "css/desk.css"


def test_all_scripts_of_the_shop_stay_within_twenty_kilobytes():
    head = (Path(settings.BASE_DIR) / "templates/components/head_links.html").read_text()
    linked = re.findall(r"js/([a-z.-]+\.js)", head)
    imported = re.findall(r'import\("\./([a-z-]+\.js)"\)', (STATIC / "js" / "shop.js").read_text())
    assert "htmx.min.js" in linked and "quantity.js" in imported
    assert _gzipped(*(STATIC / "js" / name for name in linked + imported)) <= 20_000


def test_the_typeface_stays_within_sixty_seven_kilobytes():
    assert sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2")) <= 67_000


def test_the_icons_stay_within_three_kilobytes():
    assert _gzipped(STATIC / "img" / "icons.svg") <= 3_000


def test_the_typeface_comes_with_its_licence():
    assert "SIL Open Font License" in (STATIC / "fonts" / "OFL.txt").read_text()
