"""EPCIS 2.0 events as plain values, and as the JSON-LD that others read.

Pure: no Django, no database. After GS1 EPCIS 2.0 (ISO/IEC 19987) and CBV 2.0 (ISO/IEC 19988). Things are named by
URI: GS1 Digital Links where there is a GTIN or GLN, the site's own addresses where there is none. Our own fields
stand in a namespace of ours, prefix ``htx``; CBV has no "harvesting", for instance.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final, Literal

from marketplace.money import gettext_noop
from traceability.event_hash import event_id

CONTEXT: Final = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
PREFIX: Final = "htx"
SCHEMA_VERSION: Final = "2.0"

Action = Literal["ADD", "OBSERVE", "DELETE"]
Pairs = tuple[tuple[str, str], ...]
Own = Mapping[str, str | int | Decimal | tuple[str, ...]]
"""Fields of ours by their bare name ("variety"), written with our prefix."""

UNITS: Final = {"g": "GRM", "kg": "KGM", "ml": "MLT", "l": "LTR", "piece": "H87"}
"""Our units -> UN/ECE Recommendation 20."""

# step of a journey -> (bizStep, disposition), CBV 2.0 sections 7.1 and 7.2
VOCABULARY: Final[dict[str, tuple[str, str]]] = {
    "sowing": ("other", "in_progress"),
    "care": ("other", "in_progress"),
    "harvest": ("creating_class_instance", "active"),
    "receiving": ("receiving", "in_progress"),
    "processing": ("commissioning", "active"),
    "drying": ("commissioning", "active"),
    "milling": ("commissioning", "active"),
    "inspection": ("inspecting", "conformant"),
    "packing": ("packing", "in_progress"),
    "storing": ("storing", "in_progress"),
    "shipping": ("shipping", "in_transit"),
    "on_sale": ("stocking", "sellable_accessible"),
    "hold": ("holding", "non_sellable_other"),
    "release": ("stocking", "sellable_accessible"),
    "recall": ("holding", "recalled"),
}

_SENTENCES: Final = {
    "naive": gettext_noop("The moment of an event needs its time zone."),
    "offset": gettext_noop("A time zone is a whole number of minutes and at most 14 hours from UTC."),
    "number": gettext_noop("A quantity has at most 15 significant digits."),
    "name": gettext_noop("A field of ours is named in letters, digits and underscores."),
    "ilmd": gettext_noop("Only an event that adds goods can describe them."),
}


class EpcisError(ValueError):
    """An event that cannot be written: ``code`` for machines, ``message`` the English sentence."""

    def __init__(self, code: str) -> None:
        self.code, self.message = code, _SENTENCES[code]
        super().__init__(self.message)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of a class of goods; ``unit`` is a UN/ECE code (see UNITS), None counts pieces."""

    epc_class: str
    amount: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class ErrorDeclaration:
    """Says that the event it stands in was wrong, when that was found, and which events put it right."""

    declared_at: datetime
    reason: Literal["did_not_occur", "incorrect_data"]
    corrective_event_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all events have: when (with time zone), what for, where, between whom.

    ``transactions``, ``sources`` and ``destinations`` are pairs (CBV type, URI); ``own`` our own fields.
    """

    event_time: datetime
    biz_step: str | None = None
    disposition: str | None = None
    read_point: str | None = None
    biz_location: str | None = None
    transactions: Pairs = ()
    sources: Pairs = ()
    destinations: Pairs = ()
    certification_info: tuple[str, ...] = ()
    own: Own = field(default_factory=dict)
    error: ErrorDeclaration | None = None
    record_time: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectEvent(Event):
    """Goods came into being (ADD), were there (OBSERVE) or ceased to be (DELETE)."""

    action: Action
    epcs: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    ilmd: Own = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TransformationEvent(Event):
    """Inputs were used up and outputs made: milling, drying, roasting."""

    inputs: tuple[Quantity, ...] = ()
    outputs: tuple[Quantity, ...] = ()
    input_epcs: tuple[str, ...] = ()
    output_epcs: tuple[str, ...] = ()
    transformation_id: str | None = None
    ilmd: Own = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregationEvent(Event):
    """Goods were put into a case (ADD), seen in it (OBSERVE), taken out (DELETE)."""

    action: Action
    parent_id: str | None = None
    children: tuple[str, ...] = ()
    child_quantities: tuple[Quantity, ...] = ()


def context(namespace: str) -> list[Any]:
    """Return the JSON-LD context of a document; ``namespace`` is the URI of our own fields."""
    return [CONTEXT, {PREFIX: namespace}]


def to_json(event: Event, *, namespace: str) -> dict[str, Any]:
    """Return an event as EPCIS 2.0 JSON, its ``eventID`` worked out from its content.

    Raises EpcisError: ``naive``, ``offset``, ``number``, ``name``, ``ilmd``.
    """
    body = _when(event) | _WHAT[type(event)](event) | _where_and_why(event)
    body |= {_own_name(name): _value(value) for name, value in event.own.items()}
    body = {name: value for name, value in body.items() if value is not None}
    body["eventID"] = event_id(body, context(namespace))
    return body


def document(events: Iterable[Event], *, namespace: str, created: datetime) -> dict[str, Any]:
    """Return an EPCISDocument of events, in their order. Raises EpcisError."""
    return {
        "@context": context(namespace),
        "type": "EPCISDocument",
        "schemaVersion": SCHEMA_VERSION,
        "creationDate": _moment(created),
        "epcisBody": {"eventList": [to_json(event, namespace=namespace) for event in events]},
    }


def _when(event: Event) -> dict[str, Any]:
    return {
        "type": type(event).__name__,
        "eventTime": _moment(event.event_time),
        "eventTimeZoneOffset": _offset(event.event_time),
        "recordTime": _moment(event.record_time) if event.record_time else None,
        "errorDeclaration": _error(event.error) if event.error else None,
        "certificationInfo": list(event.certification_info) or None,
    }


def _object(event: Any) -> dict[str, Any]:
    if event.ilmd and event.action != "ADD":
        raise EpcisError("ilmd")
    return {
        "epcList": list(event.epcs),
        "quantityList": _quantities(event.quantities),
        "action": event.action,
        "ilmd": _ilmd(event.ilmd),
    }


def _transformation(event: Any) -> dict[str, Any]:
    return {
        "inputEPCList": list(event.input_epcs) or None,
        "inputQuantityList": _quantities(event.inputs),
        "outputEPCList": list(event.output_epcs) or None,
        "outputQuantityList": _quantities(event.outputs),
        "transformationID": event.transformation_id,
        "ilmd": _ilmd(event.ilmd),
    }


def _aggregation(event: Any) -> dict[str, Any]:
    return {
        "parentID": event.parent_id,
        "childEPCs": list(event.children),
        "childQuantityList": _quantities(event.child_quantities),
        "action": event.action,
    }


_WHAT: Final = {ObjectEvent: _object, TransformationEvent: _transformation, AggregationEvent: _aggregation}


def _where_and_why(event: Event) -> dict[str, Any]:
    transactions = [{"type": kind, "bizTransaction": uri} for kind, uri in event.transactions]
    return {
        "bizStep": event.biz_step,
        "disposition": event.disposition,
        "readPoint": {"id": event.read_point} if event.read_point else None,
        "bizLocation": {"id": event.biz_location} if event.biz_location else None,
        "bizTransactionList": transactions or None,
        "sourceList": [{"type": kind, "source": uri} for kind, uri in event.sources] or None,
        "destinationList": [{"type": kind, "destination": uri} for kind, uri in event.destinations] or None,
    }


def _error(error: ErrorDeclaration) -> dict[str, Any]:
    declared = {"declarationTime": _moment(error.declared_at), "reason": error.reason}
    return declared | ({"correctiveEventIDs": list(error.corrective_event_ids)} if error.corrective_event_ids else {})


def _quantities(quantities: tuple[Quantity, ...]) -> list[dict[str, Any]] | None:
    found = []
    for quantity in quantities:
        entry: dict[str, Any] = {"epcClass": quantity.epc_class}
        if quantity.amount is not None:
            entry["quantity"] = _value(quantity.amount)
        if quantity.unit is not None:
            entry["uom"] = quantity.unit
        found.append(entry)
    return found or None


def _ilmd(fields: Own) -> dict[str, Any] | None:
    return {_own_name(name): _value(value) for name, value in fields.items()} or None


def _own_name(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name):
        raise EpcisError("name")
    return f"{PREFIX}:{name}"


def _value(value: str | int | Decimal | tuple[str, ...]) -> Any:
    """Return a JSON value; a number must survive the double precision of JSON (RFC 8785)."""
    if isinstance(value, tuple):
        return list(value)
    if not isinstance(value, Decimal):
        return value
    if not value.is_finite() or len(value.normalize().as_tuple().digits) > 15:
        raise EpcisError("number")
    return int(value) if value == value.to_integral_value() else float(value)


def _moment(moment: datetime) -> str:
    _offset(moment)
    return moment.isoformat(timespec="milliseconds")


def _offset(moment: datetime) -> str:
    """Return "+07:00"."""
    apart = moment.utcoffset()
    if apart is None:
        raise EpcisError("naive")
    minutes, rest = divmod(apart, timedelta(minutes=1))
    if rest or abs(minutes) > 14 * 60:
        raise EpcisError("offset")
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
