"""What is somebody's is 404 for everybody else, by GET and by POST: one row for each address of a thing that is owned.

Hoa has an order, an address and a basket; Bình has a draft, a lot and orders at his desk. Sen runs another cooperative,
Khách has an account and nothing else, a guest has not even that.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from catalogue.models import Product
from marketplace.address.models import UserAddress
from marketplace.address.services import save_address
from marketplace.basket.models import Line
from marketplace.order.models import Claim, ClaimPicture, Order, Purchase
from marketplace.payment.services import mark_unmatched
from tests import factories, people
from tests.buying import basket_of, hoa_at_home, on_sale, place, put_in
from tests.desk.things import field, household, mill
from traceability.diary.services import write_entry
from traceability.models import RecordFile
from traceability.problems.services import report
from traceability.services import Into, Outof, open_lot, open_recall, transform

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
STRANGERS = {"guest": None, "Khách": people.khach, "Sen": people.sen}
LOGIN = reverse("customer:login")


@pytest.fixture(scope="module")
def things(module_data: None) -> dict[str, Any]:
    """Everything that a stranger might want."""
    binh, sen = people.binh(), people.sen()
    rice = on_sale("Gạo ST25", by=factories.dong_tom_lua())
    order = place(basket_of({rice: 2}, people.hoa()), user=people.hoa()).orders.get()
    fields = {
        "first_name": "Hoa",
        "phone_number": "+84912345678",
        "street": "3 Lê Lợi",
        "commune": factories.commune("46"),
    }
    lot = open_lot(product=rice, actor=binh, made_on=timezone.localdate(), quantity=50)
    claim = Claim.objects.create(order=order, kind="complaint", reason="late", wish="answer", words="Trễ.")
    odd = mark_unmatched(amount=5, reference="FT1", received_at=timezone.now(), cooperative=factories.dong_tom_lua())
    return {
        "case": odd.pk, "claim": claim.pk, "picture": ClaimPicture.objects.create(claim=claim, file="claims/1.webp").pk,
        "recall": open_recall(lot=lot, actor=binh, reason="Diễn tập", is_drill=True).pk,
        "paper": factories.certificate(rice).pk, "stars": factories.stars(rice).pk,
        "problem": report(lot=lot, what="other", words="Rách túi.", device="a").pk,
        "purchase": order.purchase.number, "order": order.number, "lot": lot.code, "product": rice.pk,
        "parcel": order.parcels.create(shipped_at=timezone.now(), expected_by=timezone.now()).pk,
        "transformation": _transformed(lot, binh), "facility": mill().pk, "area": field().pk,
        "supplier": household().pk,
        "entry": (entry := _early(binh)).pk, "photograph": entry.pictures.get().pk,
        "file": RecordFile.objects.create(name="a.csv", kind="lots", cooperative=rice.producer).pk,
        "run": lot.label_runs.create(quantity=1).pk, "template": "24",
        "kind": "pdf", "draft": factories.product("Gạo chưa duyệt", public=False).pk, "slug": "gao-chua-duyet",
        "address": save_address(user=people.hoa(), fields=fields).pk,
        "line": basket_of({rice: 1}, people.hoa()).lines.get().pk,
        "desk": binh.memberships.get().cooperative.slug, "other desk": sen.memberships.get().cooperative.slug,
    }  # fmt: skip


def _transformed(lot: Any, binh: Any) -> int:
    into = Into(lot.product, Decimal(1), "kg")
    made = transform(
        process="drying", inputs=[Outof(lot, Decimal(1), "kg")], outputs=[into], happened_at=timezone.now(), actor=binh
    )
    return int(made.pk)


def _early(binh: Any) -> Any:
    spraying = {"product": "Thuốc", "active_ingredient": "x", "dose": Decimal(1), "dose_unit": "l", "interval_days": 7}
    today = timezone.localdate()
    write_entry(area=field(), actor=binh, kind="spraying", happened_on=today, **spraying)
    return write_entry(
        area=field(), actor=binh, kind="harvest", happened_on=today, quantity=Decimal(1), unit="kg",
        override_reason="Bão", pictures=[factories.picture()],
    )  # fmt: skip


PURCHASES = ["", "thu/geheim/", "thu/geheim/{order}/", "huy/{order}/", "da-nhan/{order}/"]
PURCHASES += ["nguon-goc/{order}/", "nguon-goc/{order}/tep/"]
PURCHASES += ["doi-tra/{order}/", "doi-tra/{order}/{claim}/", "doi-tra/{order}/{claim}/anh/{picture}/"]
DESKS = [
    "", "hang/", "hang/them/", "hang/{product}/", "hang/{product}/gia-ton/", "don/", "don/{order}/",
    "don/{order}/nhan/", "don/{order}/tu-choi/", "don/{order}/dong-goi/", "don/{order}/gui/",
    "don/{order}/phan-con-lai/", "don/{order}/kien/{parcel}/da-giao/", "don/{order}/kien/{parcel}/khong-nhan/", "nghi/",
    "don/{order}/kien/{parcel}/phieu/", "doi-soat/", "he-thong-khac/",
    "doi-soat/{case}/", "don/{order}/phieu/", "lo/", "lo/mo/", "lo/{lot}/", "lo/{lot}/viec/", "lo/{lot}/tem/",
    "lo/nhan-hang/", "lo/{lot}/tem/hong/", "lo/{lot}/bo-sung/", "lo/{lot}/tem/{run}/", "lo/{lot}/tem/{run}/tep/",
    "lo/{lot}/tem/{run}/hong/", "may-in/", "may-in/{template}/", "thong-tin/",
    "lo/{lot}/so/", "lo/{lot}/xuat/", "lo/{lot}/dong/", "lo/{lot}/che-bien/",
    "che-bien/{transformation}/xac-nhan/",
    "sao-ke/", "sao-ke/tep/{kind}/", "doi-tra/", "doi-tra/{claim}/", "doi-tra/{claim}/anh/{picture}/",
    "noi/", "noi/co-so/them/", "noi/co-so/{facility}/", "noi/vung/them/", "noi/vung/{area}/", "nha-cung-cap/",
    "nha-cung-cap/them/", "nha-cung-cap/{supplier}/", "nhat-ky/", "nhat-ky/{area}/", "nhat-ky/{area}/ghi/",
    "nhap-tep/", "nhap-tep/{file}/", "nhap-tep/mau/{kind}/", "nhat-ky/muc/{entry}/xac-nhan/",
    "nhat-ky/anh/{photograph}/",
    "lo/{lot}/thu-hoi/", "lo/cua-htx-khac/", "thu-hoi/", "thu-hoi/{recall}/", "thu-hoi/{recall}/tep/",
    "giay-to/", "giay-to/them/", "giay-to/them-sao/", "giay-to/{paper}/tep/", "giay-to/sao/{stars}/tep/",
    "luot-quet/", "phan-anh/", "phan-anh/{problem}/", "phan-anh/{problem}/anh/",
]  # fmt: skip
OWNED = [
    *(f"/don-hang/{{purchase}}/{end}" for end in PURCHASES),
    *(f"/ban-hang/{{desk}}/{end}" for end in DESKS),
    # Sen at her own desk, with the number of a thing of Bình's
    *(f"/ban-hang/{{other desk}}/{end}" for end in DESKS if re.search(r"{(?!kind|template)", end)),
    "/tai-khoan/dia-chi/{address}/", "/tai-khoan/dia-chi/{address}/xoa/",
    "/san-pham/{slug}_{draft}/", "/san-pham/{slug}_{draft}/danh-gia/", "/san-pham/{slug}_{draft}/danh-gia/1/",
    "/gio-hang/them/{draft}/", "/gio-hang/ma-giam-gia/1/bo/",
]  # fmt: skip


def test_the_table_names_every_address_of_the_desk():
    """A screen that is added is added here as well."""
    desk = next(one for one in _patterns() if str(getattr(one, "namespace", "")) == "desk")
    routes = {str(one.pattern).replace("<slug:slug>/", "", 1) for one in desk.url_patterns if one.name != "home"}
    places = {"order": "<str:number>", "product": "<int:pk>", "lot": "<str:code>", "kind": "<str:kind>"}
    places |= {
        "transformation": "<int:pk>",
        "run": "<int:pk>",
        "template": "<str:template>",
        "problem": "<int:pk>",
        "recall": "<int:pk>",
        "paper": "<int:pk>",
        "stars": "<int:pk>",
        "claim": "<int:pk>",
        "picture": "<int:picture>",
        "parcel": "<int:pk>",
        "case": "<int:pk>",
        **dict.fromkeys(("facility", "area", "supplier", "entry", "photograph", "file"), "<int:pk>"),
    }
    named = {end.format(**places) for end in DESKS}
    assert routes == named


def _patterns() -> list[Any]:
    found = list(get_resolver().url_patterns)
    return found + [inner for one in found for inner in getattr(one, "url_patterns", [])]


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_finds_nothing(client, things, who):
    before = _state()
    _become(client, who)
    form = {"reason": "Khách", "price": "1", "num_in_stock": "0"}
    found = {}
    for path in (address.format(**things) for address in OWNED):
        for answer in (client.get(path), client.post(path, form)):
            asked_to_sign_in = who == "guest" and answer.status_code == 302 and answer["Location"].startswith(LOGIN)
            # 405 says nothing about the thing: it is the same for any number
            if not asked_to_sign_in and answer.status_code not in (404, 405):
                found[f"{answer.request['REQUEST_METHOD']} {path}"] = answer.status_code
    assert found == {}
    assert _state() == before


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_cannot_touch_hoas_basket(client, things, who):
    _become(client, who)
    put_in(client, Product.objects.get(pk=things["product"]))
    for form in ({"remove": things["line"]}, {f"q-{things['line']}": "9"}):
        assert client.post(reverse("basket:summary"), form).status_code == 404
    assert Line.objects.get(pk=things["line"]).quantity == 1


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_cannot_send_to_hoas_address(client, things, who):
    _become(client, who)
    put_in(client, Product.objects.get(pk=things["product"]))
    assert client.get(reverse("checkout:index"), {"dia-chi": things["address"]}).status_code == 404


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("who", ["guest", "Khách", "Sen"])
def test_only_staff_enters_the_dashboard(client, who, language):
    _become(client, who)
    paths = _plain_paths("dashboard")
    assert len(paths) > 30
    for path in paths:
        for answer in (client.get(language + path), client.post(language + path)):
            is_sent_away = (
                answer.status_code == 302 and "dang-nhap" in answer["Location"] or "login" in answer.get("Location", "")
            )
            assert is_sent_away or answer.status_code in (403, 404), (path, answer.status_code)


def _plain_paths(namespace: str) -> list[str]:
    """The addresses of a namespace that need no argument, but those of signing in and out."""
    found = []

    def walk(patterns: list[Any], prefix: str) -> None:
        for one in patterns:
            route = prefix + str(one.pattern).lstrip("^").rstrip("$")
            if hasattr(one, "url_patterns"):
                walk(one.url_patterns, route)
            elif "<" not in route and "(" not in route and one.name not in ("login", "logout"):
                found.append("/" + route)

    for one in _patterns():
        if getattr(one, "namespace", "") == namespace:
            walk(one.url_patterns, str(one.pattern))
    return found


@pytest.mark.parametrize("who", ["guest", "Khách", "Sen"])
def test_only_editors_enter_the_cms(client, who):
    _become(client, who)
    for path in ("/cms/", "/cms/pages/", "/cms/images/", "/cms/users/", "/cms/reports/locked/"):
        answer = client.get(path)
        assert answer.status_code in (302, 403), path
        assert answer.status_code == 403 or "login" in answer["Location"] or answer["Location"] == "/", answer[
            "Location"
        ]


def test_an_order_of_one_purchase_is_not_reached_through_another(client, things):
    """Khách owns a purchase: its number opens no order of Hoa's."""
    client.force_login(people.khach(), backend=BACKEND)
    own = place(basket_of({on_sale(): 1}, people.khach()), user=people.khach(), recipient=hoa_at_home())
    answer = client.post(f"/don-hang/{own.number}/huy/{things['order']}/")
    assert answer.status_code == 404
    assert Order.objects.get(number=things["order"]).status == "awaiting_acceptance"


def test_a_signed_in_buyer_does_not_inherit_what_the_browser_had_found(things):
    """Hoa looks her order up at a neighbour's computer; when Khách signs in there the order is hers alone again."""
    browser = Client()
    browser.post(reverse("storefront:find-order"), {"number": things["purchase"], "phone": "0912345678"})
    assert browser.get(f"/don-hang/{things['purchase']}/").status_code == 200
    browser.force_login(people.hoa(), backend=BACKEND)
    browser.post(reverse("customer:logout"))
    assert browser.get(f"/don-hang/{things['purchase']}/").status_code == 404


def _become(client: Client, who: str) -> None:
    if STRANGERS[who]:
        client.force_login(STRANGERS[who](), backend=BACKEND)


def _state() -> tuple[Any, ...]:
    """What no stranger may change."""
    return (
        sorted(Order.objects.values_list("number", "status")),
        sorted(Purchase.objects.values_list("number", "payment_state")),
        sorted(UserAddress.objects.values_list("pk", "street")),
        sorted(
            Product.objects.values_list("pk", "title", "is_public", "stockrecords__price", "stockrecords__num_in_stock")
        ),
        Line.objects.count(),
    )
