"""Recalls and holds in the journeys of many lots: a step each, and its event in the chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from ..exchange.writing import event_json
from ..models import Lot, Recall, RecallLot, TraceEvent
from ..proof.journeys import stream_of
from ..proof.recording import Draft, append


def untold_lots(recall: Recall, most: int) -> list[RecallLot]:
    """Lots of a real recall whose journey does not say so yet."""
    return _rows(recall, most, event=None, is_told=False)


def tell_lots(recall: Recall, rows: list[RecallLot]) -> None:
    """Record them; the caller holds the recall's row, in a transaction."""
    for row in rows:
        row.event = TraceEvent(
            lot=row.lot, step=TraceEvent.Step.RECALL, happened_at=recall.off_sale_at or recall.opened_at,
            note=recall.reason, recorded_by=recall.opened_by,
        )  # fmt: skip
    tell_steps(row.event for row in rows if row.event)
    RecallLot.objects.bulk_update(rows, ["event"])


def uncorrected_lots(recall: Recall, most: int, **which: Lot) -> list[RecallLot]:
    """Lots of a withdrawn recall whose journey says that they are recalled, and not yet that it was withdrawn."""
    return _rows(recall, most, event__isnull=False, correction=None, **which)


def correct_lots(recall: Recall, rows: list[RecallLot]) -> None:
    """Declare the step of the recall wrong in each of their journeys; the caller holds the recall's row."""
    now = recall.withdrawn_at or timezone.now()
    for row in rows:
        row.correction = TraceEvent(
            lot=row.lot, step=TraceEvent.Step.CORRECTION, happened_at=now, corrects=row.event,
            note=recall.withdrawn_reason, recorded_by=recall.withdrawn_by,
        )  # fmt: skip
    tell_steps(row.correction for row in rows if row.correction)
    RecallLot.objects.bulk_update(rows, ["correction"])


def tell_steps(steps: Iterable[TraceEvent]) -> None:
    """Save steps of many lots, and put each into its cooperative's chain; chains grow in the order of cooperatives."""
    drafts = defaultdict(list)
    for step in steps:
        step.save()
        drafts[step.lot.producer].append(Draft(event_json(step), lots=[step.lot], trace_event=step))
    for maker in sorted(drafts, key=lambda one: one.pk):
        append(stream_of(maker), drafts[maker])


def _rows(recall: Recall, most: int, **which: object) -> list[RecallLot]:
    rows = recall.reached.filter(**which).select_related("lot__product", "lot__producer", "event__told")
    return list(rows.order_by("pk")[:most])
