"""Usual words of the trade read in the visitor's language; what somebody named stays as they named it."""

from __future__ import annotations

import pytest
from django.utils import translation

from catalogue.groups import OCOP_GROUPS
from catalogue.models import Category
from marketplace.everyday import ENGLISH, everyday
from marketplace.shipping.services import make_default_choices
from tests.factories import dong_tom_lua
from tests.words.languages import is_vietnamese


def test_each_group_of_ocop_has_an_english_name():
    with translation.override("en"):
        assert [name for name in OCOP_GROUPS.values() if is_vietnamese(everyday(name))] == []


def test_no_english_word_is_still_vietnamese():
    assert [english for english in ENGLISH.values() if is_vietnamese(english)] == []


@pytest.mark.parametrize(("language", "shown"), [("vi", "Gạo"), ("en", "Rice")])
def test_a_kind_of_goods_is_named_in_the_readers_language(language, shown):
    with translation.override(language):
        assert Category(name="Gạo").label == shown
        assert Category(name="Gạo của làng").label == "Gạo của làng"


@pytest.mark.django_db
def test_the_usual_ways_of_sending_are_kept_in_the_shops_language():
    with translation.override("en"):
        names = [choice.name for choice in make_default_choices(cooperative=dong_tom_lua())]
        assert names == ["Giao tiêu chuẩn", "Giao nhanh", "Nhận tại hợp tác xã"]
        assert [everyday(name) for name in names] == [
            "Standard delivery", "Express delivery", "Collect at the cooperative",
        ]  # fmt: skip


@pytest.mark.parametrize("sentence", ["Basket", "Add to basket", "Vouchers"])
def test_oscars_english_does_not_turn_our_words_into_others(sentence):
    with translation.override("en"):
        assert translation.gettext(sentence) == sentence
