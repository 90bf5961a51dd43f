"""What the task worker does when time has run out. Each act is its own transaction, done once however many workers ask.

A round reads who is due, then takes each under the lock of its purchase and looks again: whoever comes second finds
nothing to do, and a worker that dies leaves the rest to the next round.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..models import Order, Purchase
from ..notes import remind_buyer, remind_seller, tell_escalated, tell_extended
from ..status import Actor, OrderStatus, PaymentState
from ..terms import TermKey, term_on
from ..windows import holiday_of, later_by
from .moving import MoveRefused, locked, move_order

logger = logging.getLogger(__name__)
S = OrderStatus
AT_ONCE = 200
KEPT = (S.DELIVERED, S.RETURN_DECLINED)  # the buyer has it and asks for nothing


def escalate_silent(*, now: datetime.datetime | None = None) -> int:
    """Bring orders that their cooperative did not answer before the alliance. Answers how many."""
    now = now or timezone.now()
    due = Order.objects.filter(status=S.AWAITING_ACCEPTANCE, accept_before__lt=now, escalated_at=None)
    return _each(due.order_by("accept_before").values_list("pk", flat=True), lambda pk: _escalate(pk, now))


def complete_delivered(*, now: datetime.datetime | None = None) -> int:
    """Complete delivered orders of which nothing can be returned any more. Answers how many."""
    now = now or timezone.now()
    due = Order.objects.filter(status__in=KEPT, complete_after__lt=now)
    return _each(due.order_by("complete_after").values_list("pk", flat=True), lambda pk: _complete(pk, now))


def remind(*, now: datetime.datetime | None = None) -> int:
    """Remind, once each, who has to pay or to accept before long. Answers how many."""
    now = now or timezone.now()
    soon = now + datetime.timedelta(minutes=term_on(TermKey.REMIND_PAY_MINUTES).value)
    unpaid = Purchase.objects.filter(
        payment_state__in=(PaymentState.CREATED, PaymentState.PENDING), pay_before__gt=now, pay_before__lte=soon,
        reminded_at=None,
    )  # fmt: skip
    told = _each(unpaid.order_by("pay_before").values_list("pk", flat=True), lambda pk: _remind_buyer(pk, now))
    later = now + datetime.timedelta(hours=term_on(TermKey.REMIND_HOURS).value)
    silent = Order.objects.filter(
        status=S.AWAITING_ACCEPTANCE, accept_before__gt=now, accept_before__lte=later, reminded_at=None
    )
    return told + _each(
        silent.order_by("accept_before").values_list("pk", flat=True), lambda pk: _remind_seller(pk, now)
    )


@transaction.atomic
def extend_acceptance(*, order: Order, hours: int, reason: str, actor: User) -> Order:
    """The alliance gives the cooperative more time, from now, holidays not counted; the buyer is told until when."""
    order = locked(order)
    if order.status != S.AWAITING_ACCEPTANCE:
        raise MoveRefused(_("Order %(number)s does not wait for an answer any more.") % {"number": order.number})
    if not 1 <= hours <= 24 * 7:
        raise ValidationError({"hours": _("Give between 1 and 168 hours.")})
    now = timezone.now()
    due = later_by(now, now + datetime.timedelta(hours=hours), holiday_of(order.cooperative))
    order.accept_before, order.escalated_at, order.reminded_at = due, None, None
    order.save(update_fields=["accept_before", "escalated_at", "reminded_at"])
    entry = record(actor=actor, act="order.extended", subject=order.number, hours=hours, reason=reason)
    tell_extended(order, key=str(entry.pk), reason=reason)
    return order


@transaction.atomic
def _escalate(pk: int, now: datetime.datetime) -> bool:
    order = locked(Order.objects.get(pk=pk))
    due = order.accept_before is not None and order.accept_before < now
    if order.status != S.AWAITING_ACCEPTANCE or not due or order.escalated_at is not None:
        return False
    order.escalated_at = now
    order.save(update_fields=["escalated_at"])
    record(actor=None, act="order.escalated", subject=order.number, due=str(order.accept_before))
    tell_escalated(order)
    return True


@transaction.atomic
def _complete(pk: int, now: datetime.datetime) -> bool:
    order = locked(Order.objects.get(pk=pk))
    if order.status not in KEPT or order.complete_after is None or order.complete_after >= now:
        return False
    move_order(order=order, to=S.COMPLETED, actor_kind=Actor.CLOCK)
    return True


@transaction.atomic
def _remind_buyer(pk: int, now: datetime.datetime) -> bool:
    purchase = Purchase.objects.select_for_update().get(pk=pk)
    waits = purchase.orders.filter(status=S.AWAITING_PAYMENT).exists()
    if purchase.reminded_at is not None or not waits:
        return False
    purchase.reminded_at = now
    purchase.save(update_fields=["reminded_at"])
    remind_buyer(purchase)
    return True


@transaction.atomic
def _remind_seller(pk: int, now: datetime.datetime) -> bool:
    order = locked(Order.objects.get(pk=pk))
    if order.status != S.AWAITING_ACCEPTANCE or order.reminded_at is not None:
        return False
    order.reminded_at = now
    order.save(update_fields=["reminded_at"])
    remind_seller(order)
    return True


def _each(due: QuerySet[Any], act: Callable[[int], bool]) -> int:
    """Do it for each; one that cannot be done does not keep the others waiting."""
    done = 0
    for pk in list(due[:AT_ONCE]):
        try:
            done += act(pk)
        except Exception:
            logger.exception("the deadline of %s could not be kept", pk)
    return done
