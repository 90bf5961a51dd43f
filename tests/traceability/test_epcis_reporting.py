"""A mill reports what it did with Bình's rice: word for word, once, in its own name, all of it or nothing."""

from __future__ import annotations

import copy
import json

import pytest
from django.test import Client

from marketplace.ledger.checking import faults
from tests import factories
from traceability.exchange import capturing
from traceability.exchange.accounts import open_account, revoke_account
from traceability.models import CaptureJob, Correspondent, EpcisEvent, Lot, Stream

from .reporting import DATA, document, gs1, listed, mill, milling, send
from .things import GTIN, draft, lot, step

pytestmark = pytest.mark.django_db
RECEIVING = milling()


@pytest.fixture
def rice() -> Lot:
    """Bình's rice with a GTIN."""
    return lot(factories.product("Gạo ST25", gtin=GTIN))


def job_of(client: Client, answer: object) -> dict:
    where = answer["Location"]
    return client.get(where.partition("8000")[2] or where).json()


def test_a_document_is_taken_in_and_its_job_says_so(rice):
    reporter = mill()
    answer = send(reporter, document(RECEIVING))
    assert answer.status_code == 202 and answer["GS1-Capture-Error-Behaviour"] == "rollback"
    job = job_of(reporter, answer)
    assert (job["running"], job["success"], job["stored"], job["errors"]) == (False, True, 1, [])
    assert [each["captureID"] for each in reporter.get("/epcis/capture").json()] == [job["captureID"]]
    told = EpcisEvent.objects.get()
    assert list(told.lots.all()) == [rice] and told.correspondent.name == "Nhà máy xay Minh Họa"
    assert Stream.objects.get().name == f"report:{told.correspondent_id}"
    assert [fault for fault in faults() if fault.startswith("chain")] == []


def test_it_is_kept_word_for_word(rice):
    sent = json.dumps(document(RECEIVING), indent=3) + "\n"
    send(mill(), sent)
    assert CaptureJob.objects.get().document == sent


def test_what_the_mill_said_is_read_by_everybody_as_the_mills(rice, client):
    send(mill(), document(RECEIVING))
    answer = client.get("/epcis/events")
    (event,) = listed(answer)
    assert event["mill:humidity"] == 14.5 and event["@context"] == [{"mill": "https://mill.example/ns/"}]
    assert [fault.message for fault in gs1().iter_errors(answer.json())] == []
    single = client.get(f"/epcis/events/{event['eventID'].replace('?', '%3F')}").json()
    assert [fault.message for fault in gs1().iter_errors(single)] == []


def test_the_name_of_a_reported_event_is_the_hash_of_what_it_says(rice, client):
    names = (DATA / "vn-rice-chain.hashes").read_text().split() if DATA.is_dir() else pytest.skip("no vectors")
    reporter = mill()
    answer = send(reporter, (DATA / "vn-rice-chain.jsonld").read_bytes())
    assert answer.json()["success"], answer.json()
    assert [event["eventID"] for event in listed(reporter.get("/epcis/events"))] == names


def test_sending_it_again_changes_nothing(rice):
    reporter = mill()
    send(reporter, document(RECEIVING))
    again = send(reporter, document(RECEIVING, milling(bizStep="storing"))).json()
    assert (again["success"], again["stored"], again["known"]) == (True, 1, 1)
    twice = send(reporter, document(milling(bizStep="packing"), milling(bizStep="packing"))).json()
    assert (twice["stored"], twice["known"]) == (1, 1)
    assert EpcisEvent.objects.count() == 3


def test_one_wrong_event_takes_all_back(rice):
    reporter, other = mill(), mill("Nhà máy khác")
    send(other, document(milling(eventID="urn:uuid:1")))
    answer = send(reporter, document(RECEIVING, milling(eventID="urn:uuid:1", bizStep="storing")))
    assert answer.status_code == 202
    job = job_of(reporter, answer)
    assert (job["success"], job["stored"]) == (False, 0)
    assert job["errors"][0]["status"] == 409 and job["errors"][0]["detail"].startswith("eventList[1]: ")
    assert EpcisEvent.objects.count() == 1 and CaptureJob.objects.count() == 2


def test_a_hash_that_is_not_the_events_own_is_refused(rice):
    answer = send(mill(), document(milling(eventID="ni:///sha-256;" + "0" * 64 + "?ver=CBV2.0")))
    assert "is not the hash" in answer.json()["errors"][0]["detail"]


