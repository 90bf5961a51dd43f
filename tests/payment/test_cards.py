"""Hoa pays by card: the hosted page, its notices in every way in which they can come, and time."""

from __future__ import annotations

import datetime

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.order.models import Purchase
from marketplace.order.pricing import propose
from marketplace.order.services import cancel_by_buyer
from marketplace.order.status import OrderStatus, PaymentState
from marketplace.outbox.models import Message
from marketplace.partner.services import set_stock
from marketplace.payment.cards import answer_notices, ask, open_page, sweep
from marketplace.payment.models import Attempt, Notice, Receipt
from marketplace.payment.selectors import receipts_to_settle, ways_to_pay
from marketplace.payment.services import expire_unpaid
from tests.buying import basket_of, on_sale
from tests.factories import province
from tests.people import hoa, lan
from tests.simulators._stripe_state import DECLINED

from .cards import by_card, delivers, paid, rings, session_of, state, types_card

pytestmark = pytest.mark.django_db
P, S = PaymentState, OrderStatus
PAID = (P.PAID, P.PAID, {S.CONFIRMED})
WAITS = {S.AWAITING_PAYMENT}


def _later(minutes: int = 61) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(minutes=minutes)


def test_hoa_is_sent_to_one_page_for_exactly_what_she_owes(stripe):
    attempt = by_card()
    address = open_page(attempt=attempt)
    session = session_of(stripe, attempt)
    assert address == session["url"] and open_page(attempt=attempt) == address
    assert (session["amount_total"], session["currency"]) == (attempt.amount, "vnd")
    assert session["metadata"] == {"purchase": attempt.purchase.number, "attempt": str(attempt.pk)}
    assert stripe.requests == ["POST /v1/checkout/sessions"]
    assert state(attempt) == (P.PENDING, P.PENDING, WAITS)


def test_the_page_closes_when_the_purchase_ends_and_half_an_hour_after_now_at_the_earliest(stripe):
    attempt = by_card()
    open_page(attempt=attempt)
    assert session_of(stripe, attempt)["expires_at"] == int(attempt.purchase.pay_before.timestamp())
    late = by_card()
    Purchase.objects.filter(pk=late.purchase_id).update(pay_before=_later(5))
    open_page(attempt=Attempt.objects.get(pk=late.pk))
    assert session_of(stripe, late)["expires_at"] > _later(30).timestamp()


def test_a_card_that_pays_confirms_every_order_once_stripe_says_so(stripe):
    attempt = by_card()
    types_card(stripe, attempt)
    assert state(attempt) == (P.PENDING, P.PENDING, WAITS)
    delivers(stripe)
    assert state(attempt) == PAID
    receipt = Receipt.objects.get()
    assert (receipt.amount, receipt.reference, receipt.problem) == (attempt.amount, attempt.intent, "")
    assert Message.objects.filter(event=f"purchase-{attempt.purchase_id}-paid").count() == 1


def test_a_declined_card_leaves_the_page_open_for_another(stripe):
    attempt = by_card()
    assert not types_card(stripe, attempt, DECLINED)
    delivers(stripe)
    assert state(attempt) == (P.PENDING, P.PENDING, WAITS) and not Notice.objects.filter(answered_at=None).exists()
    assert types_card(stripe, attempt)
    delivers(stripe)
    assert state(attempt) == PAID


def test_the_page_to_which_hoa_comes_back_pays_nothing_by_itself(stripe):
    attempt, browser = by_card(), Client()
    Purchase.objects.update(user=hoa())
    browser.force_login(hoa(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    open_page(attempt=attempt)
    back = browser.get(reverse("storefront:card-back", args=[attempt.purchase.number]))
    assert back.status_code == 200 and "kiểm tra" in back.content.decode()
    assert state(attempt) == (P.PENDING, P.PENDING, WAITS)
    stripe.switch(fail=[{"how": "before", "times": 9}])
    assert types_card_without_word(stripe, attempt)
    cache.clear()  # Stripe is asked every few seconds only
    assert browser.get(back.request["PATH_INFO"]).status_code == 200  # Stripe is away: still being checked
    assert state(attempt)[0] == P.PENDING
    stripe.switch(fail=[])
    cache.clear()  # Stripe is asked every few seconds only
    assert browser.get(back.request["PATH_INFO"]).status_code == 302  # Stripe, asked, says that it is paid
    assert state(attempt) == PAID


def types_card_without_word(stripe, attempt) -> bool:
    return stripe.books.pay(session_of(stripe, attempt), "4242424242424242")


def test_a_stranger_finds_neither_the_way_to_the_page_nor_back(stripe):
    attempt = by_card()
    for name in ("card", "card-back"):
        assert Client().get(reverse(f"storefront:{name}", args=[attempt.purchase.number])).status_code == 404
    assert stripe.requests == []


# -- the door for notices -----------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", ["", "t=1,v1=00", "t=x,v1=", "v1=" + "0" * 64, "t=1", "\u00e9"])
def test_a_forged_notice_is_400_and_changes_nothing(stripe, signature):
    attempt = by_card()
    types_card(stripe, attempt)
    assert [rings(event, signature=signature) for event in stripe.events] == [400, 400]
    assert answer_notices() == 0 and not Notice.objects.exists()
    assert state(attempt) == (P.PENDING, P.PENDING, WAITS)


def test_a_notice_signed_by_somebody_else_is_400(stripe):
    types_card(stripe, by_card())
    assert rings(stripe.events[0], secret="whsec_of_somebody_else") == 400


def test_a_notice_replayed_with_its_old_signature_is_400(stripe):
    types_card(stripe, by_card())
    assert rings(stripe.events[0], at=int(timezone.now().timestamp()) - 301) == 400
    assert not Notice.objects.exists()


def test_what_is_no_notice_is_400(stripe):
    for body in (b"", b"\xff", b"{", b"[]"):
        answer = Client().post(reverse("webhooks:stripe"), body, content_type="application/json")
        assert answer.status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {}, [], 1, None, {"id": "evt_1", "type": None, "created": "x", "data": {"object": None}},
        {"id": "evt_1", "object": "event", "type": "refund.updated", "created": 10**17, "data": {"object": {}}},
        {"id": "evt_1", "object": "event", "type": "refund.updated", "created": 1, "data": {"object": "x"}},
    ],
)  # fmt: skip
def test_what_is_signed_and_yet_no_notice_is_400(stripe, body):
    assert rings(body) == 400
    assert not Notice.objects.exists()
    assert Client().get(reverse("webhooks:stripe")).status_code == 405


