"""Packing names the lots that were sent."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from marketplace.order.models import LineLot
from marketplace.order.selectors import lots_for
from marketplace.order.services import move_order, pack_order
from marketplace.order.status import Actor, OrderStatus
from tests.buying import bought, on_sale
from traceability.models import Lot

pytestmark = pytest.mark.django_db


def _accepted(**goods):
    return move_order(order=bought(**goods), to=OrderStatus.CONFIRMED, actor_kind=Actor.SELLER)


def _lot(line, code, *, units=10, days=90, **fields):
    today = timezone.localdate()
    return Lot.objects.create(
        code=code, product=line.product, producer=line.product.producer, quantity=units,
        use_by=today + datetime.timedelta(days=days), **{"state": Lot.State.ACTIVE, "made_on": today, **fields},
    )  # fmt: skip


def test_goods_without_lots_are_packed_as_they_are():
    assert pack_order(order=_accepted(), lots={}).status == OrderStatus.PACKED


def test_a_line_is_filled_from_several_lots():
    order = _accepted()
    line = order.lines.get()
    first, second = _lot(line, "DTL-1"), _lot(line, "DTL-2")
    order = pack_order(order=order, lots={line.pk: {first.pk: 1, second.pk: 1}})
    assert order.status == OrderStatus.PACKED
    assert set(LineLot.objects.values_list("lot__code", "quantity")) == {("DTL-1", 1), ("DTL-2", 1)}


def test_what_expires_first_is_offered_first():
    line = _accepted().lines.get()
    _lot(line, "LATER", days=90)
    _lot(line, "SOON", days=9)
    _lot(line, "PAST", days=-1, made_on=timezone.localdate() - datetime.timedelta(days=9))
    assert [lot.code for lot in lots_for(line)] == ["SOON", "LATER"]


@pytest.mark.parametrize("state", [Lot.State.RECALLED, Lot.State.ON_HOLD, Lot.State.CLOSED])
def test_a_lot_that_may_not_be_sold_is_refused(state):
    order = _accepted()
    line = order.lines.get()
    lot = _lot(line, "DTL-1", state=state)
    with pytest.raises(ValidationError, match="DTL-1"):
        pack_order(order=order, lots={line.pk: {lot.pk: 2}})
    order.refresh_from_db()
    assert order.status == OrderStatus.CONFIRMED and not LineLot.objects.exists()


def test_a_lot_of_other_goods_is_refused():
    order = _accepted()
    other = on_sale("Chè")
    lot = _lot(order.lines.get(), "DTL-1")
    Lot.objects.filter(pk=lot.pk).update(product=other)
    with pytest.raises(ValidationError):
        pack_order(order=order, lots={order.lines.get().pk: {lot.pk: 2}})


def test_lots_must_add_up_to_what_was_ordered():
    order = _accepted()
    line = order.lines.get()
    lot = _lot(line, "DTL-1")
    with pytest.raises(ValidationError):
        pack_order(order=order, lots={line.pk: {lot.pk: 1}})


def test_no_more_is_packed_than_a_lot_holds():
    order = _accepted()
    line = order.lines.get()
    lot = _lot(line, "DTL-1", units=1)
    with pytest.raises(ValidationError, match="DTL-1"):
        pack_order(order=order, lots={line.pk: {lot.pk: 2}})


def test_a_line_of_another_order_is_refused():
    order, other = _accepted(), _accepted()
    with pytest.raises(ValidationError):
        pack_order(order=order, lots={other.lines.get().pk: {}})
