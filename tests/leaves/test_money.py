"""Prices as Hoa reads them, as Bình types them, and as the books divide them."""

import contextlib
import json
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.money import (
    MAX_VND,
    MoneyError,
    format_vnd,
    parse_vnd,
    quantise,
    split,
    unit_price,
    vat_included,
)

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("150.000", 150_000),
        ("150,000", 150_000),
        ("150 000 đ", 150_000),
        ("150\u00a0000\u00a0₫", 150_000),
        ("150k", 150_000),
        ("150K", 150_000),
        ("150 nghìn", 150_000),
        ("150 ngàn đồng", 150_000),
        ("₫150,000", 150_000),
        ("VND 150.000", 150_000),
        ("150.000 VNĐ", 150_000),
        ("150000", 150_000),
        ("  150.000 ", 150_000),
        ("1,5tr", 1_500_000),
        ("1.5tr", 1_500_000),
        ("1tr5", 1_500_000),
        ("1tr250", 1_250_000),
        ("2 triệu", 2_000_000),
        (unicodedata.normalize("NFD", "2 triệu đồng"), 2_000_000),
        ("12,25 triệu", 12_250_000),
        ("1 tỷ", 1_000_000_000),
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        ("1 000 000k", 1_000_000_000),
        ("0", 0),
        ("500", 500),
        ("150", 150),
    ],
)
def test_binh_types_a_price_as_he_writes_it_on_the_market(typed: str, dong: int) -> None:
    assert parse_vnd(typed) == dong


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("  \u00a0", "empty"),
        ("150.5", "decimals"),
        ("150,50", "decimals"),
        ("150.000,00", "decimals"),
        ("150,000.50", "decimals"),
        ("0.150", "decimals"),
        ("1,2345k", "decimals"),
        ("-5", "negative"),
        ("− 150.000", "negative"),
        ("₫-150.000", "negative"),
        ("(150.000)", "negative"),
        ("1.500k", "ambiguous"),
        ("1,250 triệu", "ambiguous"),
        ("abc", "not_a_number"),
        ("đ", "not_a_number"),
        ("k", "not_a_number"),
        ("150x", "not_a_number"),
        ("1.50.000", "not_a_number"),
        ("150..000", "not_a_number"),
        ("150.000 - 200.000", "not_a_number"),
        ("150²", "not_a_number"),
        ("1e5", "not_a_number"),
        ("nan", "not_a_number"),
        ("1.000.000.000.000", "too_big"),
        ("9" * 5000, "too_big"),
        ("1000 tỷ", "too_big"),
        ("x" * 5000, "not_a_number"),
    ],
)
def test_a_price_that_cannot_be_read_is_refused_with_one_sentence(typed: str, code: str) -> None:
    with pytest.raises(MoneyError) as refused:
        parse_vnd(typed)
    assert refused.value.code == code
    sentence = str(refused.value)
    assert sentence.endswith(".") and "%(" not in sentence
    assert refused.value.message % refused.value.params == sentence


def test_the_ceiling_is_named_and_can_be_lowered() -> None:
    assert parse_vnd("99.999.999", maximum=99_999_999) == 99_999_999
    with pytest.raises(MoneyError, match=re.escape("99.999.999\u00a0₫")):
        parse_vnd("100.000.000", maximum=99_999_999)


def test_amounts_are_written_as_the_vectors_say() -> None:
    path = DATA / "text" / "vectors.json"
    if not path.exists():
        pytest.skip("shared/data/text/vectors.json is not beside the project")
    for dong, written in json.loads(path.read_text(encoding="utf-8"))["money"]:
        assert format_vnd(dong) == written


def test_an_amount_owed_back_leads_with_its_minus() -> None:
    assert format_vnd(-150_000) == "-150.000\u00a0₫"


@given(st.integers(0, MAX_VND))
def test_what_is_written_is_read_back(dong: int) -> None:
    assert parse_vnd(format_vnd(dong)) == dong
    assert parse_vnd(f"{dong:,}") == dong
    assert parse_vnd(str(dong)) == dong


@given(st.text(max_size=60) | st.text("0123456789.,- ktrđ", max_size=20))
def test_any_text_is_read_or_refused(typed: str) -> None:
    with contextlib.suppress(MoneyError):
        assert 0 <= parse_vnd(typed) <= MAX_VND


@pytest.mark.parametrize(
    ("exact", "whole"),
    [
        ("0.4", "0"),
        ("0.5", "1"),
        ("1.5", "2"),
        ("2.5", "3"),
        ("492000.50", "492001"),
        ("492000.49", "492000"),
        ("-0.5", "-1"),
        ("-2.5", "-3"),
        ("-0.4", "0"),
        ("150000", "150000"),
        ("1E+3", "1000"),
    ],
)
def test_half_a_dong_goes_up_and_a_refund_mirrors_its_charge(exact: str, whole: str) -> None:
    assert str(quantise(Decimal(exact))) == whole


