"""Every QR code on Bình's labels opens on Hoa's phone."""

import json
import re
import shutil
import subprocess
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from traceability.qr import (
    QUIET_ZONE,
    Modules,
    QRError,
    dots_per_module,
    module_size_mm,
    modules,
    qr_png,
    qr_svg,
    size_mm,
    version_for,
)

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
ADDRESS = "https://cho.example/01/09520123456788/10/LO-2026-07/21/A1B2C3D4?17=270131"
SVG = "{http://www.w3.org/2000/svg}"


def test_versions_and_sizes_agree_with_the_table() -> None:
    path = DATA / "qr-size-table.json"
    if not path.exists():
        pytest.skip("shared/data/qr-size-table.json is not beside the project")
    rows = [row for row in json.loads(path.read_text(encoding="utf-8"))["rows"] if row["ecc"] == "M"]
    assert rows
    for row in rows:
        assert version_for(row["uri"]) == row["version"]
        assert len(modules(row["uri"])) == row["modules"]
        assert float(size_mm(row["uri"], Decimal("0.396"))) == pytest.approx(row["min_mm_with_quiet"], abs=0.006)
        assert float(size_mm(row["uri"])) == pytest.approx(row["mm_at_0495"], abs=0.006)


def grid(png: bytes, module_px: int) -> Modules:
    picture = Image.open(BytesIO(png))
    side = picture.width // module_px
    centre = module_px // 2
    return tuple(
        tuple(not picture.getpixel((x * module_px + centre, y * module_px + centre)) for x in range(side))
        for y in range(side)
    )


def quiet(rows: Modules) -> Modules:
    margin = (False,) * QUIET_ZONE
    side = len(rows) + 2 * QUIET_ZONE
    empty = ((False,) * side,) * QUIET_ZONE
    return (*empty, *(margin + row + margin for row in rows), *empty)


@pytest.mark.parametrize("module_px", [1, 3, 8])
def test_the_png_is_the_code_in_its_quiet_zone(module_px: int) -> None:
    png = qr_png(ADDRESS, module_px)
    assert Image.open(BytesIO(png)).mode == "1"
    assert grid(png, module_px) == quiet(modules(ADDRESS))


def test_the_svg_is_one_path_of_the_same_code_with_size_and_name() -> None:
    root = ElementTree.fromstring(qr_svg(ADDRESS, title="Lô <LO-2026-07> & bạn"))
    side = len(modules(ADDRESS)) + 2 * QUIET_ZONE
    assert root.get("viewBox") == f"0 0 {side} {side}"
    assert root.get("width") == root.get("height") == f"{(side * Decimal('0.495')).normalize():f}mm"
    title = root.find(f"{SVG}title")
    assert title is not None and title.text == "Lô <LO-2026-07> & bạn"
    paths = root.findall(f"{SVG}path")
    assert len(paths) == 1
    drawn = [[False] * side for _ in range(side)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", paths[0].get("d", "")):
        for column in range(int(x), int(x) + int(length)):
            drawn[int(y)][column] = True
    assert tuple(map(tuple, drawn)) == quiet(modules(ADDRESS))


def test_the_svg_carries_no_style_or_script_and_is_named_by_its_text() -> None:
    svg = qr_svg(ADDRESS)
    assert "style" not in svg and "script" not in svg
    assert f"<title>{ADDRESS}</title>" in svg


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg (zbar-tools) is not installed")
@pytest.mark.parametrize("text", [ADDRESS, ADDRESS.upper(), "https://cho.example/l/LO-2026-07", "A" * 300])
def test_a_reader_decodes_it(text: str, tmp_path: Path) -> None:
    picture = tmp_path / "qr.png"
    picture.write_bytes(qr_png(text, 4))
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert read.stdout.decode().removesuffix("\n") == text


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), ("https://chợ.vn", "not_ascii"), ("A\nB", "not_ascii"), ("a" * 2332, "too_long")]
)
def test_what_no_code_can_hold_is_refused(text: str, code: str) -> None:
    for draw in (qr_svg, version_for):
        with pytest.raises(QRError) as refused:
            draw(text)
        assert refused.value.code == code
    assert version_for("a" * 2331) == 40


@pytest.mark.parametrize("module_px", [0, -1, 65])
def test_a_picture_has_a_sensible_size(module_px: int) -> None:
    with pytest.raises(QRError, match="between 1 and 64 pixels"):
        qr_png(ADDRESS, module_px)


def test_a_module_is_never_too_small_to_scan() -> None:
    assert module_size_mm(ADDRESS, size_mm(ADDRESS)) == Decimal("0.495")
    for too_small in (lambda: module_size_mm(ADDRESS, Decimal(10)), lambda: size_mm(ADDRESS, Decimal("0.39"))):
        with pytest.raises(QRError) as refused:
            too_small()
        assert refused.value.code == "too_small"


@pytest.mark.parametrize(("dpi", "dots"), [(203, 4), (300, 5), (600, 10)])
def test_a_thermal_printer_gets_whole_dots(dpi: int, dots: int) -> None:
    assert dots_per_module(dpi) == dots


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=200))
def test_any_ascii_text_makes_a_square(text: str) -> None:
    rows = modules(text)
    assert {len(row) for row in rows} == {17 + 4 * version_for(text)}
