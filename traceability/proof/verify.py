#!/usr/bin/env python3
"""Check, without asking anybody, that what was recorded of a lot is unchanged: python verify.py proof.json [KEY ...]

It needs Python 3.9 or later and one library: pip install cryptography. KEY is the fingerprint of a key that you took
from elsewhere (another day, a newspaper): then nothing signed by any other key is believed. It exits with 0 where
everything is as it was recorded, and with 1, one line for each fault, where it is not.

It shows *unchanged since recorded*, not *true*: a lie that was recorded is an unchanged lie.
"""

import base64
import hashlib
import json
import sys
from datetime import datetime
from decimal import Decimal
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

RECORD = {"v", "seq", "stream", "eventID", "recordTime", "bodySha256", "prev"}


def canonical(value: Any) -> str:
    """Write a JSON value in its one form, RFC 8785."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if not isinstance(value, float):
        return json.dumps(value, ensure_ascii=False)
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + int(exponent)
    if not value:
        return "0"
    if not -6 < point <= 21:
        short = text[0] + ("." + text[1:] if text[1:] else "") + f"e{point - 1:+d}"
    elif point <= 0:
        short = "0." + "0" * -point + text
    else:
        short = text.ljust(point, "0")[:point] + ("." + text[point:] if text[point:] else "")
    return "-" * sign + short


def sha256(value: Any) -> str:
    """Hash the one form of a JSON value."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


class Proof:
    """The document, the keys that it may be signed by, and what was found wrong."""

    def __init__(self, document: dict[str, Any], trusted: list[str]) -> None:
        self.all, self.faults = document, []  # type: dict[str, Any], list[str]
        self.keys = {key["kid"]: key for key in document["statement"]["keys"] if not trusted or key["kid"] in trusted}
        for kid, key in self.keys.items():
            self.must(kid == fingerprint(key), f"key {kid}", "its name is not its own fingerprint")

    def must(self, right: bool, what: str, why: str) -> None:
        """Note a fault."""
        if not right:
            self.faults.append(f"{what}: {why}")

    def signed(self, value: Any, signature: Any, when: str, what: str) -> None:
        """A known key signed the hash of a value, while it was in use."""
        key = self.keys.get(signature["kid"])
        if key is None:
            return self.must(False, what, f"signed by a key that is not known, {signature['kid']}")
        moment = datetime.fromisoformat(when).timestamp()
        self.must(key["nbf"] <= moment <= key.get("exp", moment), what, "its time is not that of its key")
        try:
            raw = base64.b64decode(signature["value"], validate=True)
            Ed25519PublicKey.from_public_bytes(unpadded(key["x"])).verify(raw, bytes.fromhex(sha256(value)))
            self.must(
                base64.b64encode(raw).decode() == signature["value"], what, "its signature is not in its one form"
            )
        except InvalidSignature:
            self.must(False, what, "its signature does not fit")

    def attempt(self, what: str, act: Any, *arguments: Any) -> None:
        """Do one part of the check; what cannot even be read is a fault of that part."""
        try:
            act(*arguments)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError) as fault:
            self.faults.append(f"{what}: it cannot be read ({type(fault).__name__} {fault})")

    def check(self) -> list[str]:
        """Everything; returns the faults."""
        statement, records = self.all["statement"], {}  # type: Any, dict[tuple[str, int], Any]
        self.attempt("statement", self.signed, statement, self.all["signature"], statement["madeAt"], "statement")
        for root in self.all["roots"]:
            what = f"root of {root['record']['day']}"
            self.attempt(what, self.signed, root["record"], root["signature"], root["record"]["madeAt"], what)
        for chain in self.all["chains"]:
            own = (told["seq"] for told in statement["events"] if told["stream"] == chain["name"])
            first, before = min(own, default=0), []  # type: int, list[Any]
            for seq, entry in enumerate(chain["records"], first):
                what = f"record {seq} of {chain['name']}"
                self.attempt(what, self.check_record, chain["name"], seq, entry, before, what)
                records[chain["name"], seq] = entry
            if chain["below"]:
                what = f"record {chain['below']['seq']} of {chain['name']}"
                self.attempt(what, self.check_root, chain, records, what)
        self.must(len(self.all["events"]) == len(statement["events"]), "events", "one is missing or too many")
        for place, told in enumerate(statement["events"]):
            what = f"record {told['seq']} of {told['stream']}"
            self.attempt(what, self.check_event, told, place, records, what)
        return self.faults

    def check_record(self, name: str, seq: int, entry: Any, before: list[Any], what: str) -> None:
        """It is whole and signed, and follows the one before it."""
        record = entry["record"]
        previous, before[:] = list(before), [record]
        self.must(set(record) == RECORD and record["v"] == 1, what, "it is no record")
        self.must((record["stream"], record["seq"]) == (name, seq), what, "it stands in a place that is not its own")
        self.signed(record, entry["signature"], record["recordTime"], what)
        if previous:
            self.must(record["prev"] == sha256(previous[0]), what, "it does not follow the record before it")
            self.must(record["recordTime"] >= previous[0]["recordTime"], what, "it is dated before the one before it")

    def check_root(self, chain: Any, records: dict[tuple[str, int], Any], what: str) -> None:
        """The way from it up to the published root of its day leads there."""
        below = chain["below"]
        record = records[chain["name"], below["seq"]]["record"]
        root = {root["record"]["day"]: root["record"] for root in self.all["roots"]}[below["day"]]
        leaf = {"stream": record["stream"], "seq": record["seq"], "entryHash": sha256(record)}
        node = hashlib.sha256(b"\0" + canonical(leaf).encode()).digest()
        top = climb(node, below["index"], root["size"], below["path"])
        self.must(top == root["root"], what, "it does not stand below the root of its day")
        self.must(record["recordTime"] <= root["madeAt"], what, "it is dated behind the root above it")

    def check_event(self, told: Any, place: int, records: dict[tuple[str, int], Any], what: str) -> None:
        """What is shown of an event is what its record was made of."""
        entry, event = records[told["stream"], told["seq"]], self.all["events"][place]
        record = entry["record"]
        body = {name: value for name, value in event.items() if name not in ("eventID", "recordTime")}
        self.must(told["entryHash"] == sha256(record), what, "it is not the record that the statement tells of")
        self.must(told["kid"] == entry["signature"]["kid"], what, "another key signed it")
        self.must(sha256(body) == record["bodySha256"], what, "its event was changed")
        named = event["eventID"] == record["eventID"] and event["recordTime"] == record["recordTime"]
        self.must(named, what, "its event bears another name or time")


