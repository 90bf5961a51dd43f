"""Cooperatives at their desks: they accept, pack, send, and sometimes cannot. Killed in the middle like everybody."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from django.core.exceptions import ValidationError

from marketplace.order.models import Order
from marketplace.order.services import (
    cancel_rest,
    deliver_parcel,
    move_order,
    pack_order,
    refuse_parcel,
    ship_parcel,
)
from marketplace.order.status import Actor, OrderStatus

from .scene import Scene

S = OrderStatus


def sell(scene: Scene, number: int) -> None:
    """Do the next thing for one order after the other, until this process is ended."""
    dice = scene.dice("keeper", number, time.monotonic())
    while True:
        time.sleep(dice.uniform(0.05, 0.3))
        waiting = list(Order.objects.filter(status__in=NEXT).values_list("pk", flat=True))
        if not waiting:
            continue
        order = Order.objects.get(pk=dice.choice(waiting))
        try:
            NEXT[S(order.status)](order, dice) if order.status in NEXT else None
        except ValidationError:  # somebody else was quicker: a sentence, and nothing done
            continue
        except Exception:
            scene.complain_of_exception(f"a keeper, {order.status}")


def _answer(order: Order, dice: Random) -> None:
    after = S.CONFIRMED if dice.random() < 0.85 else S.CANCELLED
    move_order(order=order, to=after, actor_kind=Actor.SELLER, reason="Hết hàng")


def _pack(order: Order, dice: Random) -> None:
    if dice.random() < 0.1:
        move_order(order=order, to=S.CANCELLED, actor_kind=Actor.SELLER, reason="Hỏng mất rồi")
    else:
        pack_order(order=order, lots={})


def _send(order: Order, dice: Random) -> None:
    """All, or one unit of each line first."""
    some = {line.pk: min(1, line.left_to_send) for line in order.lines.all()}
    ship_parcel(order=order, units=some if dice.random() < 0.4 else None, tracking_number=f"MH{order.pk}")


def _send_the_rest(order: Order, dice: Random) -> None:
    if dice.random() < 0.3:
        cancel_rest(order=order, reason="Hết hàng")
    else:
        ship_parcel(order=order)


def _arrive(order: Order, dice: Random) -> None:
    for parcel in order.parcels.filter(delivered_at=None, refused_at=None):
        refuse_parcel(parcel=parcel) if dice.random() < 0.15 else deliver_parcel(parcel=parcel)


NEXT: dict[OrderStatus, Callable[[Order, Random], None]] = {
    S.AWAITING_ACCEPTANCE: _answer, S.CONFIRMED: _pack, S.PACKED: _send, S.PARTLY_SHIPPED: _send_the_rest,
    S.SHIPPED: _arrive,
}  # fmt: skip
