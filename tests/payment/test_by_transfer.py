"""What a card does not take back is decided about again, or goes back by a transfer; the books follow the money."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.selectors import balance
from marketplace.order.services import move_order
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.bank import deciding
from marketplace.payment.by_transfer import paid_by_transfer
from marketplace.payment.models import Receipt, Refund
from marketplace.payment.providers.base import PaidBack
from marketplace.payment.refunds import ask_refund, mark_refunded, refund_by_hand, send_refund
from marketplace.payment.selectors import receipts_to_settle, refunds_to_settle
from tests.payment.cards import by_card, delivers, gives_back, paid, types_card
from tests.people import lan

pytestmark = pytest.mark.django_db
S = Refund.State
AT_STRIPE, AT_BANK, SUSPENSE = Ref(Kind.CASH, provider="card"), Ref(Kind.CASH, provider="vietqr"), Ref(Kind.SUSPENSE)


@pytest.fixture(autouse=True)
def _books_agree():
    yield
    assert list(faults()) == []


def _comes_back(stripe, refund: Refund) -> Refund:
    """The buyer's bank does not take it: Stripe has it again."""
    stripe.books.settle_refund(stripe.books.things[refund.reference], "failed")
    delivers(stripe)
    refund.refresh_from_db()
    return refund


def _too_late(stripe) -> Receipt:
    """Hoa paid by card what she had given up."""
    attempt = by_card(stock=2)
    assert types_card(stripe, attempt)
    for order in attempt.purchase.orders.all():
        move_order(order=order, to=OrderStatus.CANCELLED, actor_kind=Actor.BUYER)
    delivers(stripe)
    return Receipt.objects.get(purchase=attempt.purchase)


def _sends_back(receipt: Receipt) -> Refund:
    receipt.refresh_from_db()
    seen = receipt.decided_at
    refund = deciding.send_back_now(receipt=receipt, seen=seen, note="Hoa đã bỏ đơn", actor=lan())
    assert refund is not None
    return refund


def test_money_that_came_back_after_it_had_gone_stands_in_the_queue_again(stripe):
    receipt = _too_late(stripe)
    refund = _sends_back(receipt)
    assert refund.state == S.SUCCEEDED and not receipts_to_settle().exists()
    _comes_back(stripe, refund)
    assert list(receipts_to_settle()) == [receipt]
    assert -balance(SUSPENSE) == receipt.amount == balance(AT_STRIPE)
    assert _sends_back(receipt).state == S.SUCCEEDED
    assert balance(SUSPENSE) == balance(AT_STRIPE) == 0 and not receipts_to_settle().exists()


def test_money_that_stripe_would_not_send_back_is_decided_about_again(stripe):
    receipt = _too_late(stripe)
    refund = deciding.send_back(receipt=receipt, seen=None, note="Hoa đã bỏ đơn", actor=lan())
    assert refund is not None and not receipts_to_settle().exists()
    mark_refunded(refund=refund, word=PaidBack("", int(refund.amount), S.FAILED, failure="charge_disputed"))
    assert list(receipts_to_settle()) == [receipt]
    assert _sends_back(receipt).pk != refund.pk


def test_it_goes_back_by_a_transfer_from_the_bank(stripe):
    receipt = _too_late(stripe)
    refund = _comes_back(stripe, _sends_back(receipt))
    made = paid_by_transfer(refund=refund, reference="FT-BACK-1", actor=lan())
    assert (made.state, made.reference) == (S.SUCCEEDED, "FT-BACK-1")
    assert not receipts_to_settle().exists() and not refunds_to_settle().exists()
    assert (balance(AT_STRIPE), balance(AT_BANK), balance(SUSPENSE)) == (receipt.amount, -receipt.amount, 0)


def test_what_is_owed_for_an_order_goes_back_so_too_and_only_once(stripe):
    attempt = paid(stripe)
    refund = _comes_back(stripe, gives_back(attempt, 100_000))
    paid_by_transfer(refund=refund, reference="FT-BACK-1", actor=lan())
    order = attempt.purchase.orders.order_by("pk")[0]
    assert order.refund_due == 0 and balance(Ref(Kind.REFUNDS)) == 0 and balance(AT_BANK) == -100_000
    with pytest.raises(ValidationError):
        paid_by_transfer(refund=refund, reference="FT-BACK-2", actor=lan())
    assert balance(AT_BANK) == -100_000


def test_what_was_asked_for_anew_is_not_transferred_besides(stripe):
    attempt = paid(stripe)
    refund = _comes_back(stripe, gives_back(attempt, 100_000))
    gives_back(attempt, 100_000, "r2")
    with translation.override("en"), pytest.raises(ValidationError, match="no longer owed"):
        paid_by_transfer(refund=refund, reference="FT-BACK-1", actor=lan())
    assert balance(AT_BANK) == 0


@pytest.mark.parametrize("reference", ["", "  ", "FT-KNOWN"])
def test_a_transfer_has_a_reference_of_its_own(stripe, reference):
    attempt = paid(stripe)
    first, second = (_comes_back(stripe, gives_back(attempt, 50_000, key)) for key in ("r1", "r2"))
    paid_by_transfer(refund=first, reference="FT-KNOWN", actor=lan())
    with pytest.raises(ValidationError):
        paid_by_transfer(refund=second, reference=reference, actor=lan())


def test_a_card_that_has_not_failed_is_paid_back_by_stripe_and_by_no_hand(stripe):
    attempt = paid(stripe)
    order = attempt.purchase.orders.order_by("pk")[0]
    refund = ask_refund(attempt=attempt, amount=50_000, key="r1", order=order)
    for act in (refund_by_hand, paid_by_transfer):
        with pytest.raises(ValidationError):
            act(refund=refund, reference="FT-1", actor=lan())
    assert send_refund(refund=Refund.objects.get()).state == S.SUCCEEDED


def test_lan_writes_the_reference_on_the_page_of_the_payment(stripe, client):
    attempt = paid(stripe)
    refund = _comes_back(stripe, gives_back(attempt, 100_000))
    client.force_login(lan())
    page = reverse("dashboard:payment", args=[attempt.purchase.number, attempt.pk])
    assert "Đã hoàn bằng chuyển khoản" in client.get(page).content.decode()
    client.post(page, {"act": "transfer", "refund": refund.pk, "said": "FT-BACK-1"})
    assert balance(AT_BANK) == -100_000
    assert not refunds_to_settle().exists()
