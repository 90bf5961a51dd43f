"""The basket's page and acts, as a guest and signed in."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from marketplace.basket.models import Basket, Line
from marketplace.partner.services import set_price, set_stock
from tests.buying import basket_of, on_sale, put_in
from tests.factories import doi_che_xuan, dong_tom_lua, product, province
from tests.people import PASSWORD, hoa, khach, lan

pytestmark = pytest.mark.django_db


def _page(client) -> str:
    return client.get(reverse("basket:summary")).content.decode()


def _change(client, **fields):
    return client.post(reverse("basket:summary"), {key.replace("_", "-"): value for key, value in fields.items()})


def test_khach_fills_a_basket_without_an_account(client):
    rice = on_sale("Gạo ST25", stock=9)
    answer = put_in(client, rice, 2, next="/san-pham/")
    assert (answer.status_code, answer["Location"]) == (302, "/san-pham/")
    assert client.cookies["basket_count"].value == "1"
    assert "Gạo ST25" in _page(client)
    assert Line.objects.get().quantity == 2


def test_the_basket_is_grouped_by_cooperative_with_delivery_for_each(client):
    put_in(client, on_sale(by=dong_tom_lua()))
    put_in(client, on_sale(by=doi_che_xuan()))
    client.post(reverse("basket:province"), {"province": province("46").code})
    groups = client.get(reverse("basket:summary")).context["groups"]
    assert [group["name"] for group in groups] == [dong_tom_lua().name, doi_che_xuan().name]
    assert all(group["shipping"] > 0 and group["free_left"] > 0 for group in groups)


def test_more_than_is_left_is_said_in_one_sentence(client):
    rice = on_sale("Gạo ST25", stock=3)
    put_in(client, rice, 9)
    assert "Gạo ST25" in _page(client) and not Line.objects.exists()
    put_in(client, rice, 3)
    put_in(client, rice, 1)
    assert Line.objects.get().quantity == 3


@pytest.mark.parametrize("quantity", ["0", "-1", "1.5", "nhiều", "9" * 30, "²"])
def test_a_quantity_that_is_none_changes_nothing(client, quantity):
    put_in(client, on_sale(stock=9), quantity)
    assert not Line.objects.exists()


def test_an_offsite_next_is_not_followed(client):
    assert "evil" not in put_in(client, on_sale(), next="https://evil.example/")["Location"]


def test_a_draft_cannot_be_put_into_a_basket(client):
    assert put_in(client, product(public=False)).status_code == 404


def test_quantities_are_changed_and_lines_taken_out(client):
    put_in(client, on_sale(stock=9), 2)
    line = Line.objects.get()
    assert _change(client, **{f"q-{line.pk}": 5}).status_code == 302
    line.refresh_from_db()
    assert line.quantity == 5
    _change(client, remove=line.pk)
    assert not Line.objects.exists()
    assert client.cookies["basket_count"].value == "0"


def test_a_quantity_of_zero_takes_the_line_out(client):
    put_in(client, on_sale(stock=9), 2)
    _change(client, **{f"q-{Line.objects.get().pk}": 0})
    assert not Line.objects.exists()


def test_a_quantity_that_cannot_be_had_stays_typed_beside_its_sentence(client):
    put_in(client, on_sale("Gạo ST25", stock=4), 2)
    line = Line.objects.get()
    answer = _change(client, **{f"q-{line.pk}": 7})
    assert answer.status_code == 422
    assert 'value="7"' in answer.content.decode()
    line.refresh_from_db()
    assert line.quantity == 2


def test_what_sold_out_since_is_told_and_can_be_taken_down(client):
    rice = on_sale("Gạo ST25", stock=9)
    put_in(client, rice, 5)
    set_stock(stockrecord=rice.stockrecords.get(), num_in_stock=3, actor=lan())
    assert client.get(reverse("basket:summary")).context["faults"]
    line = Line.objects.get()
    assert _change(client, **{f"q-{line.pk}": 3}).status_code == 302
    assert not client.get(reverse("basket:summary")).context["faults"]


def test_a_changed_price_is_told_until_hoa_goes_on(client):
    rice = on_sale("Gạo ST25", price=390_000)
    put_in(client, rice)
    set_price(stockrecord=rice.stockrecords.get(), price=420_000, actor=lan())
    (sentence,) = client.get(reverse("basket:summary")).context["price_changes"]
    assert "390.000" in sentence and "420.000" in sentence
    line = Line.objects.get()
    answer = _change(client, **{f"q-{line.pk}": 1, "checkout": 1})
    assert answer["Location"] == reverse("checkout:index")
    assert not client.get(reverse("basket:summary")).context["price_changes"]


def test_a_line_of_another_basket_is_not_found(client):
    foreign = basket_of({on_sale(stock=9): 2}, hoa()).lines.get()
    put_in(client, on_sale())
    assert _change(client, **{f"q-{foreign.pk}": 1}).status_code == 404
    assert _change(client, remove=foreign.pk).status_code == 404
    assert _change(client, remove="x").status_code == 404
    client.force_login(khach())
    assert _change(client, remove=foreign.pk).status_code == 404
    assert Line.objects.filter(pk=foreign.pk, quantity=2).exists()


def test_a_forged_cookie_opens_no_basket(client):
    foreign = basket_of({on_sale("Gạo của Hoa"): 2})
    client.cookies["oscar_open_basket"] = f"{foreign.pk}:forged"
    assert "Gạo của Hoa" not in _page(client)


def test_a_guests_basket_is_kept_at_sign_in(client):
    rice, tea = on_sale("Gạo ST25", stock=9), on_sale("Chè Tân Cương", stock=9)
    basket_of({tea: 2}, hoa())
    put_in(client, rice, 2)
    client.post(reverse("customer:login"), {"username": "hoa@example.vn", "password": PASSWORD})
    client.force_login(hoa(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    page = _page(client)
    assert "Gạo ST25" in page and "Chè Tân Cương" in page
    assert Basket.open.get(owner=hoa()).lines.count() == 2


def test_htmx_gets_the_new_count(client):
    answer = client.post(
        reverse("basket:add", args=[on_sale().pk]), {"quantity": 1}, headers={"hx-request": "true"}
    )  # fmt: skip
    assert answer.status_code == 200 and '"basket-count": 1' in answer["HX-Trigger"]


def test_an_unknown_voucher_is_said_and_a_strangers_cannot_be_taken_off(client):
    put_in(client, on_sale())
    client.post(reverse("basket:vouchers-add"), {"code": "KHONGCO"})
    assert "KHONGCO" in _page(client)
    assert client.post(reverse("basket:vouchers-remove", args=[1])).status_code == 404


@pytest.mark.parametrize("rows", [1, 5, 20])
def test_a_full_basket_costs_the_same_queries(client, django_assert_max_num_queries, rows):
    client.force_login(hoa(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    sellers = [dong_tom_lua(), doi_che_xuan()]
    basket_of({on_sale(by=sellers[number % 2]): 1 for number in range(rows)}, hoa())
    client.post(reverse("basket:province"), {"province": province("46").code})
    client.get(reverse("basket:summary"))
    with django_assert_max_num_queries(24) as counted:
        assert client.get(reverse("basket:summary")).status_code == 200
    assert len(counted) <= 18


def test_an_empty_basket_says_where_to_go(client):
    assert reverse("catalogue:index") in _page(client)


def test_what_is_to_pay_is_promised_only_where_the_place_is_known(client):
    put_in(client, on_sale())
    before = _page(client)
    assert "Tạm tính" in before and "Phải trả" not in before and "Không có phí nào thêm" not in before
    client.post(reverse("basket:province"), {"province": province("46").code})
    after = _page(client)
    assert "Phải trả" in after and "Không có phí nào thêm" in after and "Tạm tính" not in after


def test_a_parcels_weight_is_written_in_the_readers_language(client):
    put_in(client, on_sale(), 3)
    weights = [
        re.search(r"(?:kiện|parcel of) ([\d.,]+)", client.get(path).text)[1] for path in ("/gio-hang/", "/en/gio-hang/")
    ]
    assert weights[0] == weights[1].replace(".", ",") != weights[1]
