"""The one mover of orders: who may, what it does to stock, money and messages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.apps.order.exceptions import UnableToPlaceOrder
from oscar.apps.order.signals import order_status_changed

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..journal import book_move, book_owed_back, book_paid, left_to_give_back
from ..messages import tell_buyer_moved
from ..models import LineLot, Order, Parcel, Purchase
from ..status import ARRIVED, ENDED, Actor, OrderStatus, PaymentState, may_move
from ..windows import return_window
from . import stock
from .packages import write_package
from .sending import close, send

S = OrderStatus


class MoveRefused(ValidationError):
    """The order does not go from here to there, or not by this person."""


@transaction.atomic
def move_order(
    *, order: Order, to: str, actor_kind: str, actor: User | None = None, reason: str = "",
    carrier: str = "", tracking_number: str = "",
) -> Order:  # fmt: skip
    """Move one order and do what the move means for stock, money and messages. Moving it to where it is does nothing.

    Shipping puts all that is left into one parcel, with `carrier` and `tracking_number`. Raises MoveRefused.
    """
    order = locked(order)
    if order.status == to:
        return order
    before, after = allowed(order, to, actor_kind)
    if after == S.PARTLY_SHIPPED:
        raise MoveRefused(_("Say which goods lie in the parcel."))
    _move_goods(order, before, after, carrier, tracking_number)
    return enter(order, after, actor_kind=actor_kind, actor=actor, reason=reason)


def allowed(order: Order, to: str, actor_kind: str) -> tuple[OrderStatus, OrderStatus]:
    """From where to where the order would go; raises MoveRefused where this person may not take it there."""
    before, after = OrderStatus(order.status), OrderStatus(to)
    if not may_move(before, after, Actor(actor_kind)):
        raise MoveRefused(
            _("Order %(number)s is “%(before)s” and cannot become “%(after)s” now.")
            % {"number": order.number, "before": before.label, "after": after.label}
        )
    return before, after


def enter(order: Order, to: str, *, actor_kind: str, actor: User | None = None, reason: str = "") -> Order:
    """Take a locked order, whose goods have moved, to its state: money, deadlines, letters. Asks the table again."""
    before, after = allowed(order, to, actor_kind)
    _move_money(order, before, after)
    if after == S.DELIVERED and order.complete_after is None:  # a claim that ended brings it here again
        order.complete_after = timezone.now() + return_window(order)
    order.status = after
    order.save()
    _settle_purchase(order)
    book_move(order, before, after)
    _write_down(order, before, after, actor_kind, actor, reason)
    return order


def locked(order: Order) -> Order:
    """The order's row, locked, after its purchase's: every act takes them in this order."""
    Purchase.objects.select_for_update().get(pk=order.purchase_id)
    orders = Order.objects.select_related("purchase", "cooperative", "shipping_address")
    return orders.select_for_update(of=("self",)).get(pk=order.pk)


@transaction.atomic
def cancel_by_buyer(*, order: Order, actor: User | None = None) -> list[Order]:
    """The buyer gives an order up, until it is packed; answers what was cancelled.

    While one payment for the whole purchase is awaited its orders stand and fall together.
    """
    order = locked(order)
    together = [order]
    if order.status == S.AWAITING_PAYMENT and settings.SETTLEMENT == "platform":
        together = list(order.purchase.orders.filter(status=S.AWAITING_PAYMENT).order_by("pk"))
        stock.lock_stock(together)
    return [move_order(order=one, to=S.CANCELLED, actor_kind=Actor.BUYER, actor=actor) for one in together]


@transaction.atomic
def revive_order(*, order: Order) -> bool:
    """Money came after the deadline: hold the goods again and confirm; False where they have been sold since."""
    try:
        with transaction.atomic():
            move_order(order=order, to=S.CONFIRMED, actor_kind=Actor.MONEY)
    except UnableToPlaceOrder:
        return False
    return True


@transaction.atomic
def owe_back(*, order: Order) -> Order:
    """The buyer paid for the whole purchase, this order of it had been given up before: its share is owed back."""
    order = locked(order)
    order.refund_due = order.total_incl_tax
    order.save(update_fields=["refund_due"])
    book_paid(order)
    book_owed_back(order)
    return order


def _move_goods(order: Order, before: OrderStatus, after: OrderStatus, carrier: str, tracking_number: str) -> None:
    """What a move of the whole order does to units and parcels."""
    if before == S.CANCELLED:
        stock.hold(stock.all_units(order))
    elif after == S.CANCELLED:
        stock.release(stock.all_units(order))
        LineLot.objects.filter(line__order=order).delete()  # nothing of it was sent
    elif after == S.SHIPPED:
        send(order, None, carrier, tracking_number)
    elif after == S.DELIVERED:
        for parcel in _open_parcels(order):
            close(parcel)
    elif after == S.REFUSED:
        if order.parcels.exclude(delivered_at=None).exists():
            raise MoveRefused(_("A parcel of this order was taken: say which of the others was refused."))
        for parcel in _open_parcels(order):
            close(parcel, refused=True)
    if after in (S.CANCELLED, S.REFUSED):
        write_package(order)


def _open_parcels(order: Order) -> list[Parcel]:
    return list(order.parcels.filter(delivered_at=None, refused_at=None).order_by("pk"))


def _move_money(order: Order, before: OrderStatus, after: OrderStatus) -> None:
    """What was paid for an order that is not sent, or came back, is owed back."""
    by_cash = order.purchase.method == Purchase.Method.COD
    if after in (S.CANCELLED, S.REFUSED) and before != S.AWAITING_PAYMENT and not by_cash:
        order.refund_due = int(order.refund_due) + left_to_give_back(order)
    elif before == S.CANCELLED:
        order.refund_due = 0


def _settle_purchase(order: Order) -> None:
    """Cash is paid once every parcel that was not given up has arrived; nothing left to pay is not awaited."""
    purchase = order.purchase
    standing = [status for status in purchase.orders.values_list("status", flat=True) if status not in ENDED]
    arrived = bool(standing) and all(status in ARRIVED for status in standing)
    if purchase.method == Purchase.Method.COD and arrived and purchase.payment_state == PaymentState.CREATED:
        purchase.payment_state, purchase.paid_at = PaymentState.PAID, timezone.now()
        purchase.save(update_fields=["payment_state", "paid_at"])
    elif not standing and purchase.payment_state in (PaymentState.CREATED, PaymentState.PENDING):
        purchase.payment_state = PaymentState.EXPIRED
        purchase.save(update_fields=["payment_state"])


def _write_down(order: Order, before: str, after: str, kind: str, actor: Any, reason: str) -> None:
    change = order.status_changes.create(old_status=before, new_status=after)
    order_status_changed.send(sender=order, order=order, old_status=before, new_status=after)
    record(
        actor=actor, act="order.moved", subject=order.number, before=str(before), after=str(after),
        by=str(kind), reason=reason,
    )  # fmt: skip
    # of a payment, or of one that never came, one letter tells for all orders of the purchase
    lapsed = kind == Actor.CLOCK and before == S.AWAITING_PAYMENT
    # and of a return its own letters do
    if kind not in (Actor.MONEY, Actor.CLAIM) and not lapsed:
        tell_buyer_moved(order, change_pk=change.pk, reason=reason)
