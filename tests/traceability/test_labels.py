"""The sheet of labels, read from the PDF as a printer and a telephone would."""

import datetime
import io
import re
from decimal import Decimal

import pypdf
import pytest
from django.utils import translation
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics

from tests import factories
from tests.support.zbar import decode_labels
from traceability import qr
from traceability.labels import lines
from traceability.labels.sheet import DOT_MM, TEMPLATES, Label, module_mm, sheet
from traceability.labels.texts import label_of

from .things import lot

ADDRESS = "https://cho.example.vn/l/DTL-261115-01"
LONG = "Gạo ST25 hữu cơ vụ Đông Xuân vùng tôm lúa Cần Thơ, túi giấy kraft hút chân không có khóa kéo, loại một, " * 3
LABEL = Label(
    ADDRESS, "Gạo ST25, túi 5 kg",
    ["Khối lượng tịnh: 5 kg", "HTX minh họa Đồng Tôm Lúa", "Thành phố Cần Thơ", "Sản xuất: 15/11/2026", "Hạn: 5/2027"],
    "DTL-261115-01",
)  # fmt: skip
SHEETS = pytest.mark.parametrize("name", TEMPLATES)


def _form(pdf):
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    (form,) = page["/Resources"]["/XObject"].values()
    return form.get_object().get_data().decode("latin-1")


@SHEETS
@pytest.mark.parametrize("dpi", [203, 300])
def test_every_label_can_be_scanned(name, dpi):
    shape = TEMPLATES[name]
    pdf = sheet(LABEL, quantity=shape.per_page + 1, template=shape)
    read = decode_labels(
        pdf, dpi=dpi, columns=shape.columns, rows=shape.rows,
        corner_mm=(shape.left, shape.top), size_mm=(shape.width, shape.height),
    )  # fmt: skip
    assert read[: shape.per_page + 1] == [[ADDRESS]] * (shape.per_page + 1) and not any(read[shape.per_page + 1 :])


@SHEETS
def test_every_module_is_a_whole_number_of_a_label_printers_dots(name):
    module = module_mm(ADDRESS, TEMPLATES[name])
    drawn = re.findall(
        r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", _form(sheet(LABEL, quantity=1, template=TEMPLATES[name]))
    )
    matrix = qr.modules(ADDRESS)
    assert module >= 0.396 and abs(module / DOT_MM - round(module / DOT_MM)) < 1e-9
    assert sum(round(float(width) / (module * mm)) for _, _, width, _ in drawn) == sum(map(sum, matrix))
    for x, y, width, height in (map(float, each) for each in drawn):
        assert abs(height - module * mm) < 0.001
        assert abs(width / (module * mm) - round(width / (module * mm))) < 0.001
        quiet = qr.QUIET_ZONE * module * mm
        assert x >= quiet and x + width + quiet <= TEMPLATES[name].width * mm * 0.45 and y >= quiet / 4


@SHEETS
@pytest.mark.parametrize("name_text", [LABEL.name, LONG, "Gạo" * 60, "米 Gạo 😀 ﬁ½"])
def test_text_stays_within_its_label(name, name_text):
    shape = TEMPLATES[name]
    left = 1.5 + (len(qr.modules(ADDRESS)) + 8) * module_mm(ADDRESS, shape)
    room, height = shape.width - left - 5, shape.height - 10.2
    shown = lines.lines_that_fit(name_text, [LONG, "HTX " * 40, *LABEL.lines[2:]], width=room, height=height)
    assert sum(line.leading for line in shown) <= height
    for line in shown:
        assert pdfmetrics.stringWidth(line.text, line.font, line.size) <= room * mm
        assert all(ord(char) in pdfmetrics.getFont(line.font).face.charToGlyph for char in line.text)
    assert any(line.text.endswith(lines.ELLIPSIS) for line in shown)


def test_a_name_that_fits_is_not_touched():
    lines.register_fonts()
    assert lines.wrapped("Gạo ST25, túi 5 kg", lines.BOLD, 8.5, 500, 3) == ["Gạo ST25, túi 5 kg"]
    assert lines.printable("Gạo", lines.REGULAR) == "Gạo"  # typed as letters and marks apart


@SHEETS
def test_people_read_the_code_and_the_names_in_the_pdf(name):
    reader = pypdf.PdfReader(io.BytesIO(sheet(LABEL, quantity=25, template=TEMPLATES[name])))
    text = " ".join(reader.pages[0].extract_text().split())
    assert LABEL.code in text and LABEL.name in text and LABEL.lines[1] in text
    assert len(reader.pages) == -(-25 // TEMPLATES[name].per_page)


@pytest.mark.parametrize("address", ["https://cho.example.vn/l/" + "X" * 400, "https://chợ.vn/l/A", "", "X" * 5000])
def test_an_address_that_no_telephone_could_read_is_refused(address):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        sheet(Label(address, "Gạo", [], "A"), quantity=1)


def test_a_label_too_small_for_its_text_is_refused():
    with pytest.raises(lines.LabelError):
        lines.lines_that_fit("Gạo", ["x"] * 30, width=30, height=20)


def test_a_hundred_sheets_weigh_little_more_than_one():
    assert len(sheet(LABEL, quantity=2400)) < 5 * len(sheet(LABEL, quantity=24))


@pytest.mark.django_db
def test_the_label_is_vietnamese_whoever_prints_it():
    maker = factories.dong_tom_lua()
    made = lot(
        factories.product(by=maker, date_kind="use_by", net_quantity=Decimal("0.5")), use_by=datetime.date(2027, 5, 15)
    )
    vietnamese = label_of(made)
    with translation.override("en"):
        assert label_of(made) == vietnamese
    text = " ".join(vietnamese.lines)
    assert maker.name in text and "15/05/2027" in text and "0,5" in text and made.code in vietnamese.code_line
