"""Packing: naming the lots that each line was filled from."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from traceability.models import Lot
from traceability.services import draw, lock_drawn, write_units

from ..models import Line, LineLot, Order
from ..status import Actor, OrderStatus
from .moving import locked, move_order
from .packages import write_package
from .stock import lot_key


@transaction.atomic
def pack_order(
    *,
    order: Order,
    lots: Mapping[int, Mapping[int, int]],
    actor: User | None = None,
    actor_kind: str = Actor.SELLER,
) -> Order:
    """Name the lots (`{line pk: {lot pk: units}}`) and move the order to packed.

    A line of goods that have lots is filled from lots entirely; other lines need none. Raises ValidationError with
    one sentence: a lot of other goods, recalled, past its date, or that holds less than is taken.
    """
    order = locked(order)
    _name_lots(order, lots, actor)
    return move_order(order=order, to=OrderStatus.PACKED, actor_kind=actor_kind, actor=actor)


@transaction.atomic
def swap_lots(
    *, order: Order, lots: Mapping[int, Mapping[int, int]], actor: User | None = None
) -> Order:  # fmt: skip
    """Name the lots of a packed order anew, as `pack_order` does: one of them was recalled, or put on hold.

    Raises ValidationError as `pack_order` does, or where the order is not packed, or has left in part.
    """
    order = locked(order)
    if order.status != OrderStatus.PACKED:
        raise ValidationError(_("Lots are named anew only for an order that is packed and of which nothing was sent."))
    _name_lots(order, lots, actor)
    record(actor=actor, act="order.lots_swapped", subject=order.number)
    return order


def _name_lots(order: Order, lots: Mapping[int, Mapping[int, int]], actor: User | None) -> None:
    """Write down which lots each line is filled from, draw their units and tell of the package; the order is locked."""
    lines = {line.pk: line for line in order.lines.select_related("product")}
    if set(lots) - set(lines):
        raise ValidationError(_("A line is not part of this order."))
    wanted = {lot for taken in lots.values() for lot in taken}
    found = lock_drawn((lot_key(line) for line in lines), lots=wanted)
    tracked = set(_tracked(order).values_list("product_id", flat=True))
    LineLot.objects.filter(line__order=order).delete()
    for line in lines.values():
        _fill(line, dict(lots.get(line.pk, {})), found, is_tracked=line.product_id in tracked, actor=actor)
    write_units(products=tracked)
    write_package(order, packed=True)


def _tracked(order: Order) -> object:
    return Lot.objects.published().filter(product__in=order.lines.values("product_id"))


def _fill(
    line: Line, taken: dict[int, int], found: dict[int, Lot], *, is_tracked: bool, actor: User | None
) -> None:  # fmt: skip
    taken = {lot: units for lot, units in taken.items() if units}
    if not taken and not is_tracked:
        return
    if sum(taken.values()) != line.quantity:
        raise ValidationError(
            _("“%(title)s”: the lots add up to %(taken)d, the order asks for %(wanted)d.")
            % {"title": line.title, "taken": sum(taken.values()), "wanted": line.quantity}
        )
    for lot_pk, units in taken.items():
        lot = found.get(lot_pk)
        _check(line, lot, units)
        LineLot.objects.create(line=line, lot=lot, quantity=units)
    draw(lots=taken, source_key=lot_key(line.pk), actor=actor)


def _check(line: Line, lot: Lot | None, units: int) -> None:
    if lot is None or lot.product_id != line.product_id or units < 0:
        raise ValidationError(_("“%(title)s” cannot be filled from this lot.") % {"title": line.title})
    past = lot.use_by is not None and lot.use_by < timezone.localdate()
    if lot.state != Lot.State.ACTIVE or past:
        raise ValidationError(
            _("Lot %(code)s may not be sold: it is recalled, on hold or past its date.") % {"code": lot}
        )
