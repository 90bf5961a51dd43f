"""Nobody rewrites what Bình recorded, the operator included, without everybody seeing it."""

import base64
import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from traceability import chain
from traceability.chain import Entry, Fault, Key, Record

DATA = Path(settings.BASE_DIR).parent / "shared" / "data" / "epcis"
PRIVATE = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a key of the tests").digest())
KEYS = {"k1": Key(PRIVATE.public_key(), not_before=datetime(2026, 1, 1, tzinfo=UTC))}
TIME = "2026-07-01T08:30:00.000+07:00"


def recorded(count: int) -> tuple[list[Entry], dict[str, dict[str, Any]]]:
    entries: list[Entry] = []
    events: dict[str, dict[str, Any]] = {}
    for number in range(count):
        event = {"eventID": f"urn:x:{number}", "recordTime": TIME, "type": "ObjectEvent", "quantity": number / 2}
        previous = entries[-1].record if entries else None
        record = chain.following(previous, event, stream="coop:1", record_time=TIME)
        entries.append(chain.sign(record, PRIVATE, key_id="k1"))
        events[record.entry_hash] = event
    return entries, events


def test_the_example_is_reproduced_and_verified() -> None:
    path = DATA / "hash-chain-example.json"
    if not path.exists():
        pytest.skip("shared/data/epcis/hash-chain-example.json is not beside the project")
    example = json.loads(path.read_text(encoding="utf-8"))
    events = json.loads((DATA / "vn-rice-chain.jsonld").read_text(encoding="utf-8"))["epcisBody"]["eventList"]
    names = (DATA / "vn-rice-chain.hashes").read_text(encoding="utf-8").split()
    previous, entries, by_hash = None, [], {}
    for event, name, expected in zip(events, names, example["entries"], strict=True):
        named = {**event, "eventID": name}
        record = chain.following(
            previous, named, stream="coop:8938500007897", record_time=expected["record"]["recordTime"]
        )
        assert record.as_json() == expected["record"]
        assert chain.canonical(record.as_json()).decode() == expected["jcs"]
        assert record.entry_hash == expected["entryHash"]
        entries.append(Entry(record, expected["entryHash"], expected["signature"], "k1"))
        by_hash[record.entry_hash] = named
        previous = record
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(example["publicKeyHex"]))
    assert chain.faults(entries, {"k1": Key(public)}, by_hash) == []


def test_a_whole_chain_has_no_fault_and_an_empty_one_neither() -> None:
    entries, events = recorded(4)
    assert chain.faults(entries, KEYS, events) == []
    assert chain.faults(entries, KEYS) == []
    assert chain.faults([], KEYS) == []
    assert entries[0].record.prev == chain.GENESIS
    assert entries[3].record.prev == entries[2].entry_hash


def rewritten(entry: Entry, **fields: Any) -> Entry:
    record = replace(entry.record, **fields)
    return replace(entry, record=record, entry_hash=record.entry_hash)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"seq": 7}, "sequence"),
        ({"v": 2}, "sequence"),
        ({"stream": "coop:2"}, "stream"),
        ({"prev": "1" * 64}, "previous"),
        ({"event_id": "urn:x:other"}, "signature"),
        ({"body_sha256": "1" * 64}, "signature"),
        ({"record_time": "2026-07-01T08:30:00.001+07:00"}, "signature"),
    ],
)
def test_a_rewritten_record_is_found_where_it_stands_and_after(fields: dict[str, Any], code: str) -> None:
    entries, _ = recorded(4)
    entries[1] = rewritten(entries[1], **fields)
    found = chain.faults(entries, KEYS)
    assert Fault(1, code) in found and Fault(1, "signature") in found
    assert Fault(2, "previous") in found
    assert {fault.seq for fault in found} <= {1, 2}


def test_a_record_that_was_resigned_still_breaks_the_chain() -> None:
    entries, _ = recorded(3)
    entries[1] = chain.sign(replace(entries[1].record, body_sha256="1" * 64), PRIVATE, key_id="k1")
    assert chain.faults(entries, KEYS) == [Fault(2, "previous")]


@pytest.mark.parametrize("gone", [0, 1])
def test_an_entry_left_out_is_missed(gone: int) -> None:
    entries, _ = recorded(3)
    del entries[gone]
    assert {fault.code for fault in chain.faults(entries, KEYS)} == {"sequence", "previous"}


