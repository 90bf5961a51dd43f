"""What happens by itself when time has run out: told, escalated, completed; each once, however many workers look."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from marketplace.audit.models import AuditEntry
from marketplace.order.models import Order, Purchase, Term
from marketplace.order.selectors import late_parcels, silent_orders
from marketplace.order.services import (
    MoveRefused,
    complete_delivered,
    deliver_parcel,
    escalate_silent,
    extend_acceptance,
    move_order,
    remind,
)  # fmt: skip
from marketplace.order.status import Actor, OrderStatus
from marketplace.order.terms import TermKey
from marketplace.outbox.models import Message
from tests.buying import bought
from tests.desk.things import sent_order
from tests.factories import dong_tom_lua
from tests.people import lan
from tests.support.race import race

S = OrderStatus
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
pytestmark = pytest.mark.django_db


def _fresh(order: Order) -> Order:
    return Order.objects.get(pk=order.pk)


def _arrived(**goods) -> Order:
    order = sent_order(**goods)
    deliver_parcel(parcel=order.parcels.get())
    return _fresh(order)


def _answer_by_mail() -> None:
    coop = dong_tom_lua()
    coop.email = "dong-tom-lua@example.vn"
    coop.save()


def test_silence_ends_nothing_but_comes_before_the_alliance_and_hoa_is_told():
    _answer_by_mail()
    order = bought(stock=9)
    assert escalate_silent(now=order.accept_before - HOUR) == 0
    assert escalate_silent(now=order.accept_before + HOUR) == 1
    order = _fresh(order)
    assert order.status == S.AWAITING_ACCEPTANCE and order.escalated_at is not None
    assert order.lines.get().stockrecord.num_allocated == 2
    told = Message.objects.filter(event__startswith=f"order-{order.pk}-escalated").values_list("recipient", flat=True)
    assert sorted(told) == ["dong-tom-lua@example.vn", "hoa@example.vn"]
    assert list(silent_orders(order.accept_before + HOUR)) == [order]


def test_a_second_look_escalates_nothing_more():
    order = bought()
    now = order.accept_before + HOUR
    assert [escalate_silent(now=now) for _ in range(3)] == [1, 0, 0]
    assert AuditEntry.objects.filter(act="order.escalated").count() == 1


def test_what_binh_answered_is_not_escalated():
    order = move_order(order=bought(), to=S.CONFIRMED, actor_kind=Actor.SELLER)
    assert escalate_silent(now=order.accept_before + HOUR) == 0


def test_lan_gives_more_time_hoa_hears_until_when_and_it_can_run_out_again():
    order = bought()
    escalate_silent(now=order.accept_before + HOUR)
    order = extend_acceptance(order=order, hours=12, reason="Bình hứa trả lời tối nay.", actor=lan())
    assert order.escalated_at is None
    assert abs(order.accept_before - timezone.now() - 12 * HOUR) < HOUR
    told = Message.objects.get(event__startswith=f"order-{order.pk}-extended").text
    assert "Bình hứa trả lời tối nay." in told
    assert escalate_silent(now=order.accept_before + HOUR) == 1


@pytest.mark.parametrize("hours", [0, -3, 169])
def test_more_time_is_hours_to_a_week(hours):
    with pytest.raises(ValidationError):
        extend_acceptance(order=bought(), hours=hours, reason="x", actor=lan())


def test_nothing_is_extended_that_nobody_waits_for():
    order = move_order(order=bought(), to=S.CANCELLED, actor_kind=Actor.BUYER)
    with pytest.raises(MoveRefused):
        extend_acceptance(order=order, hours=12, reason="x", actor=lan())


def test_rice_is_completed_after_seven_days_and_fresh_goods_after_one():
    rice, fish = _arrived(), _arrived(perishable=True)
    assert complete_delivered(now=timezone.now() + DAY - HOUR) == 0
    assert complete_delivered(now=timezone.now() + DAY + HOUR) == 1
    assert (_fresh(rice).status, _fresh(fish).status) == (S.DELIVERED, S.COMPLETED)
    assert complete_delivered(now=timezone.now() + 7 * DAY + HOUR) == 1
    assert _fresh(rice).status == S.COMPLETED
    assert complete_delivered(now=timezone.now() + 9 * DAY) == 0


def test_the_time_to_return_is_that_of_the_day_of_delivery():
    today = timezone.localdate()
    Term.objects.create(key=TermKey.RETURN_DAYS, value=14, effective_from=today, legal_ref="Nội quy sàn")
    order = _arrived()
    Term.objects.update(value=1)
    assert abs(order.complete_after - timezone.now() - 14 * DAY) < HOUR
    assert complete_delivered(now=timezone.now() + 13 * DAY) == 0


def test_an_order_of_which_something_comes_back_is_not_completed():
    order = _arrived()
    move_order(order=order, to=S.RETURN_REQUESTED, actor_kind=Actor.CLAIM)
    assert complete_delivered(now=timezone.now() + 30 * DAY) == 0


def test_hoa_is_reminded_to_pay_once_and_not_when_she_has_given_up():
    order, other = bought(method="vietqr"), bought(method="vietqr")
    move_order(order=other, to=S.CANCELLED, actor_kind=Actor.BUYER)
    due = order.purchase.pay_before
    assert remind(now=due - HOUR) == 0
    assert [remind(now=due - datetime.timedelta(minutes=5)) for _ in range(2)] == [1, 0]
    letter = Message.objects.get(event=f"purchase-{order.purchase_id}-remind")
    assert letter.recipient == "hoa@example.vn"
    assert Purchase.objects.filter(reminded_at=None).count() == 1


def test_binh_is_reminded_to_answer_once():
    _answer_by_mail()
    order = bought()
    assert remind(now=order.accept_before - 6 * HOUR) == 0
    assert [remind(now=order.accept_before - HOUR) for _ in range(2)] == [1, 0]
    assert Message.objects.filter(event__startswith=f"order-{order.pk}-remind").count() == 1


def test_a_parcel_that_nobody_heard_of_is_a_row_until_it_has_its_end():
    order = sent_order()
    parcel = order.parcels.get()
    assert parcel not in late_parcels(parcel.expected_by - HOUR)
    assert parcel in late_parcels(parcel.expected_by + HOUR)
    deliver_parcel(parcel=parcel)
    assert not late_parcels(parcel.expected_by + HOUR).exists()


def work() -> list[int]:
    """One worker's round, ten days later."""
    later = timezone.now() + 10 * DAY
    return [escalate_silent(now=later), complete_delivered(now=later)]


@pytest.mark.django_db(transaction=True)
def test_several_workers_do_each_thing_once():
    silent, arrived = bought(stock=50), _arrived(stock=50)
    outcomes = race("tests.order.test_deadlines:work", [{}] * 6)
    assert all(outcome.won for outcome in outcomes), outcomes
    assert [sum(outcome.value[n] for outcome in outcomes) for n in (0, 1)] == [1, 1]
    assert arrived.status_changes.filter(new_status=S.COMPLETED).count() == 1
    assert Message.objects.filter(event__startswith=f"order-{silent.pk}-escalated").count() == 1
