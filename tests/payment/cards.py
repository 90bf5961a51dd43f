"""What people, Stripe and its notices do in the tests of cards."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client
from django.urls import reverse
from stripe import WebhookSignature

from marketplace.order.models import Purchase
from marketplace.payment.cards import answer_notices, open_page
from marketplace.payment.models import Attempt
from marketplace.payment.refunds import ask_refund, send_refund
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan
from tests.simulators._stripe_state import GOOD
from tests.simulators.stripe import Simulator

from .conftest import SECRET

Event = dict[str, Any]


def by_card(*, stock: int = 10) -> Attempt:
    """Hoa has ordered rice of Bình's and tea of Sen's, to be paid by card."""
    goods = {on_sale("Gạo ST25", stock=stock): 2, on_sale(by=doi_che_xuan()): 1}
    return place(basket_of(goods), method=Purchase.Method.CARD).attempts.get()


def session_of(stripe: Simulator, attempt: Attempt) -> Event:
    """The session as Stripe has it."""
    attempt.refresh_from_db()
    return stripe.books.things[attempt.session]


def types_card(stripe: Simulator, attempt: Attempt, card: str = GOOD) -> bool:
    """Hoa goes to the hosted page and types a card; False where it is declined."""
    open_page(attempt=attempt)
    return stripe.books.pay(session_of(stripe, attempt), card)


def rings(event: Event, *, signature: str | None = None, secret: str = SECRET, at: int | None = None) -> int:
    """Stripe (or somebody else) sends a notice; answers the HTTP status."""
    payload = json.dumps(event)
    signature = WebhookSignature.generate_signature_header(payload, secret, at) if signature is None else signature
    headers = {"Stripe-Signature": signature}
    answer = Client().post(reverse("webhooks:stripe"), payload, content_type="application/json", headers=headers)
    return int(answer.status_code)


def delivers(stripe: Simulator, *, only: str = "") -> None:
    """All that Stripe has to tell arrives and is acted on."""
    for event in [one for one in stripe.events if only in one["type"]]:
        assert rings(event) == 200
    answer_notices()


def paid(stripe: Simulator, *, card: str = GOOD, stock: int = 10) -> Attempt:
    """A purchase that is paid by card."""
    attempt = by_card(stock=stock)
    assert types_card(stripe, attempt, card)
    delivers(stripe)
    attempt.refresh_from_db()
    return attempt


def gives_back(attempt: Attempt, amount: int, key: str = "r1", **more: Any) -> Any:
    """Lan pays back, for the first order unless told."""
    order = more.pop("order", None) or attempt.purchase.orders.order_by("pk").first()
    return send_refund(refund=ask_refund(attempt=attempt, amount=amount, key=key, order=order, **more))


def state(attempt: Attempt) -> tuple[str, str, set[str]]:
    """Of the attempt, of its purchase, of its orders."""
    attempt.refresh_from_db()
    purchase = Purchase.objects.get(pk=attempt.purchase_id)
    return attempt.state, purchase.payment_state, set(purchase.orders.values_list("status", flat=True))
