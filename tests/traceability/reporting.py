"""A foreign system of the tests: a mill that reports what it did, by HTTP and its token."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from jsonschema import Draft7Validator

from traceability.exchange.accounts import open_account

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
DATA = Path(settings.BASE_DIR).parent / "shared" / "data" / "epcis"


def mill(name: str = "Nhà máy xay Minh Họa", **fields: Any) -> Client:
    """A client that bears the token of a new account."""
    _account, token = open_account(name=name, actor=None, **fields)
    return Client(headers={"authorization": f"Bearer {token}"})


def milling(of: str = "https://id.gs1.org/01/09520123456788/10/DTL-261115-01", **fields: Any) -> dict[str, Any]:
    """One event of the mill's about a lot."""
    return {
        "type": "ObjectEvent", "action": "OBSERVE", "bizStep": "receiving", "disposition": "in_progress",
        "eventTime": "2026-11-16T08:30:00.000+07:00", "eventTimeZoneOffset": "+07:00",
        "quantityList": [{"epcClass": of, "quantity": 50.5, "uom": "KGM"}],
        "readPoint": {"id": "https://id.gs1.org/414/9520000000004"}, "mill:humidity": 14.5, **fields,
    }  # fmt: skip


def document(*events: dict[str, Any]) -> dict[str, Any]:
    """Events as they are sent."""
    return {
        "@context": [CONTEXT, {"mill": "https://mill.example/ns/"}], "type": "EPCISDocument", "schemaVersion": "2.0",
        "creationDate": "2026-11-16T09:00:00+07:00", "epcisBody": {"eventList": list(events)},
    }  # fmt: skip


def send(client: Client, value: Any, path: str = "/epcis/capture", **headers: str) -> Any:
    """POST it as JSON."""
    text = value if isinstance(value, str | bytes) else json.dumps(value)
    return client.post(path, text, content_type="application/json", headers=headers)


def listed(answer: Any) -> list[dict[str, Any]]:
    """The events of an answer."""
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["epcisBody"]["queryResults"]["resultsBody"]["eventList"]
    return found


@cache
def gs1() -> Draft7Validator:
    """GS1's own schema; skips where it is not beside the project."""
    path = DATA / "EPCIS-JSON-Schema.json"
    if not path.exists():
        pytest.skip("shared/data/epcis/EPCIS-JSON-Schema.json is not beside the project")
    return Draft7Validator(json.loads(path.read_text(encoding="utf-8")))
