"""One order in several parcels: what leaves, arrives, comes back or never goes, and what Hoa pays for it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.ledger.checking import faults
from marketplace.order.models import Line, LineLot, Order, Purchase
from marketplace.order.services import (
    MoveRefused,
    cancel_rest,
    deliver_parcel,
    move_order,
    pack_order,
    refuse_parcel,
    ship_parcel,
)  # fmt: skip
from marketplace.order.status import Actor, OrderStatus, PaymentState
from marketplace.outbox.models import Message
from marketplace.payment.services import mark_received
from tests.buying import basket_of, on_sale, place
from tests.desk.things import lot
from tests.support.race import race

S = OrderStatus


def _packed(*, method: str = Purchase.Method.COD, rice: int = 4, stock: int = 10) -> Order:
    """Hoa's order of so much rice and one tea, packed."""
    purchase = place(basket_of({on_sale(stock=stock): rice, on_sale(stock=9, price=90_001): 1}), method=method)
    order = purchase.orders.get()
    if method == Purchase.Method.VIETQR:
        mark_received(purchase=purchase, amount=int(purchase.total), reference="FT1", received_at=timezone.now())
    else:
        order = move_order(order=order, to=S.CONFIRMED, actor_kind=Actor.SELLER)
    return pack_order(order=order, lots={})


def _rice(order: Order) -> Line:
    return order.lines.earliest("pk")


def _tea(order: Order) -> Line:
    return order.lines.latest("pk")


def _stock(line: Line) -> tuple[int, int]:
    line.stockrecord.refresh_from_db()
    return line.stockrecord.num_in_stock, line.stockrecord.num_allocated


def _fresh(order: Order) -> Order:
    return Order.objects.get(pk=order.pk)


def _books_agree() -> None:
    assert list(faults()) == []


@pytest.mark.django_db
def test_two_parcels_take_what_lies_in_each_out_of_the_store():
    order = _packed()
    ship_parcel(order=order, units={_rice(order).pk: 3}, carrier="GHN", tracking_number="A1")
    assert _fresh(order).status == S.PARTLY_SHIPPED
    assert _stock(_rice(order)) == (7, 1) and _stock(_tea(order)) == (9, 1)
    ship_parcel(order=order, carrier="GHN", tracking_number="A2")
    assert _fresh(order).status == S.SHIPPED
    assert _stock(_rice(order)) == (6, 0) and _stock(_tea(order)) == (8, 0)
    _books_agree()


@pytest.mark.django_db
def test_the_order_has_arrived_with_its_last_parcel():
    order = _packed()
    first = ship_parcel(order=order, units={_rice(order).pk: 4}, carrier="GHN")
    second = ship_parcel(order=order, carrier="GHN")
    deliver_parcel(parcel=second)
    assert _fresh(order).status == S.SHIPPED
    deliver_parcel(parcel=first)
    assert _fresh(order).status == S.DELIVERED and _fresh(order).complete_after > timezone.now()
    _books_agree()


@pytest.mark.django_db
def test_delivery_is_asked_for_once_however_many_parcels():
    order = _packed(rice=2)
    parcels = [ship_parcel(order=order, units={_rice(order).pk: 1}, carrier="GHN") for _parcel in range(2)]
    parcels.append(ship_parcel(order=order, carrier="GHN"))
    assert order.shipping_incl_tax > 0
    assert parcels[1].to_collect == 185_000
    assert sum(parcel.to_collect for parcel in parcels) == order.total_incl_tax


@pytest.mark.django_db
@pytest.mark.parametrize("units", [{"rice": 5}, {"rice": -1}, {"rice": 0}, {}, {"other": 1}])
def test_a_parcel_of_what_is_not_there_is_refused(units):
    order, other = _packed(), _packed()
    keys = {"rice": _rice(order).pk, "other": _rice(other).pk}
    with pytest.raises(ValidationError):
        ship_parcel(order=order, units={keys[name]: count for name, count in units.items()}, carrier="GHN")
    assert _fresh(order).status == S.PACKED and _stock(_rice(order)) == (10, 4)