def test_without_keys_nobody_is_believed(stripe, settings):
    types_card(stripe, by_card())
    settings.STRIPE_WEBHOOK_SECRET = ""
    assert rings(stripe.events[0], secret="") == 404


def test_a_notice_of_a_kind_that_tells_nothing_is_answered_and_not_kept(stripe):
    types_card(stripe, by_card())
    assert rings({**stripe.events[0], "type": "customer.created"}) == 200
    assert not Notice.objects.exists()


def test_a_notice_is_kept_once_and_acted_on_once(stripe):
    attempt = by_card()
    types_card(stripe, attempt)
    for _again in range(3):
        delivers(stripe)
    assert Notice.objects.count() == 2 and Receipt.objects.count() == 1
    assert answer_notices() == 0
    assert state(attempt) == PAID


def test_a_notice_that_lies_changes_nothing_for_the_truth_is_asked(stripe):
    attempt = by_card()
    open_page(attempt=attempt)
    lie = stripe.books.tell("checkout.session.completed", {**session_of(stripe, attempt), "payment_status": "paid"})
    assert rings(lie) == 200 and answer_notices() == 1
    assert state(attempt) == (P.PENDING, P.PENDING, WAITS)


def test_a_payment_that_is_not_ours_is_kept_and_left_alone(stripe):
    attempt = by_card()
    foreign = stripe.books.make("pi", "payment_intent", metadata={}, status="succeeded", latest_charge=None)
    assert rings(stripe.books.tell("payment_intent.succeeded", foreign)) == 200
    assert answer_notices() == 1 and Notice.objects.get().attempt is None
    assert state(attempt)[0] == P.CREATED


def test_while_stripe_is_away_the_notice_waits(stripe):
    attempt = by_card()
    types_card(stripe, attempt)
    stripe.switch(fail=[{"how": 500, "times": 9}])
    for event in stripe.events:
        assert rings(event) == 200
    assert answer_notices() == 0 and state(attempt)[0] == P.PENDING
    assert Notice.objects.filter(tries=1, next_try_at__gt=timezone.now()).exists()
    stripe.switch(fail=[])
    Notice.objects.update(next_try_at=timezone.now())
    assert answer_notices() == 2 and state(attempt) == PAID


# -- faults on the way out ----------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["after", "before", 429, 409])
def test_an_answer_that_is_lost_gives_one_session(stripe, how):
    attempt = by_card()
    stripe.switch(fail=[{"how": how}])
    with pytest.raises(ValidationError):
        open_page(attempt=attempt)
    address = open_page(attempt=attempt)
    mine = [
        one for one in stripe.books.all("checkout.session") if one["client_reference_id"] == attempt.purchase.number
    ]
    assert [one["url"] for one in mine] == [address]


def test_a_fault_that_stripe_would_repeat_for_ever_is_asked_with_another_key(stripe):
    attempt = by_card()
    stripe.switch(fail=[{"how": 500}])
    assert open_page(attempt=attempt)
    keys = [key for key in stripe.books.answers if attempt.purchase.number in key]
    assert keys == [f"purchase-{attempt.purchase.number}-attempt-{n}" for n in (1, 2)]
    types_card(stripe, attempt)
    delivers(stripe)
    assert state(attempt) == PAID


def test_a_wrong_key_is_told_to_hoa_as_a_pause(stripe, settings):
    settings.STRIPE_SECRET_KEY = "sk_test_wrong"
    with pytest.raises(ValidationError):
        open_page(attempt=by_card())


# -- time ---------------------------------------------------------------------------------------------------


