"""A label opens the page of exactly the goods it stands on, or says what is wrong with it."""

import json
import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from traceability import gs1
from traceability.digital_link import (
    DigitalLink,
    DigitalLinkError,
    build,
    build_gtin,
    canonical,
    item_uri,
    parse,
)

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
GTIN = "09520123456788"

# Options of GS1's engine for what GS1 withdrew; without them the same addresses are refused.
LEGACY = {
    "permit_convenience_alphas": {
        "https://a/gtin/12312312312333",
        "https://a/gtin/12312312312333/ser/ABC123",
        "https://a/sscc/006141411234567890",
    },
    "permit_zero_suppressed_gtin": {
        "https://a/01/2112345678900",
        "https://a/01/416000336108",
        "https://a/01/02345673",
        "https://a/8004/9520614141234567?01=2112345678900",
        "https://a/8004/9520614141234567?01=02345673",
        "https://brand.example.com/01/9520123456788",
        "https://brand.example.com/some-extra/pathinfo/01/9520123456788",
        "https://example.com/01/9520123456788?3103=000195&3922=0299&17=201225",
        "https://id.gs1.org/01/9520123456788?3103=000195&3922=0299&17=201225",
        "https://id.gs1.org/01/9520123456788?17=201225&3103=000195&3922=0299",
    },
    "permit_unknown_ais": {"https://example.com/01/09520123456788?99=XYZ&89=ABC123"},
}


def vectors() -> list[dict[str, Any]]:
    path = DATA / "gs1" / "gs1-syntax-engine-parse.json"
    if not path.exists():
        pytest.skip("shared/data/gs1/gs1-syntax-engine-parse.json is not beside the project")
    return json.loads(path.read_text(encoding="utf-8"))["vectors"]  # type: ignore[no-any-return]


def needs_legacy(case: dict[str, Any]) -> bool:
    return any(case["options"][option] and case["uri"] in uris for option, uris in LEGACY.items())


def element_string(link: DigitalLink) -> str:
    return "".join(ai + value for ai, value in ((link.key, link.value), *link.qualifiers, *link.attributes))


def test_addresses_are_read_as_gs1s_own_engine_reads_them() -> None:
    wrong = []
    for case in vectors():
        try:
            read = element_string(parse(case["uri"]))
        except DigitalLinkError:
            read = None
        expected = None if needs_legacy(case) or not case["valid"] else case["element_string"].replace("^", "")
        if read != expected:
            wrong.append((case["uri"], read, expected))
    assert wrong == []


def test_each_address_declared_legacy_is_in_the_vectors_and_valid_only_by_its_option() -> None:
    declared = {uri for uris in LEGACY.values() for uri in uris}
    assert {case["uri"] for case in vectors() if needs_legacy(case) and case["valid"]} == declared


def test_a_label_of_a_lot_and_of_a_piece_is_read() -> None:
    link = parse(f"https://cho.example/truy/01/{GTIN}/22/2A/10/LO%2F1/21/A+1?17=270100&utm=x%20y&flag#top")
    assert (link.gtin, link.lot, link.serial) == (GTIN, "LO/1", "A+1")
    assert link.qualifier("22") == "2A" and link.attribute("17") == "270100"
    assert (link.get("01"), link.get("10"), link.get("17"), link.get("235")) == (GTIN, "LO/1", "270100", None)
    assert link.others == (("utm", "x y"), ("flag", None))
    assert link.stem == "https://cho.example/truy"


def test_the_same_thing_has_one_canonical_address() -> None:
    one = parse(f"HTTP://CHO.example:8000/x/01/{GTIN}/10/%4C%4F1?17=270131&utm=1&11=260101")
    other = parse(f"https://id.gs1.org/01/{GTIN}/10/LO1?11=260101&17=270131")
    assert canonical(one) == canonical(other) == f"https://id.gs1.org/01/{GTIN}/10/LO1?11=260101&17=270131"
    assert item_uri(one) == f"https://id.gs1.org/01/{GTIN}/10/LO1"
    assert parse(f"https://a/414/9520123456788/01/{GTIN}").gtin == GTIN


def test_what_others_allow_is_encoded_where_an_address_needs_it() -> None:
    assert build_gtin(GTIN, "A/B+1", "%", root="https://a") == f"https://a/01/{GTIN}/10/A%2FB%2B1/21/%25"


