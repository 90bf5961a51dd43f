"""Anybody's system asks for events over HTTP: every parameter, every refusal, and nothing of drafts."""

from __future__ import annotations

import datetime
import re
from itertools import permutations
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from marketplace.cooperatives.models import Facility
from tests import factories
from traceability.models import EpcisEvent, Lot
from traceability.services import recall_lot

from .reporting import document, gs1, listed, mill, milling, send
from .things import GTIN, lot, step

pytestmark = pytest.mark.django_db
RICE = f"https://id.gs1.org/01/{GTIN}/10/DTL-261115-01"
GLN = "9520000000004"
PLACE = f"https://id.gs1.org/414/{GLN}"


@pytest.fixture
def rice() -> Lot:
    """Rice with a GTIN: harvested, milled at a place with a GLN, shipped."""
    bag = factories.product("Gạo ST25", gtin=GTIN)
    place = Facility.objects.create(
        cooperative=bag.producer, kind="mill", name="Nhà xay", province=bag.producer.province, gln=GLN
    )
    rice = lot(bag)
    step(rice, "harvest", days_ago=9, quantity=5200, quantity_unit="kg")
    step(rice, "milling", days_ago=8, facility=place)
    step(rice, "shipping", days_ago=7, facility=place)
    return rice


def ask(client: Client, **parameters: Any) -> list[str]:
    """The steps that an answer holds, in its order."""
    return [event["bizStep"] for event in listed(client.get("/epcis/events", parameters))]


def at(days_ago: float) -> str:
    return (timezone.now() - datetime.timedelta(days=days_ago)).isoformat()


def test_everything_that_is_published_is_answered_as_gs1_has_it(rice, client):
    answer = client.get("/epcis/events")
    assert [event["bizStep"] for event in listed(answer)] == [
        "creating_class_instance", "commissioning", "shipping",
    ]  # fmt: skip
    assert [fault.message for fault in gs1().iter_errors(answer.json())] == []
    assert answer["Content-Type"] == "application/json"


ANSWERS: list[tuple[dict[str, Any], str]] = [
    ({"eventType": "TransformationEvent"}, "commissioning"),
    ({"eventType": "TransformationEvent,AggregationEvent"}, "commissioning"),
    ({"GE_eventTime": lambda: at(7.5)}, "shipping"),
    ({"LT_eventTime": lambda: at(8.5)}, "creating_class_instance"),
    ({"GE_eventTime": lambda: at(8.5), "LT_eventTime": lambda: at(7.5)}, "commissioning"),
    ({"LT_recordTime": lambda: at(1)}, ""),
    ({"LT_recordTime": lambda: at(-1)}, "creating_class_instance commissioning shipping"),
    ({"GE_recordTime": lambda: at(1)}, "creating_class_instance commissioning shipping"),
    ({"GE_recordTime": lambda: at(-1)}, ""),
    ({"EQ_bizStep": "https://ref.gs1.org/cbv/BizStep-shipping"}, "shipping"),
    ({"EQ_bizStep": ["shipping", "commissioning"]}, "commissioning shipping"),
    ({"EQ_disposition": "in_transit"}, "shipping"),
    ({"EQ_action": "ADD"}, "creating_class_instance"),
    ({"EQ_bizLocation": PLACE}, "commissioning"),
    ({"EQ_bizLocation": f"urn:epc:id:sgln:{GLN[:7]}.{GLN[7:12]}.0"}, "commissioning"),
    ({"EQ_readPoint": PLACE}, "commissioning shipping"),
    ({"MATCH_epcClass": RICE}, "creating_class_instance shipping"),
    ({"MATCH_anyEPCClass": RICE}, "creating_class_instance commissioning shipping"),
    ({"MATCH_anyEPCClass": f"https://example.com/some/where/01/{GTIN}/10/DTL-261115-01?15=270101"},
     "creating_class_instance commissioning shipping"),
    ({"MATCH_epcClass": f"https://id.gs1.org/01/{GTIN}/10/KHAC"}, ""),
    ({"MATCH_epc": RICE}, ""),
    ({"EQ_transformationID": lambda: EpcisEvent.objects.exclude(transformation_id="").get().transformation_id},
     "commissioning"),
    ({"EQ_eventID": lambda: EpcisEvent.objects.get(biz_step="shipping").event_id}, "shipping"),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "steps"), ANSWERS, ids=[" ".join(row[0]) for row in ANSWERS])
def test_each_parameter_asks_for_what_it_says(rice, client, parameters, steps):
    asked = {name: value() if callable(value) else value for name, value in parameters.items()}
    assert " ".join(ask(client, **asked)) == steps


