"""What Bình records about his rice is read by anybody's system; what they send is checked before it is believed."""

import copy
import json
import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from traceability import epcis
from traceability.epcis import AggregationEvent, ErrorDeclaration, ObjectEvent, Quantity, TransformationEvent
from traceability.epcis_check import event_problems, problems
from traceability.event_hash import event_id

DATA = Path(settings.BASE_DIR).parent / "shared" / "data" / "epcis"
NAMESPACE = "https://truyxuat.example.vn/ns/"
VIETNAM = timezone(timedelta(hours=7))
PADDY, RICE = "https://id.gs1.org/01/08938500001239/10/LUA-26A", "https://id.gs1.org/01/08938500004568/10/GAO-26A"
PLACE = "https://id.gs1.org/414/8938500007897"
CASE = "https://id.gs1.org/00/389385000010001237"


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


HARVEST = ObjectEvent(
    event_time=at(7, 1, 8, 30),
    action="ADD",
    quantities=(Quantity(PADDY, Decimal("5200"), "KGM"),),
    biz_step="creating_class_instance",
    disposition="active",
    read_point=f"{PLACE}/254/RUONG-07",
    biz_location=f"{PLACE}/254/RUONG-07",
    ilmd={"harvestDate": "2026-07-01", "growingAreaCode": "VN-ST-0123", "variety": "ST25"},
)
MILLING = TransformationEvent(
    event_time=at(7, 5, 15),
    inputs=(Quantity(PADDY, Decimal("5000"), "KGM"),),
    outputs=(Quantity(RICE, Decimal("3250.5"), "KGM"),),
    transformation_id="https://truyxuat.example.vn/tf/2026-0001",
    biz_step="commissioning",
    disposition="active",
    read_point=f"{PLACE}/254/XAYXAT",
    biz_location=f"{PLACE}/254/XAYXAT",
    ilmd={"bestBeforeDate": "2027-07-05"},
)
PACKING = AggregationEvent(
    event_time=at(7, 6, 9),
    action="ADD",
    parent_id=CASE,
    child_quantities=(Quantity(RICE, Decimal(200)),),
    biz_step="packing",
    disposition="in_progress",
    read_point=f"{PLACE}/254/XAYXAT",
    biz_location=f"{PLACE}/254/XAYXAT",
)
SHIPPING = ObjectEvent(
    event_time=at(7, 7, 6),
    action="OBSERVE",
    epcs=(CASE,),
    biz_step="shipping",
    disposition="in_transit",
    read_point=PLACE,
    transactions=(("desadv", "urn:epcglobal:cbv:bt:8938500007897:DN0001"),),
    sources=(("owning_party", "https://id.gs1.org/417/8938500007897"),),
    destinations=(("owning_party", "https://id.gs1.org/417/8938500009990"),),
)
RECEIVING = ObjectEvent(
    event_time=at(7, 8, 10),
    action="OBSERVE",
    epcs=(CASE,),
    biz_step="receiving",
    disposition="in_progress",
    read_point="https://id.gs1.org/414/8938500009990",
    biz_location="https://id.gs1.org/414/8938500009990",
)
RECALL = ObjectEvent(
    event_time=at(8, 1, 10),
    action="OBSERVE",
    quantities=(Quantity(RICE),),
    biz_step="holding",
    disposition="recalled",
    read_point=PLACE,
)
JOURNEY = (HARVEST, MILLING, PACKING, SHIPPING, RECEIVING, RECALL)
INSPECTION = ObjectEvent(
    event_time=at(7, 2, 9),
    record_time=at(7, 2, 10),
    action="OBSERVE",
    quantities=(Quantity(PADDY, Decimal("0.5"), "KGM"),),
    biz_step="inspecting",
    disposition="conformant",
    certification_info=("https://cho.example/chung-nhan/1",),
    own={"inspector": "Lan", "results": ("ẩm 14 %", "sạch"), "samples": 3},
    error=ErrorDeclaration(at(7, 3, 8), "incorrect_data", ("ni:///sha-256;00?ver=CBV2.0",)),
)
DESTROYING = ObjectEvent(event_time=at(8, 2, 9), action="DELETE", epcs=(CASE,), biz_step="destroying")


