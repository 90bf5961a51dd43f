"""Placing: one purchase, an order for each cooperative, stock held, nothing half-done."""

from __future__ import annotations

import pytest

from marketplace.audit.models import AuditEntry
from marketplace.basket.models import Basket
from marketplace.order.models import Order, Purchase
from marketplace.order.pricing import PlacingRefused, propose
from marketplace.order.status import OrderStatus, PaymentState
from marketplace.outbox.models import Message
from marketplace.partner.services import set_price, set_stock
from marketplace.shipping.models import ShippingChoice
from tests.buying import basket_of, hoa_at_home, on_sale, place
from tests.factories import cooperative, doi_che_xuan, dong_tom_lua
from tests.people import hoa, lan

pytestmark = pytest.mark.django_db


def _rice_and_tea(**stock):
    return on_sale("Gạo ST25", by=dong_tom_lua(), **stock), on_sale("Chè Tân Cương", by=doi_che_xuan(), **stock)


def test_hoa_buys_from_two_cooperatives_at_once():
    rice, tea = _rice_and_tea(stock=10)
    purchase = place(basket_of({rice: 2, tea: 1}))
    orders = list(purchase.orders.order_by("number"))
    assert [order.cooperative for order in orders] == [dong_tom_lua(), doi_che_xuan()]
    assert [order.lines.count() for order in orders] == [1, 1]
    assert [order.status for order in orders] == [OrderStatus.AWAITING_ACCEPTANCE] * 2
    assert all(order.number.startswith(purchase.number) for order in orders)
    assert purchase.payment_state == PaymentState.CREATED


def test_orders_and_their_lines_add_up_to_the_purchase():
    rice, tea = _rice_and_tea()
    purchase = place(basket_of({rice: 3, tea: 2}))
    orders = purchase.orders.all()
    assert purchase.total == sum(order.total_incl_tax for order in orders) > 0
    for order in orders:
        goods = sum(line.line_price_incl_tax for line in order.lines.all())
        assert order.total_incl_tax == goods + order.shipping_incl_tax
        for line in order.lines.all():
            assert line.line_price_incl_tax == sum(p.price_incl_tax * p.quantity for p in line.prices.all())


def test_placing_holds_the_goods_and_the_listing_shows_it():
    rice, _tea = _rice_and_tea(stock=10)
    place(basket_of({rice: 4}))
    record = rice.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (10, 4)
    rice.listing.refresh_from_db()
    assert rice.listing.available == 6


def test_goods_that_nobody_counts_can_be_bought():
    made = on_sale("Cây mai theo đơn", stock=None)
    assert place(basket_of({made: 50})).orders.count() == 1


def test_placing_the_same_basket_again_is_the_same_purchase():
    rice, _tea = _rice_and_tea(stock=10)
    basket = basket_of({rice: 4})
    first, again = place(basket), place(basket)
    assert first == again and Order.objects.count() == 1
    assert rice.stockrecords.get().num_allocated == 4
    assert Message.objects.filter(event=f"purchase-{first.pk}-placed").count() == 1


def test_what_sold_out_meanwhile_is_refused_and_nothing_is_written():
    rice, tea = _rice_and_tea(stock=10)
    basket = basket_of({tea: 1, rice: 4})
    set_stock(stockrecord=rice.stockrecords.get(), num_in_stock=3, actor=lan())
    with pytest.raises(PlacingRefused, match="Gạo ST25"):
        place(basket)
    assert not Purchase.objects.exists() and not Message.objects.exists()
    assert tea.stockrecords.get().num_allocated == 0
    basket.refresh_from_db()
    assert basket.status == Basket.OPEN


def _seen(basket):
    """What Hoa's review page shows of this basket, paid on delivery."""
    at_home = hoa_at_home()
    return propose(basket, at_home.commune.province, {}).fingerprint(at_home, Purchase.Method.COD, "", None)


def test_what_is_as_it_was_seen_is_placed():
    rice, _tea = _rice_and_tea()
    basket = basket_of({rice: 1})
    assert place(basket, seen=_seen(basket)).number


@pytest.mark.parametrize("change", [{"recipient": "street"}, {"method": Purchase.Method.VIETQR}, {"note": "Gọi trước"}])
def test_what_was_changed_in_another_tab_after_the_review_is_refused(change):
    rice, _tea = _rice_and_tea()
    basket = basket_of({rice: 1})
    if "recipient" in change:
        change = {"recipient": hoa_at_home(street="8 đường Khác")}
    with pytest.raises(PlacingRefused):
        place(basket, seen=_seen(basket), **change)
    assert not Purchase.objects.exists()


