"""Appending to a chain: the one place where an event gets its record, under the lock of its stream."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from .. import chain
from ..exchange.reading import columns, names
from ..models import CaptureJob, DiaryEntry, EpcisEvent, EpcisName, Lot, Package, Stream, TraceEvent
from .keys import Signer, signer

BATCH = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that is to be recorded: EPCIS JSON with its eventID, the lots it tells of, whose word it is."""

    event: dict[str, Any]
    lots: Sequence[Lot] = ()
    trace_event: TraceEvent | None = None
    diary_entry: DiaryEntry | None = None
    package: Package | None = None
    job: CaptureJob | None = None


@transaction.atomic
def append(stream: Stream, drafts: Iterable[Draft]) -> list[EpcisEvent]:
    """Record events in their order at the end of a chain; who comes at the same time waits.

    Raises ChainError for what has no canonical form.
    """
    stream = Stream.objects.select_for_update().get(pk=stream.pk)
    signing = signer()
    now = _moment(stream)
    rows: list[EpcisEvent] = []
    told = list(drafts)
    for draft in told:
        rows.append(_row(stream, draft, signing, now))
        stream.length, stream.head = stream.length + 1, rows[-1].entry_hash
    EpcisEvent.objects.bulk_create(rows, batch_size=BATCH)
    EpcisName.objects.bulk_create(
        [EpcisName(event=row, role=role, uri=uri) for row, draft in zip(rows, told, strict=True)
         for role, uri in names(draft.event)], batch_size=BATCH,
    )  # fmt: skip
    through = EpcisEvent.lots.through
    through.objects.bulk_create(
        [through(epcisevent_id=row.pk, lot_id=lot.pk) for row, draft in zip(rows, told, strict=True)
         for lot in draft.lots], batch_size=BATCH,
    )  # fmt: skip
    stream.save(update_fields=["length", "head"])
    return rows


def as_record(row: EpcisEvent, stream: str) -> chain.Record:
    """The record of a row, as it is hashed."""
    moment = written_moment(row.record_time)
    return chain.Record(row.seq, stream, row.event_id, moment, row.body_sha256, row.prev)


def written_moment(moment: datetime.datetime) -> str:
    """A moment as records write it: UTC, with milliseconds."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="milliseconds")


def this_moment() -> datetime.datetime:
    """Now, with whole milliseconds, as it is written."""
    now = timezone.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def _moment(stream: Stream) -> datetime.datetime:
    """Now; never before the record that stands last."""
    now = this_moment()
    last = stream.events.order_by("-seq").values_list("record_time", flat=True).first()
    return max(now, last) if last else now


def _row(stream: Stream, draft: Draft, signing: Signer, now: datetime.datetime) -> EpcisEvent:
    body = {name: value for name, value in draft.event.items() if name not in ("eventID", "recordTime")}
    record = chain.Record(
        stream.length, stream.name, draft.event["eventID"], written_moment(now), chain.body_hash(body),
        stream.head or chain.GENESIS,
    )  # fmt: skip
    entry = chain.sign(record, signing.private, key_id=signing.key.kid)
    return EpcisEvent(
        stream=stream, seq=record.seq, event_id=record.event_id, record_time=now, body_sha256=record.body_sha256,
        prev=record.prev, entry_hash=entry.entry_hash, signature=entry.signature, key=signing.key,
        body=chain.canonical(body).decode(), trace_event=draft.trace_event, diary_entry=draft.diary_entry,
        package=draft.package, job=draft.job, correspondent=draft.job.correspondent if draft.job else None,
        **columns(body),
    )  # fmt: skip


def document_of(row: EpcisEvent) -> dict[str, Any]:
    """The event as it is given to others: what was hashed, with its eventID and the time of its recording."""
    event: dict[str, Any] = json.loads(row.body)
    return event | {"eventID": row.event_id, "recordTime": written_moment(row.record_time)}
