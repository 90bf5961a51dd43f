"""Who may open a purchase and act on it, and how it is found again."""

from __future__ import annotations

import datetime

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from marketplace.money import format_vnd
from marketplace.order.access import token_of
from marketplace.order.models import Purchase
from marketplace.order.selectors import order_of, orders_of
from marketplace.order.services import move_order
from marketplace.order.status import Actor, OrderStatus
from marketplace.outbox.models import Message
from marketplace.payment.services import mark_received
from tests.buying import PHONE, basket_of, bought, on_sale, place
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.people import hoa, khach, lan
from traceability.models import Lot

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"


def _find(client, number, phone="0912 345 678", **headers):
    return client.post(reverse("storefront:find-order"), {"number": number, "phone": phone}, **headers)


def _urls(purchase: Purchase) -> list[str]:
    names = {"number": purchase.number, "order": purchase.orders.first().number}
    return [
        purchase.get_absolute_url(),
        reverse("storefront:cancel-order", kwargs=names),
        reverse("storefront:received", kwargs=names),
    ]


def test_a_stranger_gets_404_by_every_address_and_method(client):
    purchase = bought(user=hoa()).purchase
    for signed_in in (False, True):
        if signed_in:
            client.force_login(khach(), backend=BACKEND)
        page, *acts = _urls(purchase)
        assert client.get(page).status_code == 404
        assert client.get(f"/en{page}").status_code == 404
        assert [client.post(act).status_code for act in acts] == [404, 404]
        assert client.get(page + "thu/geheim/").status_code == 404
    assert purchase.orders.get().status == OrderStatus.AWAITING_ACCEPTANCE


def test_hoa_opens_her_own(client):
    purchase = bought(user=hoa()).purchase
    client.force_login(hoa(), backend=BACKEND)
    assert purchase.number in client.get(purchase.get_absolute_url()).content.decode()


def test_the_link_of_the_letter_opens_it_without_an_account(client):
    purchase = bought().purchase
    link = reverse("storefront:purchase-link", kwargs={"number": purchase.number, "token": token_of(purchase.number)})
    assert client.get(link)["Location"] == purchase.get_absolute_url()
    assert client.get(purchase.get_absolute_url()).status_code == 200


def test_the_token_of_one_purchase_opens_no_other(client):
    mine, other = bought().purchase, bought().purchase
    link = reverse("storefront:purchase-link", kwargs={"number": other.number, "token": token_of(mine.number)})
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("spelling", [str, str.lower, lambda number: number.replace("-", " ")])
def test_it_is_found_by_number_and_phone_in_any_spelling(client, spelling):
    purchase = bought().purchase
    assert _find(client, spelling(purchase.number), "84 912.345.678")["Location"] == purchase.get_absolute_url()
    assert client.get(purchase.get_absolute_url()).status_code == 200


def test_a_wrong_phone_and_a_wrong_number_get_the_same_sentence(client):
    purchase = bought().purchase
    wrong_phone = _find(client, purchase.number, "0987 654 321").context["form"].non_field_errors()
    wrong_number = _find(client, "AAAA-AAAA").context["form"].non_field_errors()
    assert wrong_phone == wrong_number and len(wrong_phone) == 1
    assert client.get(purchase.get_absolute_url()).status_code == 404


def test_ten_tries_close_the_door_even_for_the_right_answer(client):
    purchase = bought().purchase
    assert [_find(client, "AAAA-AAAA").status_code for _ in range(10)] == [422] * 10
    assert _find(client, purchase.number).status_code == 429
    assert _find(client, purchase.number, REMOTE_ADDR="10.9.8.7").status_code == 302


def test_hoa_gives_up_one_cooperatives_order_and_the_other_goes_on(client):
    purchase = place(basket_of({on_sale(by=dong_tom_lua()): 1, on_sale(by=doi_che_xuan()): 1}, hoa()), user=hoa())
    client.force_login(hoa(), backend=BACKEND)
    first, second = purchase.orders.order_by("pk")
    client.post(reverse("storefront:cancel-order", kwargs={"number": purchase.number, "order": first.number}))
    assert sorted(purchase.orders.values_list("status", flat=True)) == [
        OrderStatus.AWAITING_ACCEPTANCE, OrderStatus.CANCELLED,
    ]  # fmt: skip
    assert (
        reverse("storefront:cancel-order", kwargs={"number": purchase.number, "order": second.number})
        in client.get(purchase.get_absolute_url()).content.decode()
    )


def test_an_order_of_another_purchase_cannot_be_reached_through_ones_own(client):
    mine, other = bought(user=hoa()), bought()
    client.force_login(hoa(), backend=BACKEND)
    url = reverse("storefront:cancel-order", kwargs={"number": mine.purchase.number, "order": other.number})
    assert client.post(url).status_code == 404