def test_a_price_that_changed_after_the_review_is_refused():
    rice, _tea = _rice_and_tea()
    basket = basket_of({rice: 1})
    seen = _seen(basket)
    set_price(stockrecord=rice.stockrecords.get(), price=999_000, actor=lan())
    with pytest.raises(PlacingRefused):
        place(basket, seen=seen)
    assert not Purchase.objects.exists()


def test_a_delivery_charge_that_changed_after_the_review_is_refused():
    rice, _tea = _rice_and_tea()
    basket = basket_of({rice: 1})
    seen = _seen(basket)
    zone = ShippingChoice.objects.filter(cooperative=dong_tom_lua()).first().zones.get(is_rest=True)
    zone.base_charge += 1000
    zone.save()
    with pytest.raises(PlacingRefused):
        place(basket, seen=seen)


def test_goods_of_a_suspended_cooperative_are_refused():
    rice, _tea = _rice_and_tea()
    basket = basket_of({rice: 1})
    dong_tom_lua().__class__.objects.filter(pk=dong_tom_lua().pk).update(status="suspended")
    with pytest.raises(PlacingRefused, match="Gạo ST25"):
        place(basket)


def test_an_empty_basket_is_refused():
    with pytest.raises(PlacingRefused):
        place(Basket.objects.create())


def test_where_nobody_delivers_is_refused():
    rice, _tea = _rice_and_tea()
    ShippingChoice.objects.all().delete()
    with pytest.raises(PlacingRefused, match="Đồng Tôm Lúa"):
        place(basket_of({rice: 1}))


def test_the_chosen_way_of_sending_is_charged():
    rice, _tea = _rice_and_tea()
    basket = basket_of({rice: 1})
    cheap, dear = propose(basket, hoa_at_home().commune.province, {}).parts[0].ways[:2]
    order = place(basket, choices={dong_tom_lua().pk: dear.choice.pk}).orders.get()
    assert order.shipping_incl_tax == dear.charge != cheap.charge
    assert order.shipping_method == dear.choice.name


def test_a_transfer_waits_for_its_money_and_has_a_memo():
    rice, _tea = _rice_and_tea()
    purchase = place(basket_of({rice: 1}), method=Purchase.Method.VIETQR)
    assert purchase.orders.get().status == OrderStatus.AWAITING_PAYMENT
    assert purchase.payment_state == PaymentState.PENDING
    assert purchase.memo and purchase.pay_before


def test_the_confirmation_carries_the_whole_contract():
    rice, tea = _rice_and_tea()
    dong_tom_lua().__class__.objects.filter(pk=dong_tom_lua().pk).update(
        tax_code="1800000001", representative="Phạm Văn Bình", email="htx@example.vn"
    )
    purchase = place(basket_of({rice: 2, tea: 1}), language="vi")
    letter = Message.objects.get(event=f"purchase-{purchase.pk}-placed")
    for text in (letter.text, letter.html):
        for fact in (purchase.number, "Gạo ST25", "1800000001", "Phạm Văn Bình", "12 đường Minh Họa", "/thu/"):
            assert fact in text, fact
    sellers = Message.objects.get(event=f"order-{purchase.orders.get(cooperative=dong_tom_lua()).pk}-placed")
    assert sellers.recipient == "htx@example.vn" and "Chè" not in sellers.text


def test_placing_leaves_a_line_in_the_audit():
    rice, _tea = _rice_and_tea()
    purchase = place(basket_of({rice: 1}, hoa()), user=hoa())
    line = AuditEntry.objects.get(act="purchase.placed")
    assert (line.actor, line.subject) == (hoa(), purchase.number)


@pytest.mark.parametrize("method", [Purchase.Method.COD, Purchase.Method.VIETQR])
def test_placing_six_lines_of_three_cooperatives_stays_within_its_queries(method, django_assert_max_num_queries):
    sellers = [dong_tom_lua(), doi_che_xuan(), cooperative("HTX minh họa Mây Tre", province_code="46")]
    for seller in sellers:
        seller.email = f"htx-{seller.pk}@example.vn"
        seller.save()
    basket = basket_of({on_sale(by=seller): 1 for seller in sellers for _ in range(2)}, hoa())
    place(basket_of({on_sale(): 1}, hoa()), user=hoa())  # what is cached for the process is cached now
    at_home = hoa_at_home()
    with django_assert_max_num_queries(60):
        place(basket, user=hoa(), recipient=at_home, method=method)
    assert Message.objects.filter(event__endswith="placed").count() >= 1 + len(sellers)
