"""Units of lots that go into orders, named by the key of what they belong to; never by who bought.

Whoever draws calls `lock` or `lock_drawn` first, before any row of stock is locked: lots come before stock everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Min, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User

from ..holdings import holdings
from ..models import Lot, UnitMove
from .balances import lock, move_units, take_units

Kind = UnitMove.Kind


def lock_drawn(keys: Iterable[str], *, lots: Iterable[int] = (), products: Iterable[int] = ()) -> dict[int, Lot]:
    """Lock the lots that units were drawn from under these keys, with other lots and whole products', all in order."""
    drawn = _moves(keys).values_list("lot", flat=True)
    of_products = Lot.objects.saleable(on=timezone.localdate()).filter(product__in=list(products))
    return lock({*lots, *drawn, *of_products.values_list("pk", flat=True)})


@transaction.atomic
def draw(*, lots: Mapping[int, int], source_key: str, actor: User | None = None) -> None:
    """Take units (`{lot key: units}`) into an order; what it drew before and has not sent goes back first.

    Raises ValidationError with one sentence where a lot does not fill so many.
    """
    found = lock_drawn([source_key], lots=lots)
    put_back(units={source_key: sum(waiting for _lot, waiting in _drawn(source_key))}, actor=actor)
    for key, units in sorted(lots.items()):
        take_units(found[key], Kind.DRAWN, units, source_key=source_key, actor=actor)


@transaction.atomic
def hand_over(*, units: Mapping[str, int], actor: User | None = None) -> None:
    """So many units under each key have left, those drawn first before the others.

    Raises ValidationError where some of them are of a lot that was recalled or put on hold since they were packed.
    """
    found = lock_drawn(units)
    for key, count in units.items():
        for lot, waiting in _drawn(key):
            gone = min(count, waiting)
            count -= gone
            if gone:
                _refuse_stopped(found[lot])
                move_units(found[lot], Kind.LEFT, waiting=-gone, source_key=key, actor=actor)


def _refuse_stopped(lot: Lot) -> None:
    if lot.state in (Lot.State.RECALLED, Lot.State.ON_HOLD):
        sentence = _("Lot %(code)s is recalled or on hold: these goods must not be sent. Take another lot instead.")
        raise ValidationError(sentence % {"code": lot}, code="stopped")


@transaction.atomic
def put_back(*, units: Mapping[str, int], actor: User | None = None) -> None:
    """So many units under each key are not sent: on the shelves of their lots again, those drawn last first."""
    found = lock_drawn(units)
    for key, count in units.items():
        for lot, waiting in reversed(_drawn(key)):
            back = min(count, waiting)
            count -= back
            if back:
                move_units(found[lot], Kind.PUT_BACK, shelf=back, waiting=-back, source_key=key, actor=actor)


@transaction.atomic
def came_back(*, lot: int, units: int, source_key: str, actor: User | None = None) -> None:
    """Units of one lot (by key) that were sent are on its shelf again, whatever may be sold of it."""
    move_units(lock([lot])[lot], Kind.CAME_BACK, shelf=units, source_key=source_key, actor=actor)


@transaction.atomic
def send_any(*, units: Mapping[int, int], source_key: str, actor: User | None = None) -> dict[int, int]:
    """Send units of products (`{product key: units}`), the lots that expire first before the others.

    Answers how many of which lots (by key). Goods without lots are left alone. Raises ValidationError where their
    lots do not fill so many.
    """
    found = lock_drawn([], products=units)
    tracked = set(Lot.objects.published().filter(product__in=list(units)).values_list("product", flat=True))
    sent = {}
    for product in sorted(tracked):
        count = units[product]
        for held in _soonest(lot for lot in found.values() if lot.product_id == product):
            taken = min(count, holdings([held])[held.pk].units)
            count -= taken
            if taken:
                sent[held.pk] = taken
                take_units(held, Kind.DRAWN, taken, source_key=source_key, actor=actor)
                move_units(held, Kind.LEFT, waiting=-taken, source_key=source_key, actor=actor)
        if count:
            raise ValidationError(_("The lots on sale do not fill %(count)d more of these units.") % {"count": count})
    return sent


def _soonest(lots: Iterable[Lot]) -> list[Lot]:
    return sorted(lots, key=lambda lot: (lot.use_by is None, lot.use_by or lot.made_on, lot.made_on, lot.pk))


def _moves(keys: Iterable[str]) -> QuerySet[UnitMove]:
    # what was packed because it was needed stands under the same key
    return UnitMove.objects.filter(source_key__in=list(keys)).exclude(kind=Kind.PACKED)


def _drawn(key: str) -> list[tuple[int, int]]:
    """Lots that were drawn from, the first one first, with the units that wait."""
    rows = _moves([key]).order_by().values("lot").annotate(waits=Sum("waiting"), first=Min("pk"))
    return [(row["lot"], row["waits"]) for row in rows.order_by("first")]
