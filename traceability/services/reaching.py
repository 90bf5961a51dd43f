"""A lot with all that was made of it, locked: who makes more of it at the same moment is found, or waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Lot
from ..selectors import descendants
from .balances import lock

Answer = TypeVar("Answer")
TRIES = 5


class Grown(Exception):
    """Something more was made of the lot while its rows were being locked."""


def reach(lot: Lot) -> dict[int, int]:
    """The lot and all that was made of it, by key, with how many steps away."""
    return {lot.pk: 0, **descendants(lot)}


def lock_reach(lot: Lot) -> tuple[dict[int, Lot], dict[int, int]]:
    """The rows of what `reach` finds, locked, and what it finds then. Raises Grown; call it inside `until_still`."""
    lots = lock(reach(lot))
    reached = reach(lot)
    if reached.keys() - lots.keys():
        raise Grown
    return lots, reached


def until_still(act: Callable[[], Answer]) -> Answer:
    """Do an act of its own transaction, again where more was made meanwhile. Raises ValidationError at last."""
    for _attempt in range(TRIES):
        try:
            return act()
        except Grown:
            continue
    raise ValidationError(_("Goods are being made of this lot at this moment. Please press again."))
