"""The lock of lots, and what is booked under it: every act on a balance goes through here."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from catalogue.measures import unit_after
from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Supplier

from .. import balance
from ..holdings import holdings, opening
from ..models import Lot, Movement, UnitMove
from .for_sale import write_units

OUT = (Movement.Kind.SOLD_LOOSE, Movement.Kind.DESTROYED, Movement.Kind.SAMPLED)


def lock(keys: Iterable[int]) -> dict[int, Lot]:
    """The lots' rows, locked in the order of their keys, so that nobody waits in a ring; take all of an act at once.

    A lot that the shop before this one opened gets its first movement here.
    """
    rows = Lot.objects.select_for_update(of=("self",)).select_related("product", "producer")
    lots = {lot.pk: lot for lot in rows.filter(pk__in=set(keys)).order_by("pk")}
    for lot in lots.values():
        if not lot.unit:
            _open(lot)
    return lots


def _open(lot: Lot) -> None:
    made, (lot.unit, lot.content) = opening(lot), lot.measure
    lot.save(update_fields=["unit", "content"])
    if made and not lot.movements.exists():
        book(lot, Movement.Kind.MADE, made, lot.unit, source_key="opening")


def book(
    lot: Lot, kind: str, quantity: Decimal, unit: str, *,
    source_key: str = "", why: str = "", actor: User | None = None, supplier: Supplier | None = None,
) -> Movement:  # fmt: skip
    """Book one movement of a locked lot. Raises ValidationError with one sentence where the balance forbids it."""
    refuse_misfit(lot, kind, quantity, unit)
    movement = Movement(
        lot=lot, kind=kind, quantity=quantity, unit=unit, source_key=source_key, why=why, recorded_by=actor,
        supplier=supplier,
    )  # fmt: skip
    movement.full_clean()
    movement.save()
    return movement


def refuse_misfit(lot: Lot, kind: str, quantity: Decimal, unit: str) -> None:
    """Raises ValidationError with one sentence where the balance of a locked lot forbids such a movement."""
    try:
        new = balance.Movement(balance.Kind(kind), quantity, unit)
        balance.after(holdings([lot])[lot.pk].moves, new, lot.measure[0])
    except balance.BalanceError as fault:
        raise refusal(fault) from fault


def refusal(fault: balance.BalanceError) -> ValidationError:
    """The sentence of the pure arithmetic, in the reader's language and with the reader's decimals."""
    params = {name: _as_read(value) for name, value in fault.params.items()}
    return ValidationError(_(fault.message) % params, code=fault.code)


def _as_read(value: str) -> str:
    is_number = value.replace(".", "", 1).lstrip("-").isdecimal()
    return str(number_format(value)) if is_number else unit_after(Decimal(2), value)  # what is no number is a unit


def pack(lot: Lot, units: int, *, source_key: str, actor: User | None = None) -> None:
    """Pack so many units of a locked lot for sale. Raises ValidationError where its balance does not fill them."""
    if not lot.content:
        raise ValidationError(_("Goods of lot %(code)s are loose: none of it is packed for sale.") % {"code": lot})
    free = holdings([lot])[lot.pk]
    left = free.units - free.shelf
    if units > left:
        raise ValidationError(_("The lot fills at most %(left)d more units.") % {"left": left}, code="exceeds")
    book(lot, Movement.Kind.PACKED, units * lot.content, lot.unit, source_key=source_key, actor=actor)
    move_units(lot, UnitMove.Kind.PACKED, shelf=units, source_key=source_key, actor=actor)


def move_units(
    lot: Lot, kind: str, *, shelf: int = 0, waiting: int = 0,
    source_key: str = "", why: str = "", actor: User | None = None,
) -> None:  # fmt: skip
    """Write down what became of packed units of a locked lot."""
    move = UnitMove(lot=lot, kind=kind, shelf=shelf, waiting=waiting, source_key=source_key, why=why, recorded_by=actor)
    move.full_clean()
    move.save()


def take_units(lot: Lot, kind: str, units: int, *, source_key: str, why: str = "", actor: User | None = None) -> None:
    """Take units of a locked lot from its shelf, packing first what is not packed yet.

    Raises ValidationError where it does not fill so many.
    """
    held = holdings([lot])[lot.pk]
    if units > held.units:
        sentence = _("Lot %(code)s has only %(left)d left.")
        raise ValidationError(sentence % {"code": lot, "left": held.units}, code="exceeds")
    if units > held.shelf:
        pack(lot, units - held.shelf, source_key=source_key, actor=actor)
    waiting = units if kind == UnitMove.Kind.DRAWN else 0
    move_units(lot, kind, shelf=-units, waiting=waiting, source_key=source_key, why=why, actor=actor)


@transaction.atomic
def take_out(
    *, lot: Lot, kind: str, quantity: Decimal, why: str, actor: User | None, unit: str = "", source_key: str = ""
) -> Lot:
    """Sell loose, destroy or sample: `quantity` in `unit`, or in units for sale where no unit is given.

    Raises ValidationError with one sentence for more than the lot holds, without a reason, for half a unit.
    """
    if kind not in OUT:
        raise ValidationError({"kind": _("Choose what happened to it.")})
    if not why.strip():
        raise ValidationError({"why": _("Say why in a few words.")})
    lot = lock([lot.pk])[lot.pk]
    try:
        if unit:
            book(lot, kind, quantity, unit, source_key=source_key, why=why.strip(), actor=actor)
        elif quantity <= 0 or quantity != int(quantity):
            raise ValidationError(_("Units for sale are whole: write a whole number."))
        else:
            take_units(lot, kind, int(quantity), source_key=source_key, why=why.strip(), actor=actor)
    except ValidationError as fault:
        raise ValidationError({"quantity": fault.messages}) from fault
    record(
        actor=actor, act=f"lot.{kind}", subject=lot.code, quantity=str(quantity), unit=unit or "units", why=why.strip()
    )
    write_units(products=[lot.product_id])
    return lot
