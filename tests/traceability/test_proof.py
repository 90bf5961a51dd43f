"""Whoever downloads the proof of a lot checks it alone, with a program that asks nobody; every fault is named."""

from __future__ import annotations

import base64
import copy
import datetime
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from marketplace.ledger.checking import faults
from marketplace.payment.management.commands.worker import ROUND
from tests import factories
from traceability import chain
from traceability.models import DailyRoot, Lot, SigningKey
from traceability.proof import verify
from traceability.proof.keys import fingerprint, rotate, signer
from traceability.proof.roots import publish_root

from .things import draft, lot, step

pytestmark = pytest.mark.django_db
STRANGER = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a stranger's key").digest())
Json = dict[str, Any]


@pytest.fixture
def rice() -> Lot:
    """Three steps of one lot below today's root, one of another lot between them, one step behind the root."""
    rice, other = lot(), lot(code="DTL-261115-02")
    step(other, note="Lô khác")
    for days in (9, 8):
        step(rice, "care", days_ago=days, note=f"Thăm ruộng {days}", quantity="0.125", quantity_unit="kg")
    step(other, note="Lô khác")
    step(rice, "milling", days_ago=7, note="Xay", quantity="5000", quantity_unit="kg")
    step(lot(factories.product("Chè", by=factories.doi_che_xuan()), code="DCX-1"))
    assert publish_root()
    step(rice, "packing", days_ago=6)
    return rice


def download(of: Lot) -> bytes:
    answer = Client().get(f"/l/{of.code}/proof.json")
    assert answer.status_code == 200
    return answer.content


