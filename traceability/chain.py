"""Proof that events are unchanged since they were recorded: chained hashes, signatures, a daily Merkle root.

Pure: no Django, no database. Each cooperative's events are a stream; each record holds the hash of the one before.

- canonical form: RFC 8785 (JSON Canonicalization Scheme); hashes: SHA-256, in hexadecimal
- record: ``{v, seq, stream, eventID, recordTime, bodySha256, prev}``; the first one's ``prev`` is 64 zeros
- ``bodySha256`` is over the event without ``eventID`` and ``recordTime``, which stand in the record
- signature: Ed25519 (RFC 8032) over the 32 bytes of the record's hash, in base64
- the day's root: RFC 9162 (Merkle tree, leaves and nodes apart by a first byte) over the heads of all streams

It shows *unchanged since recorded*, not *true*.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

VERSION: Final = 1
GENESIS: Final = "0" * 64
_IN_THE_RECORD: Final = ("eventID", "recordTime")


class ChainError(ValueError):
    """What cannot be put into a chain, or a place in a tree that does not exist."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is hashed: event, place in its stream, hash of the record before it."""

    seq: int
    stream: str
    event_id: str
    record_time: str
    body_sha256: str
    prev: str
    v: int = VERSION

    def as_json(self) -> dict[str, Any]:
        """Return the record under the names that are hashed and published."""
        return {
            "v": self.v,
            "seq": self.seq,
            "stream": self.stream,
            "eventID": self.event_id,
            "recordTime": self.record_time,
            "bodySha256": self.body_sha256,
            "prev": self.prev,
        }

    @property
    def entry_hash(self) -> str:
        """SHA-256 of the canonical record, 64 hexadecimal digits."""
        return hashlib.sha256(canonical(self.as_json())).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its hash and signature; ``key_id`` names the key in the published set."""

    record: Record
    entry_hash: str
    signature: str
    key_id: str


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the time in which it signed; None is open."""

    public: Ed25519PublicKey
    not_before: datetime | None = None
    not_after: datetime | None = None

    def valid_at(self, moment: datetime) -> bool:
        """Tell whether the key was in use at a moment with time zone."""
        begun = self.not_before is None or self.not_before <= moment
        return begun and (self.not_after is None or moment <= self.not_after)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a chain is broken: ``seq`` of the entry, and a code.

    Codes: ``sequence``, ``stream``, ``previous``, ``hash``, ``key``, ``signature``, ``event``.
    """

    seq: int
    code: str


def canonical(value: Any) -> bytes:
    """Return the one form of a JSON value in bytes (RFC 8785). Raises ChainError where it has none."""
    try:
        return rfc8785.dumps(value)
    except (ValueError, TypeError, RecursionError) as error:
        raise ChainError(f"This has no canonical JSON form: {error}") from error


def body_hash(event: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an event's content, 64 hexadecimal digits. Raises ChainError."""
    body = {name: value for name, value in event.items() if name not in _IN_THE_RECORD}
    return hashlib.sha256(canonical(body)).hexdigest()


def following(previous: Record | None, event: Mapping[str, Any], *, stream: str, record_time: str) -> Record:
    """Return the record that comes next in a stream; the caller holds the stream's lock.

    ``event`` is EPCIS JSON with its ``eventID``; ``record_time`` ISO 8601 with time zone. Raises ChainError.
    """
    if previous is not None and previous.stream != stream:
        raise ChainError("The record before belongs to another stream.")
    if not isinstance(event.get("eventID"), str):
        raise ChainError("An event needs its eventID before it is recorded.")
    seq, prev = (0, GENESIS) if previous is None else (previous.seq + 1, previous.entry_hash)
    return Record(seq, stream, event["eventID"], record_time, body_hash(event), prev)


def sign(record: Record, private: Ed25519PrivateKey, *, key_id: str) -> Entry:
    """Return the signed entry of a record."""
    return Entry(record, record.entry_hash, signature(record.entry_hash, private), key_id)


def signature(entry_hash: str, private: Ed25519PrivateKey) -> str:
    """Return the signature over a hash of 64 hexadecimal digits, in base64."""
    return base64.b64encode(private.sign(bytes.fromhex(entry_hash))).decode()