def test_quantise_takes_whole_numbers_and_refuses_what_is_none() -> None:
    assert quantise(150_000) == Decimal(150_000)
    for nonsense in ("NaN", "Infinity", "-Infinity", "1E+40"):
        with pytest.raises(MoneyError):
            quantise(Decimal(nonsense))


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (10, [1, 1, 1, 1], [3, 3, 2, 2]),
        (50_000, [120_000, 80_000], [30_000, 20_000]),
        (10_000, [2, 1], [6_667, 3_333]),
        (10_001, [1, 2], [3_334, 6_667]),
        (1, [1, 2, 1], [0, 1, 0]),
        (2, [5, 0, 5], [1, 0, 1]),
        (1, [0, 0], [1, 0]),
        (7, [3], [7]),
        (0, [1, 2], [0, 0]),
        (0, [], []),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (-5, [0, 1], [0, -5]),
    ],
)
def test_a_discount_is_divided_to_the_dong(total: int, weights: list[int], parts: list[int]) -> None:
    assert split(total, weights) == parts


@pytest.mark.parametrize(("total", "weights"), [(1, []), (10, [1, -1]), (0, [-1])])
def test_nothing_is_divided_over_nobody_or_over_less_than_nothing(total: int, weights: list[int]) -> None:
    with pytest.raises(MoneyError):
        split(total, weights)


amounts = st.integers(-(10**12), 10**12)
shares = st.lists(st.integers(0, 10**9), min_size=1, max_size=30)


@given(amounts, shares)
def test_parts_sum_to_the_total_and_none_is_a_dong_from_its_share(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    assert sum(parts) == total
    if whole := sum(weights):
        for part, weight in zip(parts, weights, strict=True):
            assert abs(part * whole - total * weight) < whole
            assert weight or not part


@given(amounts, shares)
def test_a_refund_is_divided_as_its_charge_was(total: int, weights: list[int]) -> None:
    assert split(-total, weights) == [-part for part in split(total, weights)]


@pytest.mark.parametrize(
    ("price", "content", "unit", "amount", "per"),
    [
        (150_000, "5", "kg", 30_000, "kg"),
        (90_000, "500", "g", 180_000, "kg"),
        (90_000, "0.5", "kg", 180_000, "kg"),
        (60_000, "250", "g", 240_000, "kg"),
        (45_000, "200", "g", 22_500, "100 g"),
        (45_000, "0.2", "kg", 22_500, "100 g"),
        (80_000, "750", "ml", 106_667, "lít"),
        (80_000, "1.5", "l", 53_333, "lít"),
        (25_000, "30", "ml", 83_333, "100 ml"),
        (100_000, "3", "piece", 33_333, "cái"),
        (5, "2", "piece", 3, "cái"),
    ],
)
def test_hoa_compares_prices_by_content(price: int, content: str, unit: str, amount: int, per: str) -> None:
    assert unit_price(price, Decimal(content), unit) == (amount, per)  # type: ignore[arg-type]


@pytest.mark.parametrize("content", ["0", "-1", "NaN"])
def test_no_unit_price_without_content(content: str) -> None:
    with pytest.raises(MoneyError) as refused:
        unit_price(10_000, Decimal(content), "kg")
    assert refused.value.code == "quantity"


@pytest.mark.parametrize(
    ("gross", "rate", "net", "vat"),
    [
        (108_000, 8, 100_000, 8_000),
        (105_000, 5, 100_000, 5_000),
        (110_000, 10, 100_000, 10_000),
        (100_000, 8, 92_593, 7_407),
        (150_000, 0, 150_000, 0),
        (1, 10, 1, 0),
        (-108_000, 8, -100_000, -8_000),
    ],
)
def test_vat_is_taken_out_of_the_gross(gross: int, rate: int, net: int, vat: int) -> None:
    assert vat_included(gross, rate) == (net, vat)


@pytest.mark.parametrize("rate", ["0.08", "-1", "101", "NaN"])
def test_a_rate_is_a_percentage(rate: str) -> None:
    with pytest.raises(MoneyError) as refused:
        vat_included(100_000, Decimal(rate))
    assert refused.value.code == "rate"


@given(amounts, st.sampled_from([0, 5, 8, 10]))
def test_net_and_vat_add_up(gross: int, rate: int) -> None:
    net, vat = vat_included(gross, rate)
    assert net + vat == gross
    assert abs(vat * (100 + rate) - gross * rate) * 2 <= 100 + rate
