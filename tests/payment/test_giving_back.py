"""What Hoa gave up after her card had paid goes back by itself, once."""

from __future__ import annotations

import pytest

from marketplace.ledger.checking import faults
from marketplace.order.models import Order
from marketplace.order.services import cancel_by_buyer, move_order
from marketplace.order.status import Actor, OrderStatus, PaymentState
from marketplace.payment.giving_back import ask_due_refunds
from marketplace.payment.models import Refund
from marketplace.payment.refunds import send_refunds
from tests.buying import bought
from tests.payment.cards import paid

pytestmark = pytest.mark.django_db


def test_a_cancelled_card_order_is_paid_back_by_the_worker_and_the_other_is_not(stripe):
    attempt = paid(stripe)
    order = attempt.purchase.orders.earliest("pk")
    cancel_by_buyer(order=order)
    assert [ask_due_refunds() for _ in range(3)] == [1, 0, 0]
    send_refunds()
    order = Order.objects.get(pk=order.pk)
    assert (order.status, order.refund_due) == (OrderStatus.CANCELLED, 0)
    assert [int(refund.amount) for refund in Refund.objects.all()] == [order.total_incl_tax]
    attempt.purchase.refresh_from_db()
    assert attempt.purchase.payment_state == PaymentState.PARTIALLY_REFUNDED
    assert ask_due_refunds() == 0 and list(faults()) == []


def test_what_failed_is_not_asked_for_again_without_a_person(stripe):
    attempt = paid(stripe)
    cancel_by_buyer(order=attempt.purchase.orders.earliest("pk"))
    ask_due_refunds()
    Refund.objects.update(state=Refund.State.FAILED)
    assert ask_due_refunds() == 0


def test_what_the_seller_declines_goes_back_too_with_the_reason(stripe):
    attempt = paid(stripe)
    order = attempt.purchase.orders.earliest("pk")
    move_order(order=order, to=OrderStatus.CANCELLED, actor_kind=Actor.SELLER, reason="Hết gạo.")
    assert ask_due_refunds() == 1


def test_nothing_is_asked_for_where_nothing_is_owed(stripe):
    paid(stripe)
    move_order(order=bought(), to=OrderStatus.CANCELLED, actor_kind=Actor.BUYER)
    assert ask_due_refunds() == 0