def written(*events: epcis.Event) -> dict[str, Any]:
    return epcis.document(events, namespace=NAMESPACE, created=at(8, 1, 10))


@cache
def checker() -> Draft7Validator:
    path = DATA / "EPCIS-JSON-Schema.json"
    if not path.exists():
        pytest.skip("shared/data/epcis/EPCIS-JSON-Schema.json is not beside the project")
    formats = FormatChecker(())
    formats.checks("uri")(
        lambda value: not isinstance(value, str) or bool(re.fullmatch(r"[A-Za-z][\w+.-]*:\S+", value))
    )
    formats.checks("date-time", raises=ValueError)(
        lambda value: not isinstance(value, str) or ("T" in value and datetime.fromisoformat(value).tzinfo is not None)
    )
    return Draft7Validator(json.loads(path.read_text(encoding="utf-8")), format_checker=formats)


def test_the_journey_of_binhs_rice_is_the_document_of_the_example() -> None:
    path = DATA / "vn-rice-chain.jsonld"
    if not path.exists():
        pytest.skip("shared/data/epcis/vn-rice-chain.jsonld is not beside the project")
    document = written(*JOURNEY)
    names = [event.pop("eventID") for event in document["epcisBody"]["eventList"]]
    assert document == json.loads(path.read_text(encoding="utf-8"))
    assert names == path.with_suffix(".hashes").read_text(encoding="utf-8").split()


def test_what_we_write_is_valid_to_gs1_and_to_us() -> None:
    document = json.loads(json.dumps(written(*JOURNEY, INSPECTION, DESTROYING)))
    assert [error.message for error in checker().iter_errors(document)] == []
    assert problems(document) == []


def test_an_event_declared_wrong_keeps_its_name() -> None:
    wrong = epcis.to_json(INSPECTION, namespace=NAMESPACE)
    assert wrong["errorDeclaration"]["reason"] == "incorrect_data"
    assert wrong["htx:results"] == ["ẩm 14 %", "sạch"]
    del wrong["errorDeclaration"]
    assert event_id(wrong, epcis.context(NAMESPACE)) == wrong["eventID"]


def test_a_moment_in_utc_and_one_west_of_it_are_written_with_their_offset() -> None:
    for zone, offset in ((UTC, "+00:00"), (timezone(-timedelta(hours=3, minutes=30)), "-03:30")):
        event = ObjectEvent(event_time=datetime(2026, 7, 1, tzinfo=zone), action="OBSERVE", epcs=(CASE,))
        assert epcis.to_json(event, namespace=NAMESPACE)["eventTimeZoneOffset"] == offset


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"event_time": datetime(2026, 7, 1)}, "naive"),  # noqa: DTZ001 - the fault itself
        ({"event_time": datetime(2026, 7, 1, tzinfo=timezone(timedelta(hours=14, minutes=1)))}, "offset"),
        ({"event_time": datetime(2026, 7, 1, tzinfo=timezone(timedelta(seconds=90)))}, "offset"),
        ({"quantities": (Quantity(RICE, Decimal("1.0000000000000001")),)}, "number"),
        ({"quantities": (Quantity(RICE, Decimal("NaN")),)}, "number"),
        ({"own": {"giống lúa": "ST25"}}, "name"),
        ({"action": "OBSERVE", "ilmd": {"variety": "ST25"}}, "ilmd"),
    ],
)
def test_an_event_that_nobody_could_read_is_not_written(fields: dict[str, Any], code: str) -> None:
    given_ = {"event_time": at(7, 1, 8), "action": "ADD", "epcs": (CASE,), **fields}
    with pytest.raises(epcis.EpcisError) as refused:
        epcis.to_json(ObjectEvent(**given_), namespace=NAMESPACE)
    assert refused.value.code == code


