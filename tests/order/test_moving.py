"""The one mover: who may, what it does to stock and money, what the buyer is told."""

from __future__ import annotations

import itertools

import pytest

from marketplace.order.models import Order, Purchase
from marketplace.order.services import MoveRefused, cancel_by_buyer, move_order
from marketplace.order.status import MOVES, Actor, OrderStatus, PaymentState, may_move
from marketplace.outbox.models import Message
from tests.buying import basket_of, bought, on_sale, place
from tests.factories import doi_che_xuan

pytestmark = pytest.mark.django_db
S = OrderStatus


def _stock(order: Order) -> tuple[int, int]:
    record = order.lines.get().stockrecord
    record.refresh_from_db()
    return record.num_in_stock, record.num_allocated


def _go(order: Order, *states: str, by: Actor = Actor.SELLER) -> Order:
    for state in states:
        order = move_order(order=order, to=state, actor_kind=by)
    return order


def test_an_order_goes_from_acceptance_to_the_door():
    order = _go(bought(stock=10), S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED)
    assert order.status == S.DELIVERED
    assert _stock(order) == (8, 0)
    assert [change.new_status for change in order.status_changes.order_by("pk")] == [
        S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED,
    ]  # fmt: skip


def test_units_are_held_until_they_are_shipped():
    order = _go(bought(stock=10), S.CONFIRMED, S.PACKED)
    assert _stock(order) == (10, 2)


@pytest.mark.parametrize("by", [Actor.BUYER, Actor.SELLER, Actor.STAFF])
def test_cancelling_before_packing_frees_the_goods(by):
    order = move_order(order=bought(stock=10), to=S.CANCELLED, actor_kind=by)
    assert _stock(order) == (10, 0)
    order.lines.get().product.listing.refresh_from_db()
    assert order.lines.get().product.listing.available == 10


def test_hoa_cannot_cancel_once_it_is_packed():
    order = _go(bought(stock=10), S.CONFIRMED, S.PACKED)
    with pytest.raises(MoveRefused):
        cancel_by_buyer(order=order)
    assert _stock(order) == (10, 2)


def test_refused_at_the_door_goods_come_back_into_stock():
    order = _go(bought(stock=10), S.CONFIRMED, S.PACKED, S.SHIPPED, S.REFUSED)
    assert _stock(order) == (10, 0)
    assert order.refund_due == 0


def test_moving_to_where_it_is_does_nothing():
    order = _go(bought(stock=10), S.CONFIRMED)
    assert _go(order, S.CONFIRMED).status_changes.count() == 1


def test_nobody_moves_an_order_beside_the_table():
    order = bought(stock=10)
    for after, actor in itertools.product(S, Actor):
        if after != order.status and not may_move(order.status, after, actor):
            with pytest.raises(MoveRefused):
                move_order(order=order, to=after, actor_kind=actor)
    assert _stock(order) == (10, 2)


def test_every_state_has_its_row_in_the_table():
    assert set(MOVES) == set(S)


def test_money_alone_confirms_what_waits_for_payment():
    order = bought(method=Purchase.Method.VIETQR)
    with pytest.raises(MoveRefused):
        move_order(order=order, to=S.CONFIRMED, actor_kind=Actor.STAFF)


def test_an_order_waiting_for_one_transfer_is_cancelled_with_its_purchase():
    goods = {on_sale(stock=9): 1, on_sale(by=doi_che_xuan(), stock=9): 1}
    purchase = place(basket_of(goods), method=Purchase.Method.VIETQR)
    cancel_by_buyer(order=purchase.orders.first())
    assert set(purchase.orders.values_list("status", flat=True)) == {S.CANCELLED}
    purchase.refresh_from_db()
    assert purchase.payment_state == PaymentState.EXPIRED
    assert all(product.stockrecords.get().num_allocated == 0 for product in goods)


def test_cash_is_paid_once_every_parcel_has_arrived():
    purchase = place(basket_of({on_sale(): 1, on_sale(by=doi_che_xuan()): 1}))
    first, second = purchase.orders.order_by("pk")
    _go(first, S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED)
    purchase.refresh_from_db()
    assert purchase.payment_state == PaymentState.CREATED
    _go(second, S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED)
    purchase.refresh_from_db()
    assert purchase.payment_state == PaymentState.PAID


def test_hoa_hears_of_each_move_once_in_her_language():
    order = move_order(order=bought(), to=S.CONFIRMED, actor_kind=Actor.SELLER)
    assert Message.objects.filter(event__startswith=f"order-{order.pk}-moved").count() == 1


def test_a_tracking_number_is_kept_when_it_ships():
    order = _go(bought(), S.CONFIRMED, S.PACKED)
    order = move_order(order=order, to=S.SHIPPED, actor_kind=Actor.SELLER, carrier="VNPost", tracking_number="VN123")
    assert (order.carrier, order.tracking_number) == ("VNPost", "VN123")
    assert "VN123" in Message.objects.get(subject__contains=order.number, text__contains="VN123").text