def test_cases_and_what_is_in_them_are_asked_for_by_their_names(client):
    reporter, case = mill(), "urn:epc:id:sscc:9520000.0000000001"
    bag = "urn:epc:id:sgtin:9520000.012345.B1"
    packed = milling(type="AggregationEvent", action="ADD", bizStep="packing", parentID=case, childEPCs=[bag])
    del packed["quantityList"]
    made = milling(type="TransformationEvent", bizStep="commissioning", inputEPCList=[bag], outputEPCList=[case])
    del made["quantityList"], made["action"]
    assert send(reporter, document(packed, made)).json()["success"]
    assert ask(reporter, MATCH_parentID=case) == ["packing"]
    assert ask(reporter, MATCH_epc=bag) == ["packing"]
    assert ask(reporter, MATCH_anyEPC=case) == ask(reporter, MATCH_anyEPC=bag) == ["packing", "commissioning"]
    assert ask(reporter, MATCH_parentID=bag) == ask(client, MATCH_epc=bag) == []


REFUSED = [
    ("foo=1", 400), ("EQ_bizstep=shipping", 400), ("orderBy=eventTime", 400), ("EQ_bizStep=", 400),
    ("EQ_bizStep=a,,b", 400), ("EQ_bizStep=%00", 400), ("eventType=Ereignis", 400), ("EQ_action=LOOK", 400),
    ("GE_eventTime=heute", 400), ("GE_eventTime=2026-07-01T08:30:00", 400), 
    ("LT_eventTime=0001-01-01T00:00:00%2B14:00", 400),
    ("perPage=0", 400), ("perPage=-1", 400), ("perPage=x", 400), ("perPage=%C2%B2", 400), ("nextPageToken=7", 400),
    ("MATCH_epc=" + ",".join("x" * 101), 400),
]  # fmt: skip


@pytest.mark.parametrize(("query", "status"), REFUSED)
def test_a_question_that_is_not_understood_is_refused_in_one_sentence(client, query, status):
    answer = client.get(f"/epcis/events?{query}")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == "epcisException:QueryParameterException" and problem["status"] == status
    assert problem["title"] and problem["detail"].count(".") >= 1


def test_pages_follow_one_another_and_miss_nothing(rice, client):
    for days in range(6, 1, -1):
        step(rice, "storing", days_ago=days)
    seen, where = [], "/epcis/events?perPage=3&MATCH_anyEPCClass=" + quote(RICE)
    while where:
        answer = client.get(where)
        seen.append([event["eventID"] for event in listed(answer)])
        link = re.fullmatch(r'<http://[^/]+(/[^>]+)>; rel="next"', answer.get("Link", ""))
        where = link[1] if link else ""
    assert [len(page) for page in seen] == [3, 3, 2]
    assert len({name for page in seen for name in page}) == 8


def test_the_token_of_one_list_is_none_of_another(rice, client):
    def token_of(path: str) -> str:
        return client.get(f"{path}?perPage=1")["Link"].partition("nextPageToken=")[2].partition(">")[0]

    lists = ("/epcis/events", "/epcis/eventTypes", "/epcis/bizSteps")
    for own, other in permutations(lists, 2):
        assert client.get(f"{own}?nextPageToken={token_of(own)}").status_code == 200
        refused = client.get(f"{other}?nextPageToken={token_of(own)}")
        assert refused.status_code == 400 and "nextPageToken" in refused.json()["detail"]


def test_a_head_is_answered_as_a_get_without_its_body(rice, client):
    name = quote(EpcisEvent.objects.first().event_id, safe="")
    for path in ("", "events?perPage=1", "bizSteps", f"events/{name}", f"epcs/{quote(RICE, safe='')}/events"):
        head, full = client.head(f"/epcis/{path}"), client.get(f"/epcis/{path}")
        assert (head.status_code, head.content) == (200, b"")
        assert head["Content-Type"] == full["Content-Type"] and head.get("Link") == full.get("Link")


def test_a_single_event_is_found_by_its_name_however_it_is_written(rice, client):
    name = EpcisEvent.objects.get(biz_step="shipping").event_id
    for path in (quote(name, safe=""), name):
        answer = client.get(f"/epcis/events/{path}")
        assert answer.json()["eventID"] == name
        assert [fault.message for fault in gs1().iter_errors(answer.json())] == []
    assert client.get("/epcis/events/ni:///sha-256;0").status_code == 404


def test_after_a_correction_the_event_says_that_it_was_wrong(rice, client):
    told = EpcisEvent.objects.get(biz_step="shipping")
    step(rice, "correction", corrects=told.trace_event, note="Ngày hôm sau")
    answer = client.get(f"/epcis/events/{quote(told.event_id, safe='')}").json()
    assert answer["errorDeclaration"]["htx:note"] == "Ngày hôm sau"
    assert [fault.message for fault in gs1().iter_errors(answer)] == []