def run(proof: bytes, folder: Path, *trusted: str) -> tuple[int, str]:
    """The verifier as it is downloaded, beside the proof alone, in a process that knows nothing of the shop."""
    (folder / "verify.py").write_bytes(Client().get("/truy-xuat/verify.py").content)
    (folder / "proof.json").write_bytes(proof)
    done = subprocess.run(
        [sys.executable, "-I", "verify.py", "proof.json", *trusted], cwd=folder, env={}, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def found(proof: Json) -> list[str]:
    """The same program, called in this process."""
    return verify.Proof(json.loads(rfc8785.dumps(proof)), []).check()


def test_an_untouched_proof_is_unchanged_since_recorded(rice, tmp_path):
    status, said = run(download(rice), tmp_path)
    assert status == 0
    lines = said.splitlines()
    assert lines[0] == "Lot DTL-261115-01: 4 events, unchanged since recorded."
    assert lines[1].endswith(DailyRoot.objects.get().root)
    assert lines[2].endswith(SigningKey.objects.get().kid)


def test_it_holds_the_records_between_and_not_what_others_wrote(rice):
    proof = download(rice)
    document = json.loads(proof)
    assert [entry["record"]["seq"] for entry in document["chains"][0]["records"]] == [1, 2, 3, 4, 5]
    assert document["chains"][0]["below"]["seq"] == 4
    assert "Lô khác" not in proof.decode()


def again(record: Json, key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.sign(hashlib.sha256(rfc8785.dumps(record)).digest())).decode()


def change_words(proof: Json) -> None:
    proof["events"][1]["htx:note"] = "Không phun thuốc"


def change_words_and_hash(proof: Json) -> None:
    change_words(proof)
    body = {name: value for name, value in proof["events"][1].items() if name not in ("eventID", "recordTime")}
    proof["chains"][0]["records"][1]["record"]["bodySha256"] = chain.body_hash(body)


def rewrite_with_our_own_key(proof: Json) -> None:
    """What an operator could do who holds the key: the record after it no longer follows."""
    change_words_and_hash(proof)
    entry = proof["chains"][0]["records"][1]
    entry["signature"]["value"] = again(entry["record"], signer().private)


def drop_event(proof: Json) -> None:
    del proof["events"][1]


def drop_record(proof: Json) -> None:
    del proof["chains"][0]["records"][1]


def drop_both(proof: Json) -> None:
    drop_event(proof)
    drop_record(proof)


def drop_first(proof: Json) -> None:
    del proof["events"][0], proof["chains"][0]["records"][0], proof["statement"]["events"][0]


def reorder_events(proof: Json) -> None:
    proof["events"][1], proof["events"][2] = proof["events"][2], proof["events"][1]


def reorder_records(proof: Json) -> None:
    records = proof["chains"][0]["records"]
    records[1], records[2] = records[2], records[1]


def sign_with_another_key(proof: Json) -> None:
    entry = proof["chains"][0]["records"][1]
    entry["signature"]["value"] = again(entry["record"], STRANGER)


def sign_and_name_another_key(proof: Json) -> None:
    sign_with_another_key(proof)
    public = STRANGER.public_key()
    proof["chains"][0]["records"][1]["signature"]["kid"] = fingerprint(public)
    x = base64.urlsafe_b64encode(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).rstrip(b"=").decode()
    key = proof["statement"]["keys"][0] | {"kid": fingerprint(public), "x": x}
    proof["statement"]["keys"].append(key)


def back_date(proof: Json) -> None:
    record = proof["chains"][0]["records"][1]["record"]
    record["recordTime"] = proof["events"][1]["recordTime"] = "2026-10-01T00:00:00.000+00:00"


def back_date_with_our_own_key(proof: Json) -> None:
    back_date(proof)
    entry = proof["chains"][0]["records"][1]
    entry["signature"]["value"] = again(entry["record"], signer().private)


def rename_field(proof: Json) -> None:
    record = proof["chains"][0]["records"][1]["record"]
    record["sep"] = record.pop("seq")


ATTACKS = [
    change_words, change_words_and_hash, rewrite_with_our_own_key, drop_event, drop_record, drop_both, reorder_events,
    reorder_records, sign_with_another_key, sign_and_name_another_key, back_date, back_date_with_our_own_key,
    rename_field,
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_each_fault_names_the_wrong_record(rice, tmp_path, attack: Callable[[Json], None]):
    proof = json.loads(download(rice))
    attack(proof)
    status, said = run(rfc8785.dumps(proof), tmp_path)
    assert status == 1
    assert "record 2 of coop:DTL" in said


def test_a_first_record_that_is_left_out_breaks_the_statement(rice):
    proof = json.loads(download(rice))
    drop_first(proof)
    assert "statement: its signature does not fit" in found(proof)


def test_a_root_that_is_not_the_published_one_is_found(rice):
    proof = json.loads(download(rice))
    proof["roots"][0]["record"]["root"] = "0" * 64
    said = found(proof)
    assert f"root of {timezone.localdate().isoformat()}: its signature does not fit" in said
    assert "record 4 of coop:DTL: it does not stand below the root of its day" in said


def test_whole_proof_signed_anew_by_a_stranger_is_refused_by_who_knows_the_key(rice, tmp_path):
    proof, public = json.loads(download(rice)), STRANGER.public_key()
    kid = fingerprint(public)
    x = base64.urlsafe_b64encode(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).rstrip(b"=").decode()
    proof["statement"]["keys"] = [proof["statement"]["keys"][0] | {"kid": kid, "x": x}]
    for told in proof["statement"]["events"]:
        told["kid"] = kid
    entries = [entry for each in proof["chains"] for entry in each["records"]] + proof["roots"]
    for entry in entries:
        entry["signature"] = {"kid": kid, "value": again(entry["record"], STRANGER)}
    proof["signature"] = {"kid": kid, "value": again(proof["statement"], STRANGER)}
    forged = rfc8785.dumps(proof)
    assert run(forged, tmp_path)[0] == 0  # nobody can tell without knowing the shop's key
    status, said = run(forged, tmp_path, SigningKey.objects.get().kid)
    assert status == 1 and "signed by a key that is not known" in said
    assert run(download(rice), tmp_path, SigningKey.objects.get().kid)[0] == 0


def test_no_byte_can_be_flipped(rice, tmp_path, capsys):
    proof, path = download(rice), tmp_path / "flipped.json"
    for place in range(0, len(proof), 7):
        flipped = bytearray(proof)
        flipped[place] ^= 1 << place % 7
        path.write_bytes(flipped)
        assert verify.main(str(path), []) == 1, (place, proof[max(0, place - 30) : place + 30])
    capsys.readouterr()


def test_nor_is_anything_else_believed(tmp_path):
    for odd in (b"", b"[]", b"{}", b"\xff", b"null", b'{"statement":{"keys":[]}}', b"[" * 100_000):
        status, said = run(odd, tmp_path)
        assert status == 1 and said.startswith("proof: it cannot be read")


def test_after_a_change_of_keys_both_halves_verify(rice, tmp_path):
    rotate(actor=None)
    SigningKey.objects.exclude(not_after=None).update(not_after=timezone.now() + datetime.timedelta(minutes=1))
    step(rice, "on_sale", days_ago=1)
    assert run(download(rice), tmp_path)[0] == 0
    published = Client().get("/.well-known/jwks.json").json()["keys"]
    assert [("exp" in key) for key in published] == [True, False]
    raw = base64.urlsafe_b64decode(published[1]["x"] + "=")
    assert fingerprint(Ed25519PublicKey.from_public_bytes(raw)) == published[1]["kid"]


def test_a_draft_and_an_unknown_code_have_no_proof(client):
    made = draft()
    assert client.get(f"/l/{made.code}/proof.json").status_code == 404
    assert client.get("/l/KHONG-CO/proof.json").status_code == 404
    assert client.get("/l/a*b/proof.json").status_code == 400


def test_a_lot_of_which_nothing_is_recorded_has_an_empty_proof(tmp_path):
    assert run(download(lot()), tmp_path)[0] == 0


def test_the_root_is_made_once_a_day_and_holds_on_to_the_one_before(rice):
    first = DailyRoot.objects.get()
    assert publish_root() is None
    day = timezone.localdate() - datetime.timedelta(days=1)
    DailyRoot.objects.filter(pk=first.pk)._raw_delete(DailyRoot.objects.db)
    older = copy.copy(first)
    older.pk, older.day, older._state.adding = None, day, True
    older.save()
    assert publish_root in ROUND and publish_root()
    newer = DailyRoot.objects.get(day=timezone.localdate())
    assert newer.prev == older.entry_hash and newer.heads[1][1] == 5


def test_who_rewrites_the_past_below_a_root_is_found(rice):
    assert [fault for fault in faults() if fault.startswith("chain")] == []
    older = DailyRoot.objects.get()
    older.heads[1][2] = "0" * 64
    older._state.adding, older.pk, older.day = True, None, older.day - datetime.timedelta(days=1)
    older.entry_hash = "1" * 64
    older.save()
    found = [fault for fault in faults() if fault.startswith("chain")]
    assert f"chain: the root of {older.day} is not that of its heads" in found
    assert f"chain: the root of {older.day} knows another record 4 of coop:DTL" in found
    assert f"chain: the root of {older.day} was changed, or one before it is gone" in found


def test_roots_and_keys_are_published_in_plain_words(rice, client):
    root, key = DailyRoot.objects.get().root, SigningKey.objects.get().kid
    for path in (
        "/truy-xuat/kiem-chung/",
        "/en/truy-xuat/kiem-chung/?ma=dtl-261115-01",
        "/truy-xuat/kiem-chung/?ma=x*",
    ):
        page = client.get(path)
        assert page.status_code == 200 and root in page.text and key in page.text
    assert "/en/l/DTL-261115-01/proof.json" in client.get("/en/truy-xuat/kiem-chung/?ma=dtl-261115-01").text
    assert root in client.get("/truy-xuat/goc/").text
    feed = client.get("/truy-xuat/goc.atom")
    assert feed["Content-Type"].startswith("application/atom+xml") and root in feed.text


@given(st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
))  # fmt: skip
def test_the_verifier_writes_the_one_form_as_the_standard_says(value):
    assert verify.canonical(value).encode() == rfc8785.dumps(value)