def test_every_step_of_a_journey_has_words_that_gs1_knows() -> None:
    for step, (biz_step, disposition) in epcis.VOCABULARY.items():
        event = ObjectEvent(
            event_time=at(7, 1, 8), action="OBSERVE", epcs=(CASE,), biz_step=biz_step, disposition=disposition
        )
        assert problems(written(event)) == [], step


BASE = json.loads(json.dumps(written(*JOURNEY, INSPECTION, DESTROYING)))
EVENTS = BASE["epcisBody"]["eventList"]
EVENTS[4]["sensorElementList"] = [
    {
        "sensorMetadata": {"time": "2026-07-08T03:00:00Z", "deviceID": "urn:x:1"},
        "sensorReport": [{"type": "Temperature", "value": 26.5, "uom": "CEL", "component": "x", "booleanValue": True}],
    }
]
EVENTS[4]["persistentDisposition"] = {"set": ["recalled"]}
EVENTS.append(
    {
        **{name: EVENTS[3][name] for name in ("eventTime", "eventTimeZoneOffset", "bizTransactionList", "epcList")},
        "type": "TransactionEvent",
        "action": "ADD",
    }
)
EVENTS.append({**EVENTS[2], "type": "AssociationEvent"})
EVENTS.append({"type": "htx:Other", "eventTime": EVENTS[0]["eventTime"], "eventTimeZoneOffset": "+07:00", "any": 1})


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    for key, below in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        found += places(below, (*path, key))
    return found


PLACES = [path for path in places(BASE) if path != ("type",)]
REPLACEMENTS = [
    None, True, 0, 2.5, "", "ADD", "DELETE", "recalled", "shipping", "x", "urn:x:y", "urn:epcglobal:cbv:disp:active",
    "https://gs1.org/voc/Temperature", "2026-07-01T08:30:00+07:00", "2026-13-01T00:00:00Z", "+14:01", "KGM", "kg",
    [], {}, ["urn:x:y", "urn:x:y"], [{}], {"id": "urn:x:y"}, {"epcClass": "urn:x:y"}, {"a": 1}, {"a:b": 1},
    "ObjectEvent", "TransformationEvent", "AggregationEvent", "a:Kind",
]  # fmt: skip


@hypothesis_settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(["delete", "replace", "add"]), st.sampled_from(REPLACEMENTS))
def test_we_refuse_exactly_what_gs1s_schema_refuses(path: tuple[Any, ...], how: str, value: Any) -> None:
    document = copy.deepcopy(BASE)
    parent: Any = document
    for step in path[:-1]:
        parent = parent[step]
    if how == "delete":
        del parent[path[-1]]
    elif how == "replace":
        parent[path[-1]] = value
    elif isinstance(parent, dict):
        parent["unknown" if value is None else "htx:known"] = value
    else:
        parent.append(value)
    assert (problems(document) == []) == checker().is_valid(document), problems(document)


def test_the_document_from_which_the_faults_are_made_is_valid() -> None:
    assert problems(BASE) == []
    assert checker().is_valid(BASE)


def test_a_fault_is_named_with_its_place() -> None:
    document = copy.deepcopy(BASE)
    document["epcisBody"]["eventList"][0]["quantityList"][0]["uom"] = "kg"
    del document["epcisBody"]["eventList"][1]["eventTime"]
    assert [str(problem) for problem in problems(document)] == [
        "epcisBody.eventList[0].quantityList[0].uom: This must be written like KGM.",
        'epcisBody.eventList[1]: "eventTime" is missing.',
    ]


def test_a_single_event_brings_its_own_context() -> None:
    event = EVENTS[0]
    assert [problem.params.get("name") for problem in event_problems(event)] == ["@context"]
    assert event_problems({**event, "@context": BASE["@context"]}) == []
    assert event_problems(event, alone=False) == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(sorted(BASE)), inner),
    )
)
def test_anything_at_all_is_checked_without_falling_over(value: Any) -> None:
    assert problems(value)
    assert event_problems(value)
    assert problems({**BASE, "epcisBody": {"eventList": [value]}})
