"""Labels, read from the files as a printer and a telephone would."""

import io
import re
from dataclasses import replace
from decimal import Decimal

import pypdf
import pytest
from django.utils import timezone, translation
from reportlab.pdfbase import pdfmetrics

from tests import factories
from tests.support.zbar import decode_labels
from traceability import qr
from traceability.labels import lines
from traceability.labels.layout import POINTS_PER_MM, Label, layout, module_mm
from traceability.labels.outputs import OUTPUTS, ROLLS, SHEETS, TEMPLATES
from traceability.labels.sheet import Piece, Shift, sheet, write_sheets
from traceability.labels.texts import badge_of, label_of

from .things import DAY, lot

ADDRESS = "https://cho.example.vn/l/DTL-261115-01"
LONG = "Gạo ST25 hữu cơ vụ Đông Xuân vùng tôm lúa Cần Thơ, túi giấy kraft hút chân không có khóa kéo, loại một, " * 3
LABEL = Label(
    ADDRESS, "Gạo ST25, túi 5 kg",
    ["Khối lượng tịnh: 5 kg", "HTX minh họa Đồng Tôm Lúa", "Thành phố Cần Thơ", "Sản xuất: 15/11/2026", "Hạn: 5/2027"],
    "DTL-261115-01", "Lô: DTL-261115-01",
)  # fmt: skip
NUMBERED = Label(f"{ADDRESS}/00000-AAAA", LABEL.name, LABEL.lines, LABEL.code, LABEL.code_line, "Số", "Mã ẩn")
EACH = pytest.mark.parametrize("key", TEMPLATES)


def pieces(count: int) -> list[Piece]:
    """So many, each with an address and a hidden code of its own."""
    numbers = [f"{place:05d}-{place * 7919 % 9000 + 1000}" for place in range(1, count + 1)]
    return [Piece(f"{ADDRESS}/{number}", number, "ABCD-2345") for number in numbers]


def numbered(count: int, key: str = "24", label: Label = NUMBERED) -> bytes:
    """A PDF of numbered labels."""
    out = io.BytesIO()
    *_steps, drawn = write_sheets(out, label, pieces(count), output=OUTPUTS[key], title="Tem")
    assert drawn == count
    return out.getvalue()


def read(pdf: bytes, key: str, dpi: int) -> list[list[str]]:
    """The codes on each label of a PDF."""
    return decode_labels(pdf, dpi=dpi, template=TEMPLATES[key])


def _form(pdf: bytes) -> str:
    form = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/XObject"]["/L"]
    return form.get_object().get_data().decode("latin-1")


@pytest.mark.parametrize("dpi", [203, 300])
def test_every_label_of_a_run_of_five_hundred_can_be_scanned_and_is_itself(dpi):
    found = read(numbered(500), "24", dpi)
    assert found[:500] == [[piece.address] for piece in pieces(500)] and not any(found[500:])


@EACH
@pytest.mark.parametrize("dpi", [203, 300])
def test_every_equal_label_can_be_scanned(key, dpi):
    count = TEMPLATES[key].per_page + 1
    found = read(sheet(LABEL, quantity=count, output=OUTPUTS[key]), key, dpi)
    assert found[:count] == [[ADDRESS]] * count and not any(found[count:])


@EACH
@pytest.mark.parametrize("label", [LABEL, NUMBERED], ids=["equal", "numbered"])
def test_every_module_is_large_enough_and_a_whole_number_of_a_label_printers_dots(key, label):
    output, is_numbered = OUTPUTS[key], label is NUMBERED
    pdf = numbered(1, key) if is_numbered else sheet(label, quantity=1, output=output)
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")
    drawn = page if is_numbered else _form(pdf)
    wide, high, x, y = map(float, re.findall(r"q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm(?= \d)", drawn)[-1])
    module = wide / POINTS_PER_MM
    assert wide == high and module >= 0.396
    assert abs(module / output.dot_mm - round(module / output.dot_mm)) < 1e-3 and round(module / output.dot_mm) >= 4
    runs = [tuple(map(int, run)) for run in re.findall(r"(\d+) (\d+) (\d+) 1 re", drawn)]
    address = pieces(1)[0].address if is_numbered else ADDRESS
    matrix = qr.modules(address, qr.mask_of(label.address) if is_numbered else None)
    assert sum(length for _x, _y, length in runs) == sum(map(sum, matrix))
    assert max(row for _x, row, _length in runs) == len(matrix) - 1
    assert x >= qr.QUIET_ZONE * wide and y >= qr.QUIET_ZONE * wide / 4


def test_a_label_with_no_room_for_a_hidden_code_is_refused():
    badge = [*LABEL.lines, "VietGAP trồng trọt"]
    said = Label(NUMBERED.address, LABEL.name, badge, LABEL.code, LABEL.code_line, "Số")
    assert layout(said, OUTPUTS["roll-50x30"]).number
    with pytest.raises(lines.LabelError):
        layout(replace(said, check_word="Mã ẩn"), OUTPUTS["roll-50x30"])


def _rest(label: Label) -> tuple:
    return label.name, label.lines, label.code, label.code_line


@EACH
@pytest.mark.parametrize("name_text", [LABEL.name, LONG, "Gạo" * 60, "米 Gạo 😀 ﬁ½"])
def test_text_stays_within_its_label(key, name_text):
    shape = TEMPLATES[key]
    said = Label(ADDRESS, name_text, [LONG, "HTX " * 40, *LABEL.lines[2:]], LABEL.code, LABEL.code_line)
    placed = layout(said, OUTPUTS[key])
    lines.register_fonts()
    edge = 1.4 if shape.is_roll else 2.9
    for line in placed.fixed:
        assert line.x + pdfmetrics.stringWidth(line.text, line.font, line.size) / POINTS_PER_MM <= shape.width - edge
        assert edge <= line.y <= shape.height - edge
        assert all(ord(char) in pdfmetrics.getFont(line.font).face.charToGlyph for char in line.text)
    assert any(line.text.endswith(lines.ELLIPSIS) for line in placed.fixed)