@pytest.mark.parametrize(
    ("uri", "code", "position"),
    [
        ("", "scheme", 0),
        ("Http://a/01/09520123456788", "scheme", 0),
        ("javascript:alert(1)", "scheme", 0),
        (f"https://a:99999/01/{GTIN}", "host", 8),
        (f"https://user@a/01/{GTIN}", "host", 8),
        (f"https://a..b/01/{GTIN}", "host", 8),
        (f"https://a/01/{GTIN}/10/Gạo", "character", 32),
        (f"https://a/01/{GTIN} ", "character", 27),
        (f"https://a/01/{GTIN}/10/A%2", "escape", 32),
        (f"https://a/01/{GTIN}?x=%00", "escape", 30),
        (f"https://a/%zz/01/{GTIN}", "escape", 10),
        ("https://a/l/LO1", "no_key", 9),
        (f"https://a/01/{GTIN}/10", "no_key", 9),
        ("https://a/01/09520123456780", "check_digit", 13),
        ("https://a/01/9520123456788", "length", 13),
        ("https://a/01/0952012345678A", "characters", 13),
        (f"https://a/01/{GTIN}/10/", "empty", 31),
        (f"https://a/01/{GTIN}/10/{'A' * 21}", "length", 31),
        (f"https://a/01/{GTIN}/10/A%C3%A1", "characters", 31),
        (f"https://a/01/{GTIN}/10/A%FF", "characters", 31),
        (f"https://a/01/{GTIN}/21/1/10/A", "qualifier", 33),
        (f"https://a/01/{GTIN}/10/A/10/B", "qualifier", 33),
        (f"https://a/01/{GTIN}/235/A/10/B", "qualifier", 34),
        (f"https://a/01/{GTIN}/hinh/anh", "qualifier", 28),
        (f"https://a/01/{GTIN}?10=A", "in_path", 28),
        (f"https://a/01/{GTIN}/21/1?10=A", "in_path", 33),
        (f"https://a/01/{GTIN}/235/X?21=A", "attribute", 34),
        (f"https://a/01/{GTIN}?17=270131&%31%37=270131", "duplicate", 38),
        (f"https://a/01/{GTIN}?01={GTIN}", "duplicate", 28),
        (f"https://a/01/{GTIN}?17=271331", "date", 31),
        (f"https://a/01/{GTIN}?17=270230", "date", 31),
        (f"https://a/01/{GTIN}?7007=260100", "date", 33),
        (f"https://a/01/{GTIN}?17", "empty", 30),
        (f"https://a/01/{GTIN}?18=1", "unknown_key", 28),
        (f"https://a/01/{GTIN}?0=1", "unknown_key", 28),
        ("https://a/" + "x" * 3000, "too_long", 2000),
    ],
)
def test_a_broken_address_is_refused_with_its_place(uri: str, code: str, position: int) -> None:
    with pytest.raises(DigitalLinkError) as refused:
        parse(uri)
    assert (refused.value.code, refused.value.position) == (code, position)
    assert str(refused.value).endswith(f"(character {position + 1})")
    assert "%(" not in str(refused.value)


@pytest.mark.parametrize("stem", ["https://a?x=", "https://a/#", "a", "https://a/01"])
def test_nothing_is_written_that_would_be_read_as_something_else(stem: str) -> None:
    with pytest.raises(DigitalLinkError):
        build(DigitalLink("01", "09520123456780", stem=stem))
    if stem != "https://a/01":
        with pytest.raises(DigitalLinkError):
            build_gtin(GTIN, root=stem)


def completed(body: str) -> str:
    return body + gs1.check_digit(body)


gtins = st.from_regex(r"[0-9][1-9][0-9]{11}", fullmatch=True).map(completed)
lots = st.text(gs1.CSET82, min_size=1, max_size=20)
dates = st.dates(date(2000, 1, 1), date(2049, 12, 31)).map(lambda day: day.strftime("%y%m%d"))
names = st.text(string.ascii_letters + "áệ &=?#%", min_size=1, max_size=8)
links = st.builds(
    DigitalLink,
    key=st.just("01"),
    value=gtins,
    qualifiers=st.tuples(st.none() | lots, st.none() | lots, st.none() | lots).map(
        lambda given_: tuple((ai, v) for ai, v in zip(("22", "10", "21"), given_, strict=True) if v is not None)
    ),
    attributes=st.dictionaries(st.sampled_from(["11", "13", "15", "17", "7007"]), dates).map(
        lambda pairs: tuple(pairs.items())
    ),
    others=st.lists(st.tuples(names, st.none() | st.text(max_size=8).filter(lambda t: "\x00" not in t))).map(tuple),
    stem=st.sampled_from(["https://id.gs1.org", "http://cho.example:8000", "https://a/01/b", "https://[::1]/10"]),
)