def test_only_who_reported_an_event_can_declare_it_wrong(rice, client):
    wrong = RECEIVING | {
        "errorDeclaration": {"declarationTime": "2026-11-17T08:00:00+07:00", "reason": "did_not_occur"}
    }
    reporter, other = mill(), mill("Nhà máy khác")
    send(reporter, document(RECEIVING))
    assert send(other, document(wrong)).json()["errors"][0]["status"] == 403
    assert send(reporter, document(wrong)).json()["stored"] == 1
    name = EpcisEvent.objects.first().event_id
    assert client.get(f"/epcis/events/{name}").json()["errorDeclaration"]["reason"] == "did_not_occur"


def test_nor_can_a_mill_declare_wrong_what_binh_recorded(rice):
    told = step(rice).told
    wrong = json.loads(told.body) | {
        "eventID": told.event_id,
        "errorDeclaration": {"declarationTime": "2026-11-17T08:00:00+07:00"},
    }
    sent = document(wrong)
    sent["@context"].append({"htx": "https://cho-hop-tac.example/epcis/"})
    assert send(mill(), sent).json()["errors"][0]["status"] == 403


def test_a_single_event_brings_its_context(rice):
    reporter = mill()
    alone = {"@context": document()["@context"]} | RECEIVING
    answer = send(reporter, alone, "/epcis/events")
    assert answer.status_code == 201
    path = "/epcis/" + answer["Location"].partition("/epcis/")[2]
    assert reporter.get(path).json()["mill:humidity"] == 14.5
    assert send(reporter, alone, "/epcis/events")["Location"] == answer["Location"]
    assert EpcisEvent.objects.count() == 1
    refused = send(reporter, RECEIVING, "/epcis/events")
    assert refused.status_code == 400 and "@context" in refused.json()["detail"]


def test_a_single_event_that_cannot_stand_is_refused_by_its_own_status(rice):
    reporter, other, context = mill(), mill("Nhà máy khác"), {"@context": document()["@context"]}
    assert send(reporter, context | milling(eventID="urn:uuid:1"), "/epcis/events").status_code == 201
    wrong = {"errorDeclaration": {"declarationTime": "2026-11-17T08:00:00+07:00"}}
    for client, changed, status in [
        (reporter, {"bizStep": "storing"}, 409),
        (other, wrong, 403),
        (reporter, {"eventID": "urn:uuid:2", "eventTime": "9999-12-31T23:59:59Z"}, 400),
    ]:
        refused = send(client, context | milling(**{"eventID": "urn:uuid:1", **changed}), "/epcis/events")
        assert refused.status_code == refused.json()["status"] == status
        assert refused["Content-Type"] == "application/problem+json" and "eventList" not in refused.json()["detail"]
    assert EpcisEvent.objects.count() == 1


def test_what_names_no_lot_of_ours_is_read_by_who_sent_it_alone(rice, client):
    reporter = mill()
    send(reporter, document(milling("https://id.gs1.org/01/09520123456788/10/KHONG-CO")))
    assert len(listed(reporter.get("/epcis/events"))) == 1
    assert listed(client.get("/epcis/events")) == listed(mill("Khác").get("/epcis/events")) == []


def test_a_report_on_a_draft_waits_for_the_lot_to_be_opened(client):
    made = draft(product=factories.product("Gạo", gtin=GTIN))
    send(mill(), document(milling(f"http://127.0.0.1:8000/l/{made.code}")))
    assert listed(client.get("/epcis/events")) == []
    Lot.objects.update(state=Lot.State.ACTIVE)
    assert len(listed(client.get("/epcis/events"))) == 1


def test_who_names_a_draft_beside_a_published_lot_does_not_publish_it(rice, client):
    hidden = draft(product=rice.product, code="DTL-NHAP")
    both = [{"epcClass": f"http://127.0.0.1:8000/l/{code}"} for code in (rice.code, hidden.code)]
    assert send(mill(), document(milling(quantityList=both))).json()["stored"] == 1
    assert listed(client.get("/epcis/events")) == []
    assert hidden.code not in client.get(f"/l/{rice.code}/proof.json").text + client.get(f"/l/{rice.code}").text


def test_a_lot_of_another_product_is_not_meant(rice):
    send(mill(), document(milling("https://id.gs1.org/01/09520000000004/10/DTL-261115-01")))
    assert not rice.told.exists()