def test_a_page_that_closes_unpaid_ends_the_purchase_and_frees_the_goods(stripe):
    attempt = by_card()
    open_page(attempt=attempt)
    stripe.books.expire(session_of(stripe, attempt))
    delivers(stripe)
    assert state(attempt) == (P.EXPIRED, P.EXPIRED, {S.CANCELLED})
    assert attempt.purchase.orders.first().lines.get().stockrecord.num_allocated == 0
    with pytest.raises(ValidationError):
        open_page(attempt=attempt)


def test_what_the_deadline_ends_nobody_can_pay_any_more(stripe):
    attempt = by_card()
    open_page(attempt=attempt)
    assert sweep(now=_later()) == 1
    assert state(attempt) == (P.EXPIRED, P.EXPIRED, {S.CANCELLED})
    assert session_of(stripe, attempt)["status"] == "expired"


def test_paid_in_the_last_moment_without_a_word_is_paid(stripe):
    attempt = by_card()
    types_card(stripe, attempt)
    sweep(now=_later())
    expire_unpaid(now=_later())
    assert state(attempt) == PAID
    assert not Message.objects.filter(event__endswith="-expired").exists()


def test_the_page_of_what_hoa_gave_up_is_closed(stripe):
    attempt = by_card()
    open_page(attempt=attempt)
    cancel_by_buyer(order=attempt.purchase.orders.first())
    assert sweep(now=_later(2)) == 1
    assert session_of(stripe, attempt)["status"] == "expired"
    assert sweep(now=_later(4)) == 0


def _ends_then_pays(stripe, attempt) -> None:
    open_page(attempt=attempt)
    expire_unpaid(now=_later())
    assert state(attempt)[1] == P.EXPIRED
    assert types_card_without_word(stripe, attempt)
    delivers(stripe)


def test_paid_late_what_is_still_there_is_sent(stripe):
    attempt = by_card()
    _ends_then_pays(stripe, attempt)
    assert state(attempt) == PAID


def test_paid_late_for_goods_sold_since_waits_for_a_person(stripe):
    attempt = by_card(stock=2)
    rice = attempt.purchase.orders.order_by("pk").first().lines.get().stockrecord
    open_page(attempt=attempt)
    expire_unpaid(now=_later())
    set_stock(stockrecord=rice, num_in_stock=1, actor=lan())
    types_card_without_word(stripe, attempt)
    delivers(stripe)
    assert state(attempt) == (P.EXPIRED, P.EXPIRED, {S.CANCELLED})
    assert [one.problem for one in receipts_to_settle()] == [Receipt.Problem.LATE]


def test_paid_after_hoa_gave_it_up_revives_nothing(stripe):
    attempt = by_card()
    open_page(attempt=attempt)
    cancel_by_buyer(order=attempt.purchase.orders.first())
    types_card_without_word(stripe, attempt)
    delivers(stripe)
    assert state(attempt)[2] == {S.CANCELLED}
    assert [one.problem for one in receipts_to_settle()] == [Receipt.Problem.LATE]


def test_a_session_of_which_nothing_is_heard_is_asked_about_after_half_an_hour(stripe):
    attempt = by_card()
    types_card(stripe, attempt)
    assert sweep(now=_later(29)) == 0 and state(attempt)[0] == P.PENDING
    assert sweep(now=_later(31)) == 1 and state(attempt) == PAID
    assert sweep(now=_later(99)) == 0


def test_an_older_word_that_comes_last_undoes_nothing(stripe):
    attempt = paid(stripe)
    expired = stripe.books.tell("checkout.session.expired", {**session_of(stripe, attempt), "status": "expired"})
    assert rings(expired) == 200 and answer_notices() == 1
    assert state(attempt) == PAID and Attempt.objects.get().session_state == "paid"


@pytest.mark.django_db(transaction=True)
def test_the_worker_answers_what_stripe_tells(stripe):
    attempt = by_card()
    types_card(stripe, attempt)
    for event in stripe.events:
        rings(event)
    call_command("worker", once=True)
    assert state(attempt) == PAID


# -- where cards are offered --------------------------------------------------------------------------------


def _offered(price: int = 100_000) -> dict[str, str]:
    where = province("46")
    return {
        way.method: way.why_not for way in ways_to_pay(propose(basket_of({on_sale(price=price): 1}), where, {}), where)
    }


def test_cards_are_offered_with_keys_and_where_the_platform_is_paid(stripe, settings):
    assert _offered()["card"] == ""
    settings.SETTLEMENT = "direct"
    assert "card" not in _offered()
    settings.SETTLEMENT, settings.STRIPE_SECRET_KEY = "platform", ""
    assert "card" not in _offered()


def test_a_card_pays_neither_too_little_nor_more_than_stripe_takes(stripe):
    assert "99.999.999" in _offered(100_000_000)["card"]


def test_asking_about_what_was_never_opened_asks_nobody(stripe):
    attempt = by_card()
    ask(attempt=attempt)
    assert stripe.requests == [] and state(attempt)[0] == P.CREATED
