"""A proof byte by byte, and with everything in it that can stand in one: corrections, and what others reported."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785

from tests import factories
from traceability.proof.roots import publish_root

from .reporting import document, mill, milling, send
from .test_proof import download, found, run
from .things import GTIN, lot, step

pytestmark = pytest.mark.django_db


def _span(proof: bytes, part: dict[str, Any]) -> range:
    """Where a part of a proof stands in it."""
    written = rfc8785.dumps(part)
    assert proof.count(written) == 1
    start = proof.index(written)
    return range(start, start + len(written), 3)


def test_a_flipped_byte_is_named_by_the_record_in_which_it_stands(tmp_path):
    rice, other = lot(), lot(code="DTL-261115-02")
    for made, kind in [(rice, "harvest"), (other, "harvest"), (rice, "milling")]:
        step(made, kind, note=f"{made} {kind}")
    assert publish_root()
    proof = download(rice)
    whole = json.loads(proof)
    told = zip(whole["statement"]["events"], whole["events"], strict=True)
    parts = [(entry["record"]["seq"], entry) for entry in whole["chains"][0]["records"]]
    parts += [(own["seq"], event) for own, event in told]
    readable = 0
    for seq, part in parts:
        for place in _span(proof, part):
            flipped = bytearray(proof)
            flipped[place] ^= 1 << place % 7
            try:
                changed = json.loads(flipped)
            except ValueError:
                continue  # no JSON any more: the program names the character
            readable += 1
            assert any(f"record {seq} of coop:DTL: " in line for line in found(changed)), flipped[
                place - 30 : place + 9
            ]
    assert readable > 500
    status, said = run(proof.replace(b"01 milling", b"02 milling"), tmp_path)
    assert (status, said) == (1, "record 2 of coop:DTL: its event was changed\n")


def test_corrections_and_what_others_reported_are_proven_too(tmp_path):
    rice = lot(factories.product("Gạo", gtin=GTIN))
    wrong = step(rice)
    step(rice, "correction", corrects=wrong, note="Gặt ngày hôm sau")
    reporter = mill()
    send(reporter, document(milling(), milling("https://id.gs1.org/01/09520123456788/10/KHAC")))
    taken_back = {"errorDeclaration": {"declarationTime": "2026-11-17T08:00:00+07:00", "reason": "did_not_occur"}}
    send(reporter, document(milling(bizStep="storing"), milling(**taken_back)))
    assert publish_root()
    send(reporter, document(milling(bizStep="packing")))
    status, said = run(download(rice), tmp_path)
    assert status == 0 and said.startswith("Lot DTL-261115-01: 6 events, unchanged since recorded.")
    proof = json.loads(download(rice))
    assert [(each["name"].split(":")[0], len(each["records"])) for each in proof["chains"]] == [
        ("coop", 2), ("report", 5),
    ]  # fmt: skip
    for event in proof["events"]:
        event.pop("errorDeclaration", None)
    status, said = run(rfc8785.dumps(proof), tmp_path)
    name = proof["chains"][1]["name"]
    assert status == 1
    assert said.splitlines() == [
        "record 1 of coop:DTL: its event was changed", f"record 3 of {name}: its event was changed",
    ]  # fmt: skip