def test_a_changed_event_no_longer_fits_its_record() -> None:
    entries, events = recorded(3)
    name = entries[1].entry_hash
    for change in ({"quantity": 9}, {"eventID": "urn:x:9"}, {"far": 2**60}):
        changed = {**events, name: {**events[name], **change}}
        assert chain.faults(entries, KEYS, changed) == [Fault(1, "event")]
    del events[name]
    assert chain.faults(entries, KEYS, events) == []


@pytest.mark.parametrize("signature", ["", "!", "AAAA", base64.b64encode(bytes(64)).decode()])
def test_a_signature_of_nobody_is_refused(signature: str) -> None:
    entries, _ = recorded(1)
    assert chain.faults([replace(entries[0], signature=signature)], KEYS) == [Fault(0, "signature")]


def test_a_wrong_stored_hash_is_named() -> None:
    entries, _ = recorded(1)
    assert chain.faults([replace(entries[0], entry_hash="0" * 64)], KEYS) == [Fault(0, "hash")]


def test_a_key_signs_only_in_its_time() -> None:
    entries, _ = recorded(1)
    public = PRIVATE.public_key()
    late = Key(public, not_before=datetime(2026, 8, 1, tzinfo=UTC))
    over = Key(public, not_after=datetime(2026, 6, 1, tzinfo=UTC))
    for key in (late, over):
        assert chain.faults(entries, {"k1": key}) == [Fault(0, "key")]
    assert chain.faults(entries, {"k2": KEYS["k1"]}) == [Fault(0, "key"), Fault(0, "signature")]
    for nonsense in ("gestern", "2026-07-01T08:30:00"):
        entry = chain.sign(replace(entries[0].record, record_time=nonsense), PRIVATE, key_id="k1")
        assert chain.faults([entry], KEYS) == [Fault(0, "key")]


def test_only_an_event_with_its_name_is_recorded_and_only_in_its_stream() -> None:
    with pytest.raises(chain.ChainError):
        chain.following(None, {"type": "ObjectEvent"}, stream="coop:1", record_time=TIME)
    with pytest.raises(chain.ChainError):
        chain.following(recorded(1)[0][0].record, {"eventID": "urn:x:1"}, stream="coop:2", record_time=TIME)
    for nonsense in ({"a": 2**60}, {"a": float("nan")}, {"a": object()}):
        with pytest.raises(chain.ChainError):
            chain.canonical(nonsense)


def test_a_public_key_is_published_as_rfc_8037_writes_it() -> None:
    raw = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    key = Key(Ed25519PublicKey.from_public_bytes(raw), not_before=datetime(2026, 1, 1, tzinfo=UTC))
    published = chain.jwk("k1", key)
    assert published["x"] == "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    assert (published["kty"], published["crv"], published["nbf"]) == ("OKP", "Ed25519", 1767225600)
    assert "exp" not in published


# Leaves and roots of RFC 6962's own test tree (Certificate Transparency, merkle_tree_test).
LEAVES = [bytes.fromhex(each) for each in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize("size", ROOTS)
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert chain.merkle_root(LEAVES[:size]).hex() == ROOTS[size]


trees = st.lists(st.binary(max_size=8), min_size=1, max_size=40)


@given(trees, st.data())
def test_each_leaf_proves_itself_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.binary(max_size=8))
    root, path = chain.merkle_root(leaves), chain.inclusion_path(leaves, index)
    assert chain.root_of_path(leaves[index], index, len(leaves), path) == root
    assert (chain.root_of_path(other, index, len(leaves), path) == root) == (other == leaves[index])
    assert chain.root_of_path(leaves[index], index, len(leaves), [*path, root]) is None
    assert not path or chain.root_of_path(leaves[index], index, len(leaves), path[1:]) != root


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (1, 1), (0, 0)])
def test_there_is_no_path_outside_the_tree(index: int, size: int) -> None:
    assert chain.root_of_path(b"", index, size, []) is None
    with pytest.raises(chain.ChainError):
        chain.inclusion_path([b""] * size, index)


def test_the_leaf_of_a_stream_is_its_newest_record() -> None:
    entries, _ = recorded(2)
    head: Record = entries[1].record
    assert json.loads(chain.head_leaf("coop:1", 1, head.entry_hash)) == {
        "stream": "coop:1",
        "seq": 1,
        "entryHash": entries[1].entry_hash,
    }
