"""An order in parcels: hand one over, say what became of it, give up what cannot be sent any more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..models import LineLot, Order, Parcel
from ..notes import tell_buyer_parcel, tell_buyer_rest_cancelled
from ..status import Actor, OrderStatus, may_move
from . import stock
from .moving import MoveRefused, allowed, enter, locked
from .packages import write_package
from .sending import close, give_back, send, units_of
from .stock import Units

S = OrderStatus
BY_SELLERS = (Actor.SELLER, Actor.STAFF)


@transaction.atomic
def ship_parcel(
    *, order: Order, units: Mapping[int, int] | None = None, carrier: str = "", tracking_number: str = "",
    seen: int | None = None, actor: User | None = None, actor_kind: str = Actor.SELLER,
) -> Parcel:  # fmt: skip
    """Hand over a parcel with `units` (`{line pk: units}`; None: all that is left); the order moves as far as it goes.

    `seen` is how many parcels the person saw: a second press finds one more and is refused. Raises ValidationError.
    """
    order = locked(order)
    allowed(order, S.SHIPPED, actor_kind)
    if seen is not None and order.parcels.count() != seen:
        raise MoveRefused(_("A parcel of this order has been handed over in the meantime; look again."))
    parcel = send(order, units, carrier, tracking_number)
    _write(parcel, "parcel.shipped", actor, actor_kind)
    whole = not any(line.left_to_send for line in order.lines.all())
    after = S.SHIPPED if whole else S.PARTLY_SHIPPED
    if order.status == after:
        order.save(update_fields=["carrier", "tracking_number"])
    else:
        enter(order, after, actor_kind=actor_kind, actor=actor)
    return parcel


@transaction.atomic
def deliver_parcel(*, parcel: Parcel, actor: User | None = None, actor_kind: str = Actor.SELLER) -> Parcel:
    """It has arrived; with the last of them the order has. Again does nothing."""
    order, parcel = _locked(parcel)
    if parcel.delivered_at is not None:
        return parcel
    _still_open(parcel, may_move(S.SHIPPED, S.DELIVERED, Actor(actor_kind)))
    close(parcel)
    _write(parcel, "parcel.delivered", actor, actor_kind)
    _arrive(order, actor_kind, actor)
    return parcel


@transaction.atomic
def refuse_parcel(
    *, parcel: Parcel, actor: User | None = None, actor_kind: str = Actor.SELLER, reason: str = ""
) -> Parcel:
    """Nobody took it: its goods come back into the store, and what was paid for them is owed back."""
    order, parcel = _locked(parcel)
    if parcel.refused_at is not None:
        return parcel
    _still_open(parcel, may_move(S.SHIPPED, S.REFUSED, Actor(actor_kind)))
    close(parcel, refused=True)
    write_package(order)
    give_back(order, units_of(parcel), key=f"parcel-{parcel.pk}")
    _write(parcel, "parcel.refused", actor, actor_kind, reason=reason)
    _arrive(order, actor_kind, actor, reason)
    order.refresh_from_db(fields=["status"])
    if order.status != S.REFUSED:
        tell_buyer_parcel(parcel, "refused")
    return parcel


@transaction.atomic
def cancel_rest(*, order: Order, reason: str, actor: User | None = None, actor_kind: str = Actor.SELLER) -> Order:
    """What is not sent yet will not be: it is for sale again, and exactly its price is owed back."""
    order = locked(order)
    if order.status != S.PARTLY_SHIPPED or actor_kind not in BY_SELLERS:
        raise MoveRefused(_("Only what is left of an order of which a part was sent can be given up."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; the buyer reads it.")})
    units = {line: line.left_to_send for line in stock.lines_of(order) if line.left_to_send}
    stock.release(units)
    for line, count in units.items():
        line.cancelled += count
        line.save(update_fields=["cancelled"])
        _free_lots(line.pk, count)
    write_package(order)
    owed = give_back(order, units, key="unsent")
    tell_buyer_rest_cancelled(order, units, owed=owed, reason=reason)
    record(actor=actor, act="order.rest_cancelled", subject=order.number, by=str(actor_kind), reason=reason, owed=owed)
    enter(order, S.SHIPPED, actor_kind=actor_kind, actor=actor, reason=reason)
    return _arrive(order, actor_kind, actor)


def _arrive(order: Order, kind: str, actor: Any, reason: str = "") -> Order:
    """Once all is sent and every parcel has its end, the order has: delivered, or refused where none was taken."""
    parcels = list(order.parcels.all())
    if order.status != S.SHIPPED or any(parcel.is_open for parcel in parcels):
        return order
    taken = any(parcel.delivered_at for parcel in parcels)
    return enter(order, S.DELIVERED if taken else S.REFUSED, actor_kind=kind, actor=actor, reason=reason)


def _locked(parcel: Parcel) -> tuple[Order, Parcel]:
    order = locked(parcel.order)
    parcel = Parcel.objects.select_for_update().get(pk=parcel.pk)
    parcel.order = order
    return order, parcel


def _still_open(parcel: Parcel, may: bool) -> None:
    # a parcel is delivered or refused while its order is on its way, whole or in part, and never afterwards
    if not may or not parcel.is_open or parcel.order.status not in (S.PARTLY_SHIPPED, S.SHIPPED):
        raise MoveRefused(_("This parcel has its end already."))


def _free_lots(line: int, count: int) -> None:
    """Units that stay in the store are in their lots again, the last named first."""
    for part in LineLot.objects.filter(line=line).order_by("-pk"):
        free = min(count, part.quantity)
        count -= free
        if free == part.quantity:
            part.delete()
        elif free:
            part.quantity -= free
            part.save(update_fields=["quantity"])


def _write(parcel: Parcel, act: str, actor: Any, kind: str, **more: Any) -> None:
    units: Units = units_of(parcel)
    record(
        actor=actor, act=act, subject=parcel.order.number, by=str(kind), parcel=parcel.pk,
        tracking=parcel.tracking_number, units=sum(units.values()), **more,
    )  # fmt: skip
