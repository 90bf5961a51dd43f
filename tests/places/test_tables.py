"""The tables: whole, counted, brought in by one repeatable act, dated."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from marketplace.places.gazetteer import REFORM, corrections, old_districts, old_provinces
from marketplace.places.models import Commune, OldCommune, Province, Succession
from marketplace.places.regions import FORMER, PLANNING, SPOKEN, provinces_of, region_by_key, region_of, regions
from marketplace.places.selectors import commune_by_code, communes_of, province_by_code, provinces
from marketplace.places.services import load_places

pytestmark = pytest.mark.django_db


def test_there_are_34_provinces_and_3321_communes():
    assert provinces().count() == 34
    assert Commune.objects.current().count() == 3321
    assert Counter(Province.objects.values_list("kind", flat=True)) == {"tỉnh": 25, "thành phố": 9}
    assert Commune.objects.filter(kind="đặc khu").count() == 13


def test_the_kinds_of_the_first_day_are_those_of_decision_19_2025():
    load_places(on=REFORM)

    assert Counter(Province.objects.values_list("kind", flat=True)) == {"tỉnh": 28, "thành phố": 6}
    assert Counter(Commune.objects.values_list("kind", flat=True)) == {"phường": 687, "xã": 2621, "đặc khu": 13}


def test_dong_nai_became_a_city_with_ten_more_wards_on_30_april_2026():
    load_places(on=date(2026, 4, 29))
    before = communes_of("75").filter(kind="phường").count()
    load_places(on=date(2026, 4, 30))

    assert str(province_by_code("75")) == "Thành phố Đồng Nai"
    assert communes_of("75").filter(kind="phường").count() == before + 10 == 33


@pytest.mark.parametrize(("code", "wards", "communes"), [("22", 30, 22), ("24", 45, 54)])
def test_quang_ninh_and_bac_ninh_became_cities_in_september_2026(code, wards, communes):
    load_places(on=date(2026, 9, 20))

    assert province_by_code(code).kind == "thành phố"
    assert communes_of(code).filter(kind="phường").count() == wards
    assert communes_of(code).filter(kind="xã").count() == communes


def test_each_correction_names_a_unit_and_its_resolution():
    codes = {"province": set(Province.objects.values_list("code", flat=True))}
    codes["commune"] = set(Commune.objects.values_list("code", flat=True))

    assert all(change.code in codes[change.unit] and change.reference for change in corrections())
    assert [change.day for change in corrections()] == sorted(change.day for change in corrections())


def test_every_old_commune_has_become_a_commune_of_its_province():
    assert (len(old_provinces()), len(old_districts()), OldCommune.objects.count()) == (63, 696, 10_040)
    assert not OldCommune.objects.filter(successors=None).exists()
    assert not Commune.objects.filter(predecessors=None).exists()
    steps = Succession.objects.values_list("old__province_id", "commune__province_id")
    assert all(was == now for was, now in steps)


def test_most_old_communes_have_one_successor_and_none_more_than_five():
    number = Counter(Counter(Succession.objects.values_list("old_id", flat=True)).values())

    assert number[1] > 9_500
    assert max(number) == 5


def test_loading_again_changes_nothing_and_keeps_the_rows():
    before = (dict(Commune.objects.values_list("code", "pk")), Succession.objects.count())

    loaded = load_places()

    assert (loaded.provinces, loaded.communes, loaded.old_communes) == (34, 3321, 10_040)
    assert (dict(Commune.objects.values_list("code", "pk")), Succession.objects.count()) == before


def test_loading_mends_what_was_damaged():
    Commune.objects.filter(code="00070").update(name="?", key="", sort="")
    old, commune = OldCommune.objects.get(code="00001"), commune_by_code("00004")
    Succession.objects.create(old=old, commune=commune, position=9)

    load_places()

    assert str(commune_by_code("00070")) == "Phường Hoàn Kiếm"
    assert commune not in old.successors.all()


def test_the_command_says_what_it_loaded():
    out = StringIO()
    call_command("load_places", stdout=out)

    assert {"34", "3321", "10040"} <= set(out.getvalue().replace(".", " ").replace(",", " ").split())


def test_a_code_has_one_current_unit_and_may_be_used_again_after_it_ended():
    ended = Commune.objects.get(code="00070")
    with pytest.raises(IntegrityError):
        Commune.objects.create(code="00070", name="X", kind="xã", province=ended.province, valid_from=date(2027, 1, 1))


def test_a_unit_exists_from_its_first_day_to_before_its_last():
    Commune.objects.filter(code="00070").update(valid_to=date(2030, 1, 1))

    assert Commune.objects.on(date(2029, 12, 31)).filter(code="00070").exists()
    assert not Commune.objects.on(date(2030, 1, 1)).filter(code="00070").exists()
    assert not Commune.objects.on(date(2025, 6, 30)).exists()
    assert commune_by_code("00070") is None


def test_lists_are_in_the_order_of_the_vietnamese_alphabet():
    names = [province.name for province in provinces()]
    assert names[:4] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng"]
    assert names.index("Đà Nẵng") > names.index("Cần Thơ")
    kinds = list(dict.fromkeys(commune.kind for commune in communes_of("79")))
    assert kinds == ["đặc khu", "phường", "xã"]


def test_an_unknown_code_is_none_and_an_empty_list():
    assert commune_by_code("99999") is None
    assert province_by_code("") is None
    assert not communes_of("00").exists()


def test_each_province_is_in_one_region_then_and_now():
    assert sorted(code for region in PLANNING for code in region.provinces) == sorted(
        provinces().values_list("code", flat=True)
    )
    assert sorted(code for region in FORMER for code in region.old_provinces) == sorted(old_provinces())
    assert sorted(code for region in PLANNING for code in region.old_provinces) == sorted(old_provinces())
    assert all(region_of(province.code).key == province.region for province in provinces())


def test_a_region_has_days():
    assert regions(date(2025, 6, 30)) == FORMER
    assert regions(date(2025, 7, 1)) == PLANNING
    assert region_by_key("nowhere") is None


def test_the_north_west_lists_its_provinces_then_and_now():
    north_west = region_by_key("north-west")

    assert [old_provinces()[code].name for code in north_west.old_provinces] == [
        "Lào Cai",
        "Điện Biên",
        "Lai Châu",
        "Sơn La",
        "Yên Bái",
        "Hòa Bình",
    ]
    assert set(north_west.provinces) == {"15", "11", "12", "14", "25"}
    assert provinces_of(["north-west", "nowhere"]) == frozenset(north_west.provinces)
    assert north_west in SPOKEN
