"""From a lot back to the first lots that it was made of, and who grew or brought each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from . import balance
from .models import Lot, Movement, TransformationPart

STEPS_BACK = 20


@dataclass(frozen=True, slots=True)
class Producer:
    """Whose goods are in a lot, where they come from, and which share of what went in, by weight: 0 to 1."""

    name: str
    place: str
    share: Decimal

    @property
    def percent(self) -> int:
        """The share in whole percent; 0 for less than half of one."""
        return int((self.share * 100).quantize(Decimal(1)))


def origins_of(lot: Lot) -> list[tuple[Lot, Decimal]]:
    """The first lots behind a lot with their shares of it, together 1; the lot itself where nothing was made of others.

    One query for each transformation on the way. What is not weighed in one kind of unit is shared evenly.
    """
    open_ones, found = {lot: Decimal(1)}, defaultdict[Lot, Decimal](Decimal)
    for _step in range(STEPS_BACK):
        inputs = _inputs(open_ones)
        for first in [one for one in open_ones if one.pk not in inputs]:
            found[first] += open_ones.pop(first)
        further = defaultdict[Lot, Decimal](Decimal)
        for made, share in open_ones.items():
            for part, weight in _weights(inputs[made.pk]):
                further[part.lot] += share * weight
        open_ones = dict(further)
        if not open_ones:
            break
    return [*found.items(), *open_ones.items()]


def _inputs(lots: Iterable[Lot]) -> dict[int, list[TransformationPart]]:
    """What went into each of the lots that came out of a transformation, by the lot's key."""
    made = TransformationPart.objects.filter(is_output=True, lot__in=[lot.pk for lot in lots])
    outputs: dict[int, list[int]] = defaultdict(list)
    for transformation, lot in made.values_list("transformation", "lot"):
        outputs[transformation].append(lot)
    found: dict[int, list[TransformationPart]] = defaultdict(list)
    if outputs:
        parts = TransformationPart.objects.filter(is_output=False, transformation__in=outputs)
        for part in parts.select_related("lot__producer__province").prefetch_related("lot__areas__cooperative"):
            for lot in outputs[part.transformation_id]:
                found[lot].append(part)
    return found


def _weights(parts: Sequence[TransformationPart]) -> list[tuple[TransformationPart, Decimal]]:
    try:
        weighed = [(part, balance.convert(part.quantity, part.unit, parts[0].unit)) for part in parts]
    except balance.BalanceError:
        weighed = [(part, Decimal(1)) for part in parts]
    whole = sum((weight for _part, weight in weighed), Decimal(0))
    return [(part, weight / whole) for part, weight in weighed]


def traced(lot: Lot) -> tuple[list[tuple[Lot, Decimal]], list[Producer]]:
    """The lot's origins, and who grew, made or brought what it was made of, the greatest share first; nobody where it
    is its own producer alone. One query for a lot that was not made of others."""
    came = list(_came(lot.pk).filter(kind__in=(Movement.Kind.OUTPUT, Movement.Kind.RECEIVED)))
    if all(row.kind == Movement.Kind.RECEIVED for row in came):
        return [(lot, Decimal(1))], _producers([(lot, Decimal(1))], came)
    origins = origins_of(lot)
    received = _came(*(one.pk for one, _share in origins)).filter(kind=Movement.Kind.RECEIVED)
    return origins, _producers(origins, received)


def _came(*lots: int) -> QuerySet[Movement]:
    rows: QuerySet[Movement] = Movement.objects.filter(lot__in=lots).select_related("supplier__commune__province")
    return rows


def _producers(origins: Sequence[tuple[Lot, Decimal]], received: Iterable[Movement]) -> list[Producer]:
    brought = {row.lot_id: row for row in received}
    shares: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one, share in origins:
        row = brought.get(one.pk)
        name = row.why if row else one.producer.name
        place = f"{row.supplier.commune}, {row.supplier.commune.province}" if row and row.supplier else ""
        shares[name, place if row else str(one.producer.province)] += share
    if not brought and len(shares) < 2:
        return []
    return [Producer(*who, share) for who, share in sorted(shares.items(), key=lambda each: (-each[1], each[0]))]
