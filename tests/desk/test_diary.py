"""The diary, places and suppliers at the desk: on a telephone, each refusal beside its field."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from marketplace.cooperatives.models import Facility, GrowingArea, Supplier
from tests import factories, people
from traceability.models import DiaryEntry, DiaryPicture

from .things import at, field, household, lot, mill

pytestmark = pytest.mark.django_db


def day(ago: int = 0) -> str:
    return (timezone.localdate() - datetime.timedelta(days=ago)).isoformat()


def spraying(**changes: Any) -> dict[str, Any]:
    return {
        "happened_on": day(3), "product": "Thuốc minh họa", "active_ingredient": "abamectin", "dose": "0,5",
        "dose_unit": "l/ha", "interval_days": "7", "note": "Sâu cuốn lá", "season": "Thu Đông", "done_by": "Chú Năm",
        **changes,
    }  # fmt: skip


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))


def write(browser: Any, kind: str, typed: dict[str, Any], end: str = "") -> Any:
    return browser.post(f"{at('diary-add', field().pk)}?viec={kind}{end}", typed)


def test_tam_writes_what_she_sprayed_and_the_next_form_remembers_it(signed_in):
    tam = signed_in(people.tam())
    assert write(tam, "spraying", spraying(pictures=factories.picture())).status_code == 302
    page = text(tam.get(at("diary", field().pk)))
    assert "Thuốc minh họa (abamectin) 0.5 l/ha, 7 days until harvest" in page
    assert "nothing is harvested here" in page and "Chú Năm" in page
    form = tam.get(f"{at('diary-add', field().pk)}?viec=spraying").content.decode()
    assert '<option value="Thuốc minh họa">' in form and 'value="Thu Đông"' in form


def test_a_photograph_is_written_anew_and_handed_out_at_the_desk_alone(binh, signed_in):
    write(binh, "scouting", {"happened_on": day(), "pictures": factories.picture(kind="JPEG")})
    kept = DiaryPicture.objects.get()
    with kept.file.open("rb") as file:
        image = Image.open(file)
        assert image.format == "WEBP" and not image.getexif()
    assert binh.get(at("diary-picture", kept.pk))["Content-Type"] == "image/webp"
    assert signed_in(people.sen()).get(at("diary-picture", kept.pk)).status_code == 404


@pytest.mark.parametrize(
    ("kind", "change", "sentence"),
    [
        ("spraying", {"interval_days": ""}, "required"),
        ("spraying", {"interval_days": "181"}, "0 to 180"),
        ("spraying", {"dose": "x"}, "Write a number"),
        ("spraying", {"happened_on": "2999-01-01"}, "still to come"),
        ("spraying", {"happened_on": "0206-01-01"}, "Check the year"),
        ("harvest", {"quantity": "0", "unit": "kg"}, "more than zero"),
        ("harvest", {"quantity": "5", "unit": "l"}, "choice"),
        ("scouting", {"pictures": "gif"}, "not a picture"),
    ],
)
def test_what_cannot_be_written_gets_one_sentence_and_loses_nothing(kind, change, sentence, binh):
    if "pictures" in change:
        from django.core.files.uploadedfile import SimpleUploadedFile

        change = {"pictures": SimpleUploadedFile("x.gif", b"GIF89a no picture at all", "image/gif")}
    answer = write(binh, kind, {**spraying(), **change})
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page and "Sâu cuốn lá" in page
    assert not DiaryEntry.objects.exists()


def test_an_early_harvest_asks_for_a_reason_and_then_for_tam(binh, signed_in):
    write(binh, "spraying", spraying())
    harvest = {"happened_on": day(1), "quantity": "500", "unit": "kg"}
    answer = write(binh, "harvest", harvest)
    assert answer.status_code == 422 and "5 more days" in answer.content.decode()
    assert 'name="override_reason"' in answer.content.decode()
    write(binh, "harvest", {**harvest, "override_reason": "Bão về"})
    entry = DiaryEntry.objects.get(kind="harvest")
    confirm = at("diary-confirm", entry.pk)
    assert confirm not in binh.get(at("diary", field().pk)).content.decode()
    binh.post(confirm)
    assert DiaryEntry.objects.get(pk=entry.pk).waits
    tam = signed_in(people.tam())
    assert confirm in tam.get(at("diary", field().pk)).content.decode()
    assert signed_in(people.sen()).post(confirm).status_code == 404
    tam.post(confirm)
    assert not DiaryEntry.objects.get(pk=entry.pk).waits


def test_a_correction_shows_both(binh):
    write(binh, "spraying", spraying())
    wrong = DiaryEntry.objects.get()
    form = binh.get(f"{at('diary-add', field().pk)}?sua={wrong.pk}").content.decode()
    assert 'value="abamectin"' in form
    write(binh, "spraying", spraying(interval_days="2"), f"&sua={wrong.pk}")
    page = binh.get(at("diary", field().pk)).content.decode()
    assert "2 days until harvest" in page and "7 days until harvest" in page and "<del>" in page
    write(binh, "spraying", {"happened_on": day(3), "never_happened": "on"}, f"&sua={wrong.pk}")
    assert not DiaryEntry.objects.in_force().exists()


@pytest.mark.parametrize("wrong", ["999999", "x", "9" * 30, "-1"])
def test_what_is_not_there_is_not_corrected(wrong, binh):
    assert binh.get(f"{at('diary-add', field().pk)}?sua={wrong}").status_code == 404
    assert binh.get(f"{at('diary-add', field().pk)}?viec={wrong}").status_code == 404


def place(**changes: Any) -> dict[str, Any]:
    commune = factories.commune()
    return {
        "kind": "mill",
        "name": "Nhà máy mới",
        "province": "92",
        "commune": commune.code,
        "street": "Ấp 2",
        **changes,
    }


def test_binh_adds_a_place_and_changes_it(binh):
    assert binh.post(at("facility-add"), place(gln="9520123456788")).status_code == 302
    kept = Facility.objects.get(name="Nhà máy mới")
    assert kept.province == factories.province() and kept.gln == "9520123456788"
    binh.post(at("facility", kept.pk), place(name="Nhà máy cũ"))
    assert "Nhà máy cũ" in binh.get(at("places")).content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"gln": "9520123456780"}, "mistyped"),
        ({"gln": "123"}, "13 digits"),
        ({"name": "Nhà máy Ấp 2"}, "another place of this name"),
        ({"commune": "", "street": ""}, "Choose the commune"),
        ({"kind": "palace"}, "choice"),
    ],
)
def test_a_place_that_cannot_be_kept_gets_one_sentence(change, sentence, binh):
    mill()
    answer = binh.post(at("facility-add"), place(**change))
    assert answer.status_code == 422 and sentence in answer.content.decode()


def area(**changes: Any) -> dict[str, Any]:
    return {
        "code": "VN-CTOR-0099", "name": "Cánh đồng mới", "crop": "lúa", "area_ha": "3,5", "yearly_cap_kg": "21000",
        "members_count": "12", "province": "92", "commune": factories.commune().code, **changes,
    }  # fmt: skip


def test_binh_adds_an_area_with_its_code_letter_by_letter(binh):
    assert binh.post(at("area-add"), area(code="vn–ctOR.0099/b")).status_code == 302
    kept = GrowingArea.objects.get()
    assert (kept.code, kept.members_count, kept.yearly_cap_kg) == ("vn–ctOR.0099/b", 12, Decimal(21000))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": "VN-CTOR-0042"}, "another area of this code"),
        ({"code": ""}, "required"),
        ({"area_ha": "0"}, "more than zero"),
        ({"area_ha": "-3"}, "Write a number"),
        ({"yearly_cap_kg": "1.000"}, "two ways"),
        ({"members_count": "nhiều"}, "whole number"),
    ],
)
def test_an_area_that_cannot_be_kept_gets_one_sentence(change, sentence, binh):
    field()
    answer = binh.post(at("area-add"), area(**change))
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_what_a_lot_names_is_not_taken_away(binh):
    named, free = (
        mill(),
        Facility.objects.create(cooperative=mill().cooperative, name="Kho", province=factories.province()),
    )
    lot(factories.product(), "DTL-1", facility=named)
    assert "take-away" not in binh.get(at("facility", named.pk)).content.decode()
    assert "take-away" in binh.get(at("facility", free.pk)).content.decode()
    for each in (named, free):
        binh.post(at("facility", each.pk), {"take-away": "1"})
    assert list(Facility.objects.all()) == [named]


def test_binh_keeps_a_list_of_who_supplies_him(binh):
    typed = {"kind": "household", "name": "Hộ Bảy", "phone": "0905 000 222", "province": "92", "is_active": "on",
             "commune": factories.commune().code, "street": "", "crop": "lúa", "area_ha": "1,2"}  # fmt: skip
    assert binh.post(at("supplier-add"), typed).status_code == 302
    assert Supplier.objects.get().phone == "+84905000222"
    page = binh.get(at("suppliers")).content.decode()
    assert "Hộ Bảy" in page and "1.2 ha" in page
    answer = binh.post(at("supplier-add"), typed)
    assert answer.status_code == 422 and "another supplier of this name" in answer.content.decode()
    binh.post(at("supplier", household().pk), {"take-away": "1"})
    assert Supplier.objects.count() == 1
