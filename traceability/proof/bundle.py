"""The proof of one lot: its events, the records between its first and the day's root, and all that is needed to check.

`verify.py`, beside this, is the program that checks it; a test runs it on every fault that somebody could make.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.conf import settings

from .. import chain
from ..models import DailyRoot, EpcisEvent, Lot, SigningKey, Stream
from . import roots
from .keys import Signer, as_key, signer
from .recording import as_record, document_of, this_moment, written_moment


def proof_of(lot: Lot) -> bytes:
    """The lot's proof in the one form (RFC 8785) that the verifier expects."""
    signing = signer()
    told = list(
        EpcisEvent.objects.public()
        .filter(lots=lot)
        .select_related("stream", "key")
        .order_by("stream__name", "stream", "seq")
    )
    chains, above = [], {}
    for stream, group in groupby(told, key=lambda row: row.stream):
        own = list(group)
        root = _root_above(stream, own[0], own[-1])
        chains.append(_chain(stream, own, root))
        above.update({root.day: root} if root else {})
    statement = _statement(lot, told)
    return chain.canonical({
        "statement": statement,
        "signature": _signed_now(statement, signing),
        "chains": chains,
        "roots": [{"record": roots.as_json(root), "signature": _signature(root)} for root in above.values()],
        "events": [document_of(row) for row in told],
    })  # fmt: skip


def _statement(lot: Lot, told: Sequence[EpcisEvent]) -> dict[str, Any]:
    """What the shop signs today: these events, all of them, and the keys it ever had."""
    return {
        "v": chain.VERSION,
        "lot": lot.code,
        "page": f"{settings.SITE_URL}/l/{lot.code}",
        "madeAt": written_moment(this_moment()),
        "keys": published_keys(),
        "events": [
            {"stream": row.stream.name, "seq": row.seq, "entryHash": row.entry_hash, "kid": row.key.kid} for row in told
        ],
    }


def published_keys() -> list[dict[str, Any]]:
    """The keys as `/.well-known/jwks.json` gives them, the oldest first."""
    return [chain.jwk(key.kid, as_key(key)) for key in SigningKey.objects.all()]


def _signed_now(statement: dict[str, Any], signing: Signer) -> dict[str, str]:
    digest = hashlib.sha256(chain.canonical(statement)).hexdigest()
    return {"kid": signing.key.kid, "value": chain.signature(digest, signing.private)}


def _signature(row: EpcisEvent | DailyRoot) -> dict[str, str]:
    return {"kid": row.key.kid, "value": row.signature}


def _root_above(stream: Stream, first: EpcisEvent, last: EpcisEvent) -> DailyRoot | None:
    """The first root above a lot's last event; the newest above its first one where none is yet."""
    since = DailyRoot.objects.filter(made_at__gte=first.record_time).select_related("key").order_by("day")
    over: list[DailyRoot] = [
        root for root in since.filter(made_at__gte=last.record_time)[:2] if _seq_in(root, stream) >= last.seq
    ]
    if over:
        return over[0]
    newest: DailyRoot | None = since.last()
    return newest if newest and _seq_in(newest, stream) >= first.seq else None


def _seq_in(root: DailyRoot, stream: Stream) -> int:
    return next((int(seq) for name, seq, _hash in root.heads if name == stream.name), -1)


def _chain(stream: Stream, own: Sequence[EpcisEvent], root: DailyRoot | None) -> dict[str, Any]:
    seq = _seq_in(root, stream) if root else -1
    rows = stream.events.filter(seq__range=(own[0].seq, max(own[-1].seq, seq))).select_related("key").order_by("seq")
    return {
        "name": stream.name,
        "records": [
            {"record": as_record(row, stream.name).as_json(), "signature": _signature(row)}
            for row in rows.defer("body")
        ],
        "below": _below(root, stream.name, seq) if root else None,
    }


def _below(root: DailyRoot, name: str, seq: int) -> dict[str, Any]:
    index = next(place for place, head in enumerate(root.heads) if head[0] == name)
    path = chain.inclusion_path(roots.leaves(root.heads), index)
    return {"day": root.day.isoformat(), "seq": seq, "index": index, "path": [node.hex() for node in path]}
