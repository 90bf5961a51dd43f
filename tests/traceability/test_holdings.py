"""What a lot holds: the tables of `docs/balance.md`, row by row, and the units for sale that follow from it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from marketplace.partner.services import offer_product, set_stock
from tests import factories, people
from tests.desk.things import accepted
from tests.desk.things import lot as opened_by_the_shop_before
from traceability.holdings import Holding, holdings
from traceability.labels.texts import label_of
from traceability.models import Lot, Movement, UnitMove
from traceability.services import (
    draw,
    hand_over,
    lock,
    put_back,
    recall_lot,
    spoil_labels,
    take_out,
    write_units,
)
from traceability.services.for_sale import follow_the_calendar

from .things import DAY, lot, printed

pytestmark = pytest.mark.django_db
KG = Decimal


@pytest.fixture(autouse=True)
def _in_english(books_agree):
    with translation.override("en"):
        yield


def held(of: Lot) -> Holding:
    return holdings([Lot.objects.select_related("product").get(pk=of.pk)])[of.pk]


def loose(of: Lot) -> Decimal:
    return held(of).balance.available


def in_stock(of: Lot) -> int:
    return of.product.stockrecords.get().num_in_stock


def out(of: Lot, quantity: str, unit: str = "kg", kind: str = Movement.Kind.DESTROYED) -> Lot:
    return take_out(lot=of, kind=kind, quantity=Decimal(quantity), unit=unit, why="Mọt", actor=people.binh())


@pytest.mark.parametrize(
    ("acts", "left", "units"),
    [
        ([("labels", 20)], "400", 100),
        ([("labels", 20), ("out", "400")], "0", 20),
        ([("out", "250", "g", "sampled")], "499.75", 99),
        ([("labels", 20), ("spoil", 3)], "415", 100),
        ([("out", "30", "", "sold_loose")], "350", 70),
        ([("labels", 20), ("out", "30", "", "destroyed")], "350", 70),
    ],
)
def test_what_was_taken_out_is_gone(acts, left, units):
    made = lot()
    for act, *asked in acts:
        _do(made, act, asked)
    assert loose(made) == KG(left) and held(made).units == in_stock(made) == units


@pytest.mark.parametrize(
    ("acts", "sentence"),
    [
        ([("labels", 101)], "at most 100 more"),
        ([("labels", 20), ("out", "400.001")], "holds 400 kg"),
        ([("out", "2", "l")], "cannot be counted in"),
        ([("out", "0.0001")], "three decimals"),
        ([("out", "-5")], "greater than zero"),
        ([("out", "101", "")], "only 100 left"),
        ([("out", "1.5", "")], "whole"),
        ([("labels", 20), ("spoil", 21)], "at most 20"),
        ([("labels", 20), ("spoil", 15), ("spoil", 6)], "at most 5"),
        ([("labels", 20), ("order", 18), ("spoil", 3)], "at most 2"),
        ([("labels", 60), ("order", 80), ("labels", 21)], "at most 20 more"),
    ],
)
def test_what_exceeds_is_refused_in_one_sentence_and_changes_nothing(acts, sentence):
    made = lot()
    *before, (act, *asked) = acts
    for done, *how in before:
        _do(made, done, how)
    rows = (Movement.objects.count(), UnitMove.objects.count(), in_stock(made))
    with pytest.raises(ValidationError) as refused:
        _do(made, act, asked)
    assert len(refused.value.messages) == 1 and sentence in refused.value.messages[0]
    assert (Movement.objects.count(), UnitMove.objects.count(), in_stock(made)) == rows


def _do(made: Lot, act: str, asked: list) -> None:
    if act == "labels":
        printed(made, asked[0])
    elif act == "spoil":
        spoil_labels(run=made.label_runs.get(), units=asked[0], why="Máy in kẹt", actor=None)
    elif act == "order":
        lock([made.pk])
        draw(lots={made.pk: asked[0]}, source_key="line:1")
    else:
        out(made, *asked)


def test_units_of_an_order_come_from_the_shelf_before_anything_more_is_packed():
    made = lot()
    printed(made, 20)
    draw(lots={made.pk: 15}, source_key="line:1")
    assert loose(made) == 400 and (held(made).shelf, held(made).waiting) == (5, 15)
    draw(lots={made.pk: 10}, source_key="line:2")
    assert loose(made) == 375 and (held(made).shelf, held(made).waiting) == (0, 25)
    hand_over(units={"line:1": 15})
    put_back(units={"line:2": 4})
    assert (held(made).shelf, held(made).waiting) == (4, 6)
    write_units(products=[made.product_id])
    assert in_stock(made) == 75 + 4 + 6


def test_packed_again_otherwise_a_line_draws_only_what_it_is_filled_from_now():
    first, second = lot(), lot(factories.product(), code="DTL-2")
    draw(lots={first.pk: 5, second.pk: 3}, source_key="line:1")
    draw(lots={first.pk: 8}, source_key="line:1")
    assert (held(first).waiting, held(second).waiting, held(second).shelf) == (8, 0, 3)


def test_a_reason_is_asked_for_and_no_other_kind_is_taken_out():
    made = lot()
    for change in ({"why": " "}, {"kind": "packed"}, {"kind": "returned"}):
        asked = {"kind": "destroyed", "why": "Mọt", **change}
        with pytest.raises(ValidationError):
            take_out(lot=made, quantity=KG(1), unit="kg", actor=None, **asked)
    assert loose(made) == 500


def test_what_stands_of_a_lot_stands_for_ever():
    made = lot()
    for row in (made.movements.get(), UnitMove(lot=made, kind="packed", shelf=1)):
        if row._state.adding:
            row.save()
        for act in (row.save, row.delete, type(row).objects.all().delete):
            with pytest.raises(ValidationError):
                act()
    UnitMove(lot=made, kind="destroyed", shelf=-1).save()


def test_a_lot_of_the_shop_before_gets_its_first_movement_at_the_first_act():
    made = opened_by_the_shop_before(factories.product(), "DTL-1", units=10)
    assert held(made).units == 10 and not made.movements.exists()
    printed(made, 4)
    assert [str(move) for move in made.movements.all()] == ["DTL-1 made 50.000 kg", "DTL-1 packed 20.000 kg"]
    assert held(made).units == 10


def test_a_change_of_the_net_content_leaves_a_lot_as_it_was_opened():
    made = lot()
    type(made.product).objects.filter(pk=made.product_id).update(net_quantity=10)
    printed(made, 100)
    assert loose(made) == 0


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({}, {"net_quantity": 10}, "5\u00a0kg"),
        ({"net_quantity": 500, "net_unit": "ml"}, {"net_quantity": KG("0.5"), "net_unit": "l"}, "0,5\u00a0lít"),
        ({}, {"net_quantity": None, "net_unit": ""}, "5\u00a0kg"),
        ({"net_quantity": None, "net_unit": ""}, {"net_quantity": 5, "net_unit": "kg"}, "1\u00a0cái"),
        ({"net_quantity": None, "net_unit": ""}, {}, ""),
    ],
)
def test_label_and_page_say_what_a_unit_of_the_lot_holds_whatever_the_product_holds_today(client, before, after, said):
    made = lot(factories.product(**before))
    type(made.product).objects.filter(pk=made.product_id).update(**after)
    lines = label_of(Lot.objects.get(pk=made.pk)).lines
    assert [line for line in lines if line.startswith("Định lượng")] == ([f"Định lượng: {said}"] if said else [])
    shown = re.findall(r"<dt>Định lượng</dt><dd>(.*?)</dd>", client.get(f"/l/{made.code}").text)
    assert shown == ([said] if said else [])


def test_goods_without_net_content_are_counted():
    made = lot(factories.product(net_quantity=None, net_unit=""), units=12)
    assert (loose(made), held(made).balance.unit) == (12, "piece")


def test_units_for_sale_are_what_lots_on_sale_fill():
    rice = factories.product(stock=40)
    first = lot(rice, units=100)
    lot(rice, code="DTL-2", units=7)
    assert in_stock(first) == rice.listing.__class__.objects.get(pk=rice.pk).available == 107
    recall_lot(lot=first, actor=None, reason="Mọt")
    assert in_stock(first) == 7
    past = lot(rice, code="DTL-3", units=9, use_by=first.made_on + DAY)
    assert in_stock(past) == 7


def test_binh_types_no_stock_of_goods_that_have_lots():
    made = lot()
    record = made.product.stockrecords.get()
    with pytest.raises(ValidationError, match="follow from the lots"):
        set_stock(stockrecord=record, num_in_stock=500, actor=people.binh())
    offer_product(product=made.product, cooperative=made.producer, price=1000, num_in_stock=500)
    assert in_stock(made) == 100


def test_never_fewer_are_for_sale_than_are_promised():
    from tests.buying import bought

    order = accepted(bought())
    made = lot(order.lines.get().product, units=1)
    assert in_stock(made) == order.lines.get().quantity == 2


def test_a_lot_that_passed_its_date_is_for_sale_no_longer(monkeypatch):
    made = lot()
    later = timezone.now() + 181 * DAY
    with monkeypatch.context() as that_day:
        that_day.setattr(timezone, "now", lambda: later)
        assert in_stock(made) == 100
        assert follow_the_calendar() == 1 and in_stock(made) == 0
    write_units(products=[made.product_id])


def test_goods_whose_lots_an_older_program_opened_are_counted_by_the_worker():
    made = opened_by_the_shop_before(factories.product(stock=40), "DTL-1", units=10)
    assert follow_the_calendar() == 1 and in_stock(made) == 10
    assert follow_the_calendar() == 0
