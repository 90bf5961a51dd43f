"""An address of before July 2025 leads to the commune of today, however Hoa writes it."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.places.gazetteer import old_districts, old_provinces
from marketplace.places.models import OldCommune
from marketplace.places.selectors import Problem, parse_address, resolve
from marketplace.text import fold

from .old_addresses import CASES

pytestmark = pytest.mark.django_db

IN_THREE_FIELDS = [case for case in CASES if case[0].count(",") == 2]


@pytest.mark.parametrize(("line", "commune", "province"), CASES)
def test_an_old_address_in_one_line_finds_its_commune_of_today(line, commune, province):
    found = parse_address(f"12/3 ngõ 5, {line}")

    assert (str(found.commune), found.province.code) == (commune, province)
    assert (found.street, found.converted_from, found.problem) == ("12/3 ngõ 5", line, Problem.NONE)


@pytest.mark.parametrize(("line", "commune", "province"), IN_THREE_FIELDS)
def test_an_old_address_in_fields_finds_the_same_commune(line, commune, province):
    ward, district, old_province = line.split(",")

    found = resolve("  Tổ 4,", ward, old_province, district=district)

    assert (str(found.commune), found.province.code) == (commune, province)
    assert found.street == "Tổ 4"


def test_the_cases_cover_the_country_and_half_are_without_marks():
    assert len(CASES) >= 100
    assert {province for _, _, province in CASES} == {old.province_code for old in old_provinces().values()}
    assert sum(line.isascii() for line, _, _ in CASES) * 2 >= len(CASES)


@pytest.mark.parametrize(
    "line",
    [
        "12 Lê Lợi, Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh",
        "12 Lê Lợi P.Bến Nghé Q1 TPHCM",
        "12 Lê Lợi, Bến Nghé, Quận 1, Sài Gòn, Việt Nam",
        "12 Lê Lợi - P. Bến Nghé - Q. 1 - TP. HCM",
        "12 Lê Lợi; phường BẾN NGHÉ; quận 01; t.p hcm 700000",
        "12 Lê Lợi\nPhường Bến Nghé\nQuận 1\nTP.HCM",
        "12 Lê Lợi, P. Bến Nghé (cũ), Q.1, TP HCM",
        "12 Lê Lợi, P. Bến Nghé, Q.1",
        "12 Lê Lợi, ward Bến Nghé, P. Bến Nghé, Q.1, Ho Chi Minh City, Vietnam",
        unicodedata.normalize("NFD", "12 Lê Lợi, phường Bến Nghé, quận 1, tp hồ chí minh"),
    ],
)
def test_hoa_may_write_one_address_in_many_ways(line):
    found = parse_address(line)

    assert (str(found.commune), found.problem) == ("Phường Sài Gòn", Problem.NONE)
    assert found.street.startswith("12 Lê Lợi")


@pytest.mark.parametrize(
    ("line", "commune"),
    [
        ("phường Hoà Khánh Bắc, quận Liên Chiểu, Đà Nẵng", "Phường Liên Chiểu"),
        ("phường Hòa Khánh Bắc, quận Liên Chiểu, Đà Nẵng", "Phường Liên Chiểu"),
        ("phường Mĩ Long, TP Long Xuyên, An Giang", "Phường Long Xuyên"),
        ("P.IV, TP Tây Ninh, Tây Ninh", "Phường Tân Ninh"),
        ("phường 4, TP Tây Ninh, Tây Ninh", "Phường Tân Ninh"),
        ("phường VII, Vị Thanh, Hậu Giang", "Phường Vị Thanh"),
    ],
)
def test_spellings_that_are_both_in_use_agree(line, commune):
    assert str(parse_address(line).commune) == commune


def test_a_name_merged_away_long_before_is_still_understood():
    assert str(parse_address("phường Nguyễn Trung Trực, Ba Đình, Hà Nội").commune) == "Phường Ba Đình"
    assert str(parse_address("Phường Long Bình, Quận 9, TP.HCM").commune) == "Phường Long Bình"


@pytest.mark.parametrize(
    ("line", "communes"),
    [
        ("phường Đa Kao, quận 1, TP HCM", {"Phường Sài Gòn", "Phường Tân Định"}),
        ("phuong 15 quan phu nhuan hcm", {"Phường Phú Nhuận", "Phường Cầu Kiệu"}),
        ("thị trấn Đông Anh, huyện Đông Anh, Hà Nội", {"Xã Đông Anh", "Xã Phúc Thịnh", "Xã Thư Lâm"}),
    ],
)
def test_hoa_is_asked_when_her_old_ward_was_divided(line, communes):
    found = parse_address(f"8 ngõ 2, {line}")

    assert (found.problem, found.commune) == (Problem.AMBIGUOUS_COMMUNE, None)
    assert {str(commune) for commune in found.candidates} == communes
    assert (found.street, found.converted_from) == ("8 ngõ 2", line)


@pytest.mark.parametrize(
    ("line", "communes"),
    [
        # "Chiềng Hặc" is a commune of today, "Chiềng Hắc" was one
        ("xã Chiềng Hắc, Sơn La", ["Phường Mộc Châu", "Xã Chiềng Hặc"]),
        # Hải Dương is no province any more: the old ward or the new commune may be meant
        ("xã Cẩm Giàng, Hải Dương", ["Xã Cẩm Giàng", "Xã Cẩm Giang"]),
    ],
)
def test_hoa_is_asked_when_the_old_and_the_new_bear_nearly_one_name(line, communes):
    found = parse_address(line)

    assert found.problem is Problem.AMBIGUOUS_COMMUNE
    assert {str(commune) for commune in found.candidates} == set(communes)


def test_every_fiftieth_old_commune_leads_to_its_successors_with_and_without_marks():
    olds = OldCommune.objects.exclude(code__startswith="H").prefetch_related("successors").order_by("code")
    for old in olds[::50]:
        district, province = old_districts()[old.district_code], old_provinces()[old.old_province_code]
        wanted = set(old.successors.all())

        marked = parse_address(f"{old}, {district}, {province}")
        bare = parse_address(fold(f"{old} {district} {province}"))

        assert ({marked.commune} if marked.commune else set(marked.candidates)) == wanted
        assert ({bare.commune} if bare.commune else set(bare.candidates)) >= wanted


def test_a_namesake_far_away_is_not_offered():
    """The source joined Phường 4 of Tân An with the commune of Phường 4 of Tây Ninh, 93 km away."""
    assert str(parse_address("phường 4, TP Tân An, Long An").commune) == "Phường Long An"


def test_a_ward_that_is_not_in_its_district_is_asked_back_with_the_wards_of_the_district():
    found = resolve("12 Lê Lợi", "01", "hồ chí minh", "1")

    assert (found.problem, found.commune, found.street) == (Problem.UNKNOWN_COMMUNE, None, "12 Lê Lợi")
    assert {"Phường Bến Thành", "Phường Sài Gòn"} <= {str(commune) for commune in found.candidates}


def test_a_district_alone_offers_the_communes_that_it_became():
    found = parse_address("huyện Quảng Điền, Huế")

    assert (found.problem, found.commune) == (Problem.UNKNOWN_COMMUNE, None)
    assert "Xã Quảng Điền" in [str(commune) for commune in found.candidates]


def test_an_island_district_alone_is_its_special_zone():
    assert str(parse_address("huyện Phú Quý, Bình Thuận").commune) == "Đặc khu Phú Quý"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_no_text_whatever_makes_it_fail(text):
    found = parse_address(text)

    assert (found.problem == Problem.NONE) == (found.commune is not None)


WORDS = "p. phường x xã tt q.1 quận huyện h tp tỉnh , - 1 01 700000 Huế hue hcm Hà Nội Châu Thành việt nam Bến Nghé ( )"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS.split()), max_size=14))
def test_no_heap_of_words_of_addresses_makes_it_fail(words):
    found = parse_address(" ".join(words))

    assert found.commune is None or found.commune.province == found.province
    assert found.commune is None or not found.candidates


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(*[st.text(max_size=30)] * 4)
def test_no_fields_whatever_make_it_fail(street, commune, province, district):
    resolve(street, commune, province, district)
