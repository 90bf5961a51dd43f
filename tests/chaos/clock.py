"""Deadlines that would take half an hour, a day or a week pass in a moment; the worker then does what is due."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from marketplace.order.models import Order, Purchase
from marketplace.order.status import OrderStatus
from marketplace.payment.models import Attempt, BankNotice, Notice, Refund

from .scene import Scene

WAIT_S = 4.0
AN_HOUR = timedelta(hours=1)


def run_out(purchase: Purchase, *, wait_s: float = WAIT_S) -> None:
    """The time to pay is over; wait until the worker has seen it, or no longer than `wait_s`."""
    unpaid = Purchase.objects.filter(pk=purchase.pk, orders__status=OrderStatus.AWAITING_PAYMENT)
    Purchase.objects.filter(pk=purchase.pk).update(pay_before=timezone.now())
    deadline = time.monotonic() + wait_s
    while time.monotonic() < deadline and unpaid.exists():
        time.sleep(0.1)


def tick(scene: Scene) -> None:
    """Days pass, now for this order, now for that one; until this process is ended."""
    dice = scene.dice("clock")
    while True:
        time.sleep(dice.uniform(0.1, 0.4))
        rows, deadline = dice.choice(DEADLINES)
        waiting = list(rows().values_list("pk", flat=True)[:200])
        if waiting:
            rows().filter(pk=dice.choice(waiting)).update(**{deadline: timezone.now()})


DEADLINES: tuple[tuple[Callable[[], QuerySet], str], ...] = (
    (lambda: Order.objects.filter(status=OrderStatus.DELIVERED), "complete_after"),
    (lambda: Order.objects.filter(status=OrderStatus.AWAITING_ACCEPTANCE), "accept_before"),
)


def evening() -> None:
    """Whatever would be tried again later, or asked about after half an hour, is due now."""
    now = timezone.now()
    for retried in (Notice, BankNotice):
        retried.objects.filter(answered_at=None).update(next_try_at=now)
    Refund.objects.filter(state=Refund.State.REQUESTED).update(next_try_at=now)
    Attempt.objects.exclude(asked_at=None).update(asked_at=now - AN_HOUR)
