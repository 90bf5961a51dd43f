"""Dates, money, telephones and numbers as Vietnam writes them, and the same price in both languages."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from catalogue.measures import content_text, unit_price_text

DAY = datetime.date(2027, 4, 2)
MOMENT = datetime.datetime(2027, 4, 1, 17, 5, tzinfo=datetime.UTC)  # five past midnight in Vietnam


def shows(source: str, language: str, **context: object) -> str:
    """What the template writes, with its no-break spaces as plain ones."""
    with translation.override(language):
        return Template(source).render(Context(context)).replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("source", "value", "written"),
    [
        ("{{ x|vnd }}", 150_000, "150.000 ₫"),
        ("{{ x|vnd }}", Decimal("1250000.00"), "1.250.000 ₫"),
        ("{{ x|vnd }}", 0, "0 ₫"),
        ("{{ x|vnd }}", None, ""),
        ("{{ x|phone_vn }}", "+84912345678", "0912 345 678"),
        ("{{ x|phone_vn }}", "0912345678", "0912 345 678"),
        ("{{ x|phone_vn }}", "gọi cho tôi", "gọi cho tôi"),
        ("{{ x|date_vn }}", DAY, "2/4/2027"),
        ("{{ x|date_vn }}", MOMENT, "2/4/2027"),
        ("{{ x|date_vn }}", None, ""),
        ("{{ x|time_vn }}", MOMENT, "0:05, 2/4/2027"),
    ],
)
def test_what_is_written_alike_in_both_languages(language, source, value, written):
    assert shows(source, language, x=value) == written


@pytest.mark.parametrize(
    ("source", "value", "vietnamese", "english"),
    [
        ("{{ x|number_vn }}", 1200, "1.200", "1,200"),
        ("{{ x|number_vn }}", 1_234_567, "1.234.567", "1,234,567"),
        ("{{ x|number_vn }}", 999, "999", "999"),
        ("{{ x|decimal_vn }}", Decimal("36.00"), "36", "36"),
        ("{{ x|decimal_vn }}", Decimal("0.500"), "0,5", "0.5"),
        ("{{ x|decimal_vn }}", Decimal("1200.500"), "1.200,5", "1,200.5"),
        ("{{ x|decimal_vn }}", Decimal("-5"), "−5", "−5"),
        ("{{ x|percent_vn }}", Decimal("0.655"), "65,5 %", "65.5 %"),
        ("{{ x|date:'l' }}", datetime.date(2027, 4, 5), "Thứ Hai", "Monday"),
        ("{{ x|date:'l' }}", datetime.date(2027, 4, 11), "Chủ nhật", "Sunday"),
    ],
)
def test_what_each_language_writes_its_own_way(source, value, vietnamese, english):
    assert (shows(source, "vi", x=value), shows(source, "en", x=value)) == (vietnamese, english)


@pytest.mark.parametrize(("language", "half"), [("vi", "0,5 lít"), ("en", "0.5 litre")])
def test_a_content_reads_as_on_the_shelf(language, half):
    with translation.override(language):
        assert content_text(Decimal("0.500"), "l").replace("\u00a0", " ") == half
        assert content_text(Decimal(50), "g").replace("\u00a0", " ") == "50 g"


def test_the_price_to_compare_by_is_one_in_both_languages():
    prices = []
    for language in ("vi", "en"):
        with translation.override(language):
            prices.append(unit_price_text(185_000, Decimal(5), "kg").replace("\u00a0", " "))
    assert prices == ["37.000 ₫/kg"] * 2


@pytest.mark.parametrize(
    ("unit", "count", "vietnamese", "english"),
    [
        ("hũ", 6, "hũ", "jars"), ("hũ", 1, "hũ", "jar"), ("hộp", 3, "hộp", "boxes"), ("bó", 2, "bó", "bunches"),
        ("mẹt", 2, "mẹt", '<span lang="vi">mẹt</span>'),
    ],
)  # fmt: skip
def test_a_unit_of_sale_is_counted_in_the_readers_language(unit, count, vietnamese, english):
    source = "{{ unit|unit:count }}"
    assert shows(source, "vi", unit=unit, count=count) == vietnamese
    assert shows(source, "en", unit=unit, count=count) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Gạo", "Rice"),
        ("Gạo ST25", '<span lang="vi">Gạo ST25</span>'),
        ("VietGAP", "VietGAP"),
        ("<b>Chè</b>", '<span lang="vi">&lt;b&gt;Chè&lt;/b&gt;</span>'),
        ("", ""),
    ],
)
def test_a_name_is_marked_and_an_everyday_word_is_told(text, english):
    assert shows("{{ text|vi }}", "en", text=text) == english
    assert "lang" not in shows("{{ text|vi }}", "vi", text=text)


def test_a_story_is_marked_as_a_whole_and_only_where_it_stands_out():
    source = "<div{% lang_of text %}>"
    assert shows(source, "en", text="Ruộng ở cuối sông.") == '<div lang="vi">'
    assert shows(source, "en", text="Fields at the river's end.") == "<div>"
    assert shows(source, "vi", text="Ruộng ở cuối sông.") == "<div>"
