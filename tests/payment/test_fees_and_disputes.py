"""What Stripe keeps is booked once; of a lost dispute Lan says who bears it."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from marketplace.audit.models import AuditEntry
from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.models import Entry
from marketplace.ledger.selectors import balance, payable
from marketplace.order.models import Order
from marketplace.order.services import deliver_parcel, move_order, pack_order, ship_parcel
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.by_transfer import paid_by_transfer
from marketplace.payment.cards import ask, sweep
from marketplace.payment.disputes import bear_dispute
from marketplace.payment.models import Dispute
from marketplace.payment.selectors import fees_of, lost_disputes, refundable, silent_attempts
from tests.payment.cards import delivers, gives_back, paid
from tests.people import lan
from tests.simulators._stripe_state import DISPUTED, Refusal

pytestmark = pytest.mark.django_db
AT_STRIPE, FEES = Ref(Kind.CASH, provider="card"), Ref(Kind.FEES)
IN_DISPUTE, LOSSES = Ref(Kind.DISPUTE), Ref(Kind.LOSSES)


@pytest.fixture(autouse=True)
def _books_agree():
    with translation.override("en"):
        yield
        assert list(faults()) == []


@pytest.fixture
def dear(stripe):
    """Stripe keeps 3 % of a payment, and 375.000 of a dispute."""
    stripe.books.fee_percent, stripe.books.dispute_fee = 3.0, 375_000
    yield stripe
    stripe.books.fee_percent, stripe.books.dispute_fee, stripe.books.refund_fee = 0.0, 0, 0


def test_what_stripe_keeps_of_a_payment_is_the_alliances_cost(dear):
    attempt = paid(dear)
    fee = int(attempt.amount * 3 // 100)
    assert balance(FEES) == fee == fees_of(attempt.purchase)
    assert balance(AT_STRIPE) == attempt.amount - fee


def test_a_fee_is_booked_once_however_often_stripe_is_asked(dear):
    attempt = paid(dear)
    before = balance(FEES)
    for _again in range(3):
        ask(attempt=attempt)
    assert balance(FEES) == before and Entry.objects.filter(kind="fee").count() == 1


def test_a_fee_in_other_money_is_converted_as_the_payment_was(dear):
    attempt = paid(dear)
    charge = dear.books.all("charge")[0]
    moved = dear.books.get(charge["balance_transaction"], "balance_transaction")
    dear.books.things["txn_usd"] = moved | {"id": "txn_usd", "currency": "usd", "amount": 2_000, "fee": 62}
    charge["balance_transaction"] = "txn_usd"
    before = balance(FEES)
    ask(attempt=attempt)
    assert balance(FEES) - before == round(int(attempt.amount) * 62 / 2_000)


def test_a_fee_that_is_not_known_yet_is_asked_for_later(dear, monkeypatch):
    real = dear.books._moved
    monkeypatch.setattr(dear.books, "_moved", lambda amount, fee: {"id": None})
    attempt = paid(dear)
    monkeypatch.undo()
    charge = dear.books.all("charge")[0]
    charge["balance_transaction"] = real(charge["amount"], 9_900)["id"]
    attempt.refresh_from_db()
    assert balance(FEES) == 0 and not attempt.fee_known
    later = timezone.now() + datetime.timedelta(minutes=31)
    assert sweep(now=later) == 1 and balance(FEES) == 9_900
    assert sweep(now=later) == 0
    assert sweep(now=timezone.now() + datetime.timedelta(days=4)) == 0


def test_what_stripe_keeps_of_a_refund_is_booked_and_comes_back_with_it(dear):
    dear.books.refund_fee = 5_000
    attempt = paid(dear)
    of_payment = balance(FEES)
    refund = gives_back(attempt, 100_000)
    delivers(dear)
    assert balance(FEES) == of_payment + 5_000
    assert balance(AT_STRIPE) == attempt.amount - of_payment - 105_000
    dear.books.settle_refund(dear.books.things[refund.reference], "failed")
    delivers(dear)
    assert balance(FEES) == of_payment and balance(AT_STRIPE) == attempt.amount - of_payment


def _lost(stripe) -> Dispute:
    attempt = paid(stripe, card=DISPUTED)
    stripe.books.close_dispute(stripe.books.all("dispute", payment_intent=attempt.intent)[0], "lost")
    delivers(stripe)
    return Dispute.objects.get()


def _orders(dispute: Dispute) -> list[Order]:
    return list(dispute.attempt.purchase.orders.order_by("pk"))


def _bear(dispute: Dispute, *orders: Order, note: str = "stolen card") -> Dispute:
    return bear_dispute(dispute=dispute, orders=orders, note=note, actor=lan())


def test_a_disputes_fee_is_booked_and_comes_back_where_it_is_won(dear):
    attempt = paid(dear, card=DISPUTED)
    of_payment = int(attempt.amount * 3 // 100)
    assert balance(FEES) == of_payment + 375_000
    dear.books.close_dispute(dear.books.all("dispute", payment_intent=attempt.intent)[0], "won")
    delivers(dear)
    assert balance(FEES) == of_payment and balance(AT_STRIPE) == attempt.amount - of_payment


def test_a_lost_dispute_waits_for_a_decision(stripe):
    dispute = _lost(stripe)
    assert list(lost_disputes()) == [dispute]
    assert balance(IN_DISPUTE) == dispute.amount and balance(LOSSES) == 0


def test_the_alliance_bears_it(stripe):
    dispute = _bear(_lost(stripe))
    assert balance(LOSSES) == dispute.amount and balance(IN_DISPUTE) == 0
    assert dispute.borne_by == "alliance" and not lost_disputes().exists()
    assert AuditEntry.objects.filter(act="payment.dispute_borne").count() == 1


def test_the_cooperatives_bear_it_each_for_its_own_order(stripe):
    dispute = _lost(stripe)
    _bear(dispute, *_orders(dispute))
    assert balance(LOSSES) == balance(IN_DISPUTE) == 0
    held = [balance(Ref(Kind.HELD, order.cooperative_id)) for order in _orders(dispute)]
    assert held == [0, 0]


def test_more_than_is_left_of_its_order_is_the_alliances(stripe):
    dispute = _lost(stripe)
    first, second = _orders(dispute)
    _bear(dispute, first)
    assert balance(LOSSES) == second.total_incl_tax
    assert -balance(Ref(Kind.HELD, second.cooperative_id)) == second.total_incl_tax


def test_after_completion_it_comes_out_of_what_is_due_and_the_commission_comes_back(stripe):
    dispute = _lost(stripe)
    first, _second = _orders(dispute)
    parcel = ship_parcel(order=pack_order(order=first, lots={}), carrier="GHN")
    deliver_parcel(parcel=parcel)
    move_order(order=Order.objects.get(pk=first.pk), to=OrderStatus.COMPLETED, actor_kind=Actor.CLOCK)
    assert payable(first.cooperative_id) > 0
    _bear(dispute, first)
    assert payable(first.cooperative_id) == 0 and balance(Ref(Kind.COMMISSION)) == 0


def test_of_two_people_only_the_first_decides_who_bears_it(stripe):
    dispute = _bear(_lost(stripe))
    with pytest.raises(ValidationError):
        _bear(dispute, *_orders(dispute))
    assert balance(LOSSES) == dispute.amount


def test_only_a_lost_dispute_is_decided_about(stripe):
    paid(stripe, card=DISPUTED)
    with pytest.raises(ValidationError):
        _bear(Dispute.objects.get())
    assert balance(LOSSES) == 0


def test_a_decision_needs_its_reason_and_an_order_of_this_purchase(stripe):
    dispute = _lost(stripe)
    other = paid(stripe).purchase.orders.first()
    for orders, note in (([], " "), ([other], "stolen card")):
        with pytest.raises(ValidationError):
            _bear(dispute, *orders, note=note)
    assert lost_disputes().exists()


def test_an_order_of_which_nothing_is_left_bears_nothing(stripe):
    attempt = paid(stripe)
    order = attempt.purchase.orders.order_by("pk").first()
    gives_back(attempt, int(order.total_incl_tax), order=order)
    intent = stripe.books.things[attempt.intent]
    charge = stripe.books.things[intent["latest_charge"]]
    charge["amount"] -= int(order.total_incl_tax)
    stripe.books.close_dispute(stripe.books.dispute(intent), "lost")
    delivers(stripe)
    with pytest.raises(ValidationError):
        _bear(Dispute.objects.get(), order)
    assert lost_disputes().exists()


@pytest.mark.parametrize("bearer", ["alliance", "second"])
def test_what_was_owed_back_for_an_order_that_was_not_sent_is_paid_by_the_dispute_and_nobodys_loss(stripe, bearer):
    attempt = paid(stripe, card=DISPUTED)
    first, second = attempt.purchase.orders.order_by("pk")
    first = move_order(order=first, to=OrderStatus.CANCELLED, actor_kind=Actor.SELLER, reason="Hết hàng")
    stripe.books.close_dispute(stripe.books.all("dispute", payment_intent=attempt.intent)[0], "lost")
    delivers(stripe)
    _bear(Dispute.objects.get(), *([second] if bearer == "second" else []))
    first.refresh_from_db()
    assert first.refund_due == balance(Ref(Kind.REFUNDS)) == balance(IN_DISPUTE) == 0
    assert balance(LOSSES) == (second.total_incl_tax if bearer == "alliance" else 0)


def test_what_a_lost_dispute_left_over_can_still_go_back(stripe):
    attempt = paid(stripe)
    first, second = attempt.purchase.orders.order_by("pk")
    charge = stripe.books.things[stripe.books.things[attempt.intent]["latest_charge"]]
    whole, charge["amount"] = charge["amount"], int(first.total_incl_tax)
    dispute = stripe.books.dispute(stripe.books.things[attempt.intent])
    charge["amount"] = whole
    ask(attempt=attempt)
    with pytest.raises(ValidationError):
        gives_back(attempt, 10_000, order=second)
    stripe.books.close_dispute(dispute, "lost")
    delivers(stripe)
    refund = gives_back(attempt, 10_000, order=second)
    assert refund.state == "failed"  # a card that was charged back takes nothing: it goes back by a transfer
    paid_by_transfer(refund=refund, reference="FT-BACK-1", actor=lan())
    assert refundable(attempt) == second.total_incl_tax - 10_000


def test_an_inquiry_of_which_nothing_is_heard_is_asked_about(stripe):
    attempt = paid(stripe, card=DISPUTED)
    Dispute.objects.update(state=Dispute.State.INQUIRY)
    later = timezone.now() + datetime.timedelta(minutes=31)
    assert attempt in silent_attempts(later)
    Dispute.objects.update(state=Dispute.State.WON)
    assert attempt not in silent_attempts(later)
    Dispute.objects.update(state=Dispute.State.OPEN)


def test_a_bank_decides_a_dispute_once(stripe):
    attempt = paid(stripe, card=DISPUTED)
    (dispute,) = stripe.books.all("dispute", payment_intent=attempt.intent)
    stripe.books.close_dispute(dispute, "won")
    with pytest.raises(Refusal, match="won"):
        stripe.books.close_dispute(dispute, "lost")
    delivers(stripe)
    assert balance(AT_STRIPE) == attempt.amount


def test_lan_reads_the_banks_reason_in_her_language(stripe):
    dispute = _lost(stripe)
    for language, words in (("vi", "Chủ thẻ không thực hiện giao dịch này"), ("en", "The cardholder did not make")):
        with translation.override(language):
            assert dispute.reason == "fraudulent" and words in dispute.reason_in_words
    dispute.reason = "brand_new"
    assert dispute.reason_in_words == "brand_new"
