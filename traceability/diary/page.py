"""What a lot's page tells of the field: who grew it with which share, what was written, what came too early."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Min
from django.urls import reverse

from ..models import DiaryEntry, Lot
from ..origins import Producer, traced
from .intervals import Wait
from .selectors import Season, entries_in, seasons


@dataclass(frozen=True, slots=True)
class Grown:
    """Of one lot; `told` has `count`, `first` and `last` of the diary's entries."""

    producers: Sequence[Producer] = ()
    seasons: Sequence[Season] = ()
    told: Mapping[str, Any] = field(default_factory=dict)
    url: str = ""

    @property
    def early(self) -> list[tuple[DiaryEntry, Wait]]:
        """Harvests within a pre-harvest interval."""
        return [each for season in self.seasons for each in season.early]


def field_of(lot: Lot, *, is_mixed: bool = True) -> Grown:
    """Three queries, however long the diary is, and more for what the lot was made of.

    `is_mixed` is False where it is known that it was neither received nor made of others.
    """
    origins, producers = traced(lot) if is_mixed else ([(lot, Decimal(1))], [])
    pairs = [(area, one.made_on) for one, _share in origins for area in one.areas.all()]
    found = seasons(pairs)
    told: dict[str, Any] = {"count": 0}
    if found:
        days = {"first": Min("happened_on"), "last": Max("happened_on")}
        told = entries_in(found).order_by().aggregate(count=Count("pk"), **days)
    url = reverse("traceability:lot-diary", kwargs={"code": lot.code})
    return Grown(producers, found, told, url)