def test_the_events_of_a_thing_stand_below_its_own_address(rice, client):
    path = f"/epcis/epcs/{quote(RICE, safe='')}/events"
    assert len(listed(client.get(path))) == 3
    page = client.get(path, {"perPage": 1, "EQ_bizStep": ["shipping", "commissioning"]})
    follow = page["Link"].partition(">")[0].removeprefix("<")
    assert quote(RICE, safe="") in follow
    assert [event["bizStep"] for event in listed(client.get(follow))] == ["shipping"]
    assert listed(client.get("/epcis/epcs/urn:x:unknown/events")) == []


def test_what_stands_in_the_events_is_listed(rice, client):
    assert client.get("/epcis/eventTypes").json()["member"] == ["ObjectEvent", "TransformationEvent"]
    assert client.get("/epcis/bizSteps").json()["member"] == [
        "commissioning", "creating_class_instance", "shipping",
    ]  # fmt: skip
    assert client.get("/epcis/bizLocations").json()["member"] == [PLACE]
    page = client.get("/epcis/bizSteps?perPage=2")
    follow = page["Link"].partition(">")[0].removeprefix("<")
    assert client.get(follow).json()["member"] == ["shipping"]
    assert client.get("/epcis/bizSteps?EQ_action=ADD").status_code == 400


def test_nothing_of_a_draft_is_read_without_an_account(rice, client):
    Lot.objects.filter(pk=rice.pk).update(state=Lot.State.DRAFT)
    name = quote(EpcisEvent.objects.first().event_id, safe="")
    own, other = mill(cooperative=rice.producer), mill("Nhà máy khác", cooperative=factories.doi_che_xuan())
    for reader in (client, other):
        assert ask(reader) == []
        assert client.get("/epcis/bizSteps").json()["member"] == []
        assert reader.get(f"/epcis/events/{name}").status_code == 404
        assert listed(reader.get(f"/epcis/epcs/{quote(RICE, safe='')}/events")) == []
    assert len(ask(own)) == 3


def test_a_recalled_lot_is_still_read(rice, client):
    recall_lot(lot=rice, actor=None, reason="Nấm mốc")
    assert ask(client, EQ_disposition="recalled") == ["holding"]


@pytest.mark.parametrize(
    "path", ["", "capture", "events", "eventTypes", "bizSteps", "bizLocations", "events/x", "epcs/x/events"]
)
def test_every_answer_says_what_is_spoken_here(client, path):
    answer = client.options(f"/epcis/{path}")
    assert answer.status_code == 204 and "GET" in answer["Allow"]
    assert answer["GS1-EPCIS-Version"] == answer["GS1-EPCIS-Min"] == answer["GS1-EPCIS-Max"] == "2.0.0"
    assert answer["GS1-CBV-Version"] == "2.0.0" and answer["Access-Control-Allow-Origin"] == "*"
    if path in ("capture", "events"):
        assert answer["GS1-Capture-Error-Behaviour"] == "rollback" and "POST" in answer["Allow"]
        assert int(answer["GS1-EPCIS-Capture-Limit"]) and int(answer["GS1-EPCIS-Capture-File-Size-Limit"])


@pytest.mark.parametrize(
    ("ask_for", "status"),
    [
        (lambda client: client.get("/epcis/events", headers={"accept": "application/xml"}), 406),
        (lambda client: client.get("/epcis/events", headers={"gs1-epcis-version": "1.2"}), 406),
        (lambda client: client.put("/epcis/events"), 405),
        (lambda client: client.post("/epcis/bizSteps"), 405),
        (lambda client: client.get("/epcis/queries"), 501),
        (lambda client: client.post("/epcis/queries/x/subscriptions"), 501),
        (lambda client: client.get("/epcis/khong-co"), 404),
        (lambda client: client.get("/epcis/events", headers={"authorization": "Bearer falsch"}), 401),
        (lambda client: client.get("/epcis/events", headers={"authorization": "Basic eDp5"}), 401),
    ],
)
def test_what_is_not_offered_says_so(client, ask_for, status):
    answer = ask_for(client)
    assert answer.status_code == answer.json()["status"] == status
    assert answer["Content-Type"] == "application/problem+json" and answer.json()["detail"]
    assert answer.get("WWW-Authenticate", "").startswith("Bearer") == (status == 401)


def test_linked_data_is_answered_under_its_own_name(rice, client):
    answer = client.get("/epcis/events", headers={"accept": "application/ld+json"})
    assert answer["Content-Type"] == "application/ld+json"
    assert client.get("/epcis/").json()["notOffered"] == ["subscriptions", "named queries", "XML"]
