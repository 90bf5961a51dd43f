"""Readings of purchases and orders; each `…_for` fetches and authorises at once, and is 404 for a stranger."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative
from traceability.models import Lot

from .models import Line, LineLot, Order, Parcel, Purchase
from .numbers import tidy_number
from .status import Actor, OrderStatus, moves_for


def _lines() -> QuerySet[Line]:
    lots = Prefetch("lots", LineLot.objects.select_related("lot"))
    return Line.objects.select_related("product__listing", "stockrecord").prefetch_related(lots).order_by("pk")


def _orders() -> QuerySet[Order]:
    orders = Order.objects.select_related("cooperative__province", "cooperative__commune").order_by("pk")
    return orders.prefetch_related(Prefetch("lines", _lines()), "status_changes")


def whole_purchases() -> QuerySet[Purchase]:
    """Purchases with their orders, lines, lots and address: a handful of queries whatever the number of rows."""
    purchases = Purchase.objects.select_related("shipping_address__commune__province", "user")
    return purchases.prefetch_related(Prefetch("orders", _orders()))


def purchase_for(number: str, *, user: Any = None, granted: Collection[str] = ()) -> Purchase:
    """The purchase `number` for its owner or a visit that holds it; Http404 for everybody else."""
    number = tidy_number(number)
    purchase = whole_purchases().prefetch_related("orders__parcels__lines__line").filter(number=number).first()
    if purchase is None:
        raise Http404
    owns = user is not None and user.is_authenticated and purchase.user_id == user.pk
    if not owns and number not in granted:
        raise Http404
    return purchase


def find_purchase(*, number: str, phone: str) -> Purchase | None:
    """The purchase of this number (in any spelling) and this phone (E.164); None where the two do not agree."""
    return Purchase.objects.filter(number=tidy_number(number), buyer_phone=phone).first()


def purchases_of(user: User) -> QuerySet[Purchase]:
    """What this buyer bought, newest first, with orders and sellers for a list."""
    orders = Order.objects.select_related("cooperative").prefetch_related("lines").order_by("pk")
    return Purchase.objects.filter(user=user).prefetch_related(Prefetch("orders", orders)).order_by("-placed_at")


def orders_of(cooperative: Cooperative) -> QuerySet[Order]:
    """What one cooperative has to send or has sent, newest first; never another's lines."""
    related = ("purchase__shipping_address__commune__province", "cooperative")
    orders = Order.objects.filter(cooperative=cooperative).select_related(*related)
    return orders.prefetch_related(Prefetch("lines", _lines())).order_by("-date_placed")


def order_of(cooperative: Cooperative, number: str) -> Order:
    """One order of this cooperative; Http404 where it is another's."""
    orders = orders_of(cooperative).prefetch_related("status_changes", "parcels__lines__line")
    order = orders.filter(number=number).first()
    if order is None:
        raise Http404
    return order


def waiting_for(cooperative: Cooperative) -> QuerySet[Order]:
    """Orders on which the cooperative must act now: accept, pack, ship."""
    states = [
        OrderStatus.AWAITING_ACCEPTANCE, OrderStatus.CONFIRMED, OrderStatus.PACKED, OrderStatus.PARTLY_SHIPPED
    ]  # fmt: skip
    return orders_of(cooperative).filter(status__in=states)


def must_be_packed_anew(order: Order) -> bool:
    """Whether it lies packed from a lot that was recalled or put on hold since; no query where lots were fetched."""
    stopped = (Lot.State.RECALLED, Lot.State.ON_HOLD)
    parts = (part for line in order.lines.all() for part in line.lots.all())
    return order.status == OrderStatus.PACKED and any(part.lot.state in stopped for part in parts)


def parcel_of(order: Order, pk: int) -> Parcel:
    """One parcel of an order that was fetched for this person; Http404 for another's."""
    parcel = order.parcels.filter(pk=pk).first()
    if parcel is None:
        raise Http404
    parcel.order = order
    return parcel


def silent_orders(now: datetime.datetime | None = None) -> QuerySet[Order]:
    """Orders that their cooperative should have accepted by now, the longest overdue first."""
    due = Order.objects.filter(status=OrderStatus.AWAITING_ACCEPTANCE, accept_before__lt=now or timezone.now())
    return due.select_related("cooperative", "purchase").order_by("accept_before", "pk")


def late_parcels(now: datetime.datetime | None = None) -> QuerySet[Parcel]:
    """Parcels that should have arrived and of which nobody has heard, the longest expected first."""
    open_ones = Parcel.objects.filter(delivered_at=None, refused_at=None, expected_by__lt=now or timezone.now())
    return open_ones.select_related("order__cooperative", "order__purchase").order_by("expected_by", "pk")


def can_cancel(order: Order) -> bool:
    """Whether the buyer may still give it up."""
    return OrderStatus.CANCELLED in moves_for(order.status, Actor.BUYER)


def refunds_due() -> QuerySet[Order]:
    """Orders whose money must be paid back by a person."""
    return Order.objects.filter(refund_due__gt=0).select_related("purchase", "cooperative").order_by("pk")


def lots_for(line: Line, *, day: datetime.date | None = None) -> QuerySet[Lot]:
    """Lots from which a line may be filled, the first to expire first; lots without a date last."""
    saleable = Lot.objects.filter(product_id=line.product_id).saleable(on=day or timezone.localdate())
    return saleable.order_by(F("use_by").asc(nulls_last=True), "made_on", "pk")


def unpaid_until(now: datetime.datetime) -> QuerySet[Purchase]:
    """Purchases whose deadline has passed without the money."""
    overdue = Q(pay_before__lt=now, orders__status=OrderStatus.AWAITING_PAYMENT)
    return Purchase.objects.filter(overdue).distinct().order_by("pk")


def way_forward(order: Order) -> list[OrderStatus]:
    """The usual states of such an order from placing to arrival, for its timeline."""
    is_cod = order.purchase.method == Purchase.Method.COD
    start = OrderStatus.AWAITING_ACCEPTANCE if is_cod else OrderStatus.AWAITING_PAYMENT
    return [start, OrderStatus.CONFIRMED, OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.DELIVERED]
