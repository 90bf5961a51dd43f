"""The identifier that an EPCIS event has from its own content: CBV 2.0, section 8.9, "event hash ID".

Pure: no Django, no database. Two documents that say the same about an event (time zone of the moment, order of
lists, EPC URI or Digital Link, short or long vocabulary) give the same string before hashing, and so the same
identifier. Left out, as the standard says, are ``eventID``, ``recordTime`` and ``errorDeclaration``: an event that
declares an error keeps the identifier of the event it takes back.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from traceability.epc_uri import normalise

Json = Any  # what json.loads gives

# A field is a name, or a name with the fields below it, in the order of the standard.
_QUANTITY: Final = ("epcClass", "quantity", "uom")
_METADATA: Final = (
    "time", "startTime", "endTime", "deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules",
)  # fmt: skip
_REPORT: Final = (
    "type", "exception", "deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "time", "microorganism",
    "chemicalSubstance", "value", "component", "stringValue", "booleanValue", "hexBinaryValue", "uriValue", "minValue",
    "maxValue", "meanValue", "sDev", "percRank", "percValue", "uom", "coordinateReferenceSystem",
)  # fmt: skip
_EVENT: Final = (
    "eventTime", "eventTimeZoneOffset", "certificationInfo", "epcList", "parentID", "inputEPCList", "childEPCs",
    "quantityList", "childQuantityList", "inputQuantityList", "outputEPCList", "outputQuantityList", "action",
    "transformationID", "bizStep", "disposition", "persistentDisposition", "readPoint", "bizLocation",
    "bizTransactionList", "destinationList", "sourceList", "sensorElementList",
)  # fmt: skip
_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "epc": (),
    "quantityElement": _QUANTITY,
    "persistentDisposition": ("set", "unset"),
    "readPoint": ("id",),
    "bizLocation": ("id",),
    "bizTransactionList": ("type", "bizTransaction"),
    "destinationList": ("type", "destination"),
    "sourceList": ("type", "source"),
    "sensorElement": ("sensorMetadata", "sensorReport"),
    "sensorMetadata": _METADATA,
    "sensorReport": _REPORT,
}
# What each entry of a list is called; an empty name leaves its fields standing in the list.
_ENTRIES: Final = {
    "epcList": "epc", "inputEPCList": "epc", "outputEPCList": "epc", "childEPCs": "epc",
    "quantityList": "quantityElement", "childQuantityList": "quantityElement",
    "inputQuantityList": "quantityElement", "outputQuantityList": "quantityElement",
    "sensorElementList": "sensorElement", "bizTransactionList": "", "destinationList": "", "sourceList": "",
}  # fmt: skip
_LEFT_OUT: Final = frozenset({"@context", "type", "eventID", "recordTime", "errorDeclaration", "rdfs:comment"})
_TIMES: Final = frozenset({"eventTime", "time", "startTime", "endTime"})

_CBV: Final = "https://ref.gs1.org/cbv/"
_VOC: Final = "https://gs1.org/voc/"
_WORDS: Final = {
    "bizStep": _CBV + "BizStep-", "disposition": _CBV + "Disp-", "set": _CBV + "Disp-", "unset": _CBV + "Disp-",
    "component": _CBV + "Comp-", "exception": _VOC, "bizTransactionList": _CBV + "BTT-",
    "destinationList": _CBV + "SDT-", "sourceList": _CBV + "SDT-", "sensorReport": _VOC,
}  # fmt: skip
_OLD_WORDS: Final = {
    "urn:epcglobal:cbv:bizstep:": _CBV + "BizStep-", "urn:epcglobal:cbv:disp:": _CBV + "Disp-",
    "urn:epcglobal:cbv:btt:": _CBV + "BTT-", "urn:epcglobal:cbv:sdt:": _CBV + "SDT-",
    "urn:epcglobal:cbv:er:": _CBV + "ER-", "cbv:": _CBV, "gs1:": _VOC,
}  # fmt: skip
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")


def event_id(event: Mapping[str, Json], context: Json = ()) -> str:
    """Return ``ni:///sha-256;<64 hexadecimal digits>?ver=CBV2.0`` for an event in JSON.

    ``context`` is the document's ``@context``, for the prefixes of extensions; the event's own is read too.
    """
    digest = hashlib.sha256(prehash(event, context).encode()).hexdigest()
    return f"ni:///sha-256;{digest}?ver=CBV2.0"


def prehash(event: Mapping[str, Json], context: Json = ()) -> str:
    """Return the string that is hashed: the type, the standard's fields in order, extensions by name."""
    prefixes = {**_prefixes(context), **_prefixes(event.get("@context", ()))}
    kept = {name: value for name, value in event.items() if name not in _LEFT_OUT}
    return f"eventType={event['type']}" + _members("", kept, _EVENT, prefixes)


