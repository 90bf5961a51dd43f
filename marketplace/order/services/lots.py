"""Units that came back are in their lots again; which lots they were sent from stays written, for a recall."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from traceability.models import Lot
from traceability.services import came_back

from ..models import Line, LineLot
from .stock import Units, lot_key, write_lots


def free_lots(units: Units) -> None:
    """Units of a parcel that nobody took: the last named lots first, whatever may be sold of them."""
    for line, count in units.items():
        _back(list(_parts(line)), count)
    write_lots(units)


def restock_lots(line: Line, count: int) -> None:
    """Returned units go for sale again, in lots that may still be sold; goods without lots need none.

    Raises ValidationError where its lots cannot take so many.
    """
    parts = list(_parts(line))
    if not parts:
        return
    saleable = set(Lot.objects.saleable(on=timezone.localdate()).filter(pk__in=[part.lot_id for part in parts]))
    fitting = [part for part in parts if part.lot in saleable]
    if sum(part.quantity - part.back for part in fitting) < count:
        sentence = _(
            "“%(title)s” cannot go for sale again: its lot is recalled, on hold or past its date, or has these units "
            "back already. Choose “Thrown away”."
        )
        raise ValidationError(sentence % {"title": line.title})
    _back(fitting, count)


def _parts(line: Line) -> list[LineLot]:
    return list(LineLot.objects.filter(line=line).select_related("lot").order_by("-pk"))


def _back(parts: list[LineLot], count: int) -> None:
    for part in parts:
        units = min(count, part.quantity - part.back)
        if units:
            part.back += units
            part.save(update_fields=["back"])
            came_back(lot=part.lot_id, units=units, source_key=lot_key(part.line_id))
        count -= units
