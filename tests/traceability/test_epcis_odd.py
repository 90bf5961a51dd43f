"""Whatever another system sends in the place of an event is refused in a sentence or kept; nothing falls over."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from marketplace.ledger.checking import faults
from tests import factories
from traceability.models import EpcisEvent

from .reporting import document, gs1, mill, milling, send
from .things import GTIN, lot

pytestmark = pytest.mark.django_db
ODD: list[Any] = [
    None, 0, -1.5, True, "", "x", "\x00", [], {}, [None], [[]], {"id": 5}, {"id": None}, ["\x00"], 10**30,
    [{"epcClass": None}], [{"epcClass": "urn:\x00", "quantity": "x"}], {"id": "urn:\x00"},
    [{"type": "x", "value": "y"}],
    "2026-11-16T08:30:00.000+99:00",
]  # fmt: skip
FIELDS = (
    "type", "action", "bizStep", "disposition", "eventTime", "eventTimeZoneOffset", "quantityList", "readPoint",
    "bizLocation", "epcList", "bizTransactionList", "sourceList", "sensorElementList", "persistentDisposition",
    "errorDeclaration", "eventID", "recordTime", "certificationInfo", "ilmd", "parentID", "childEPCs", "inputEPCList",
    "transformationID", "@context", "mill:x",
)  # fmt: skip
AROUND = ("@context", "type", "schemaVersion", "creationDate", "epcisBody")


@pytest.fixture
def reporter() -> Client:
    """A mill that sends what it likes, and sees a 500 as it would."""
    lot(factories.product("Gạo ST25", gtin=GTIN))
    found = mill()
    found.raise_request_exception = False
    return found


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_any_shape_is_answered(reporter, client, field):
    context = {"@context": document()["@context"]}
    for odd in ODD:
        event = milling(**{field: odd})
        assert send(reporter, document(event)).status_code in (202, 400), odd
        assert send(reporter, context | event, "/epcis/events").status_code in (201, 400, 409), odd
    answer = client.get("/epcis/events?perPage=200")
    assert [fault.message for fault in gs1().iter_errors(answer.json())] == []
    for path in ("/l/DTL-261115-01", "/l/DTL-261115-01/proof.json", "/epcis/bizSteps", "/epcis/bizLocations"):
        assert client.get(path).status_code == 200
    assert [fault for fault in faults() if fault.startswith("chain")] == []


def test_a_document_of_any_shape_is_answered(reporter):
    for odd in ODD:
        for name in AROUND:
            assert send(reporter, document(milling()) | {name: odd}).status_code in (202, 400), (name, odd)
        for listed in (odd, [odd]):
            sent = document() | {"epcisBody": {"eventList": listed}}
            assert send(reporter, sent).status_code in (202, 400), listed
    assert EpcisEvent.objects.count() <= 1
