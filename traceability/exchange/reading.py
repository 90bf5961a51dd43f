"""What an event's JSON names, in the one form by which it is found again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

from .. import digital_link
from ..epc_uri import normalise
from ..models import EpcisName, Lot

R = EpcisName.Role
_EPCS = {"epcList": R.EPC, "childEPCs": R.EPC, "inputEPCList": R.INPUT, "outputEPCList": R.OUTPUT}
_CLASSES = {
    "quantityList": R.CLASS, "childQuantityList": R.CLASS,
    "inputQuantityList": R.INPUT_CLASS, "outputQuantityList": R.OUTPUT_CLASS,
}  # fmt: skip
_CBV = re.compile(
    r"(?:https?://(?:ref|ns)\.gs1\.org/cbv/(?:BizStep|Disp)-|urn:epcglobal:cbv:(?:bizstep|disp):|cbv:(?:BizStep|Disp)-)"
)
_OWN_LOT = re.compile(r"/l/([A-Z0-9-]{1,20})")


def found_by(uri: str) -> str:
    """The one form of a thing's name: a short Digital Link where it is GS1's, as it stands otherwise."""
    return normalise(uri) or uri


def bare(word: str) -> str:
    """A word of CBV without the address of its vocabulary: "shipping"."""
    return _CBV.sub("", word)


def names(event: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(role, name) of each thing that an event names, once."""
    return list(dict.fromkeys(_names(event)))


def _names(event: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, role in _EPCS.items():
        yield from ((role, found_by(uri)) for uri in event.get(name) or ())
    for name, role in _CLASSES.items():
        yield from ((role, found_by(each["epcClass"])) for each in event.get(name) or ())
    if event.get("parentID"):
        yield R.PARENT, found_by(event["parentID"])


def columns(event: Mapping[str, Any]) -> dict[str, Any]:
    """What of an event can be asked for, by the names of the columns."""
    return {
        "kind": event["type"],
        "event_time": datetime.datetime.fromisoformat(event["eventTime"]).astimezone(datetime.UTC),
        "action": event.get("action", ""),
        "biz_step": bare(event.get("bizStep", "")),
        "disposition": bare(event.get("disposition", "")),
        "read_point": found_by(event.get("readPoint", {}).get("id", "")),
        "biz_location": found_by(event.get("bizLocation", {}).get("id", "")),
        "transformation_id": event.get("transformationID", ""),
        "is_declared_wrong": "errorDeclaration" in event,
    }


def lots_named(uris: Iterable[str]) -> dict[str, Lot]:
    """The lots of ours behind names in their one form: by GTIN and lot, or by the address of a lot page here."""
    wanted = {uri: found for uri in uris if (found := _gtin_and_code(uri))}
    codes = {code for _gtin, code in wanted.values()}
    lots = {lot.code: lot for lot in Lot.objects.filter(code__in=codes).select_related("product")}
    return {
        uri: lots[code] for uri, (gtin, code) in wanted.items()
        if code in lots and (gtin is None or gtin == lots[code].product.gtin)
    }  # fmt: skip


def _gtin_and_code(uri: str) -> tuple[str | None, str] | None:
    parts = urlsplit(uri)
    if parts.netloc in {urlsplit(settings.SITE_URL).netloc, urlsplit(settings.GS1_RESOLVER_ROOT).netloc}:
        own = _OWN_LOT.fullmatch(unquote(parts.path))
        if own:
            return None, own[1]
    try:
        link = digital_link.parse(uri)
    except digital_link.DigitalLinkError:
        return None
    return (link.gtin, link.lot.upper()) if link.gtin and link.lot else None
