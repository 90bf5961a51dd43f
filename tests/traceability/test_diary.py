"""The diary of a growing area: written once, corrected by further entries; what it says of harvests and lots."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from marketplace.cooperatives.keeping import is_named, keep, take_away
from marketplace.cooperatives.models import Facility, GrowingArea
from tests import factories, people
from traceability.books import every_chain_verifies, every_diary_is_in_its_chain
from traceability.diary.selectors import diary_of, entries_in, seasons_of
from traceability.diary.services import confirm_harvest, write_entry
from traceability.epcis_check import event_problems
from traceability.models import DiaryEntry, EpcisEvent, Lot
from traceability.proof.recording import document_of
from traceability.services import Into, Outof, open_lot, transform

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
DOSE: dict[str, Any] = {"product": "Thuốc", "dose": Decimal(1), "dose_unit": "l"}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def area(code: str = "VN-CTOR-0042", **fields: Any) -> GrowingArea:
    defaults = {"name": "Cánh đồng Ấp 2", "crop": "lúa", "area_ha": Decimal("12.5")}
    return GrowingArea.objects.create(cooperative=factories.dong_tom_lua(), code=code, **{**defaults, **fields})


def day(ago: int) -> datetime.date:
    return timezone.localdate() - ago * DAY


def sprayed(of: GrowingArea, ago: int, days: int = 7, **fields: Any) -> DiaryEntry:
    said = {
        "product": "Thuốc minh họa", "active_ingredient": "abamectin", "dose": Decimal("0.5"), "dose_unit": "l/ha",
        "actor": people.binh(), **fields,
    }  # fmt: skip
    return write_entry(area=of, kind="spraying", happened_on=day(ago), interval_days=days, **said)


def harvested(of: GrowingArea, ago: int, **fields: Any) -> DiaryEntry:
    said = {"quantity": Decimal(500), "unit": "kg", "actor": people.binh(), **fields}
    return write_entry(area=of, kind="harvest", happened_on=day(ago), **said)


def lot_of(of: GrowingArea, ago: int = 1, **fields: Any) -> Lot:
    product = fields.pop("product", None) or factories.product()
    return open_lot(product=product, actor=people.binh(), made_on=day(ago), quantity=Decimal(10), areas=[of], **fields)


@pytest.mark.parametrize(("ago", "days", "harvest", "left"), [(8, 7, 1, 0), (7, 7, 1, 1), (3, 7, 3, 7), (3, 0, 3, 0)])
def test_nothing_is_harvested_within_the_interval(ago, days, harvest, left):
    field = area()
    sprayed(field, ago, days)
    if not left:
        assert harvested(field, harvest).override_reason == ""
        return
    with pytest.raises(ValidationError) as refused:
        harvested(field, harvest)
    assert f"needs {left} more day" in refused.value.message_dict["override_reason"][0]
    assert not DiaryEntry.objects.filter(kind="harvest").exists()


def test_an_early_harvest_needs_a_second_person_before_anything_is_made_of_it():
    field = area()
    sprayed(field, 5)
    early = harvested(field, 2, override_reason="Bão về, phải gặt")
    with pytest.raises(ValidationError, match="second person"):
        lot_of(field)
    with pytest.raises(ValidationError, match="second person"):
        confirm_harvest(entry=early, actor=people.binh())
    confirm_harvest(entry=early, actor=people.tam())
    assert confirm_harvest(entry=early, actor=people.tam()) == early.confirmation
    [season] = seasons_of(lot_of(field))
    assert [(entry.pk, wait.days) for entry, wait in season.early] == [(early.pk, 7)]


def test_lots_made_of_it_inherit_the_warning_even_after_a_later_harvest():
    field = area()
    sprayed(field, 60, season="Hè Thu")
    confirm_harvest(entry=harvested(field, 57, season="Hè Thu", override_reason="Lũ về"), actor=people.tam())
    early = lot_of(field, 56)
    harvested(field, 3, season="Thu Đông")
    fine = lot_of(field, 2, product=early.product)
    milled = transform(
        process="milling", inputs=[Outof(early, Decimal(10), "kg")], happened_at=timezone.now(), actor=people.binh(),
        outputs=[Into(early.product, Decimal(7), "kg")],
    ).parts.get(is_output=True).lot  # fmt: skip
    assert [bool(season.early) for lot in (early, fine, milled) for season in seasons_of(lot)] == [True, False, True]


def test_spraying_that_is_written_down_too_late_still_warns():
    field = area()
    harvested(field, 4)
    lot = lot_of(field, 3)
    assert not seasons_of(lot)[0].early
    sprayed(field, 6, 10)
    assert seasons_of(lot)[0].early


def test_a_correction_stands_in_the_place_of_the_wrong_entry_and_both_are_read():
    field = area()
    wrong = sprayed(field, 5)
    right = sprayed(field, 5, 3, corrects=wrong)
    again = sprayed(field, 5, 2, corrects=right)
    assert again.corrects == wrong
    assert [entry.pk for entry in DiaryEntry.objects.in_force()] == [again.pk]
    assert [one.pk for one in diary_of(field)[0].corrections.all()] == [right.pk, again.pk]
    harvested(field, 2)
    never = write_entry(
        area=field, kind="spraying", happened_on=day(5), corrects=wrong, never_happened=True, actor=people.binh()
    )
    assert [entry.kind for entry in DiaryEntry.objects.in_force()] == ["harvest"]
    assert never.told.get().is_declared_wrong
    with pytest.raises(ValidationError):
        sprayed(area("KHAC"), 5, corrects=wrong)


def test_an_entry_is_neither_changed_nor_taken_away():
    entry = sprayed(area(), 5)
    entry.dose = Decimal(9)
    for act in (entry.save, entry.delete, DiaryEntry.objects.all().delete):
        with pytest.raises(ValidationError):
            act()


@pytest.mark.parametrize(
    ("kind", "words", "field"),
    [
        ("spraying", {**DOSE, "interval_days": 7}, "active_ingredient"),
        ("spraying", {**DOSE, "active_ingredient": "x"}, "interval_days"),
        ("fertilising", {"product": "NPK"}, "dose"),
        ("harvest", {"unit": "kg"}, "quantity"),
        ("harvest", {"unit": "kg", "quantity": Decimal(-1)}, "quantity"),
        ("dancing", {}, "kind"),
    ],
)  # fmt: skip
def test_what_an_entry_lacks_is_said_beside_its_field(kind, words, field):
    with pytest.raises(ValidationError) as refused:
        write_entry(area=area(), actor=None, kind=kind, happened_on=day(1), **words)
    assert field in refused.value.message_dict


def test_nothing_is_written_of_tomorrow():
    with pytest.raises(ValidationError, match="still to come"):
        write_entry(area=area(), actor=None, kind="watering", happened_on=day(-1))


def test_the_diary_is_signed_as_it_is_written_and_names_nobody():
    field = area()
    wrong = sprayed(field, 5, done_by="Chú Năm Lúa")
    sprayed(field, 5, 3, corrects=wrong, done_by="Chú Năm Lúa")
    told = list(EpcisEvent.objects.order_by("seq"))
    assert [row.is_declared_wrong for row in told] == [False, True, False]
    first, declared, right = (json.loads(row.body) for row in told)
    assert first["htx:preHarvestDays"] == 7 and right["htx:preHarvestDays"] == 3
    assert declared["errorDeclaration"]["correctiveEventIDs"] == [told[2].event_id]
    assert declared["htx:preHarvestDays"] == 7 and told[0].event_id == told[1].event_id
    assert "Năm" not in "".join(row.body for row in told) and first["htx:doer"] == right["htx:doer"]
    assert list(every_chain_verifies()) == [] and list(every_diary_is_in_its_chain()) == []


def test_the_public_reads_the_diary_of_lots_that_are_published():
    field = area()
    sprayed(field, 20)
    harvested(field, 5)
    assert not EpcisEvent.objects.public().exists()
    lot_of(field, 4)
    assert EpcisEvent.objects.public().count() == 2
    harvested(field, 1)
    assert EpcisEvent.objects.public().count() == 2


def test_a_lot_shows_the_season_of_its_last_harvest():
    field = area()
    for ago, season in ((100, "Hè Thu"), (10, "Thu Đông"), (1, "Đông Xuân")):
        harvested(field, ago, season=season)
    lot = lot_of(field, 5)
    assert [entry.season for entry in entries_in(seasons_of(lot))] == ["Thu Đông"]


def test_what_something_names_is_not_taken_away_and_keeps_its_code():
    field = area()
    field.code = " VN-CTOR-0043"
    assert not is_named(field)
    harvested(field, 2)
    with pytest.raises(ValidationError, match="stays as it is"):
        keep(field, actor=people.binh())
    with pytest.raises(ValidationError, match="cannot be taken away"):
        take_away(field, actor=people.binh())
    empty = area("KHONG-AI-DUNG")
    take_away(empty, actor=people.binh())
    assert not GrowingArea.objects.filter(pk=empty.pk).exists()
    mill = Facility.objects.create(
        cooperative=field.cooperative, kind="mill", name="Nhà máy", province=factories.province()
    )
    lot_of(field, facility=mill)
    with pytest.raises(ValidationError, match="cannot be taken away"):
        take_away(mill, actor=people.binh())


@pytest.mark.parametrize(("gln", "sentence"), [("952012345678", "13 digits"), ("9520123456780", "mistyped")])
def test_a_gln_has_its_check_digit(gln, sentence):
    place = Facility(
        cooperative=factories.dong_tom_lua(), kind="mill", name="Nhà máy", province=factories.province(), gln=gln
    )
    with pytest.raises(ValidationError, match=sentence):
        keep(place, actor=None)


def test_hoa_reads_the_diary_of_the_field_behind_the_label(client):
    field = area()
    sprayed(field, 30, note="Rầy nâu", done_by="Chú Năm Lúa")
    harvested(field, 5)
    lot = lot_of(field)
    page = client.get(lot.get_absolute_url()).content.decode()
    assert "2 entries" in page and f"{lot.get_absolute_url()}/nhat-ky" in page and "Harvested too early" not in page
    diary = client.get(f"{lot.get_absolute_url()}/nhat-ky").content.decode()
    assert "Rầy nâu" in diary and "abamectin" in diary and "Chú Năm" not in diary
    assert client.get("/en/l/KHONG-CO/nhat-ky").status_code == 404


def test_the_label_of_goods_harvested_too_early_says_so_first(client):
    field = area()
    sprayed(field, 5)
    confirm_harvest(entry=harvested(field, 2, override_reason="Bão về"), actor=people.tam())
    page = client.get(lot_of(field).get_absolute_url()).content.decode()
    assert '<h1 class="t">Harvested too early</h1>' in page and "asks to wait until" in page


def test_the_lot_page_asks_the_same_of_the_database_however_long_the_diary_is(client, django_assert_max_num_queries):
    field = area()
    for ago in range(40, 5, -1):
        write_entry(area=field, actor=None, kind="watering", happened_on=day(ago))
    harvested(field, 3)
    address = lot_of(field).get_absolute_url()
    with django_assert_max_num_queries(14):
        assert client.get(address).status_code == 200
    with django_assert_max_num_queries(16):
        assert client.get(f"{address}/nhat-ky").status_code == 200


def test_what_is_written_of_a_field_is_epcis():
    field = area()
    wrong = sprayed(field, 9, pictures=[factories.picture()])
    sprayed(field, 9, 3, corrects=wrong)
    harvested(field, 2, unit="t")
    for row in EpcisEvent.objects.all():
        assert event_problems(document_of(row), alone=False) == [], row.body