def climb(node: bytes, index: int, size: int, path: list[str]) -> str:
    """Return the root above a leaf (RFC 9162, 2.1.3.2)."""
    last = size - 1
    for beside in map(bytes.fromhex, path):
        if index % 2 or index == last:
            node = hashlib.sha256(b"\1" + beside + node).digest()
            while index and not index % 2:
                index, last = index // 2, last // 2
        else:
            node = hashlib.sha256(b"\1" + node + beside).digest()
        index, last = index // 2, last // 2
    return node.hex() if not last else ""


def unpadded(text: str) -> bytes:
    """Decode base64url without its padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def fingerprint(key: dict[str, Any]) -> str:
    """Return the name that only this key has, RFC 7638."""
    digest = hashlib.sha256(canonical({name: key[name] for name in ("crv", "kty", "x")}).encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def main(path: str, trusted: list[str]) -> int:
    """Check one file and say what was found."""
    with open(path, "rb") as file:
        sent = file.read()
    try:
        document = json.loads(sent)
        proof = Proof(document, trusted)
        faults = proof.check()
        if not faults and canonical(document).encode() != sent:
            faults = ["proof: it says the same, but is not written as it was made"]
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as fault:
        faults = [f"proof: it cannot be read ({type(fault).__name__} {fault})"]
    for line in faults:
        print(line)
    if not faults:
        print(f"Lot {document['statement']['lot']}: {len(document['events'])} events, unchanged since recorded.")
        for root in document["roots"]:
            print(f"Compare with the published root of {root['record']['day']}: {root['record']['root']}")
        for kid in proof.keys:
            print(f"Compare with the published keys: {kid}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]) if sys.argv[1:] else __doc__)