@pytest.mark.django_db
def test_a_second_press_makes_no_second_parcel():
    order = _packed()
    ship_parcel(order=order, units={_rice(order).pk: 2}, carrier="GHN", seen=0)
    with pytest.raises(MoveRefused):
        ship_parcel(order=order, units={_rice(order).pk: 2}, carrier="GHN", seen=0)
    assert order.parcels.count() == 1


@pytest.mark.django_db
def test_the_database_itself_holds_that_no_more_is_sent_than_was_ordered():
    order = _packed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.filter(pk=_rice(order).pk).update(shipped=3, cancelled=2)


@pytest.mark.django_db
def test_hoa_pays_for_what_arrived_and_gets_back_exactly_what_was_never_sent():
    order = _packed(method=Purchase.Method.VIETQR)
    first = ship_parcel(order=order, units={_rice(order).pk: 3}, carrier="GHN")
    deliver_parcel(parcel=first)
    cancel_rest(order=order, reason="Kho bị ướt.")
    order = _fresh(order)
    assert order.status == S.DELIVERED
    assert order.refund_due == 185_000 + 90_001
    assert _stock(_rice(order)) == (7, 0) and _stock(_tea(order)) == (9, 0)
    told = Message.objects.get(event=f"order-{order.pk}-rest-cancelled").text
    assert "Kho bị ướt." in told and "275.001" in told
    _books_agree()
    move_order(order=order, to=S.COMPLETED, actor_kind=Actor.CLOCK)
    _books_agree()


@pytest.mark.django_db
def test_giving_up_the_rest_while_a_parcel_is_on_its_way_waits_for_that_parcel():
    order = _packed()
    first = ship_parcel(order=order, units={_rice(order).pk: 3}, carrier="GHN")
    cancel_rest(order=order, reason="Hết hàng.")
    assert _fresh(order).status == S.SHIPPED
    refuse_parcel(parcel=first)
    assert _fresh(order).status == S.REFUSED and _stock(_rice(order)) == (10, 0)
    _books_agree()


@pytest.mark.django_db
def test_units_that_stay_are_in_their_lot_again():
    order = move_order(order=place(basket_of({on_sale(stock=9): 3})).orders.get(), to=S.CONFIRMED, actor_kind="seller")
    line = order.lines.get()
    first, second = lot(line.product, "DTL-1"), lot(line.product, "DTL-2")
    pack_order(order=order, lots={line.pk: {first.pk: 1, second.pk: 2}})
    ship_parcel(order=order, units={line.pk: 2}, carrier="GHN")
    cancel_rest(order=order, reason="Vỡ.")
    assert sorted(LineLot.objects.values_list("lot__code", "quantity")) == [("DTL-1", 1), ("DTL-2", 1)]


@pytest.mark.django_db
@pytest.mark.parametrize("before", [S.PACKED, S.SHIPPED])
def test_only_the_rest_of_a_part_can_be_given_up(before):
    order = _packed()
    if before == S.SHIPPED:
        ship_parcel(order=order, carrier="GHN")
    with pytest.raises(MoveRefused):
        cancel_rest(order=order, reason="Hết hàng.")
    assert _fresh(order).status == before


@pytest.mark.django_db
def test_hoa_cannot_give_up_what_is_packed_and_a_reason_is_asked_for():
    order = _packed()
    ship_parcel(order=order, units={_rice(order).pk: 1}, carrier="GHN")
    with pytest.raises(MoveRefused):
        cancel_rest(order=order, reason="Thôi.", actor_kind=Actor.BUYER)
    with pytest.raises(ValidationError):
        cancel_rest(order=order, reason="  ")
    assert _fresh(order).status == S.PARTLY_SHIPPED


