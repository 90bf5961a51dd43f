"""Whatever order Stripe's notices come in, however often, with answers from before among them: the end is the same."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.selectors import balance
from marketplace.order.models import Order
from marketplace.partner.models import StockRecord
from marketplace.payment.cards import answer_notices, apply_truth, open_page, sweep
from marketplace.payment.models import Attempt, Dispute, Receipt, Refund
from marketplace.payment.providers import CARDS
from tests.simulators._stripe_state import DECLINED, DISPUTED, GOOD

from .cards import by_card, rings, session_of, state

pytestmark = pytest.mark.django_db


def _history(stripe: Any, attempt: Attempt, kind: str) -> list[dict[str, Any]]:
    """Something happens at Stripe; answers what it has to tell."""
    stripe.events.clear()
    open_page(attempt=attempt)
    session = session_of(stripe, attempt)
    if kind == "expired":
        stripe.books.expire(session)
        return list(stripe.events)
    stripe.books.pay(session, DECLINED)
    stripe.books.pay(session, DISPUTED if kind == "disputed" else GOOD)
    if kind == "refunded":
        refund = stripe.books.refund({"payment_intent": session["payment_intent"], "amount": 20_000})
        refund = stripe.books.things[refund["id"]]
        stripe.books.refund({"payment_intent": session["payment_intent"], "amount": 30_000})
        stripe.books.settle_refund(refund, "failed")
    if kind == "disputed":
        stripe.books.close_dispute(stripe.books.all("dispute", payment_intent=session["payment_intent"])[0], "lost")
    return list(stripe.events)


def _end(attempt: Attempt) -> tuple[Any, ...]:
    stock = sorted(StockRecord.objects.values_list("num_in_stock", "num_allocated"))
    refunds = sorted(Refund.objects.values_list("amount", "state"))
    money = [balance(Ref(Kind.CASH, provider="card")), balance(Ref(Kind.DISPUTE)), balance(Ref(Kind.SUSPENSE))]
    due = sum(Order.objects.values_list("refund_due", flat=True))
    disputes = list(Dispute.objects.values_list("state", flat=True))
    return state(attempt), stock, refunds, [int(each) for each in money], int(due), disputes, Receipt.objects.count()


ENDS = {
    "paid": ("paid", 1, [], "confirmed"),
    "expired": ("expired", 0, [], "cancelled"),
    "refunded": ("partially_refunded", 1, [(20_000, "failed"), (30_000, "succeeded")], "confirmed"),
    "disputed": ("refunded", 1, [], "confirmed"),
}


def _is_right(kind: str, end: tuple[Any, ...]) -> None:
    reached, receipts, refunds, order_state = ENDS[kind]
    assert end[0] == (reached, reached, {order_state})
    assert (end[-1], end[2]) == (receipts, refunds)


@pytest.mark.parametrize("kind", ENDS)
def test_in_every_order_the_end_is_the_same(stripe, kind):
    attempt = by_card()
    events = _history(stripe, attempt, kind)
    for order in list(itertools.permutations(events))[:: max(1, len(events))][:6]:
        for event in (*order, order[0]):
            assert rings(event) == 200
            answer_notices()
    _is_right(kind, _end(attempt))


@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(data=st.data(), kind=st.sampled_from(sorted(ENDS)))
def test_duplicates_losses_old_answers_and_sweeps_in_any_order_end_alike(stripe, data, kind):
    with transaction.atomic():  # each example begins where the others began
        attempt = by_card()
        open_page(attempt=attempt)
        attempt.refresh_from_db()
        old = CARDS.refresh(attempt)  # an answer that is applied long after it was given
        events = _history(stripe, attempt, kind)
        steps = data.draw(st.lists(st.sampled_from([*range(len(events)), "old", "sweep", "answer"]), max_size=12))
        for step in steps:
            _step(step, events, attempt, old)
        sweep(now=timezone.now() + datetime.timedelta(minutes=31))
        answer_notices()
        _is_right(kind, _end(attempt))
        transaction.set_rollback(True)


def _step(step: int | str, events: list[dict[str, Any]], attempt: Attempt, old: Any) -> None:
    if step == "old":
        apply_truth(attempt=attempt, truth=old)
    elif step == "sweep":
        sweep(now=timezone.now() + datetime.timedelta(minutes=31))
    elif step == "answer":
        answer_notices()
    else:
        assert rings(events[int(step)]) == 200