def test_what_cannot_be_cancelled_any_more_is_said(client):
    order = bought(user=hoa())
    client.force_login(hoa(), backend=BACKEND)
    for state in (OrderStatus.CONFIRMED, OrderStatus.PACKED):
        order = move_order(order=order, to=state, actor_kind=Actor.SELLER)
    page = client.post(
        reverse("storefront:cancel-order", kwargs={"number": order.purchase.number, "order": order.number}), follow=True
    ).content.decode()
    order.refresh_from_db()
    assert order.status == OrderStatus.PACKED and order.number in page


def test_the_page_shows_how_to_pay_as_picture_and_as_text(client):
    purchase = bought(method=Purchase.Method.VIETQR, user=hoa()).purchase
    client.force_login(hoa(), backend=BACKEND)
    page = client.get(purchase.get_absolute_url()).content.decode()
    assert "<svg" in page and purchase.memo in page and "1500000000952" in page


def test_the_lots_that_were_sent_stand_on_the_page(client):
    order = bought(user=hoa())
    line = order.lines.get()
    lot = Lot.objects.create(
        code="DTL-26-0001", product=line.product, producer=dong_tom_lua(), quantity=10, state=Lot.State.ACTIVE,
        made_on=timezone.localdate() - datetime.timedelta(days=3),
    )  # fmt: skip
    line.lots.create(lot=lot, quantity=2)
    client.force_login(hoa(), backend=BACKEND)
    assert "DTL-26-0001" in client.get(order.purchase.get_absolute_url()).content.decode()


def test_sen_cannot_see_binhs_order():
    order = bought(by=dong_tom_lua())
    assert order_of(dong_tom_lua(), order.number) == order
    assert not orders_of(doi_che_xuan()).exists()
    with pytest.raises(Http404):
        order_of(doi_che_xuan(), order.number)


@pytest.mark.parametrize("rows", [1, 8])
def test_the_page_costs_the_same_queries(client, django_assert_max_num_queries, rows):
    purchase = place(basket_of({on_sale(): 1 for _ in range(rows)}, hoa()), user=hoa())
    client.force_login(hoa(), backend=BACKEND)
    client.get(purchase.get_absolute_url())
    with django_assert_max_num_queries(14):
        assert client.get(purchase.get_absolute_url()).status_code == 200


def test_the_phone_is_kept_as_it_is_compared():
    assert bought().purchase.buyer_phone == PHONE


def test_the_sum_and_the_first_step_say_what_they_are_once_it_is_paid(client):
    buyer = hoa()
    order = bought(user=buyer, method=Purchase.Method.VIETQR)
    client.force_login(buyer, backend=BACKEND)
    page = client.get(order.purchase.get_absolute_url()).context
    assert (page["total_label"], page["orders"][0]["states"][0]["label"]) == ("Phải trả", "Chờ thanh toán")
    mark_received(
        purchase=order.purchase,
        amount=int(order.purchase.total),
        reference="FT1",
        actor=lan(),
        received_at=timezone.now(),
    )
    page = client.get(order.purchase.get_absolute_url()).context
    assert (page["total_label"], page["orders"][0]["states"][0]["label"]) == ("Đã trả", "Đã đặt hàng")
    Purchase.objects.update(payment_state="expired")
    assert client.get(order.purchase.get_absolute_url()).context["total_label"] == "Tổng cộng"


def test_the_cooperatives_letter_adds_up_and_leads_to_the_order():
    seller = dong_tom_lua()
    seller.email = "htx@example.vn"
    seller.save()
    order = bought(by=seller)
    (letter,) = Message.objects.filter(event=f"order-{order.pk}-placed")
    sums = [order.lines.get().line_price_incl_tax, order.shipping_incl_tax, order.total_incl_tax]
    assert sums[0] + sums[1] == sums[2] > sums[0]
    url = reverse("desk:order", args=[order.cooperative.slug, order.number])
    for body in (letter.text, letter.html):
        assert all(format_vnd(int(each)) in body for each in sums) and url in body


def test_who_cancels_an_order_paid_in_cash_is_not_asked_after_a_transfer(client):
    buyer, transfer = hoa(), "tiền không mất"
    cash, bank = (bought(user=buyer, method=method) for method in (Purchase.Method.COD, Purchase.Method.VIETQR))
    Purchase.objects.update(payment_state="expired")
    client.force_login(buyer, backend=BACKEND)
    assert transfer not in client.get(cash.purchase.get_absolute_url()).text
    assert transfer in client.get(bank.purchase.get_absolute_url()).text
