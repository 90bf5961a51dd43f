"""What must hold of chains, balances and units for sale: see `marketplace.ledger.checking`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.dateparse import parse_datetime

from marketplace.ledger.checking import check
from marketplace.partner.models import StockRecord

from . import chain, epcis
from .holdings import holdings
from .models import DailyRoot, DiaryEntry, EpcisEvent, Lot, Stream, TraceEvent
from .proof import roots
from .proof.keys import public_keys
from .proof.recording import as_record, document_of
from .services.for_sale import units_of

AT_ONCE = 500


@check("chain")
def every_chain_verifies() -> Iterator[str]:
    """Each record follows the one before it, is signed by a key in use, and is the hash of its event."""
    keys = public_keys()
    for stream in Stream.objects.iterator():
        yield from _faults(stream, keys)


def _faults(stream: Stream, keys: dict[str, chain.Key]) -> Iterator[str]:
    rows = stream.events.order_by("seq").select_related("key").iterator(chunk_size=AT_ONCE)
    last: chain.Record | None = None
    while part := list(islice(rows, AT_ONCE)):
        entries = [chain.Entry(as_record(row, stream.name), row.entry_hash, row.signature, row.key.kid) for row in part]
        events = {row.entry_hash: _document(row) for row in part}
        for fault in chain.faults(entries, keys, events, after=last):
            yield f"{stream.name} record {fault.seq}: {fault.code} is wrong"
        last = entries[-1].record
    stands = (last.seq + 1, last.entry_hash) if last else (0, "")
    if stands != (stream.length, stream.head):
        yield f"{stream.name} has {stands[0]} records, its head says {stream.length}"


@check("chain")
def every_root_stands() -> Iterator[str]:
    """Each day's root holds on to the one before, and is the root over records that still stand."""
    prev = chain.GENESIS
    for root in DailyRoot.objects.order_by("day").select_related("key").iterator():
        if (root.prev, root.entry_hash) != (prev, roots.hash_of(root)):
            yield f"the root of {root.day} was changed, or one before it is gone"
        if root.root != chain.merkle_root(roots.leaves(root.heads)).hex():
            yield f"the root of {root.day} is not that of its heads"
        for start in range(0, len(root.heads), AT_ONCE):
            heads = root.heads[start : start + AT_ONCE]
            standing = EpcisEvent.objects.filter(entry_hash__in=[head[2] for head in heads])
            known = set(standing.values_list("stream__name", "seq", "entry_hash"))
            for head in heads:
                if tuple(head) not in known:
                    yield f"the root of {root.day} knows another record {head[1]} of {head[0]}"
        prev = root.entry_hash


@check("chain")
def every_step_is_in_its_chain() -> Iterator[str]:
    """What a lot's page says of a step is what was recorded of it."""
    for step in TraceEvent.objects.filter(told=None).select_related("lot").order_by("pk").iterator():
        yield f"step {step.pk} of lot {step.lot} is in no chain"
    told = EpcisEvent.objects.exclude(trace_event=None).select_related("trace_event__lot").order_by("pk")
    for row in told.iterator():
        if row.trace_event and not _says_the_same(row.trace_event, _document(row)):
            yield f"step {row.trace_event_id} of lot {row.trace_event.lot} is not what was recorded of it"


@check("chain")
def every_diary_is_in_its_chain() -> Iterator[str]:
    """What a diary says is what was recorded of it."""
    for entry in DiaryEntry.objects.filter(told=None).select_related("area").order_by("pk").iterator():
        if not (entry.never_happened and entry.corrects.corrections.filter(never_happened=True, pk__lt=entry.pk)):
            yield f"entry {entry.pk} of the diary of {entry.area.code} is in no chain"
    told = EpcisEvent.objects.filter(diary_entry__isnull=False, is_declared_wrong=False).order_by("pk")
    for row in told.select_related("diary_entry").iterator():
        if not _says_of_the_field(row.diary_entry, _document(row)):
            yield f"entry {row.diary_entry_id} of a diary is not what was recorded of it"


def _says_of_the_field(entry: Any, body: dict[str, Any]) -> bool:
    own = f"{epcis.PREFIX}:"
    said = (body.get(f"{own}step"), body.get("eventTime", "")[:10], body.get(f"{own}preHarvestDays"))
    return said == (entry.kind, entry.happened_on.isoformat(), entry.interval_days)


@check("stock")
def no_lot_gives_more_than_it_holds() -> Iterator[str]:
    """Out is never more than in, and no shelf holds fewer packed units than none."""
    rows = Lot.objects.select_related("product").order_by("pk").iterator(chunk_size=AT_ONCE)
    while part := list(islice(rows, AT_ONCE)):
        for held in holdings(part).values():
            if held.balance.available < 0:
                yield f"lot {held.lot} has {held.balance.incoming} {held.balance.unit} in, {held.balance.outgoing} out"
            if held.shelf < 0 or held.waiting < 0:
                yield f"lot {held.lot} has {held.shelf} units on its shelf and {held.waiting} in orders"


@check("stock")
def units_for_sale_are_in_lots() -> Iterator[str]:
    """Of goods that have lots as many units are for sale as lots hold; more only where they are promised already."""
    records = StockRecord.objects.filter(from_lots=True).order_by("pk").iterator(chunk_size=AT_ONCE)
    while part := list(islice(records, AT_ONCE)):
        units = units_of(record.product_id for record in part)
        for record in part:
            if record.num_in_stock != max(units[record.product_id], record.num_allocated or 0):
                yield f"{record.partner_sku} has {record.num_in_stock} units, its lots {units[record.product_id]}"


def _says_the_same(step: TraceEvent, body: dict[str, Any]) -> bool:
    own = f"{epcis.PREFIX}:"
    if step.corrects_id:
        return bool(body.get("errorDeclaration", {}).get(f"{own}note", "") == step.note)
    moment = step.happened_at.replace(microsecond=step.happened_at.microsecond // 1000 * 1000)
    said = (body.get(f"{own}note", ""), body.get(f"{own}step"), parse_datetime(body.get("eventTime", "")))
    return said == (step.note, step.step, moment)


def _document(row: EpcisEvent) -> dict[str, Any]:
    try:
        return document_of(row)
    except ValueError:  # somebody wrote over it
        return {}
