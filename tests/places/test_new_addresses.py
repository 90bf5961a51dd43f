"""An address of today: street, commune, province."""

import pytest
from django.utils import translation

from marketplace.places.selectors import Problem, parse_address, resolve

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("line", "commune", "street"),
    [
        ("12 Lê Lợi, phường Thuận Hóa, thành phố Huế", "Phường Thuận Hóa", "12 Lê Lợi"),
        ("5 Le Loi, Thuan Hoa, Hue", "Phường Thuận Hóa", "5 Le Loi"),
        ("xóm 2, Xà Phiên, Cần Thơ", "Xã Xà Phiên", "xóm 2"),
        ("xa xa phien tp can tho", "Xã Xà Phiên", ""),
        ("1 Đồng Khởi, phường Sài Gòn, TP.HCM", "Phường Sài Gòn", "1 Đồng Khởi"),
        ("P. Xuân Hương - Đà Lạt, Lâm Đồng", "Phường Xuân Hương - Đà Lạt", ""),
        ("đặc khu Phú Quốc, An Giang", "Đặc khu Phú Quốc", ""),
        ("thôn 1, xã A Lưới 2, Huế", "Xã A Lưới 2", "thôn 1"),
        ("xã KBang, Gia Lai", "Xã Kbang", ""),
        ("Văn Miếu - Quốc Tử Giám, Hà Nội", "Phường Văn Miếu - Quốc Tử Giám", ""),
        ("xã Quảng Điền (huyện Quảng Điền cũ), TP Huế", "Xã Quảng Điền", ""),
    ],
)
def test_a_new_address_is_kept_as_it_is(line, commune, street):
    found = parse_address(line)

    assert (str(found.commune), found.street) == (commune, street)
    assert (found.converted_from, found.problem) == ("", Problem.NONE)


def test_a_new_commune_with_the_old_province_of_its_place_is_understood_and_renewed():
    found = parse_address("phường Thủ Dầu Một, tỉnh Bình Dương")

    assert found.line == "Phường Thủ Dầu Một, Thành phố Hồ Chí Minh"
    assert found.converted_from == "phường Thủ Dầu Một, tỉnh Bình Dương"


def test_a_new_commune_with_the_old_district_of_its_place_is_understood():
    assert str(parse_address("phường Sài Gòn, quận 1, TP.HCM").commune) == "Phường Sài Gòn"
    assert str(parse_address("xã Đông Anh, huyện Đông Anh, Hà Nội").commune) == "Xã Đông Anh"


def test_a_commune_that_became_a_ward_is_found_under_both_kinds():
    for line in ("xã Trảng Bom, Đồng Nai", "phường Trảng Bom, Đồng Nai"):
        assert str(parse_address(line).commune) == "Phường Trảng Bom"


def test_marks_tell_two_communes_of_a_province_apart_and_without_them_hoa_is_asked():
    assert str(parse_address("xã Cẩm Giàng, TP Hải Phòng").commune) == "Xã Cẩm Giàng"
    assert str(parse_address("xã Cẩm Giang, TP Hải Phòng").commune) == "Xã Cẩm Giang"
    asked = parse_address("xa cam giang, hai phong")
    assert asked.problem is Problem.AMBIGUOUS_COMMUNE
    assert {str(commune) for commune in asked.candidates} == {"Xã Cẩm Giàng", "Xã Cẩm Giang"}


def test_a_kind_tells_a_ward_and_a_commune_of_one_name_apart():
    assert str(parse_address("phuong my tho, dong thap").commune) == "Phường Mỹ Tho"
    assert str(parse_address("xa my tho, dong thap").commune) == "Xã Mỹ Thọ"


def test_a_street_that_bears_the_name_of_an_old_ward_is_asked_back():
    found = parse_address("12 Trần Hưng Đạo, Hoàn Kiếm, Hà Nội")

    assert (found.problem, found.commune) == (Problem.AMBIGUOUS_COMMUNE, None)
    assert [str(commune) for commune in found.candidates] == ["Phường Hoàn Kiếm", "Phường Cửa Nam"]


def test_the_word_ward_settles_it():
    assert str(parse_address("12 Trần Hưng Đạo, phường Hoàn Kiếm, Hà Nội").commune) == "Phường Hoàn Kiếm"


def test_in_fields_what_stands_before_the_commune_goes_to_the_street():
    found = resolve("Số 8", "thôn Hạ Lang, xã Quảng Điền", "Huế")

    assert found.line == "Số 8, thôn Hạ Lang, Xã Quảng Điền, Thành phố Huế"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", Problem.UNKNOWN_PROVINCE),
        ("12 Lê Lợi", Problem.UNKNOWN_PROVINCE),
        ("phường Bình Dương", Problem.UNKNOWN_PROVINCE),
        ("12 Lê Lợi, phường Đâu Đó, Atlantis", Problem.UNKNOWN_PROVINCE),
        ("12 Lê Lợi, phường Đâu Đó, Huế", Problem.UNKNOWN_COMMUNE),
        ("Hà Nội", Problem.UNKNOWN_COMMUNE),
    ],
)
def test_what_is_not_understood_is_named_and_nothing_typed_is_lost(line, problem):
    found = parse_address(line)

    assert (found.problem, found.commune) == (problem, None)
    assert found.street in line
    if problem is Problem.UNKNOWN_PROVINCE:
        assert found.street == line


def test_each_problem_says_how_to_mend_it_in_the_language_of_the_page():
    with translation.override("en"):
        sentences = [str(problem.sentence) for problem in Problem]

    assert sentences[0] == ""
    assert all("list" in sentence for sentence in sentences[1:])


def test_an_address_costs_few_queries(django_assert_max_num_queries):
    for line in ("12 Lê Lợi, P. Bến Nghé, Q.1, TP HCM", "xã Tân Tiến, huyện Châu Thành, Vĩnh Long", "P.1"):
        with django_assert_max_num_queries(7):
            parse_address(line)
