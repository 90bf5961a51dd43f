"""Numbers as people in Vietnam write them: the dot groups thousands, the comma is a decimal."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from marketplace.desk.forms.fields import MeasureField, MoneyField, UnitsField


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("typed", ["150.000", "150,000", "150 000 đ", "150k", "150000", "150.000 ₫"])
def test_a_price_is_read_however_it_is_written(typed):
    assert MoneyField().clean(typed) == 150_000


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("15,5", "no decimals"), ("0", "greater than zero"), ("-5.000", "cannot be negative"), ("", "required"),
        ("rẻ", "in digits"), ("9.999.999.999", "too large"),
    ],
)  # fmt: skip
def test_a_price_that_is_none_gets_one_sentence(typed, sentence):
    with pytest.raises(ValidationError, match=sentence) as refused:
        MoneyField().clean(typed)
    assert len(refused.value.messages) == 1


@pytest.mark.parametrize(
    ("typed", "units"), [("1.200", 1200), ("1,200", 1200), ("1 200", 1200), ("1000", 1000), ("0", 0)]
)
def test_units_are_grouped_by_dots(typed, units):
    assert UnitsField().clean(typed) == units


def test_a_thousand_bags_are_not_one():
    """A browser's number field sends "1.000" as it was typed, and Django's IntegerField reads it as 1."""
    assert UnitsField().clean("1.000") == 1000


@pytest.mark.parametrize("typed", ["1,5", "12.34", "nhiều", "-3", "1.00", "²"])
def test_units_that_are_none_are_refused(typed):
    with pytest.raises(ValidationError, match="whole number"):
        UnitsField().clean(typed)


def test_too_many_units_are_refused_with_what_is_possible():
    with pytest.raises(ValidationError) as refused:
        UnitsField(min_value=1, max_value=2400).clean("2401")
    assert refused.value.messages == ["Write a number from 1 to 2.400."]


@pytest.mark.parametrize(
    ("typed", "amount"), [("5", "5"), ("0,5", "0.5"), ("0.5", "0.5"), ("0,750", "0.75"), ("12,5", "12.5")]
)
def test_a_net_content_takes_a_comma(typed, amount):
    assert MeasureField().clean(typed) == Decimal(amount)


def test_a_net_content_that_reads_in_two_ways_is_asked_again():
    with pytest.raises(ValidationError) as refused:
        MeasureField().clean("1.500")
    assert refused.value.messages == [
        "1.500 can be read in two ways: write 1500, or fewer digits after the comma."
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["0", "0,0", "năm", "1,2345", "-1"])
def test_a_net_content_that_is_none_is_refused(typed):
    with pytest.raises(ValidationError):
        MeasureField().clean(typed)


def test_what_stands_is_shown_as_people_write_it():
    assert MoneyField().prepare_value(Decimal(185_000)) == "185.000"
    assert UnitsField().prepare_value(1200) == "1.200"
    assert MeasureField().prepare_value(Decimal("0.500")) == "0,5"
