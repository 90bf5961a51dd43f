"""What stands on the slip of one parcel: what lies in it, and what this parcel is to collect."""

from __future__ import annotations

from dataclasses import dataclass

from marketplace.order.models import Line, Order, Parcel
from marketplace.order.services.sending import to_collect


@dataclass(frozen=True, slots=True)
class Slip:
    """Lines with their units; `collect` in đồng, 0 where nothing is asked at the door (any more)."""

    lines: list[tuple[Line, int]]
    collect: int
    tracking: str = ""


def slip_of(order: Order, parcel: Parcel | None = None) -> Slip:
    """Of a parcel that was handed over; without one of all that is still to be sent, or else of the last parcel."""
    lines = {line.pk: line for line in order.lines.all()}
    left = {line: line.left_to_send for line in lines.values() if line.left_to_send}
    if parcel is None and left:
        return Slip(list(left.items()), to_collect(order, left))
    parcel = parcel or order.parcels.order_by("pk").last()
    if parcel is None:
        return Slip([], 0)
    units = [(lines[part.line_id], part.quantity) for part in parcel.lines.order_by("line_id")]
    return Slip(units, int(parcel.to_collect) if parcel.is_open else 0, parcel.tracking_number)