def test_a_name_that_fits_is_not_touched():
    lines.register_fonts()
    assert lines.wrapped("Gạo ST25, túi 5 kg", lines.BOLD, 8.5, 500, 3) == ["Gạo ST25, túi 5 kg"]
    assert lines.printable("Gạo", lines.REGULAR) == "Gạo"  # typed as letters and marks apart


@EACH
def test_people_read_the_code_and_the_names_in_the_pdf(key):
    reader = pypdf.PdfReader(io.BytesIO(sheet(LABEL, quantity=25, output=OUTPUTS[key])), strict=True)
    text = " ".join(reader.pages[0].extract_text().split())
    assert LABEL.code in text and LABEL.name in text and LABEL.lines[0] in text
    assert len(reader.pages) == -(-25 // TEMPLATES[key].per_page)


def test_people_read_the_number_and_the_hidden_code_of_a_piece():
    text = pypdf.PdfReader(io.BytesIO(numbered(2)), strict=True).pages[0].extract_text()
    assert all(f"Số {piece.number}" in text for piece in pieces(2)) and "Mã ẩn ABCD-2345" in text


def test_a_hidden_code_inside_the_pack_stands_on_a_second_label_without_the_address():
    label = Label(*(NUMBERED.address, *_rest(NUMBERED), "Số", "Mã ẩn", "Nhập mã này"))
    out = io.BytesIO()
    first = pieces(1)[0]
    both = [first, Piece("", first.number, first.check, inside=True)]
    assert [*write_sheets(out, label, both, output=OUTPUTS["24"], title="Tem")] == [2]
    assert read(out.getvalue(), "24", 203)[:2] == [[first.address], []]
    text = pypdf.PdfReader(io.BytesIO(out.getvalue())).pages[0].extract_text()
    assert text.count(first.number) == 2 and text.count(first.check) == 1


@pytest.mark.parametrize("address", ["https://cho.example.vn/l/" + "X" * 400, "https://chợ.vn/l/A", "", "X" * 5000])
def test_an_address_that_no_telephone_could_read_is_refused(address):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        sheet(Label(address, "Gạo", [], "A"), quantity=1)


def test_a_label_too_small_for_its_text_is_refused():
    with pytest.raises(lines.LabelError):
        lines.lines_that_fit("Gạo", ["x"] * 30, width=30, height=20)


def test_a_hundred_sheets_weigh_little_more_than_one():
    assert len(sheet(LABEL, quantity=2400)) < 5 * len(sheet(LABEL, quantity=24))


def test_there_are_sheets_and_rolls_to_choose_from_and_each_fits_its_page():
    assert len(SHEETS) >= 3 and len(ROLLS) >= 2
    for template in TEMPLATES.values():
        x, y = template.corner(template.per_page - 1)
        assert x + template.width <= template.page[0] + 1e-6 and y + template.height <= template.page[1] + 1e-6


def test_a_calibrated_printer_gets_everything_moved():
    plain, moved = (
        pypdf.PdfReader(io.BytesIO(sheet(LABEL, quantity=1, shift=shift))).pages[0].get_contents().get_data().decode()
        for shift in (None, Shift(1.5, -2.0))
    )
    (x, y), (to_x, to_y) = (
        map(float, re.search(r"1 0 0 1 ([\d.-]+) ([\d.-]+) cm", one).groups()) for one in (plain, moved)
    )
    assert abs((to_x - x) / POINTS_PER_MM - 1.5) < 0.01 and abs((to_y - y) / POINTS_PER_MM - 2.0) < 0.01


@pytest.mark.django_db
def test_the_label_is_vietnamese_whoever_prints_it():
    maker = factories.dong_tom_lua()
    until = timezone.localdate() + 30 * DAY
    made = lot(factories.product(by=maker, date_kind="use_by", net_quantity=Decimal("0.5")), use_by=until)
    vietnamese = label_of(made)
    with translation.override("en"):
        assert label_of(made) == vietnamese
    text = " ".join(vietnamese.lines)
    assert maker.name in text and f"{until:%d/%m/%Y}" in text and "0,5" in text and made.code in vietnamese.code_line


@pytest.mark.django_db
def test_a_certificates_mark_goes_with_it_and_stars_that_hold_stay():
    made, today = lot(), timezone.localdate()
    held = factories.certificate(made.product)
    factories.stars(made.product)
    assert held.name in badge_of(made, today) and "4" in badge_of(made, today)
    assert badge_of(made, today) in label_of(made).lines
    type(held).objects.filter(pk=held.pk).update(revoked_on=today)
    assert badge_of(made, today) == "OCOP 4 sao" and not any(held.name in line for line in label_of(made).lines)


@pytest.mark.django_db
def test_goods_with_a_gtin_carry_a_digital_link_with_the_number():
    maker = factories.dong_tom_lua()
    type(maker).objects.filter(pk=maker.pk).update(gs1_prefix="9520000")
    maker.refresh_from_db()
    made = lot(factories.product(by=maker, gtin="09520000123457"))
    address = label_of(made, numbered=True).address
    assert "/01/09520000123457/10/DTL-261115-01/21/" in address
    assert module_mm(address, OUTPUTS["24"], numbered=True) >= 0.396
