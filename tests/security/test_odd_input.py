"""What a keyboard, a script or a broken scanner sends is answered with one clear sentence, never with a 500."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.basket.models import Line
from marketplace.order.models import Purchase
from tests import factories, people
from tests.buying import WHERE, bought, on_sale, put_in, say_how, say_where
from traceability.services import open_lot

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
ODD = [
    "", "abc", "-1", "999999999999999999999999", "1.5", "１２", "²", "\x00", "a\x00b", "%00%s{{7*7}}",
    "'; DROP TABLE x; --",
    "<script>alert(1)</script>", "\u202e\uffff", "A" * 3000, "../../etc/passwd", "9999-12-31",
]  # fmt: skip
NAMES = [
    "q", "page", "nhom", "tinh", "sao", "chungnhan", "gia", "tu", "den", "con", "mua", "xep", "ma", "dia-chi", "nganh",
    "group", "product", "state", "status", "next", "p", "x[]",
]  # fmt: skip
MAY_KNOW_NOTHING = {"/thanh-toan/", "/truy-xuat/", "/dia-chi/xa-phuong/"}


@pytest.fixture
def lists(site) -> list[str]:
    """Every kind of page that reads something from its address."""
    rice = on_sale("Gạo ST25", by=factories.dong_tom_lua())
    lot = open_lot(product=rice, actor=people.binh(), made_on=timezone.localdate(), quantity=50)
    put_in_desk = f"/ban-hang/{people.binh().memberships.get().cooperative.slug}/"
    return [
        "/", "/san-pham/", "/tim-kiem/", rice.categories.get().get_absolute_url(), rice.get_absolute_url(), "/htx/",
        rice.producer.get_absolute_url(), "/truy-xuat/", lot.get_absolute_url(), "/gio-hang/", "/thanh-toan/",
        "/don-hang/", "/dia-chi/xa-phuong/", "/tai-khoan/dang-nhap/", "/tai-khoan/dang-ky/", "/tai-khoan/don-hang/",
        *(put_in_desk + end for end in ("hang/", "don/", "lo/", "lo/mo/")), "/dieu-hanh/", "/dieu-hanh/don-mua/",
        "/dieu-hanh/hang-cho-duyet/", "/dieu-hanh/hop-tac-xa/", "/dieu-hanh/lo-hang/", "/chien-dich/",
        "/chuyen-lang-nghe/",
    ]  # fmt: skip


@pytest.fixture
def anybody() -> Client:
    """A browser that shows a 500 as a visitor would see it; its person may open everything."""
    browser = Client(raise_request_exception=False)
    somebody = people.lan()
    people.binh().memberships.get().cooperative.memberships.create(user=somebody)
    browser.force_login(somebody, backend=BACKEND)
    return browser


def test_no_address_breaks_a_page(anybody, lists):
    put_in(anybody, on_sale())
    broken = {}
    for path in lists:
        for odd in ODD[1::2]:
            status = anybody.get(path, dict.fromkeys(NAMES, odd)).status_code
            if status >= 500 or (status == 404 and path not in MAY_KNOW_NOTHING):
                broken[path, odd[:20]] = status
    assert broken == {}


PLACES = [
    "/l/{}", "/l/{}/qr.svg", "/l/{}/qr.png", "/01/{}", "/01/09520000125318/10/{}", "/01/09520000125318/21/{}",
    "/htx/{}/",
    "/san-pham/{}_1/", "/san-pham/x_{}/", "/danh-muc/{}_1/", "/danh-muc/x_{}/", "/don-hang/{}/", "/don-hang/{}/thu/{}/",
    "/tai-khoan/mat-khau-moi/{}/{}/", "/{}/", "/en/{}/", "/media/{}", "/static/{}", "/tai-lieu/1/{}",
    "/truy-xuat/?ma={}", "/truy-xuat/kiem-chung/?ma={}", "/truy-xuat/phan-anh/{}/", "/l/{}/proof.json",
    "/l/{}/bao-van-de", "/l/{}/nhat-ky", "/epcis/events/{}", "/epcis/epcs/{}/events", "/epcis/events?MATCH_epc={}",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_no_part_of_an_address_breaks_it(place):
    browser = Client(raise_request_exception=False)
    answers = {odd[:20]: browser.get(place.format(odd, odd)).status_code for odd in map(quote, ODD)}
    assert {odd: status for odd, status in answers.items() if status >= 500} == {}


def test_no_number_of_a_piece_and_no_secret_link_breaks_a_page():
    made = open_lot(product=on_sale(), actor=None, made_on=timezone.localdate(), quantity=5)
    browser = Client(raise_request_exception=False)
    places = (
        f"/l/{made.code}/{{}}",
        f"/l/{made.code}/{{}}?linkType=all",
        f"/l/{made.code}/{{}}/ma-an",
        "/truy-xuat/goc/thu/{}/",
    )
    asks = [
        (ask, place.format(odd)) for ask in (browser.get, browser.post) for place in places for odd in map(quote, ODD)
    ]
    assert {path[:60]: status for ask, path in asks if (status := ask(path).status_code) >= 500} == {}


def test_five_megabytes_of_words_are_a_search_like_any_other(client):
    factories.product("Gạo ST25")
    assert client.get("/tim-kiem/", {"q": "gao " * 1_250_000}).status_code == 200
    assert client.get("/truy-xuat/", {"ma": "A" * 5_000_000}).status_code == 400


def test_a_form_larger_than_five_megabytes_is_refused_in_words():
    answer = Client(raise_request_exception=False).post("/don-hang/", {"number": "A" * 6_000_000})
    assert answer.status_code in (400, 413) and "<h1>" in answer.text


@pytest.mark.parametrize(
    "quantity", ["-1", "0", "abc", "1.5", "9999999", "1e3", "１２", "²", "\x00", "2\x00", "A" * 3000, "None"]
)
def test_a_quantity_that_is_none_is_refused_in_one_sentence(client, quantity):
    rice = on_sale(stock=9)
    answer = put_in(client, rice, quantity)
    assert answer.status_code == 302
    shown = [str(message) for message in client.get("/gio-hang/").context["messages"]]
    assert len(shown) == 1 and shown[0].count(". ") <= 1
    assert not Line.objects.exists()


@pytest.mark.parametrize("quantity", ["-1", "abc", "9999999", "1.5", "\x00", "１２"])
def test_a_line_keeps_its_quantity_when_the_new_one_is_none(client, quantity):
    put_in(client, on_sale(stock=9), 2)
    line = Line.objects.get()
    answer = client.post("/gio-hang/", {f"q-{line.pk}": quantity})
    assert answer.status_code == 422 and len(answer.context["faults"]) == 1
    line.refresh_from_db()
    assert line.quantity == 2


@pytest.mark.parametrize("name", ["q-abc", "q-", "q-1x", "q-999999999999999999999", "remove"])
def test_a_line_that_is_none_is_left_alone(client, name):
    put_in(client, on_sale(stock=9), 2)
    assert client.post("/gio-hang/", {name: "zzz"}).status_code in (302, 404)
    assert Line.objects.get().quantity == 2


@pytest.mark.parametrize("field", ["full_name", "phone", "email", "street", "province", "commune", "remember"])
def test_no_field_of_the_checkout_breaks_it(field):
    browser = Client(raise_request_exception=False)
    put_in(browser, on_sale(stock=9))
    for odd in ODD:
        answer = say_where(browser, **{field: odd})
        assert answer.status_code in (302, 422), (odd, answer.status_code)
        if answer.status_code == 422:
            faults = answer.context["form"].errors
            is_typed = odd.isprintable() and len(odd) < 100
            assert all(len(sentences) == 1 for sentences in faults.values()) or not is_typed, faults
            for name, typed in WHERE.items():
                assert name == field or typed in answer.text, f"{name} is lost"
        assert browser.get(reverse("checkout:index")).status_code == 200


def test_no_choice_of_the_second_step_breaks_it():
    browser = Client(raise_request_exception=False)
    put_in(browser, on_sale(stock=9))
    say_where(browser)
    names = ["method", "note", "invoice_name", "invoice_tax_code", "invoice_address", "invoice_email", "way-1"]
    for odd in ODD:
        typed = {**dict.fromkeys([*names, f"way-{odd[:20]}"], odd), "wants_invoice": "on"}
        assert say_how(browser, **typed).status_code == 422, odd
        assert browser.get(reverse("checkout:how")).status_code == 200, odd
        answer = browser.post(reverse("checkout:review"), {"key": odd, "seen": odd, "consent": "on"})
        assert answer.status_code in (302, 422), odd
    assert not Purchase.objects.exists()


def test_no_word_breaks_the_other_forms():
    browser = Client(raise_request_exception=False)
    forms: dict[str, list[str]] = {
        "/don-hang/": ["number", "phone"], "/tai-khoan/dang-nhap/": ["username", "password"],
        "/tai-khoan/dang-ky/": ["full_name", "phone", "email", "password"], "/tai-khoan/quen-mat-khau/": ["email"],
        "/gio-hang/noi-nhan/": ["province"], "/gio-hang/ma-giam-gia/": ["code"], "/ngon-ngu/": ["language", "next"],
    }  # fmt: skip
    for odd in ODD:
        for path, names in forms.items():
            assert browser.post(path, dict.fromkeys(names, odd)).status_code < 500, (path, odd)


@pytest.mark.parametrize("cookie", ["sessionid", "oscar_open_basket", "basket_count", "csrftoken", "django_language"])
def test_no_cookie_breaks_a_page(cookie):
    browser = Client(raise_request_exception=False)
    for odd in ("", "x", "1:zzz", "9" * 30, "-1", "A" * 3000, "%00", "1:1:zzz"):
        browser.cookies[cookie] = odd
        for path in ("/gio-hang/", "/san-pham/", "/thanh-toan/", "/don-hang/"):
            assert browser.get(path).status_code < 500, (path, odd)


def test_no_word_breaks_the_desk_or_the_dashboard(anybody):
    order = bought()
    stock = order.lines.get().stockrecord
    lot = open_lot(product=stock.product, actor=people.binh(), made_on=timezone.localdate(), quantity=50)
    for odd in ODD:
        for path, form in _working_forms(order, stock, lot, odd).items():
            assert anybody.post(path, form).status_code < 500, (path, odd)
    stock.refresh_from_db()
    assert stock.price > 0 and stock.num_in_stock >= (stock.num_allocated or 0)


def _working_forms(order: Any, stock: Any, lot: Any, odd: str) -> dict[str, dict[str, str]]:
    slug = order.cooperative.slug
    goods = dict.fromkeys(
        ("title", "category", "description", "price", "num_in_stock", "unit", "net_quantity", "net_unit", "storage",
         "date_kind", "shelf_life_days", "season_from", "weight_g", "vat_class", "pictures"), odd)  # fmt: skip
    desk = f"/ban-hang/{slug}"
    return {
        f"{desk}/hang/them/": goods,
        f"{desk}/hang/{stock.product_id}/": goods,
        f"{desk}/hang/{stock.product_id}/gia-ton/": goods,
        f"{desk}/lo/mo/": dict.fromkeys(("product", "made_on", "use_by", "quantity", "facility", "areas", "code"), odd),
        f"{desk}/lo/{lot.code}/viec/": dict.fromkeys(
            ("step", "happened_at", "place", "note", "facility", "corrects"), odd
        ),
        f"{desk}/lo/{lot.code}/tem/": dict.fromkeys(("quantity", "template"), odd),
        f"{desk}/don/{order.number}/gui/": {"carrier": odd, "tracking_number": odd},
        f"/dieu-hanh/don-mua/{order.purchase.number}/": dict.fromkeys(("amount", "reference", "received_at"), odd),
        f"/dieu-hanh/lo-hang/{lot.code}/": {"reason": odd.strip()[:0]},
    }


@pytest.mark.parametrize("price", ["150.000", "150,000", "150 000", "150.000 đ", "150k", "150.000₫"])
def test_a_price_means_what_it_says(client, price):
    rice = factories.product(price=99_000, stock=9)
    client.force_login(people.binh(), backend=BACKEND)
    path = reverse("desk:price-stock", args=[rice.producer.slug, rice.pk])
    answer = client.post(path, {"price": price, "num_in_stock": "1.200"})
    rice.refresh_from_db()
    record = rice.stockrecords.get()
    assert (answer.status_code, int(record.price), record.num_in_stock) in {(302, 150_000, 1200)}, answer.context
    assert "150.000" in client.get(rice.get_absolute_url()).text


@pytest.mark.parametrize("price", ["150.00", "1,5", "-150.000", "0", "150.0000", "15e4", "1 tỷ 2", "999.999.999.999"])
def test_a_price_that_could_mean_two_things_is_asked_again(client, price):
    rice = factories.product(price=99_000, stock=9)
    client.force_login(people.binh(), backend=BACKEND)
    path = reverse("desk:price-stock", args=[rice.producer.slug, rice.pk])
    answer = client.post(path, {"price": price, "num_in_stock": "9"})
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["price"]) == 1
    assert f'value="{price}"' in answer.text
    assert int(rice.stockrecords.get().price) == 99_000


def test_a_purchase_with_a_broken_number_is_not_found(client):
    for number in ("0", "K7QM4XPD", "k7qm-4xpd", "K7QM-4XPD-1", "……"):
        assert client.get(f"/don-hang/{number}/").status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "", "a b", "127.0.0.1:8000@evil.example", "[::1"])
def test_a_foreign_host_is_refused_in_words(host):
    """The page is made before anybody knows whose request it is."""
    answer = Client(raise_request_exception=False).get("/san-pham/", headers={"host": host})
    assert answer.status_code == 400 and "<h1>" in answer.text
    assert "evil.example" not in answer.text


def test_no_method_breaks_a_page(anybody, lists):
    methods = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")
    answers = {(method, path): anybody.generic(method, path).status_code for path in lists for method in methods}
    broken = {asked for asked, status in answers.items() if status >= 500}
    assert broken == set()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", "{"),
        ("multipart/form-data; boundary=x", "--x\r\nbroken"),
        ("multipart/form-data", "zz"),
        ("application/x-www-form-urlencoded; charset=nonsense", "a=b"),
        ("application/x-www-form-urlencoded", "a=b&" * 3000),
    ],
)
def test_no_kind_of_body_breaks_a_form(kind, body):
    browser = Client(raise_request_exception=False)
    for path in ("/gio-hang/", "/don-hang/", "/tai-khoan/dang-nhap/", "/thanh-toan/"):
        assert browser.generic("POST", path, body, content_type=kind).status_code < 500, path


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "0206-11-22", "2026-02-30"])
def test_a_mistyped_year_is_said_and_opens_nothing(client, day):
    rice = on_sale("Gạo ST25", by=factories.dong_tom_lua(), shelf_life_days=180)
    lot = open_lot(product=rice, actor=people.binh(), made_on=timezone.localdate(), quantity=50)
    purchase = bought(method=Purchase.Method.VIETQR).purchase
    desk = f"/ban-hang/{rice.producer.slug}"
    client.force_login(people.binh(), backend=BACKEND)
    opened = client.post(f"{desk}/lo/mo/", {"product": rice.pk, "made_on": day, "quantity": "10"})
    assert opened.status_code == 422 and len(opened.context["form"].errors["made_on"]) == 1
    told = client.post(f"{desk}/lo/{lot.code}/viec/", {"step": "packing", "happened_at": f"{day}T00:00"})
    assert told.status_code == 422
    client.force_login(people.lan(), backend=BACKEND)
    form = {"amount": "1.000", "reference": "FT1", "received_at": f"{day}T00:00"}
    paid = client.post(f"/dieu-hanh/don-mua/{purchase.number}/", form)
    assert len(paid.context["form"].errors["received_at"]) == 1
    assert not lot.events.exists() and not purchase.receipts.exists()
