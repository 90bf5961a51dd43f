"""Phones as people type them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from marketplace.accounts.names import split_name
from marketplace.accounts.phones import PhoneField, phone_e164


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0912 345 678", "+84912345678"),
        ("+84 912 345 678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("(0236) 388 8888", "+842363888888"),
        ("0912 345 67", None),
        ("1234", None),
        ("xin chào", None),
        ("", None),
    ],
)
def test_a_number_is_stored_in_one_spelling(typed, stored):
    assert phone_e164(typed) == stored


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0912 345 67", "One digit is missing: a mobile number has 10 digits."),
        ("0912 345", "3 digits are missing: a mobile number has 10 digits."),
        ("0912 345 6789", "Too many digits: a mobile number has 10 digits."),
        ("gọi cho tôi", "This is not a Vietnamese phone number; write it like 0912 345 678."),
    ],
)
def test_hoa_reads_what_is_wrong_with_her_number(typed, sentence):
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        PhoneField().clean(typed)
    assert refusal.value.messages == [sentence]


@pytest.mark.parametrize(
    ("full_name", "parts"),
    [
        ("Nguyễn Thị Hoa", ("Nguyễn Thị", "Hoa")),
        ("  Hoa ", ("", "Hoa")),
        ("", ("", "")),
        ("Lê Bình", ("Lê", "Bình")),
    ],
)
def test_the_given_name_is_the_last_word(full_name, parts):
    assert split_name(full_name) == parts


@pytest.mark.parametrize(
    ("held", "shown"),
    [("+84912345678", "0912 345 678"), ("+842363888888", "+842363888888"), ("0912.345", "0912.345"), (None, None)],
)
def test_a_kept_mobile_number_stands_in_its_field_as_people_write_it(held, shown):
    assert PhoneField().prepare_value(held) == shown