@pytest.mark.django_db
def test_a_cash_parcel_that_nobody_took_is_not_collected_and_its_goods_come_back():
    order = _packed()
    taken = ship_parcel(order=order, units={_tea(order).pk: 1}, carrier="GHN")
    refused = ship_parcel(order=order, carrier="GHN")
    deliver_parcel(parcel=taken)
    refuse_parcel(parcel=refused)
    order = _fresh(order)
    assert order.status == S.DELIVERED and order.refund_due == 0
    assert _stock(_rice(order)) == (10, 0)
    assert Purchase.objects.get().payment_state == PaymentState.PAID
    _books_agree()
    collected = sum(each.amount for each in _postings(order, "collected") if each.account.code == "carrier")
    assert collected == taken.to_collect == 90_001 + order.shipping_incl_tax


def _postings(order: Order, kind: str) -> list:
    from marketplace.ledger.models import Posting

    return list(Posting.objects.filter(entry__source_key=order.number, entry__kind=kind).select_related("account"))


@pytest.mark.django_db
def test_a_cash_order_refused_whole_books_nothing_but_the_carriers_fee():
    order = _packed()
    refuse_parcel(parcel=ship_parcel(order=order, carrier="GHN"))
    order = _fresh(order)
    assert (order.status, order.refund_due) == (S.REFUSED, 0)
    assert _stock(_rice(order)) == (10, 0) and _postings(order, "collected") == []
    _books_agree()


@pytest.mark.django_db
def test_a_paid_parcel_that_nobody_took_is_owed_back_and_the_whole_with_its_delivery():
    order = _packed(method=Purchase.Method.VIETQR)
    first = ship_parcel(order=order, units={_rice(order).pk: 4}, carrier="GHN")
    second = ship_parcel(order=order, carrier="GHN")
    refuse_parcel(parcel=first)
    assert _fresh(order).refund_due == 4 * 185_000
    refuse_parcel(parcel=second)
    order = _fresh(order)
    assert order.status == S.REFUSED and order.refund_due == order.total_incl_tax
    _books_agree()


@pytest.mark.django_db
def test_a_parcel_has_one_end():
    order = _packed()
    parcel = ship_parcel(order=order, units={_rice(order).pk: 4}, carrier="GHN")
    deliver_parcel(parcel=parcel)
    deliver_parcel(parcel=parcel)
    with pytest.raises(MoveRefused):
        refuse_parcel(parcel=parcel)
    assert _stock(_rice(order)) == (6, 0)


@pytest.mark.django_db
def test_nobody_but_the_cooperative_and_the_alliance_says_that_a_parcel_came_back():
    order = _packed()
    parcel = ship_parcel(order=order, units={_rice(order).pk: 1}, carrier="GHN")
    with pytest.raises(MoveRefused):
        refuse_parcel(parcel=parcel, actor_kind=Actor.BUYER)
    parcel.refresh_from_db()
    assert parcel.is_open


@pytest.mark.django_db
def test_hoa_hears_of_each_parcel_once_with_its_number_and_its_goods():
    order = _packed()
    parcel = ship_parcel(order=order, units={_rice(order).pk: 2}, carrier="GHN", tracking_number="GHN77")
    told = Message.objects.get(event=f"parcel-{parcel.pk}-shipped").text
    assert "GHN77" in told and _rice(order).title in told and _tea(order).title not in told
    deliver_parcel(parcel=parcel)
    assert Message.objects.filter(event=f"parcel-{parcel.pk}-delivered").count() == 1


def send_two(order: int, line: int) -> int:
    """One packer's process: two units leave."""
    return ship_parcel(order=Order.objects.get(pk=order), units={line: 2}, carrier="GHN").pk


@pytest.mark.django_db(transaction=True)
def test_six_packers_at_once_never_send_more_than_was_ordered():
    order = _packed(rice=4)
    outcomes = race("tests.order.test_parcels:send_two", [{"order": order.pk, "line": _rice(order).pk}] * 6)
    assert sum(outcome.won for outcome in outcomes) == 2, outcomes
    assert _rice(order).shipped == 4 and _stock(_rice(order)) == (6, 0)
