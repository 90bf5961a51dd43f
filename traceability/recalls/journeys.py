"""The recall in the journeys of what was made of the lot, some at a time: a step each, and its event in the chain."""

from __future__ import annotations

from collections import defaultdict

from ..exchange.writing import event_json
from ..models import Lot, Recall, RecallLot, TraceEvent
from ..proof.journeys import stream_of
from ..proof.recording import Draft, append


def untold_lots(recall: Recall, most: int) -> list[RecallLot]:
    """Lots of a real recall whose journey does not say so yet."""
    rows = recall.reached.filter(event=None, is_told=False).select_related("lot__product", "lot__producer")
    return list(rows.order_by("pk")[:most])


def tell_lots(recall: Recall, rows: list[RecallLot]) -> None:
    """Record them; the caller holds the recall's row, in a transaction. Chains grow in the order of cooperatives."""
    drafts = defaultdict(list)
    for row in rows:
        drafts[row.lot.producer].append(_draft(recall, row))
    for maker in sorted(drafts, key=lambda one: one.pk):
        append(stream_of(maker), drafts[maker])
    RecallLot.objects.bulk_update(rows, ["event"])


def _draft(recall: Recall, row: RecallLot) -> Draft:
    lot: Lot = row.lot
    row.event = TraceEvent(
        lot=lot, step=TraceEvent.Step.RECALL, happened_at=recall.off_sale_at or recall.opened_at, note=recall.reason,
        recorded_by=recall.opened_by,
    )  # fmt: skip
    row.event.save()
    return Draft(event_json(row.event), lots=[lot], trace_event=row.event)
