"""How the shop writes money, phones, days and stars, and shows pictures."""

import datetime

import pytest
from django import forms
from django.utils import timezone, translation

from marketplace.templatetags import shop


@pytest.mark.parametrize(
    ("amount", "written"),
    [(185_000, "185.000\u00a0₫"), (0, "0\u00a0₫"), (-50_000, "-50.000\u00a0₫"), (None, ""), ("", "")],
)
def test_money_is_written_as_vietnam_does(amount, written):
    assert shop.vnd(amount) == written


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("+84912345678", "0912 345 678"),
        ("0912345678", "0912 345 678"),
        ("+1 650 253 0000", "+1 650-253-0000"),
        ("chưa có", "chưa có"),
        (None, ""),
    ],
)
def test_a_phone_is_written_as_it_is_read_aloud(typed, read):
    assert shop.phone_vn(typed).replace("\u00a0", " ") == read


def test_a_day_is_written_without_leading_zeros():
    assert shop.date_vn(datetime.date(2027, 4, 12)) == "12/4/2027"
    assert shop.date_vn(None) == ""


def test_a_moment_is_told_in_the_shops_time_zone():
    moment = datetime.datetime(2027, 4, 12, 18, 5, tzinfo=datetime.UTC)
    with timezone.override("Asia/Ho_Chi_Minh"):
        assert shop.time_vn(moment) == "1:05, 13/4/2027"
        assert shop.date_vn(moment) == "13/4/2027"


def test_stars_have_words_in_both_languages():
    with translation.override("en"):
        assert shop.stars_in_words(4) == "OCOP 4 stars"
    assert shop.stars_in_words(None) == ""


@pytest.mark.parametrize(("first", "last", "months"), [(3, 5, {3, 4, 5}), (11, 1, {11, 12, 1}), (7, 7, {7})])
def test_a_season_may_pass_the_new_year(first, last, months):
    assert {month for month, inside in enumerate(shop.season_cells(first, last), 1) if inside} == months


def test_a_stored_picture_comes_in_two_modern_forms_with_its_size():
    html = shop.picture("products/gao.png", "Túi gạo")
    assert "image/avif" in html and ".webp" in html
    assert 'width="480" height="480"' in html and 'loading="lazy"' in html and 'alt="Túi gạo"' in html


def test_a_picture_above_the_fold_is_not_lazy():
    assert 'fetchpriority="high"' in shop.picture("products/gao.png", lazy=False)


def test_a_good_without_a_picture_shows_the_empty_tray():
    assert shop.NO_PICTURE in shop.picture("")
    assert shop.NO_PICTURE in shop.picture(None)


def test_a_pictures_name_cannot_break_out_of_its_attribute():
    assert "<script>" not in shop.picture('/x"><script>', alt='"><script>')


@pytest.mark.parametrize(
    ("path", "code", "other"),
    [
        ("/", "en", "/en/"),
        ("/en/", "vi", "/"),
        ("/htx/?trang=2", "en", "/en/htx/?trang=2"),
        ("/en/htx/", "en", "/en/htx/"),
    ],
)
def test_english_is_the_same_path_below_en(path, code, other):
    assert shop.other_path(path, code) == other


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Gạo ST25, túi 5 kg", "Gạo ST25, túi 5\u00a0kg"),
        ("Cam Cao Phong, thùng 6 quả", "Cam Cao Phong, thùng 6\u00a0quả"),
        ("Trà 20 gói 5 g", "Trà 20\u00a0gói 5\u00a0g"),
        ("Năm 2027 giá tốt", "Năm 2027 giá tốt"),
    ],
)
def test_no_line_begins_with_a_unit(title, held):
    assert shop.held(title) == held


def test_a_card_offers_no_picture_wider_than_a_third_more_than_its_own_width():
    html = shop.picture("products/gao.png", width=480)
    assert [part.split()[1] for part in html.split('srcset="')[1].split('"')[0].split(", ")] == ["320w", "480w", "640w"]


def test_a_thumbnail_downloads_the_smallest_picture_alone():
    html = shop.picture("products/gao.png", width=56)
    assert "160w.avif" in html and "480w.avif" not in html and "sizes=" not in html


def test_a_tick_whose_name_is_a_sentence_is_not_named_again_in_the_summary():
    form = forms.Form({})
    form.fields["consent"] = forms.BooleanField(label="Tôi đồng ý với quy chế.")
    form.fields["street"] = forms.CharField(label="Số nhà")
    assert shop.naming("Bạn đánh dấu đồng ý.", form["consent"]) == "Bạn đánh dấu đồng ý."
    assert shop.naming("Bạn chưa điền.", form["street"]) == "Số nhà: Bạn chưa điền."
