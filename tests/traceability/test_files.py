"""Bình brings his diary and lots in a table: looked at first, bad rows by number, twice changes nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from openpyxl import Workbook, load_workbook

from tests import factories, people
from tests.desk.conftest import binh, signed_in  # noqa: F401  fixtures
from tests.desk.things import at, field
from tests.support.memory import measured
from traceability.books import every_chain_verifies, every_diary_is_in_its_chain
from traceability.files import staging
from traceability.files.columns import DIARY, LOTS
from traceability.models import DiaryEntry, Lot, RecordFile

pytestmark = pytest.mark.django_db
CODE = "VN-CTOR-0042"
SPRAYED = [CODE, "1/11/2026", "Phun thuốc", "Thu Đông", "Thuốc minh họa", "abamectin", "0,5", "l/ha", 7, "", "", "", ""]
WATERED = [CODE, "2/11/2026", "tuoi nuoc", "", "", "", "", "", "", "", "", "Nước ròng", "Chú Năm"]
HARVESTED = [CODE, "9/11/2026", "Thu hoạch", "Thu Đông", "", "", "", "", "", 500, "kg", "", ""]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def book(rows: list[list[Any]], columns: dict[str, tuple[str, str]] = DIARY) -> io.BytesIO:
    made = Workbook(write_only=True)
    sheet = made.create_sheet()
    for row in [[heading for heading, _example in columns.values()], *rows]:
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    out.seek(0)
    return out


def staged(rows: list[list[Any]], kind: str = "diary") -> RecordFile:
    field()
    data = book(rows, DIARY if kind == "diary" else LOTS)
    return staging.stage(file=data, name="a.xlsx", kind=kind, cooperative=factories.dong_tom_lua(), actor=people.binh())


def said(file: RecordFile) -> list[tuple[int, str]]:
    return [(fault.row, fault.sentence) for fault in file.faults.all()]


def test_nothing_is_written_before_bình_says_so_and_twice_changes_nothing():
    file = staged([SPRAYED, WATERED, HARVESTED])
    assert (file.rows.count(), file.known, file.bad) == (3, 0, 0) and not DiaryEntry.objects.exists()
    assert staging.write(file=file, actor=people.binh()) == 3
    assert [entry.kind for entry in DiaryEntry.objects.all()] == ["spraying", "watering", "harvest"]
    assert list(every_chain_verifies()) == [] and list(every_diary_is_in_its_chain()) == []
    again = staged([SPRAYED, WATERED, HARVESTED])
    assert (again.rows.count(), again.known, again.bad) == (0, 3, 0)
    with pytest.raises(ValidationError, match="written already"):
        staging.write(file=file, actor=people.binh())


def changed(row: list[Any], **changes: Any) -> list[Any]:
    return [changes.get(name, cell) for name, cell in zip(DIARY, row, strict=True)]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (changed(SPRAYED, area="VN-KHAC"), "no growing area with the code"),
        (changed(SPRAYED, date=""), "date is missing"),
        (changed(SPRAYED, date="32/13/2026"), "cannot be read"),
        (changed(SPRAYED, date="1/1/2099"), "still to come"),
        (changed(SPRAYED, kind="nhảy múa"), "Nobody knows this work"),
        (changed(SPRAYED, dose="1.000"), "number cannot be read"),
        (changed(SPRAYED, interval_days="2,5"), "number cannot be read"),
        (changed(SPRAYED, interval_days=""), "Write this for"),
        (changed(SPRAYED, interval_days=400), "180"),
        (changed(SPRAYED, dose_unit="gánh"), "not a valid choice"),
        (changed(SPRAYED, note="=1+1"), "formula"),
        (changed(HARVESTED, date="7/11/2026"), "1 more day"),
        (SPRAYED, "Another row of this file says the same"),
    ],
)
def test_a_bad_row_is_named_by_its_number_and_never_stops_the_others(row, sentence):
    if "formula" in sentence:
        row = changed(row, note="' =1+1"[1:])
    file = staged([SPRAYED, row, WATERED])
    [(number, found)] = said(file)
    assert number == 3 and sentence in found
    assert staging.write(file=file, actor=people.binh()) == 2


def test_what_was_sprayed_meanwhile_stops_the_whole_file():
    from tests.traceability.test_diary import sprayed

    file = staged([HARVESTED])
    entry = sprayed(field(), 0, 7)
    DiaryEntry.objects.filter(pk=entry.pk).model._base_manager.filter(pk=entry.pk).update(happened_on="2026-11-08")
    with pytest.raises(ValidationError, match="changed since"):
        staging.write(file=file, actor=people.binh())
    assert DiaryEntry.objects.count() == 1


def test_lots_are_rehearsed_and_then_opened():
    rice = factories.product("Gạo ST25, túi 5 kg")
    rows = [
        ["Gạo ST25, túi 5 kg", "1/11/2026", 120, "", "DTL-CU-1", "", CODE],
        ["gao st25 tui 5 kg", "2/11/2026", "60", "1/5/2027", "", "", ""],
        ["Gạo lạ", "2/11/2026", 60, "", "", "", ""],
        ["Gạo ST25, túi 5 kg", "2/11/2026", 60, "", "DTL-CU-1", "", ""],
        ["Gạo ST25, túi 5 kg", "2/11/2026", "1,5", "", "", "", ""],
        ["Gạo ST25, túi 5 kg", "2/11/2026", 60, "1/1/2026", "", "", ""],
        ["Gạo ST25, túi 5 kg", "2/11/2026", 60, "", "", "Kho lạ", ""],
        ["Gạo ST25, túi 5 kg", "2/11/2026", 60, "", "", "", f"{CODE}; VN-KHAC"],
    ]
    file = staged(rows, "lots")
    assert [row for row, _sentence in said(file)] == [4, 5, 6, 7, 8, 9]
    assert not Lot.objects.exists()
    assert staging.write(file=file, actor=people.binh()) == 2
    assert Lot.objects.get(code="DTL-CU-1").areas.get() == field()
    assert rice.stockrecords.get().num_in_stock == 180
    assert staged(rows[:2], "lots").known == 2


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"a;b\n1;2\n", b"\xd0\xcf\x11\xe0 old"])
def test_a_file_that_is_no_table_gets_one_sentence(data, binh):  # noqa: F811
    upload = {"kind": "diary", "file": SimpleUploadedFile("a.xlsx", data)}
    answer = binh.post(at("files"), upload)
    assert answer.status_code == 422 and not RecordFile.objects.exists()


def test_a_bomb_is_not_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as part:
        for _chunk in range(410):
            part.write(b"0" * 1024 * 1024)
    with pytest.raises(ValidationError, match="too many rows"):
        staging.stage(
            file=packed, name="a.xlsx", kind="diary", cooperative=factories.dong_tom_lua(), actor=people.binh()
        )


def test_an_example_that_binh_left_in_is_no_record_of_his(binh):  # noqa: F811
    field(code="VN-HT-01")
    template = SimpleUploadedFile("nhat-ky.xlsx", binh.get(at("file-template", "diary")).content)
    binh.post(at("files"), {"kind": "diary", "file": template})
    file = RecordFile.objects.get()
    assert not file.rows.exists() and "VN-CTOR-0042" in file.faults.get().sentence


def test_binh_takes_the_template_fills_it_and_writes_it(binh):  # noqa: F811
    field()
    template = binh.get(at("file-template", "diary"))
    sheet = load_workbook(io.BytesIO(template.content))
    assert [cell.value for cell in next(sheet.worksheets[0].iter_rows())][:3] == ["Mã vùng trồng", "Ngày", "Công việc"]
    assert CODE in [cell.value for cell in next(sheet.worksheets[1].iter_rows(min_row=2))]
    assert binh.get(at("file-template", "khac")).status_code == 404
    upload = SimpleUploadedFile("nhat-ky.xlsx", template.content)
    page = binh.post(at("files"), {"kind": "diary", "file": upload}, follow=True).content.decode()
    assert "Thuốc minh họa" in page and "Phun thuốc" in page and "spraying" not in page and "2026-11-22" not in page
    file = RecordFile.objects.get()
    binh.post(at("file", file.pk), {"write": "1"})
    assert DiaryEntry.objects.count() == 1
    csv = "\n".join(";".join(map(str, row)) for row in [[head for head, _example in DIARY.values()], WATERED])
    binh.post(at("files"), {"kind": "diary", "file": SimpleUploadedFile("a.csv", csv.encode())})
    dropped = RecordFile.objects.latest("pk")
    assert dropped.rows.count() == 1
    binh.post(at("file", dropped.pk), {"drop": "1"})
    assert not RecordFile.objects.filter(pk=dropped.pk).exists()


def test_ten_thousand_rows_take_no_more_memory_than_a_thousand():
    peaks = []
    for count in (1_000, 10_000):
        data = book([changed(WATERED, note=f"{count} {n}") for n in range(count)])
        who = {"cooperative": field().cooperative, "actor": people.binh()}
        with measured() as peak:
            file = staging.stage(file=data, name="a.xlsx", kind="diary", **who)
            peaks.append(peak())
        assert (file.rows.count(), file.bad) == (count, 0)
    # nine thousand rows held at once are many times that
    assert peaks[1] - peaks[0] < 2_000_000
