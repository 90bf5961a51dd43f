"""What a lot was made of, as readers see it: each part with the producer and the lot that it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .models import Lot, Process, TransformationPart

MOST_HANDS = 5  # through which goods went from one cooperative to the next


def components(lots: Iterable[Lot]) -> dict[int, list[Lot]]:
    """The lots that went into each lot (by key); of goods that were only handed on the lot of whoever made them.

    One query where none was made of others; two more, and two for each time that they went from hand to hand.
    """
    keys = [lot.pk for lot in lots]
    first = _inputs(keys)
    parts = {key: [lot for lot, _handed in first.get(key, [])] for key in keys}
    for _hand in range(MOST_HANDS if first else 0):
        before = _inputs({lot.pk for each in parts.values() for lot in each})
        handed = {key: [lot for lot, is_handed in each if is_handed] for key, each in before.items()}
        if not any(handed.values()):
            break
        parts = {
            key: list(dict.fromkeys(maker for lot in each for maker in handed.get(lot.pk) or [lot]))
            for key, each in parts.items()
        }  # fmt: skip
    return parts


def _inputs(lots: Iterable[int]) -> dict[int, list[tuple[Lot, bool]]]:
    """What went into each, and whether it was only handed over."""
    outputs = TransformationPart.objects.filter(lot__in=list(lots), is_output=True)
    makes: dict[int, list[int]] = defaultdict(list)
    for transformation, lot in outputs.exclude(transformation__booked_at=None).values_list("transformation", "lot"):
        makes[transformation].append(lot)
    if not makes:
        return {}
    into = TransformationPart.objects.filter(is_output=False, transformation__in=makes)
    found: dict[int, list[tuple[Lot, bool]]] = defaultdict(list)
    for part in into.select_related("lot__product", "lot__producer__province", "transformation").order_by("pk"):
        for lot in makes[part.transformation_id]:
            found[lot].append((part.lot, part.transformation.process == Process.HANDING_OVER))
    return found
