"""Hoa looks for rice as she types it: with marks or without, composed or not, in capitals."""

import csv
import unicodedata

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

SAME = [
    "gao st25",
    "Gạo ST25",
    unicodedata.normalize("NFD", "Gạo ST25"),
    "GAO ST25",
    "gao st 25",
    "  gạo   st25!",
    "st25 gao",
]


def titles(client, **params):
    return [row.title for row in client.get("/tim-kiem/", params).context["rows"]]


@pytest.fixture
def shelf():
    rice = factories.product("Gạo ST25, túi 5 kg")
    factories.product("Gạo tám Điện Biên, túi 5 kg")
    factories.product("Trà rau má túi lọc", category=("Đồ uống", "Trà thảo mộc"), by=factories.doi_che_xuan())
    factories.product("Đường thốt nốt An Giang", category=("Thực phẩm", "Gia vị"))
    factories.product("Cà phê Arabica Sơn La", category=("Đồ uống", "Cà phê"))
    return rice


@pytest.mark.parametrize("words", SAME)
def test_hoa_finds_st25_however_she_types_it(client, shelf, words):
    assert titles(client, q=words) == ["Gạo ST25, túi 5 kg"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("duong thot not", "Đường thốt nốt An Giang"),
        ("caphe arabica", "Cà phê Arabica Sơn La"),
        ("rau ma", "Trà rau má túi lọc"),
        ("tra thai nguyen", "Trà rau má túi lọc"),
        ("đồi chè xuân", "Trà rau má túi lọc"),
    ],
)
def test_marks_joined_words_places_and_makers_are_understood(client, shelf, words, title):
    assert titles(client, q=words)[0] == title


def test_every_word_must_begin_a_word(client, shelf):
    assert titles(client, q="gao ao") == []
    assert titles(client, q="gạo điện") == ["Gạo tám Điện Biên, túi 5 kg"]
    assert titles(client, q="ien bien") == []


def test_a_title_comes_before_a_kind(client):
    factories.product("Bánh tráng", category=("Thực phẩm", "Gạo"))
    factories.product("Mì gạo lứt", category=("Thực phẩm", "Món chế biến"))
    factories.product("Gạo Séng Cù", category=("Thực phẩm", "Gạo"))
    assert titles(client, q="gạo") == ["Gạo Séng Cù", "Mì gạo lứt", "Bánh tráng"]


def test_both_spellings_of_ly_are_one(client):
    factories.product("Tỏi Lý Sơn")
    assert titles(client, q="tỏi lí sơn") == titles(client, q="toi ly son") == ["Tỏi Lý Sơn"]


def test_a_search_names_the_cooperative(client, shelf):
    page = client.get("/tim-kiem/", {"q": "Đồi Chè"}).content.decode()
    assert "/htx/htx-minh-hoa-doi-che-xuan/" in page


@pytest.mark.parametrize("words", ["", "!!!", "%", "_", "'", '" OR 1=1', "\x00", "ᄀ" * 300, "a" * 5000])
def test_odd_words_are_answered(client, shelf, words):
    assert client.get("/tim-kiem/", {"q": words}).status_code == 200


def test_nothing_found_says_what_to_try(client, shelf):
    page = client.get("/tim-kiem/", {"q": "máy bay 2704", "sao": "5"})
    tries = page.context["tries"]
    assert page.status_code == 200
    assert tries[0]["url"] == "/tim-kiem/?q=m%C3%A1y+bay+2704"
    assert tries[1]["url"].startswith("/truy-xuat/?q=")


def test_the_words_are_not_taken_for_markup(client, shelf):
    page = client.get("/tim-kiem/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_forty_queries_find_their_goods_in_the_first_three(client, shared_data):
    with (shared_data / "demo-products.csv").open(encoding="utf-8") as file:
        kinds = {row["slug"]: f"{row['name']} {row['old_province']}" for row in csv.DictReader(file)}
    made = {slug: factories.product(name).title for slug, name in kinds.items()}
    with (shared_data / "text" / "search-queries.csv").open(encoding="utf-8") as file:
        missed = [
            row["query"]
            for row in csv.DictReader(file)
            if not {made[slug] for slug in row["wanted"].split(";")} & set(titles(client, q=row["query"])[:3])
        ]
    assert missed == []
