"""Style sheets are written apart and served as one; what they weigh is held in tests/budgets."""

import re
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from marketplace import static_sheets
from marketplace.staticfiles import ShopStaticFilesStorage

STATIC = Path(settings.BASE_DIR) / "static"


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


def test_the_typeface_comes_with_its_licence():
    assert "SIL Open Font License" in (STATIC / "fonts" / "OFL.txt").read_text()


def test_a_list_with_a_fault_or_out_of_use_keeps_its_arrow():
    """`background` would take away the picture that `select.in` draws with it."""
    rules = re.findall(
        r"\.in\[(?:disabled|aria-invalid[^\]]*)\] \{[^}]*\}", (STATIC / "css" / "components.css").read_text()
    )
    assert len(rules) == 2 and not [rule for rule in rules if "background:" in rule]
