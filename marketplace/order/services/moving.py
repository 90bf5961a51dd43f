"""The one mover of orders: who may, what it does to stock, money and messages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.apps.order.exceptions import UnableToPlaceOrder
from oscar.apps.order.signals import order_status_changed

from catalogue.models import ListingRow
from catalogue.services import count_sales
from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.partner.models import StockRecord
from marketplace.partner.services import push_listings

from ..journal import book_move, book_owed_back, book_paid
from ..messages import tell_buyer_moved
from ..models import Line, Order, Purchase
from ..status import ARRIVED, ENDED, HOLDING, Actor, OrderStatus, PaymentState, may_move

S = OrderStatus


class MoveRefused(ValidationError):
    """The order does not go from here to there, or not by this person."""


@transaction.atomic
def move_order(
    *, order: Order, to: str, actor_kind: str, actor: User | None = None, reason: str = "",
    carrier: str = "", tracking_number: str = "",
) -> Order:  # fmt: skip
    """Move one order and do what the move means for stock, money and messages. Moving it to where it is does nothing.

    `carrier` and `tracking_number` are kept when it ships. Raises MoveRefused with one sentence.
    """
    order = locked(order)
    if order.status == to:
        return order
    before, after = OrderStatus(order.status), OrderStatus(to)
    if not may_move(before, after, Actor(actor_kind)):
        raise MoveRefused(
            _("Order %(number)s is “%(before)s” and cannot become “%(after)s” now.")
            % {"number": order.number, "before": before.label, "after": after.label}
        )
    _move_stock(order, before, after)
    _move_money(order, before, after)
    if after in (S.SHIPPED, S.PARTLY_SHIPPED):
        order.carrier, order.tracking_number = carrier or order.carrier, tracking_number or order.tracking_number
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


def cancel_by_buyer(*, order: Order, actor: User | None = None) -> list[Order]:
    """The buyer gives an order up, until it is packed; answers what was cancelled.

    While one payment for the whole purchase is awaited its orders stand and fall together.
    """
    together = [order]
    if order.status == S.AWAITING_PAYMENT and settings.SETTLEMENT == "platform":
        together = list(order.purchase.orders.filter(status=S.AWAITING_PAYMENT).order_by("pk"))
    with transaction.atomic():
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


def _move_stock(order: Order, before: OrderStatus, after: OrderStatus) -> None:
    """Release, hold again, consume or restock; stock rows in the order of their keys."""
    lines = list(order.lines.select_related("product__product_class").order_by("stockrecord_id"))
    kept = [line for line in lines if line.stockrecord_id]
    records = {r.pk: r for r in StockRecord.objects.select_for_update().filter(pk__in=[k.stockrecord_id for k in kept])}
    moved = []
    for line in kept:
        stock = records[line.stockrecord_id]
        stock.product = line.product
        # units that nobody counts are neither held nor consumed
        if stock.num_in_stock is not None and _move_units(stock, line, before, after):
            moved.append(stock)
    push_listings(stockrecords=moved)
    _count(kept, before, after)


def _count(lines: list[Line], before: OrderStatus, after: OrderStatus) -> None:
    """By what is bought and kept, lists sort "most bought"."""
    sign = 1 if before == S.CANCELLED else -1
    if sign == 1 or after in (S.CANCELLED, S.REFUSED):
        count_sales(quantities={line.product_id: sign * line.quantity for line in lines})


def _move_units(stock: StockRecord, line: Line, before: OrderStatus, after: OrderStatus) -> bool:
    if before == S.CANCELLED:
        stock.allocate(line.quantity)
    elif after == S.CANCELLED and before in HOLDING:
        stock.cancel_allocation(line.quantity)
    elif after == S.SHIPPED:
        stock.consume_allocation(line.quantity)
        _count_sold(line, line.quantity)
    elif after == S.REFUSED:
        StockRecord.objects.filter(pk=stock.pk).update(num_in_stock=F("num_in_stock") + line.quantity)
        _count_sold(line, -line.quantity)
    else:
        return False
    return True


def _count_sold(line: Line, units: int) -> None:
    ListingRow.objects.filter(product_id=line.product_id).update(sold=Greatest(F("sold") + units, 0))


def _move_money(order: Order, before: OrderStatus, after: OrderStatus) -> None:
    """What was paid for an order that is not sent is owed back; a person pays it back and says so."""
    by_cash = order.purchase.method == Purchase.Method.COD
    if after in (S.CANCELLED, S.REFUSED) and before != S.AWAITING_PAYMENT and not by_cash:
        order.refund_due = order.total_incl_tax
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
