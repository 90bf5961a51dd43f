"""The filter: what it counts is what is listed; what it does not understand it leaves out and says."""

import datetime

import pytest
from django.utils import timezone

from catalogue.models import ListingRow
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def listed(client, path="/san-pham/", **params):
    return client.get(path, params).context


@pytest.fixture
def shelf():
    tea_maker = factories.doi_che_xuan()
    rice = [factories.product(f"Gạo thơm {n}", price=40_000 * n) for n in range(1, 5)]
    tea = [
        factories.product(f"Chè đinh {n}", by=tea_maker, price=90_000 * n, category=("Đồ uống", "Chè"), stock=n - 1)
        for n in range(1, 4)
    ]
    for product, stars in zip([*rice, *tea], [3, 4, 5, 4, 5, 3, 3], strict=True):
        factories.stars(product, stars)
    factories.certificate(*rice[:2], scheme="vietgap")
    factories.certificate(tea[0], scheme="gi")
    ListingRow.objects.filter(pk=tea[2].pk).update(season_from=1, season_to=12)


def options(context):
    for facet in context["facets"]:
        for option in facet["options"]:
            yield option.get("name", facet["name"]), option["value"], option["count"]


@pytest.mark.parametrize(
    "asked",
    [{}, {"q": "gao"}, {"nhom": "do-uong"}, {"sao": ["3", "5"]}, {"tinh": "19", "con": "1"},
     {"chungnhan": "vietgap"}, {"gia": "50-100"}, {"tu": "50000", "den": "200k"}, {"mua": "1", "sao": "3"}],
)  # fmt: skip
def test_each_count_is_what_its_choice_lists(client, shelf, asked):
    context = listed(client, **asked)
    for name, value, count in options(context):
        chosen = {**asked, name: value}
        assert listed(client, **chosen)["page"].paginator.count == count, (name, value)


def test_several_choices_of_one_facet_add_up(client, shelf):
    assert listed(client, sao=["3", "5"])["page"].paginator.count == 5


def test_choices_of_two_facets_narrow(client, shelf):
    assert [row.title for row in listed(client, sao="4", nhom="thuc-pham", gia="50-100")["rows"]] == ["Gạo thơm 2"]


def test_a_chip_takes_out_just_its_filter(client, shelf):
    context = listed(client, sao="4", tinh="92", con="1", xep="gia-tang")
    by_label = {chip["label"]: chip["url"] for chip in context["chips"]}
    assert by_label["Cần Thơ"] == "/san-pham/?sao=4&con=1&xep=gia-tang"
    assert len(by_label) == 3
    assert context["clear_url"] == "/san-pham/?xep=gia-tang"


def test_lapsed_stars_vanish_from_card_and_facet_without_any_act(client, shelf):
    assert ListingRow.objects.filter(title="Gạo thơm 3").update(stars_until=TODAY() - datetime.timedelta(days=1))
    context = listed(client, q="gao thom 3")
    assert context["rows"][0].stars is None
    assert listed(client, sao="5", nhom="thuc-pham")["page"].paginator.count == 0


def test_a_lapsed_certificate_vanishes_from_the_facet(client, shelf):
    product = factories.product("Rau má tươi")
    factories.certificate(product, scheme="organic", until=TODAY() - datetime.timedelta(days=1))
    assert listed(client, chungnhan="organic")["page"].paginator.count == 0


def test_goods_of_a_suspended_cooperative_vanish_everywhere(client, shelf):
    maker = factories.dong_tom_lua()
    maker.status = maker.Status.SUSPENDED
    maker.save()
    assert {row.cooperative_name for row in listed(client)["rows"]} == {"HTX minh họa Đồi Chè Xuân"}
    assert listed(client, "/tim-kiem/", q="gao")["page"].paginator.count == 0
    product = ListingRow.objects.get(title="Gạo thơm 1")
    assert client.get(product.url).status_code == 404
    assert client.get(maker.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ({"gia": "-1"}, True), ({"tu": "-1"}, True), ({"tu": "abc"}, True), ({"tinh": "99"}, True),
        ({"sao": "9"}, True), ({"nhom": "xe-may"}, True), ({"chungnhan": "x"}, True),
        ({"tu": "200k", "den": "50k"}, True),
        ({"page": "abc"}, False), ({"page": "-3"}, False), ({"page": "99999"}, False), ({"xep": "???"}, False),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_left_out_and_said_once(client, shelf, asked, note):
    answer = client.get("/san-pham/", asked)
    assert answer.status_code == 200
    assert len(answer.context["criteria"].notes) == int(note)
    assert answer.context["page"].paginator.count > 0


def test_the_sorts(client, shelf):
    prices = [row.price for row in listed(client, xep="gia-tang")["rows"]]
    assert prices == sorted(prices)
    assert [row.price for row in listed(client, xep="gia-giam")["rows"]] == sorted(prices, reverse=True)
    names = ["Đậu xanh", "Dừa xiêm", "Ấu trùng", "Ba kích", "Ăn vặt"]
    for name in names:
        factories.product(name, category=("Sinh vật cảnh",))
    in_order = [row.title for row in listed(client, xep="a-z", nhom="sinh-vat-canh")["rows"]]
    assert in_order == ["Ăn vặt", "Ấu trùng", "Ba kích", "Dừa xiêm", "Đậu xanh"]


def test_pages_hold_twenty_four(client):
    factories.products(30)
    assert len(listed(client)["rows"]) == 24
    assert len(listed(client, page="2")["rows"]) == 6
    assert listed(client, page="7")["page"].number == 2


def test_a_category_shows_its_kinds_and_what_is_below(client, shelf):
    food = ListingRow.objects.get(title="Gạo thơm 1").group
    context = listed(client, food.get_absolute_url())
    assert [kind["label"] for kind in context["kinds"]] == ["Gạo"]
    assert context["page"].paginator.count == 4
    below = context["kinds"][0]["url"]
    assert listed(client, below)["page"].paginator.count == 4
    assert client.get(f"/danh-muc/ten-cu_{food.pk}/").url == food.get_absolute_url()
    assert client.get("/danh-muc/khong-co_999999/").status_code == 404


def test_a_draft_or_unpriced_product_is_not_listed(client):
    factories.product("Gạo nháp", public=False)
    unpriced = factories.product("Gạo chưa có giá")
    ListingRow.objects.filter(pk=unpriced.pk).update(price=None)
    assert listed(client)["page"].paginator.count == 0
