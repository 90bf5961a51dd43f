"""From a journey's steps to their chain: each with the step itself, and what was recorded before there was a chain."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from marketplace.cooperatives.models import Cooperative

from ..exchange.writing import event_json
from ..models import EpcisEvent, Lot, Stream, TraceEvent
from .recording import Draft, append

AT_ONCE = 200


@transaction.atomic
def tell(step: TraceEvent) -> EpcisEvent:
    """Put one step into its cooperative's chain; call it in the transaction that records the step."""
    if step.corrects is not None and not EpcisEvent.objects.filter(trace_event=step.corrects).exists():
        tell(step.corrects)
    draft = Draft(event_json(step), lots=_told_of(step), trace_event=step)
    return append(stream_of(step.lot.producer), [draft])[0]


def _told_of(step: TraceEvent) -> list[Lot]:
    """The lot, and those that went into it: what became of them is part of their journey."""
    if step.transformation is None:
        return [step.lot]
    return [step.lot, *(part.lot for part in step.transformation.parts.filter(is_output=False).select_related("lot"))]


def tell_untold() -> int:
    """Chain every step that has no record yet, in the order of recording; returns how many. Safe to run again."""
    count = 0
    while True:
        untold = TraceEvent.objects.filter(told=None).order_by("pk")
        keys = list(untold.values_list("pk", flat=True)[:AT_ONCE])
        if not keys:
            return count
        for key in keys:
            count += _tell_old(key)


@transaction.atomic
def _tell_old(key: int) -> bool:
    steps = TraceEvent.objects.select_related("lot__product", "lot__producer", "facility__cooperative", "corrects")
    step = steps.get(pk=key)
    Stream.objects.select_for_update().get(pk=stream_of(step.lot.producer).pk)
    if EpcisEvent.objects.filter(trace_event=step).exists():
        return False
    tell(step)
    return True


def stream_of(cooperative: Cooperative) -> Stream:
    """A cooperative's chain; begun where it has none."""
    existing = Stream.objects.filter(cooperative=cooperative).first()
    if existing:
        return existing
    try:
        with transaction.atomic():
            return Stream.objects.create(name=f"coop:{cooperative.code}", cooperative=cooperative)
    except IntegrityError:  # somebody began it at the same moment
        return Stream.objects.get(cooperative=cooperative)