BAD = {
    "no JSON": b"{",
    "a list": b"[]",
    "a text": b'"x"',
    "no text at all": b"\xff\xfe",
    "a name twice": b'{"type": "EPCISDocument", "type": "EPCISDocument"}',
    "no number": b'{"x": NaN}',
    "half a character": json.dumps(document(milling(**{"mill:x": "\ud800"}))).encode(),
    "too deep": json.dumps(document(milling(**{"mill:x": json.loads("[" * 40 + "]" * 40)}))).encode(),
    "much too deep": b"[" * 200_000,
    "no action": json.dumps(document({k: v for k, v in RECEIVING.items() if k != "action"})).encode(),
    "no such step": json.dumps(document(milling(bizStep="making tea"))).encode(),
    "no time zone": json.dumps(document(milling(eventTime="2026-11-16T08:30:00"))).encode(),
    "a field without a prefix": json.dumps(document(milling(humidity=3))).encode(),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_document_is_refused_in_one_sentence(rice, what):
    answer = send(mill(), BAD[what])
    assert answer.status_code == 400 and answer.json()["type"] == "epcisException:ValidationException"
    assert 10 < len(answer.json()["detail"]) < 700
    assert not CaptureJob.objects.exists()


ODD = {
    "a kind of its own": milling(type="urn:x:Event"),
    "a name too long": milling(eventID="urn:" + "x" * 500),
    "a place too long": milling(bizLocation={"id": "urn:" + "x" * 500}),
    "a number without form": milling(**{"mill:x": 10**400}),
    "still to come": milling(eventTime="9999-12-31T23:59:59Z"),
    "before all time": milling(eventTime="0001-01-01T00:00:00+14:00"),
}


@pytest.mark.parametrize("what", ODD)
def test_what_cannot_be_kept_is_refused_by_its_job(rice, what):
    answer = send(mill(), document(ODD[what]))
    assert answer.status_code == 202 and not answer.json()["success"]
    assert answer.json()["errors"][0]["detail"].startswith("eventList[0]: ")
    assert not EpcisEvent.objects.exists()


def test_an_infinite_number_is_refused(rice):
    sent = json.dumps(document(milling(**{"mill:x": 1}))).replace('"mill:x": 1', '"mill:x": 1e999')
    assert not send(mill(), sent).json()["success"]


def test_too_much_at_once_is_refused(rice, monkeypatch):
    monkeypatch.setattr(capturing, "MOST", 2)
    assert send(mill(), document(*[RECEIVING] * 3)).status_code == 413
    assert send(mill("Khác"), b" " * 1_000_001).status_code == 413


def test_only_json_and_only_rollback(rice):
    reporter = mill()
    assert reporter.post("/epcis/capture", "<x/>", content_type="application/xml").status_code == 415
    proceed = send(reporter, document(RECEIVING), **{"gs1-capture-error-behaviour": "proceed"})
    assert proceed.status_code == 400 and "rollback" in proceed.json()["detail"]


def test_nobody_reports_without_a_token_that_may(rice):
    assert send(Client(), document(RECEIVING)).status_code == 401
    assert send(Client(), RECEIVING, "/epcis/events").status_code == 401
    assert send(mill("Chỉ đọc", may_report=False), document(RECEIVING)).status_code == 403
    reporter = mill()
    number = send(reporter, document(RECEIVING)).json()["captureID"]
    assert Client().get(f"/epcis/capture/{number}").status_code == 401
    assert mill("Khác").get(f"/epcis/capture/{number}").status_code == 404
    revoke_account(account=Correspondent.objects.get(name="Nhà máy xay Minh Họa"), actor=None)
    assert send(reporter, document(milling(bizStep="storing"))).status_code == 401
    assert EpcisEvent.objects.count() == 1


def test_a_token_is_kept_only_as_its_hash():
    account, token = open_account(name="Nhà máy", actor=None)
    row = str(Correspondent.objects.values().get())
    assert token not in row and token[-4:] == account.token_end


def test_a_long_document_is_taken_in_with_few_questions(rice, django_assert_max_num_queries):
    reporter = mill()
    events = [milling(bizStep="storing", **{"mill:x": n}) for n in range(200)]
    with django_assert_max_num_queries(40):
        assert send(reporter, document(*events)).json()["stored"] == 200
    assert [fault for fault in faults() if fault.startswith("chain")] == []


def test_the_events_that_were_sent_are_not_touched():
    events = [copy.deepcopy(RECEIVING)]
    capturing.events_of(document(*events))
    assert events == [RECEIVING]
