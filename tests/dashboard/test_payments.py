"""Lan pays back, looks into a payment's history, and sees what of cards needs her."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.order.services import cancel_by_buyer
from marketplace.order.status import PaymentState
from marketplace.payment.models import Attempt, Refund
from marketplace.payment.selectors import open_disputes, refunds_to_settle
from marketplace.payment.services import mark_received
from tests.payment.cards import by_card, delivers, paid
from tests.payment.conftest import stripe, stripe_server  # noqa: F401  the same Stripe
from tests.simulators._stripe_state import DISPUTED, REFUND_FAILS

pytestmark = pytest.mark.django_db


def _at(attempt: Attempt) -> str:
    return reverse("dashboard:payment", args=[attempt.purchase.number, attempt.pk])


def _pays_back(lan, attempt: Attempt, amount: str, **more):
    key = re.search(r'name="key" value="([^"]+)"', lan.get(_at(attempt)).content.decode())[1]
    order = attempt.purchase.orders.order_by("pk").first()
    filled = {"act": "refund", "key": key, "amount": amount, "order": order.pk, "reason": "Túi rách"}
    return lan.post(_at(attempt), {**filled, **more})


def test_lan_pays_part_back_and_hoa_sees_it(lan, stripe):  # noqa: F811
    attempt = paid(stripe)
    assert _pays_back(lan, attempt, "20.000").status_code == 302
    assert [int(one["amount"]) for one in stripe.books.all("refund", payment_intent=attempt.intent)] == [20_000]
    attempt.refresh_from_db()
    assert attempt.state == PaymentState.PARTIALLY_REFUNDED
    assert "Túi rách" in lan.get(_at(attempt)).content.decode()
    session = lan.session
    session["purchases"] = [attempt.purchase.number]
    session.save()
    assert "20.000" in lan.get(reverse("storefront:purchase", args=[attempt.purchase.number])).content.decode()


def test_a_double_click_pays_back_once(lan, stripe):  # noqa: F811
    attempt = paid(stripe)
    for _click in range(2):
        _pays_back(lan, attempt, "20.000", key="6a1f6f0e-9d1c-4a5e-8a3e-0d6f5f6f0b11")
    assert Refund.objects.count() == 1


@pytest.mark.parametrize("amount", ["-5", "0", "1.5", "12,5", "999.999.999", "abc", ""])
def test_an_amount_that_cannot_go_back_is_said_beside_its_field(lan, stripe, amount):  # noqa: F811
    attempt = paid(stripe)
    answer = _pays_back(lan, attempt, amount)
    assert answer.status_code == 422 and len(answer.context["form"].errors["amount"]) == 1
    assert not Refund.objects.exists()


def test_disputes_and_refunds_that_failed_wait_where_lan_looks(lan, stripe):  # noqa: F811
    disputed, failing = paid(stripe, card=DISPUTED), paid(stripe, card=REFUND_FAILS)
    _pays_back(lan, failing, "20.000")
    delivers(stripe)
    page = lan.get(reverse("dashboard:money")).content.decode()
    assert disputed.purchase.number in page and failing.purchase.number in page
    assert lan.get(reverse("dashboard:index")).context["counts"]["money"] == 3  # and what is owed again
    assert "đang khiếu nại khoản này" in lan.get(_at(disputed)).content.decode()
    refund = Refund.objects.get()
    assert lan.post(_at(failing), {"act": "settle", "refund": refund.pk, "said": "Đã chuyển khoản"}).status_code == 302
    assert not refunds_to_settle().exists() and open_disputes().count() == 1


def test_what_is_owed_back_leads_to_the_form_filled_in(lan, stripe):  # noqa: F811
    attempt = paid(stripe)
    order = attempt.purchase.orders.order_by("pk").last()
    cancel_by_buyer(order=order)
    link = f"{_at(attempt)}?order={order.number}"
    assert link in lan.get(reverse("dashboard:money")).content.decode()
    form = lan.get(link).context["form"]
    assert form.initial["order"] == order
    assert re.sub(r"\D", "", form.initial["amount"]) == str(order.total_incl_tax)


def test_money_that_came_for_nothing_goes_back_by_one_button(lan, stripe):  # noqa: F811
    attempt = by_card()
    from marketplace.payment.cards import open_page

    open_page(attempt=attempt)
    cancel_by_buyer(order=attempt.purchase.orders.first())
    attempt.refresh_from_db()
    stripe.books.pay(stripe.books.things[attempt.session], "4242424242424242")
    delivers(stripe)
    receipt = attempt.receipts.get()
    lan.post(_at(attempt), {"act": "send-back", "receipt": receipt.pk})
    assert sum(one["amount"] for one in stripe.books.all("refund", payment_intent=receipt.reference)) == attempt.amount
    receipt.refresh_from_db()
    assert receipt.settled_at


def test_a_transfer_lan_has_sent_back_is_written_down(lan):
    from tests.buying import bought

    purchase = bought(method="vietqr").purchase
    mark_received(purchase=purchase, amount=int(purchase.total), reference="FT1", received_at=timezone.now())
    attempt = purchase.attempts.get()
    _pays_back(lan, attempt, "20.000")
    refund = Refund.objects.get()
    lan.post(_at(attempt), {"act": "hand", "refund": refund.pk, "said": "FT2"})
    refund.refresh_from_db()
    assert (refund.state, refund.reference) == (Refund.State.SUCCEEDED, "FT2")


def test_lan_asks_stripe_again_and_a_pause_is_said(lan, stripe):  # noqa: F811
    attempt = paid(stripe)
    assert lan.post(_at(attempt), {"act": "ask"}).status_code == 302
    stripe.switch(fail=[{"how": 500}])
    page = lan.post(_at(attempt), {"act": "ask"}, follow=True).content.decode()
    assert "chưa trả lời" in page


def test_nobody_but_staff_and_no_other_purchase(lan, binh, stripe):  # noqa: F811
    attempt, other = paid(stripe), paid(stripe)
    assert binh.get(_at(attempt)).status_code in (302, 403)
    assert lan.get(reverse("dashboard:payment", args=[other.purchase.number, attempt.pk])).status_code == 404
    assert lan.post(_at(attempt), {"act": "nothing"}).status_code == 404
    assert lan.post(_at(attempt), {"act": "hand", "refund": "x" * 30}).status_code == 404