def faults(
    entries: Sequence[Entry],
    keys: Mapping[str, Key],
    events: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    after: Record | None = None,
) -> list[Fault]:
    """Return what is wrong with one stream from its beginning, or with a part of it that follows the record ``after``.

    An empty list is a whole chain.

    ``events`` by the hash of their record (``entry_hash``) are compared with it where they are given: one that is
    missing is no fault (it may be private), one that differs is. An event that declares an error keeps its eventID,
    so an eventID alone would not tell the two apart.
    """
    found: list[Fault] = []
    first, prev, stream = (0, GENESIS, None) if after is None else (after.seq + 1, after.entry_hash, after.stream)
    for place, entry in enumerate(entries, first):
        record = entry.record
        checks = {
            "sequence": record.seq == place and record.v == VERSION,
            "stream": record.stream == (stream or entries[0].record.stream),
            "previous": record.prev == prev,
            "hash": record.entry_hash == entry.entry_hash,
            "key": _key_was_valid(entry, keys),
            "signature": _is_signed(entry, keys),
            "event": _event_matches(record, events or {}),
        }
        found += [Fault(place, code) for code, right in checks.items() if not right]
        prev = record.entry_hash
    return found


def _key_was_valid(entry: Entry, keys: Mapping[str, Key]) -> bool:
    try:
        moment = datetime.fromisoformat(entry.record.record_time)
        return entry.key_id in keys and keys[entry.key_id].valid_at(moment)
    except (ValueError, TypeError):  # no moment, or one without time zone
        return False


def _is_signed(entry: Entry, keys: Mapping[str, Key]) -> bool:
    if entry.key_id not in keys:
        return False
    try:
        signature = base64.b64decode(entry.signature, validate=True)
        keys[entry.key_id].public.verify(signature, bytes.fromhex(entry.record.entry_hash))
    except (InvalidSignature, ValueError):
        return False
    return True


def _event_matches(record: Record, events: Mapping[str, Mapping[str, Any]]) -> bool:
    event = events.get(record.entry_hash)
    if event is None:
        return True
    try:
        return event.get("eventID") == record.event_id and body_hash(event) == record.body_sha256
    except ChainError:
        return False


def jwk(key_id: str, key: Key) -> dict[str, Any]:
    """Return a public key for ``/.well-known/jwks.json`` (RFC 8037), with its time as ``nbf`` and ``exp``."""
    raw = key.public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    numbers = {"nbf": key.not_before, "exp": key.not_after}
    return {
        "kty": "OKP",
        "crv": "Ed25519",
        "use": "sig",
        "alg": "EdDSA",
        "kid": key_id,
        "x": base64.urlsafe_b64encode(raw).rstrip(b"=").decode(),
    } | {name: int(moment.timestamp()) for name, moment in numbers.items() if moment is not None}


def head_leaf(stream: str, seq: int, entry_hash: str) -> bytes:
    """Return the bytes of a stream's newest record as a leaf of the day's tree."""
    return canonical({"stream": stream, "seq": seq, "entryHash": entry_hash})


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaves in their order (RFC 9162, 2.1.1); over none, SHA-256 of nothing."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return _leaf(leaves[0])
    middle = _middle(len(leaves))
    return _node(merkle_root(leaves[:middle]), merkle_root(leaves[middle:]))


def inclusion_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the hashes beside the way from a leaf to the root, the lowest first (RFC 9162, 2.1.3.1).

    Raises ChainError for a place outside the tree.
    """
    if not 0 <= index < len(leaves):
        raise ChainError("There is no such leaf.")
    if len(leaves) == 1:
        return []
    middle = _middle(len(leaves))
    if index < middle:
        return [*inclusion_path(leaves[:middle], index), merkle_root(leaves[middle:])]
    return [*inclusion_path(leaves[middle:], index - middle), merkle_root(leaves[:middle])]


def root_of_path(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root that a leaf and its path lead to; None where path, place and size disagree."""
    if not 0 <= index < size:
        return None
    if size == 1:
        return _leaf(leaf) if not path else None
    if not path:
        return None
    middle, last = _middle(size), path[-1]
    if index < middle:
        below = root_of_path(leaf, index, middle, path[:-1])
        return None if below is None else _node(below, last)
    below = root_of_path(leaf, index - middle, size - middle, path[:-1])
    return None if below is None else _node(last, below)


def _leaf(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _middle(size: int) -> int:
    """Return the greatest power of two below a size of at least two."""
    return 1 << (size - 1).bit_length() - 1
