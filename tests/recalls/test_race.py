"""A recall in processes: killed at every point and gone on with; and beside others who pack, send, print and place."""

from __future__ import annotations

import os
import signal
from decimal import Decimal
from typing import Any

import pytest

from catalogue.models import Product
from marketplace.ledger.checking import faults
from marketplace.order.models import LineLot, Order, RecallNotice
from marketplace.order.recalls.services import go_on_with_recalls
from marketplace.outbox.models import Message
from tests import people
from tests.buying import basket_of, place
from tests.desk.things import accepted
from tests.support.race import race
from traceability.models import LabelRun, Lot, Recall, SigningKey, TraceEvent
from traceability.services import open_recall, withdraw_recall

from .things import REASON, filled, harvest, packed_from, rice, sent

pytestmark = pytest.mark.django_db(transaction=True)
BUYERS, CHILDREN = 7, 3

# where the worker dies: what it was doing, in whose transaction; "between" stands behind a commit
POINTS = {
    "notices": ("marketplace.order.recalls.services", "look_into"),
    "letters": ("marketplace.order.recalls.letters", "post"),
    "journeys": ("marketplace.order.recalls.services", "tell_lots"),
    "events": ("traceability.recalls.journeys", "append"),
    "between": ("marketplace.order.recalls.services", "slice_of"),
    "end": ("marketplace.order.recalls.services", "_end"),
    "second letters": ("marketplace.order.recalls.withdrawing", "_write"),
    "corrections": ("marketplace.order.recalls.withdrawing", "correct_lots"),
    "withdrawn": ("marketplace.order.recalls.services", "take_back"),
}


@pytest.fixture(autouse=True)
def _key() -> None:
    """Every process signs with the one key that this one took."""
    if not SigningKey.objects.exists():
        from traceability.proof.keys import signer

        signer()


def dies(point: str, nth: int) -> None:
    """A worker that is killed when it has done something for the nth time, a row or two at a time."""
    import importlib

    from marketplace.order.recalls import services

    services.AT_ONCE = 2
    name, function = POINTS[point]
    module = importlib.import_module(name)
    real, seen = getattr(module, function), iter(range(1, 1000))

    def killing(*args: Any, **kwargs: Any) -> Any:
        answer = real(*args, **kwargs)
        if next(seen) == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    setattr(module, function, killing)
    services.go_on_with_recalls()


def opens(lot: int, dying: bool = False) -> int:
    """Somebody presses "recall"; or the machine dies in the last statement of it."""
    from traceability.services import recalling

    if dying:
        recalling.record = lambda **_said: os.kill(os.getpid(), signal.SIGKILL)
    return int(open_recall(lot=Lot.objects.get(pk=lot), actor=None, reason=REASON).pk)


@pytest.fixture
def world() -> tuple[Product, Lot, list[Lot]]:
    """A lot, three made of it, and seven buyers who have some of them."""
    bag = rice()
    whole = harvest(bag, units=200)
    lots = [packed_from(whole, bag, kilograms=100, code=f"DTL-CON-{n}") for n in range(CHILDREN)]
    for number in range(BUYERS):
        sent(bag, lots[number % CHILDREN])
    return bag, whole, lots


def _told() -> tuple[int, int, int]:
    letters = Message.objects.filter(event__contains="-order-", event__startswith="recall-").count()
    steps = TraceEvent.objects.filter(step="recall").values("lot").distinct().count()
    return RecallNotice.objects.count(), letters, steps


def test_killed_at_any_point_and_gone_on_with_nobody_is_missed_and_nobody_told_twice(world):
    _bag, whole, _lots = world
    recall = open_recall(lot=whole, actor=None, reason=REASON)
    deaths = [
        ("notices", 1),
        ("letters", 2),
        ("between", 1),
        ("letters", 1),
        ("journeys", 1),
        ("events", 1),
        ("end", 1),
    ]
    for point, nth in deaths:
        (outcome,) = race("tests.recalls.test_race:dies", [{"point": point, "nth": nth}])
        assert outcome.error == "Died", (point, outcome)
        recall.refresh_from_db()
        notices, letters, _steps = _told()
        assert notices == letters == recall.orders_found
    go_on_with_recalls()
    recall.refresh_from_db()
    assert (recall.state, recall.orders_found, recall.buyers_told) == ("open", BUYERS, BUYERS)
    assert _told() == (BUYERS, BUYERS, CHILDREN + 1)
    assert TraceEvent.objects.filter(step="recall").count() == CHILDREN + 1
    assert set(RecallNotice.objects.values_list("order", flat=True)) == set(Order.objects.values_list("pk", flat=True))
    assert list(faults()) == []


def test_a_withdrawal_that_is_killed_at_any_point_is_gone_on_with_and_nobody_told_twice(world):
    _bag, whole, lots = world
    recall = open_recall(lot=whole, actor=None, reason=REASON)
    go_on_with_recalls()
    withdraw_recall(recall=recall, actor=people.lan(), reason="Nhầm lô")
    second = Message.objects.filter(event__contains="-withdrawn-order-")
    for point, nth in (("second letters", 1), ("letters", 2), ("between", 1), ("corrections", 1), ("withdrawn", 3)):
        (outcome,) = race("tests.recalls.test_race:dies", [{"point": point, "nth": nth}])
        assert outcome.error == "Died", (point, outcome)
        assert second.count() == RecallNotice.objects.exclude(withdrawal="").count() < BUYERS or point != "letters"
    go_on_with_recalls()
    recall.refresh_from_db()
    assert recall.taken_back_at and second.count() == BUYERS
    assert TraceEvent.objects.filter(step="correction").count() == len(lots) + 1
    assert list(faults()) == []


