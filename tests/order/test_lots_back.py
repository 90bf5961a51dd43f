"""Goods of a lot that come back are in their lot again, as far as it may still be sold; where they went stays known."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from marketplace.desk.selectors import supplies_of
from marketplace.order.models import Claim, LineLot, Order
from marketplace.order.services import deliver_parcel, move_order, pack_order, refuse_parcel, ship_parcel
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.claims import accept, receive
from tests.buying import basket_of, bought, on_sale, place
from tests.desk.things import lot
from tests.people import binh
from tests.returns.returning import Kind, hoa_asks
from traceability.models import Lot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]


@pytest.fixture
def order() -> Order:
    """Three of Hoa's rice: one from the first lot, two from the second, which has no more."""
    order = place(basket_of({on_sale(stock=20): 3})).orders.get()
    order = move_order(order=order, to=OrderStatus.CONFIRMED, actor_kind=Actor.SELLER)
    line = order.lines.get()
    first, second = lot(line.product, "DTL-1", units=1), lot(line.product, "DTL-2", units=2)
    return pack_order(order=order, lots={line.pk: {first.pk: 1, second.pk: 2}})


def _back() -> list[tuple[str, int, int]]:
    return sorted(LineLot.objects.values_list("lot__code", "quantity", "back"))


def _free(order: Order) -> dict[str, int]:
    return {one.code: left for supply in supplies_of(order) for one, left in supply.lots}


def _in_stock(order: Order) -> int:
    return int(Order.objects.get(pk=order.pk).lines.get().stockrecord.num_in_stock)


def test_of_a_refused_parcel_the_units_are_in_their_lots_and_can_be_packed_again(order):
    assert _free(order) == {}
    refuse_parcel(parcel=ship_parcel(order=order, carrier="GHN"))
    assert _back() == [("DTL-1", 1, 1), ("DTL-2", 2, 2)] and _free(order) == {"DTL-1": 1, "DTL-2": 2}
    product = order.lines.get().product
    other = move_order(
        order=place(basket_of({product: 2})).orders.get(), to=OrderStatus.CONFIRMED, actor_kind=Actor.SELLER
    )
    second = Lot.objects.get(code="DTL-2")
    pack_order(order=other, lots={other.lines.get().pk: {second.pk: 2}})
    assert _free(other) == {"DTL-1": 1}


def test_of_one_refused_parcel_of_two_only_its_units(order):
    line = order.lines.get()
    first = ship_parcel(order=order, units={line.pk: 2}, carrier="GHN")
    ship_parcel(order=order, carrier="GHN")
    refuse_parcel(parcel=first)
    assert sum(back for _code, _quantity, back in _back()) == 2


def _returned(order: Order, many: int) -> Claim:
    deliver_parcel(parcel=ship_parcel(order=order, carrier="GHN"))
    claim = hoa_asks(order, many, kind=Kind.RETURN)
    return accept(claim=claim, actor_kind=Actor.SELLER, actor=binh(), goods_back=True)


def _receive(claim: Claim, fate: str) -> Claim:
    fates = {one.line_id: fate for one in claim.lines.all()}
    return receive(claim=claim, fates=fates, actor_kind=Actor.SELLER, actor=binh())


def test_returned_goods_that_are_sold_again_are_in_a_lot_of_theirs(order):
    _receive(_returned(order, 1), "restock")
    assert _back() == [("DTL-1", 1, 0), ("DTL-2", 2, 1)] and _free(order) == {"DTL-2": 1}
    assert _in_stock(order) == 1  # what its lots hold is for sale, and nothing beside them


def test_what_is_thrown_away_is_in_no_lot(order):
    _receive(_returned(order, 1), "discard")
    assert not any(back for _code, _quantity, back in _back()) and _in_stock(order) == 0


@pytest.mark.parametrize("state", [Lot.State.RECALLED, Lot.State.ON_HOLD])
def test_goods_of_a_lot_that_may_not_be_sold_do_not_go_for_sale_again(order, state):
    claim = _returned(order, 2)
    Lot.objects.filter(code="DTL-2").update(state=state)
    with pytest.raises(ValidationError) as refused:
        _receive(claim, "restock")
    assert order.lines.get().title in refused.value.messages[0]
    assert _in_stock(order) == 0 and not any(back for _code, _quantity, back in _back())
    _receive(Claim.objects.get(pk=claim.pk), "discard")


def test_a_lot_that_may_still_be_sold_takes_what_another_may_not(order):
    claim = _returned(order, 1)
    Lot.objects.filter(code="DTL-2").update(state=Lot.State.RECALLED)
    _receive(claim, "restock")
    assert _back() == [("DTL-1", 1, 1), ("DTL-2", 2, 0)]


def test_goods_without_lots_need_none():
    order = bought(stock=20)
    order = move_order(order=order, to=OrderStatus.CONFIRMED, actor_kind=Actor.SELLER)
    _receive(_returned(pack_order(order=order, lots={}), 1), "restock")
    assert _in_stock(order) == 19


def test_the_database_itself_holds_that_no_more_comes_back_than_was_sent(order):
    with pytest.raises(IntegrityError), transaction.atomic():
        LineLot.objects.filter(lot__code="DTL-1").update(back=2)