def _prefixes(context: Json) -> dict[str, str]:
    """Return the namespaces that a JSON-LD context declares."""
    found: dict[str, str] = {}
    for part in context if isinstance(context, (list, tuple)) else [context]:
        if isinstance(part, Mapping):
            found.update({name: uri for name, uri in part.items() if isinstance(uri, str)})
    return found


def _members(parent: str, members: Mapping[str, Json], order: tuple[str, ...], prefixes: Mapping[str, str]) -> str:
    """Return the ordered fields, then whatever else is there, sorted."""
    known = "".join(_field(parent, name, members[name], prefixes) for name in order if name in members)
    others = [piece for name in members if name not in order for piece in _extension(name, members[name], prefixes)]
    return known + "".join(sorted(others))


def _field(parent: str, name: str, value: Json, prefixes: Mapping[str, str]) -> str:
    """Return one field of the standard; nothing where it is empty."""
    if name in _ENTRIES:
        entry = _ENTRIES[name]
        order = _FIELDS[entry or name]
        pieces = sorted(_piece(name, entry, each, order, prefixes) for each in _listed(value))
        return name + "".join(pieces) if any(pieces) else ""
    order = _FIELDS.get(name, ())
    return "".join(sorted(_piece(parent, name, each, order, prefixes) for each in _listed(value)))


def _piece(parent: str, name: str, value: Json, order: tuple[str, ...], prefixes: Mapping[str, str]) -> str:
    if isinstance(value, Mapping):
        inner = _members(name or parent, value, order, prefixes)
        return name + inner if inner else ""
    text = _moment(value) if name in _TIMES else _canonical(_spelt(parent, name, value))
    return f"{name}={text}" if text else ""


def _extension(name: str, value: Json, prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield what no order is given for: ``{namespace}name=value``, and below it the same."""
    prefix, colon, local = name.partition(":")
    called = f"{{{prefixes[prefix]}}}{local}" if colon and prefix in prefixes else name
    for each in _listed(value):
        if isinstance(each, Mapping):
            below = (
                piece for key, item in each.items() if key != "@context" for piece in _extension(key, item, prefixes)
            )
            yield called + "".join(sorted(below))
        else:
            text = _canonical(each)
            yield f"{called}={text}" if text else called


def _listed(value: Json) -> list[Json]:
    """Return the entries of a list, or a single value as one; nothing for null."""
    if isinstance(value, (list, tuple)):
        return [entry for each in value for entry in _listed(each)]
    return [] if value is None else [value]


def _spelt(parent: str, name: str, value: Json) -> Json:
    """Write a bare word of a vocabulary in full; ``type`` means what its parent says."""
    base = _WORDS.get(parent if name == "type" else name)
    if base and isinstance(value, str) and re.fullmatch(r"\w+", value.strip()):
        return base + value.strip()
    return value


def _canonical(value: Json) -> str:
    """Return a value in its one form: booleans, numbers without idle zeros, names by Digital Link."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return _plain(Decimal(repr(value)) if isinstance(value, float) else Decimal(value))
    text = str(value).strip()
    for old, new in _OLD_WORDS.items():
        if text.startswith(old):
            return new + text.removeprefix(old)
    if _NUMBER.fullmatch(text):
        return _plain(Decimal(text))
    return normalise(text) or text


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _moment(value: Json) -> str:
    """Return a moment in UTC with milliseconds; a half goes to the even one. Other text stays."""
    text = str(value).strip()
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return text
        rounded = timedelta(microseconds=round(moment.microsecond, -3))
        whole = moment.astimezone(UTC).replace(microsecond=0, tzinfo=None) + rounded
    except (ValueError, OverflowError):
        return text
    return whole.isoformat(timespec="milliseconds") + "Z"
