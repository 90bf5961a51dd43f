"""Whoever holds an event works out the same name for it, however it is written."""

import copy
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from traceability.epc_uri import normalise
from traceability.event_hash import event_id, prehash

DATA = Path(settings.BASE_DIR).parent / "shared" / "data" / "epcis"
DOCUMENTS = sorted([*DATA.glob("hash/*.jsonld"), *DATA.glob("*.jsonld")])
DOCUMENTS = [path for path in DOCUMENTS if path.with_suffix(".hashes").exists()]
# Its stored string before hashing does not give its own hash (pieces of it stand twice); the hash does hold.
SPOILT_PREHASH = "epcisDocWithAllGS1Keys"


def document(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.skipif(not DOCUMENTS, reason="shared/data/epcis is not beside the project")
def test_all_documents_of_the_reference_are_here() -> None:
    assert len(DOCUMENTS) == 9


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_events_have_the_names_the_reference_gives_them(path: Path) -> None:
    read = document(path)
    expected = path.with_suffix(".hashes").read_text(encoding="utf-8").split()
    events = read["epcisBody"]["eventList"]
    strings = path.with_suffix(".prehashes").read_text(encoding="utf-8").splitlines()
    for event, string, name in zip(events, strings, expected, strict=True):
        genuine = sha256(string.encode()).hexdigest() in name
        assert genuine == (path.stem != SPOILT_PREHASH)
        if genuine:
            assert prehash(event, read["@context"]) == string
        assert event_id(event, read["@context"]) == name


CONTEXT = ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"htx": "https://cho.example/ns/"}]
EVENT: dict[str, Any] = {
    "type": "ObjectEvent",
    "eventTime": "2026-07-01T08:30:00.000+07:00",
    "eventTimeZoneOffset": "+07:00",
    "action": "ADD",
    "bizStep": "commissioning",
    "epcList": ["urn:epc:id:sgtin:952012.0345678.1", "urn:epc:id:sgtin:952012.0345678.2"],
    "quantityList": [{"epcClass": "https://id.gs1.org/01/09520123456788/10/A", "quantity": 5200, "uom": "KGM"}],
    "readPoint": {"id": "https://id.gs1.org/414/9520123456788", "htx:note": "mát"},
    "htx:variety": ["ST25", "ST24"],
    "ilmd": {"htx:harvestDate": "2026-07-01"},
}


def changed(**fields: Any) -> dict[str, Any]:
    return {**copy.deepcopy(EVENT), **fields}


@pytest.mark.parametrize(
    "same",
    [
        changed(eventTime="2026-07-01T01:30:00Z"),
        changed(bizStep="https://ref.gs1.org/cbv/BizStep-commissioning"),
        changed(bizStep="urn:epcglobal:cbv:bizstep:commissioning"),
        changed(bizStep="cbv:BizStep-commissioning"),
        changed(epcList=EVENT["epcList"][::-1]),
        changed(quantityList=[{"uom": "KGM", "quantity": 5200.0, "epcClass": EVENT["quantityList"][0]["epcClass"]}]),
        changed(quantityList=[{**EVENT["quantityList"][0], "epcClass": "http://a.example/01/09520123456788/10/A?x=1"}]),
        changed(**{"htx:variety": ["ST24", "ST25"]}),
        changed(
            eventID="ni:///sha-256;00?ver=CBV2.0", recordTime="2026-07-02T00:00:00Z", childEPCs=[], disposition=None
        ),
        changed(errorDeclaration={"declarationTime": "2026-07-03T00:00:00Z", "reason": "did_not_occur"}),
        dict(reversed(EVENT.items())),
    ],
)
def test_the_same_said_otherwise_has_the_same_name(same: dict[str, Any]) -> None:
    assert prehash(same, CONTEXT) == prehash(EVENT, CONTEXT)


@pytest.mark.parametrize(
    "other",
    [
        changed(eventTime="2026-07-01T08:30:00.001+07:00"),
        changed(eventTimeZoneOffset="+08:00"),
        changed(action="OBSERVE"),
        changed(disposition="active"),
        changed(epcList=EVENT["epcList"][:1]),
        changed(quantityList=[{**EVENT["quantityList"][0], "quantity": 5200.5}]),
        changed(readPoint={"id": EVENT["readPoint"]["id"]}),
        changed(readPoint={"id": EVENT["readPoint"]["id"], "htx:note": "ấm"}),
        changed(ilmd={"htx:harvestDate": "2026-07-02"}),
        changed(**{"htx:variety": ["ST25"]}),
        changed(unheard="of"),
    ],
)
def test_anything_else_said_has_another_name(other: dict[str, Any]) -> None:
    assert event_id(other, CONTEXT) != event_id(EVENT, CONTEXT)


def test_prefixes_are_told_apart_by_where_they_lead() -> None:
    renamed = {key.replace("htx:", "a:"): value for key, value in changed(readPoint={}, ilmd={}).items()}
    assert prehash(renamed, {"a": "https://cho.example/ns/"}) == prehash(changed(readPoint={}, ilmd={}), CONTEXT)
    assert prehash({**EVENT, "@context": CONTEXT}) == prehash(EVENT, CONTEXT)
    assert event_id(EVENT, {"htx": "https://another.example/"}) != event_id(EVENT, CONTEXT)


def test_milliseconds_round_over_the_second() -> None:
    assert "2026-01-01T00:00:00.000Z" in prehash(changed(eventTime="2025-12-31T23:59:59.9996Z"))
    for nonsense in ("bald", "2026-07-01", "0001-01-01T00:00:00+07:00"):
        assert f"eventTime={nonsense}event" in prehash(changed(eventTime=nonsense))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("https://a/x/01/09520123456788/22/V/10/L/21/S?17=270101", "https://id.gs1.org/01/09520123456788/21/S"),
        ("https://a/01/09520123456788/22/V/10/L", "https://id.gs1.org/01/09520123456788/10/L"),
        ("https://a/gtin/09520123456788/lot/L", "https://id.gs1.org/01/09520123456788/10/L"),
        ("urn:epc:id:sgln:4012345.00011.0", "https://id.gs1.org/414/4012345000115"),
        ("urn:epc:idpat:sgtin:4054739.099914.*", "https://id.gs1.org/01/04054739999148"),
        ("https://a/01/09520123456780", None),
        ("https://a/l/LO-1", None),
        ("urn:epc:id:sgtin:4012345.11.1", None),
        ("urn:epc:id:sgtin:4012345..1", None),
        ("urn:epc:id:unknown:1.2.3", None),
        ("urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427", None),
        ("ST25", None),
    ],
)
def test_names_are_cut_to_their_finest_level(name: str, short: str | None) -> None:
    assert normalise(name) == short


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*EVENT, "errorDeclaration", "sensorElementList", "htx:x"]), values))
def test_any_event_gets_a_string_that_does_not_depend_on_order(event: dict[str, Any]) -> None:
    event["type"] = "ObjectEvent"
    assert prehash(event) == prehash(dict(reversed(event.items())))