def two_wrong(recall: int) -> str:
    """Lan withdraws one of two recalls, at the moment at which somebody withdraws the other."""
    return str(withdraw_recall(recall=Recall.objects.get(pk=recall), actor=people.lan(), reason="Nhầm lô").state)


def test_two_recalls_of_the_same_lot_withdrawn_at_once_leave_it_on_sale(world):
    _bag, whole, lots = world
    recalls = [open_recall(lot=lot, actor=None, reason=REASON) for lot in (lots[0], whole)]
    people.lan()
    outcomes = race("tests.recalls.test_race:two_wrong", [{"recall": one.pk} for one in recalls] * 2)
    assert {outcome.value for outcome in outcomes} == {"withdrawn"}, outcomes
    assert set(Lot.objects.values_list("state", flat=True)) == {"active"}
    go_on_with_recalls()
    assert list(faults()) == []


def test_killed_in_the_act_nothing_has_happened_and_the_next_press_does_it_all(world):
    bag, whole, lots = world
    (outcome,) = race("tests.recalls.test_race:opens", [{"lot": whole.pk, "dying": True}])
    assert outcome.error == "Died" and not Recall.objects.exists()
    assert set(Lot.objects.values_list("state", flat=True)) == {"active"}
    outcomes = race("tests.recalls.test_race:opens", [{"lot": whole.pk}] * 4)
    assert {outcome.value for outcome in outcomes} == {Recall.objects.get().pk}, outcomes
    assert set(Lot.objects.values_list("state", flat=True)) == {"recalled"}


def several() -> int:
    """A worker beside others."""
    return go_on_with_recalls()


def test_several_workers_take_turns(world):
    _bag, whole, _lots = world
    open_recall(lot=whole, actor=None, reason=REASON)
    outcomes = race("tests.recalls.test_race:several", [{}] * 4)
    assert all(outcome.won for outcome in outcomes), outcomes
    assert _told() == (BUYERS, BUYERS, CHILDREN + 1)


def acts(act: str, **said: int) -> Any:
    """One person, at the moment of the recall."""
    return ACTS[act](**said)


def _pack(order: int, lot: int) -> str:
    from marketplace.order.services import pack_order

    found = Order.objects.get(pk=order)
    return str(pack_order(order=found, lots={found.lines.get().pk: {lot: 2}}).status)


def _send(order: int) -> str:
    from marketplace.order.services import ship_parcel

    return str(ship_parcel(order=Order.objects.get(pk=order), carrier="GHN").order.status)


def _print(lot: int) -> int:
    from traceability.services import print_labels

    return print_labels(lot=Lot.objects.get(pk=lot), quantity=2, actor=None).quantity


def _divide(lot: int) -> str:
    from django.utils import timezone

    from traceability.services import Into, Outof, transform

    whole = Lot.objects.select_related("product").get(pk=lot)
    made = transform(
        process="packing", inputs=[Outof(whole, Decimal(10), "kg")], actor=None, happened_at=timezone.now(),
        outputs=[Into(whole.product, Decimal(10), "kg")],
    )  # fmt: skip
    return made.parts.get(is_output=True).lot.code


def _place(basket: int) -> str:
    from tests.order.test_race import buy

    return buy(basket=basket, commune=_commune(), method="cod")


def _commune() -> int:
    from tests.factories import commune

    return commune("46").pk


ACTS = {"recall": opens, "pack": _pack, "send": _send, "print": _print, "divide": _divide, "place": _place}


def test_while_others_pack_send_print_divide_and_place_nothing_slips_through():
    bag = rice()
    whole = harvest(bag, units=300)
    child = packed_from(whole, bag, kilograms=300)
    to_pack = [accepted(place(basket_of({bag: 2})).orders.get()) for _order in range(4)]
    to_send = [filled(bag, child) for _order in range(4)]
    baskets = [basket_of({bag: 1}) for _basket in range(2)]
    runners: list[dict[str, Any]] = [
        *({"act": "pack", "order": order.pk, "lot": child.pk} for order in to_pack),
        *({"act": "send", "order": order.pk} for order in to_send),
        *({"act": "print", "lot": lot.pk} for lot in (whole, child)),
        *({"act": "divide", "lot": whole.pk} for _time in range(2)),
        *({"act": "place", "basket": basket.pk} for basket in baskets),
        {"act": "recall", "lot": whole.pk},
    ]
    outcomes = race("tests.recalls.test_race:acts", runners)
    assert {outcome.error for outcome in outcomes} <= {"", "ValidationError", "PlacingRefused"}, outcomes
    assert outcomes[-1].won
    go_on_with_recalls()
    assert set(Lot.objects.values_list("state", flat=True)) == {"recalled"}
    filled_from = set(LineLot.objects.values_list("line__order", flat=True))
    assert set(RecallNotice.objects.values_list("order", flat=True)) == filled_from
    sent_orders = set(Order.objects.filter(status="shipped").values_list("pk", flat=True))
    told = RecallNotice.objects.exclude(event="").values_list("order", flat=True)
    assert set(told) == sent_orders
    assert LabelRun.objects.count() == sum(outcome.won for outcome in outcomes[8:10])
    assert bag.stockrecords.get().net_stock_level <= 0
    assert list(faults()) == []