@given(links)
def test_what_is_built_is_read_back(link: DigitalLink) -> None:
    try:
        uri = build(link)
    except UnicodeEncodeError:  # half a surrogate pair is no text
        return
    assert parse(uri) == link
    assert canonical(parse(uri)) == canonical(parse(canonical(link)))


@given(gtins, st.integers(0, 13), st.sampled_from("0123456789"))
def test_any_single_wrong_digit_is_refused(gtin: str, place: int, digit: str) -> None:
    wrong = gtin[:place] + digit + gtin[place + 1 :]
    if wrong == gtin:
        assert parse(f"https://a/01/{gtin}").gtin == gtin
        return
    with pytest.raises(DigitalLinkError):
        parse(f"https://a/01/{wrong}")
    assert not gs1.has_check_digit(wrong)


pieces = st.sampled_from(["/", "01", "10", "21", GTIN, "?", "&", "=", "17", "%", "%00", "#", "A", "[", ":", "é"])


@given(st.binary().map(lambda raw: raw.decode("latin-1")) | st.lists(pieces).map("".join) | st.text())
def test_any_bytes_are_read_or_refused_and_nothing_else(tail: str) -> None:
    for uri in (tail, f"https://a/01/{GTIN}{tail}", f"https://a/01/{GTIN}?{tail}", f"https://{tail}"):
        try:
            parse(uri)
        except DigitalLinkError as error:
            assert 0 <= error.position <= len(uri)


@pytest.mark.parametrize(
    ("typed", "gtin"),
    [
        ("9520123456788", GTIN),
        ("0 9520123 456788", GTIN),
        ("96385074", "00000096385074"),
        ("614141123452", "00614141123452"),
    ],
)
def test_a_gtin_is_read_in_any_of_its_lengths(typed: str, gtin: str) -> None:
    assert gs1.normalise_gtin(typed) == gtin


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "gtin"), ("123", "gtin"), ("00000000", "gtin"), ("952012345678A", "gtin"), ("9520123456780", "check_digit")],
)
def test_a_number_that_is_no_gtin_is_refused(typed: str, code: str) -> None:
    with pytest.raises(gs1.GS1Error) as refused:
        gs1.normalise_gtin(typed)
    assert refused.value.code == code


def test_a_lot_code_is_typed_in_any_case_and_holds_nothing_odd() -> None:
    assert gs1.normalise_lot_code(" lo-2026-07 ") == "LO-2026-07"
    for typed in ("", "LÔ-1", "LO 1", "LO_1", "A" * 21, "LO1\n2"):
        with pytest.raises(gs1.GS1Error):
            gs1.normalise_lot_code(typed)


@pytest.mark.parametrize(
    ("written", "day"),
    [("270131", date(2027, 1, 31)), ("280200", date(2028, 2, 29)), ("990101", date(1999, 1, 1))],
)
def test_a_date_with_day_zero_is_the_end_of_its_month(written: str, day: date) -> None:
    assert gs1.read_date(written, today=date(2026, 11, 22)) == day


def test_the_century_of_a_date_is_the_nearest() -> None:
    assert gs1.read_date("260101", today=date(2080, 1, 1)) == date(2126, 1, 1)
    assert gs1.read_date("770101", today=date(2026, 1, 1)) == date(1977, 1, 1)
    with pytest.raises(gs1.GS1Error):
        gs1.read_date("26010", today=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("ai", "value"),
    [
        ("00", "952012345678912345"),
        ("253", "1231231231232TEST"),
        ("8003", "09520123456788ABC"),
        ("8006", "095201234567880102"),
        ("8010", "9520/A-1"),
        ("8013", "1987654Ad4X4bL5ttr2310c2K"),
        ("423", "704156"),
        ("8030", "a_b-c="),
    ],
)
def test_values_of_other_keys_are_checked_in_their_parts(ai: str, value: str) -> None:
    gs1.check_value(ai, value)


@pytest.mark.parametrize(
    ("ai", "value", "code"),
    [
        ("8013", "1987654Ad4X4bL5ttr2310c2L", "check_digit"),
        ("423", "70415", "length"),
        ("8006", "09520123456788", "length"),
        ("401", "AB12", "prefix"),
        ("8010", "9520a", "characters"),
        ("89", "1", "unknown_ai"),
    ],
)
def test_values_of_other_keys_are_refused_in_their_parts(ai: str, value: str, code: str) -> None:
    with pytest.raises(gs1.GS1Error) as refused:
        gs1.check_value(ai, value)
    assert refused.value.code == code
