"""A lot is held while something is checked, and with it, if wished, what was made of it."""

from __future__ import annotations

import json
from importlib import import_module

import pytest
from django.apps import apps

from tests import people
from tests.dashboard.conftest import browser_of
from tests.desk.things import at
from traceability.models import Hold, Lot
from traceability.services import hold_lot, open_recall, release_lot, withdraw_recall

from .things import alliance, harvest, packed_from

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]
CHECK = "Chờ kết quả kiểm nghiệm"


@pytest.fixture
def child(bag, whole):
    return packed_from(whole, bag)


def _states(*lots) -> list[str]:
    return [Lot.objects.get(pk=lot.pk).state for lot in lots]


def _hold(lot, **more) -> None:
    hold_lot(lot=lot, actor=people.binh(), reason=CHECK, **more)


def _release(lot) -> None:
    release_lot(lot=lot, actor=people.lan(), reason="Đạt")


def test_what_was_made_of_it_is_held_and_released_with_it(bag, whole, child):
    grandchild, other = packed_from(child, bag, kilograms=50, code="DTL-CHAU"), harvest(bag, code="DTL-KHAC")
    before = bag.stockrecords.get().num_in_stock
    _hold(whole, with_made=True)
    assert _states(whole, child, grandchild, other) == ["on_hold"] * 3 + ["active"]
    assert bag.stockrecords.get().num_in_stock == 100
    assert json.loads(grandchild.events.get(step="hold").told.body)["disposition"] == "non_sellable_other"
    _release(whole)
    assert _states(whole, child, grandchild) == ["active"] * 3 and bag.stockrecords.get().num_in_stock == before
    assert list(child.events.filter(step__in=["hold", "release"]).values_list("step", "note")) == [
        ("hold", CHECK), ("release", "Đạt"),
    ]  # fmt: skip


def test_a_hold_of_the_lot_alone_leaves_what_was_made_of_it(whole, child):
    _hold(whole)
    assert _states(whole, child) == ["on_hold", "active"]


def test_releasing_lifts_only_what_this_hold_set(bag, whole, child):
    grandchild = packed_from(child, bag, kilograms=50, code="DTL-CHAU")
    _hold(child)
    _hold(whole, with_made=True)
    _release(whole)
    assert _states(whole, child, grandchild) == ["active", "on_hold", "active"]
    assert child.events.filter(step="hold").count() == 1
    _release(child)
    assert _states(child) == ["active"] and not Hold.objects.standing().exists()


def test_what_two_holds_keep_is_on_sale_when_both_are_lifted(bag, whole, child):
    grandchild = packed_from(child, bag, kilograms=50, code="DTL-CHAU")
    _hold(child, with_made=True)
    _hold(whole, with_made=True)
    _release(child)
    assert _states(whole, child, grandchild) == ["on_hold", "active", "on_hold"]
    _release(whole)
    assert _states(whole, child, grandchild) == ["active"] * 3


def test_held_with_another_it_can_be_released_by_itself(whole, child):
    _hold(whole, with_made=True)
    _release(child)
    assert _states(whole, child) == ["on_hold", "active"]
    _release(whole)
    assert child.events.filter(step="release").count() == 1


def test_pressed_twice_it_is_held_once(whole, child):
    for _press in range(2):
        _hold(whole, with_made=True)
    assert Hold.objects.count() == 2 and whole.events.filter(step="hold").count() == 1
    for _press in range(2):
        _release(whole)
    assert whole.events.filter(step="release").count() == 1


def test_a_hold_below_a_recall_stands_when_the_recall_is_withdrawn_until_it_is_lifted(bag, whole, child):
    _hold(whole, with_made=True)
    recall = open_recall(lot=child, actor=people.binh(), reason=CHECK)
    withdraw_recall(recall=recall, actor=people.lan(), reason="Nhầm lô")
    assert _states(child) == ["on_hold"]
    again = open_recall(lot=child, actor=people.binh(), reason=CHECK)
    _release(whole)
    assert _states(whole, child) == ["active", "recalled"]
    withdraw_recall(recall=again, actor=people.lan(), reason="Nhầm lô")
    assert _states(child) == ["active"]


def test_the_screen_says_beforehand_how_many_and_does_as_ticked(bag, whole, child):
    binh, lan, form = browser_of(people.binh()), browser_of(people.lan()), {"act": "hold", "hold-reason": CHECK}
    page = binh.get(at("lot-recall", whole.code)).content.decode()
    assert "1 lot on sale was made of it" in page and "hold-with_made" in page
    assert "hold-with_made" not in binh.get(at("lot-recall", child.code)).content.decode()
    binh.post(at("lot-recall", whole.code), form)
    assert _states(whole, child) == ["on_hold", "active"]
    lan.post(alliance("lot", whole.code), {"act": "release", "hold-reason": "Đạt"})
    binh.post(at("lot-recall", whole.code), form | {"hold-with_made": "on"})
    assert _states(whole, child) == ["on_hold"] * 2
    assert f"because of what it was made of: {whole.code}" in binh.get(at("lot-recall", child.code)).content.decode()
    assert "So is 1 lot that was held with it" in lan.get(alliance("lot", whole.code)).content.decode()
    lan.post(alliance("lot", whole.code), {"act": "release", "hold-reason": "Đạt"})
    assert _states(whole, child) == ["active"] * 2


def test_lots_that_an_older_shop_held_are_held_by_themselves(bag, whole, child):
    """Also below a recall; a lot that was released since is not."""
    for lot in (whole, child):
        _hold(lot)
    _release(child)
    recall = open_recall(lot=whole, actor=people.binh(), reason=CHECK)
    Hold.objects.all().delete()
    import_module("traceability.migrations.0011_undo").know_holds(apps, None)
    assert [(one.root, one.lot) for one in Hold.objects.standing()] == [(whole, whole)]
    withdraw_recall(recall=recall, actor=people.lan(), reason="Nhầm lô")
    assert _states(whole, child) == ["on_hold", "active"]
