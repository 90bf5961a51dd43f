"""Money goes back: whole, in part, once, never more than came; and a bank may take it back itself."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.selectors import balance
from marketplace.order.services import cancel_by_buyer
from marketplace.order.status import OrderStatus, PaymentState
from marketplace.outbox.models import Message
from marketplace.partner.services import set_stock
from marketplace.payment.cards import answer_notices, ask, open_page, sweep
from marketplace.payment.models import Attempt, Dispute, Notice, Receipt, Refund
from marketplace.payment.providers.base import PaidBack
from marketplace.payment.refunds import (
    ask_refund,
    assign_refund,
    mark_refunded,
    refund_by_hand,
    send_refund,
    send_refunds,
)
from marketplace.payment.selectors import (
    open_disputes,
    receipts_to_settle,
    refundable,
    refunds_to_settle,
)
from marketplace.payment.services import expire_unpaid, mark_received
from tests.buying import basket_of, on_sale, place
from tests.people import lan
from tests.simulators._stripe_state import DISPUTED, REFUND_FAILS, REFUND_WAITS

from .cards import by_card, delivers, gives_back, paid, session_of, state

pytestmark = pytest.mark.django_db
P, S, R = PaymentState, OrderStatus, Refund.State
AT_STRIPE, OWED_BACK = Ref(Kind.CASH, provider="card"), Ref(Kind.REFUNDS)


def _first(attempt: Attempt):
    return attempt.purchase.orders.order_by("pk").first()


def _made(stripe, attempt: Attempt) -> list[int]:
    return [one["amount"] for one in stripe.books.all("refund", payment_intent=attempt.intent)]


# -- how much -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", [0, -1, Decimal("0.5"), Decimal("1000.5"), 10**9])
def test_an_amount_that_cannot_go_back_is_refused_in_one_sentence(stripe, amount):
    attempt = paid(stripe)
    with pytest.raises(ValidationError) as refusal:
        gives_back(attempt, amount)
    assert len(refusal.value.messages) == 1
    assert not Refund.objects.exists() and _made(stripe, attempt) == []


def test_no_more_goes_back_of_an_order_than_was_paid_for_it(stripe):
    attempt = paid(stripe)
    with pytest.raises(ValidationError):
        gives_back(attempt, int(_first(attempt).total_incl_tax) + 1)
    assert not Refund.objects.exists()


def test_part_goes_back_then_the_rest(stripe):
    attempt = paid(stripe)
    rice, tea = attempt.purchase.orders.order_by("pk")
    assert gives_back(attempt, 1000).state == R.SUCCEEDED
    assert state(attempt) == (P.PARTIALLY_REFUNDED, P.PARTIALLY_REFUNDED, {S.CONFIRMED})
    gives_back(attempt, int(rice.total_incl_tax) - 1000, "r2")
    gives_back(attempt, int(tea.total_incl_tax), "r3", order=tea)
    assert state(attempt)[:2] == (P.REFUNDED, P.REFUNDED)
    assert refundable(attempt) == 0 and sum(_made(stripe, attempt)) == attempt.amount
    assert balance(AT_STRIPE) == balance(OWED_BACK) == 0
    assert Message.objects.filter(event__startswith="refund-").count() == 3
    with pytest.raises(ValidationError):
        gives_back(attempt, 1, "r4")


def test_what_a_cancelled_order_is_owed_goes_back_and_is_owed_no_more(stripe):
    attempt = paid(stripe)
    order = _first(attempt)
    cancel_by_buyer(order=order)
    order.refresh_from_db()
    gives_back(attempt, int(order.refund_due), order=order)
    order.refresh_from_db()
    assert order.refund_due == 0 and balance(OWED_BACK) == 0
    assert state(attempt)[0] == P.PARTIALLY_REFUNDED


def test_one_key_pays_back_once_whatever_is_asked_twice(stripe):
    attempt = paid(stripe)
    assert gives_back(attempt, 1000) == gives_back(attempt, 1000)
    delivers(stripe)
    delivers(stripe)
    assert _made(stripe, attempt) == [1000] and Refund.objects.count() == 1
    with pytest.raises(ValidationError):
        gives_back(attempt, 2000)


# -- the way there ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["before", "after", 429])
def test_an_answer_that_is_lost_pays_back_once(stripe, how):
    attempt = paid(stripe)
    stripe.switch(fail=[{"how": how, "path": "/v1/refunds"}, {"how": how, "path": "/v1/refunds"}])
    refund = gives_back(attempt, 1000)
    assert refund.state == R.REQUESTED and refund.next_try_at > timezone.now()
    assert send_refunds() == 0  # not hammered
    stripe.switch(fail=[])
    Refund.objects.update(next_try_at=timezone.now())
    assert send_refunds() == 1
    assert _made(stripe, attempt) == [1000] and state(attempt)[0] == P.PARTIALLY_REFUNDED


def test_a_refund_that_was_made_before_is_found_though_stripe_has_forgotten_its_key(stripe):
    attempt = paid(stripe)
    refund = gives_back(attempt, 1000)
    stripe.books.answers.clear()
    Refund.objects.update(state=R.REQUESTED, reference=None)
    send_refund(refund=Refund.objects.get(pk=refund.pk))
    assert _made(stripe, attempt) == [1000]


def test_a_clear_no_waits_for_a_person_and_the_money_is_still_owed(stripe):
    attempt = paid(stripe)
    stripe.books.things[stripe.books.things[attempt.intent]["latest_charge"]]["disputed"] = True
    refund = gives_back(attempt, 1000)
    assert refund.state == R.FAILED and "charged back" in refund.fault
    assert list(refunds_to_settle()) == [refund]
    assert _first(attempt).refund_due == 1000 == -balance(OWED_BACK)
    assert state(attempt)[0] == P.PAID


def test_a_refund_that_comes_back_is_owed_again_and_can_be_asked_anew(stripe):
    attempt = paid(stripe, card=REFUND_FAILS)
    refund = gives_back(attempt, 1000)
    assert refund.state == R.SUCCEEDED and _first(attempt).refund_due == 0
    delivers(stripe)
    refund.refresh_from_db()
    assert refund.state == R.FAILED and refund.fault
    assert _first(attempt).refund_due == 1000 and refundable(attempt) == attempt.amount
    assert -balance(OWED_BACK) == 1000 and balance(AT_STRIPE) == attempt.amount
    assert list(refunds_to_settle()) == [refund]
    # an answer from before, that comes only now, undoes nothing
    assert mark_refunded(refund=refund, word=PaidBack(refund.reference, 1000, R.SUCCEEDED)).state == R.FAILED
    assert _first(attempt).refund_due == 1000 and -balance(OWED_BACK) == 1000


def test_a_refund_on_its_way_counts_once_it_has_arrived(stripe):
    attempt = paid(stripe, card=REFUND_WAITS)
    refund = gives_back(attempt, 1000)
    assert refund.state == R.PENDING and state(attempt)[0] == P.PAID
    assert refundable(attempt) == attempt.amount - 1000
    stripe.books.settle_refund(stripe.books.things[refund.reference], "succeeded")
    assert sweep(now=timezone.now() + datetime.timedelta(minutes=31)) == 1  # even where the notice is lost
    assert state(attempt)[0] == P.PARTIALLY_REFUNDED


def test_a_refund_made_at_stripe_itself_is_seen_and_waits_for_its_order(stripe):
    attempt = paid(stripe)
    stripe.books.refund({"payment_intent": attempt.intent, "amount": 5000})
    delivers(stripe)
    (refund,) = refunds_to_settle()
    assert (refund.amount, refund.state, state(attempt)[0]) == (5000, R.SUCCEEDED, P.PARTIALLY_REFUNDED)
    assign_refund(refund=refund, order=_first(attempt), actor=lan())
    assert not refunds_to_settle().exists() and balance(AT_STRIPE) == attempt.amount - 5000
    with pytest.raises(ValidationError):
        assign_refund(refund=refund, order=_first(attempt), actor=lan())


def test_what_stripe_itself_paid_back_cannot_be_paid_back_again(stripe):
    attempt = paid(stripe)
    stripe.books.refund({"payment_intent": attempt.intent})
    delivers(stripe)
    with pytest.raises(ValidationError):
        gives_back(attempt, 1000)
    assert state(attempt)[0] == P.REFUNDED


def test_money_that_came_too_late_goes_back_and_leaves_the_queue(stripe):
    attempt = by_card(stock=2)
    rice = _first(attempt).lines.get().stockrecord
    open_page(attempt=attempt)
    expire_unpaid(now=timezone.now() + datetime.timedelta(minutes=61))
    set_stock(stockrecord=rice, num_in_stock=1, actor=lan())
    stripe.books.pay(session_of(stripe, attempt), "4242424242424242")
    delivers(stripe)
    (receipt,) = receipts_to_settle()
    attempt.refresh_from_db()
    with pytest.raises(ValidationError):
        ask_refund(attempt=attempt, amount=1, key="late", receipt=receipt)
    send_refund(refund=ask_refund(attempt=attempt, amount=receipt.amount, key="late", receipt=receipt, actor=lan()))
    assert not receipts_to_settle().exists() and balance(AT_STRIPE) == balance(Ref(Kind.SUSPENSE)) == 0
    assert state(attempt) == (P.REFUNDED, P.REFUNDED, {S.CANCELLED})


def test_what_was_paid_by_transfer_a_person_pays_back_once(stripe):
    purchase = place(basket_of({on_sale(): 1}), method="vietqr")
    total = int(purchase.total)
    mark_received(purchase=purchase, amount=total, reference="FT1", received_at=timezone.now())
    attempt = purchase.attempts.get()
    refund = gives_back(attempt, total)
    assert refund.state == R.REQUESTED and list(refunds_to_settle()) == [refund]
    with pytest.raises(ValidationError):
        refund_by_hand(refund=refund, reference=" ", actor=lan())
    refund_by_hand(refund=refund, reference="FT9", actor=lan())
    refund_by_hand(refund=refund, reference="FT9", actor=lan())
    assert state(attempt)[:2] == (P.REFUNDED, P.REFUNDED) and not refunds_to_settle().exists()
    assert balance(Ref(Kind.CASH, provider="vietqr")) == 0


# -- disputes -----------------------------------------------------------------------------------------------


def test_a_dispute_is_flagged_seen_and_stops_refunds(stripe):
    attempt = paid(stripe, card=DISPUTED)
    assert attempt.disputed and [one.attempt for one in open_disputes()] == [attempt]
    assert state(attempt) == (P.PAID, P.PAID, {S.CONFIRMED})
    assert balance(AT_STRIPE) == 0 and balance(Ref(Kind.DISPUTE)) == attempt.amount
    with pytest.raises(ValidationError):
        gives_back(attempt, 1000)


def test_a_dispute_that_is_won_leaves_no_trace_in_the_money(stripe):
    attempt = paid(stripe, card=DISPUTED)
    stripe.books.close_dispute(stripe.books.all("dispute", payment_intent=attempt.intent)[0], "won")
    delivers(stripe)
    attempt.refresh_from_db()
    assert not attempt.disputed and not open_disputes().exists()
    assert balance(AT_STRIPE) == attempt.amount and balance(Ref(Kind.DISPUTE)) == 0
    assert gives_back(attempt, 1000).state == R.SUCCEEDED


def test_what_a_lost_dispute_took_cannot_be_paid_back_again(stripe):
    attempt = paid(stripe, card=DISPUTED)
    stripe.books.close_dispute(stripe.books.all("dispute", payment_intent=attempt.intent)[0], "lost")
    delivers(stripe)
    delivers(stripe)
    assert Dispute.objects.get().state == Dispute.State.LOST and refundable(attempt) == 0
    assert balance(Ref(Kind.DISPUTE)) == attempt.amount
    assert state(attempt)[0] == P.REFUNDED


def test_notices_of_money_that_went_back_find_their_payment_even_when_they_come_first(stripe):
    attempt = paid(stripe)
    gives_back(attempt, 1000)
    Refund.objects.all().delete()
    Notice.objects.all().delete()
    Attempt.objects.update(intent=None)
    delivers(stripe, only="refund")
    assert Notice.objects.get().attempt == attempt
    assert Refund.objects.get().amount == 1000
    assert answer_notices() == 0


def test_asking_again_and_again_changes_nothing(stripe):
    attempt = paid(stripe)
    gives_back(attempt, 1000)
    before = (state(attempt), Receipt.objects.count(), Refund.objects.count(), balance(AT_STRIPE))
    for _again in range(3):
        ask(attempt=attempt)
    assert (state(attempt), Receipt.objects.count(), Refund.objects.count(), balance(AT_STRIPE)) == before
