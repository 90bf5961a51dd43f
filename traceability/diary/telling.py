"""Entries of a diary as EPCIS 2.0 says them, put into the cooperative's chain as they are written."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from marketplace.cooperatives.models import GrowingArea

from .. import epcis
from ..exchange.writing import NAMESPACE, party_uri
from ..models import DiaryEntry
from ..proof.journeys import stream_of
from ..proof.recording import Draft, append

NOON = datetime.time(12)


def area_uri(area: GrowingArea) -> str:
    """What grows in an area, as a class of goods; it is the area's place as well."""
    return f"{party_uri(area.cooperative)}#area-{area.pk}"


def tell(area: GrowingArea, entries: Iterable[DiaryEntry], photographs: Sequence[str] = ()) -> None:
    """Record entries of one area, in their order; call it in the transaction that writes them."""
    drafts = [draft for entry in entries for draft in _drafts(area, entry, photographs)]
    append(stream_of(area.cooperative), drafts)


def _drafts(area: GrowingArea, entry: DiaryEntry, photographs: Sequence[str]) -> list[Draft]:
    """The entry; before it, where it corrects another one, that one's event with what is declared of it."""
    said = [] if entry.never_happened else [epcis.to_json(_event(area, entry, photographs), namespace=NAMESPACE)]
    declared = [_declared(entry, said)] if entry.corrects else []
    return [Draft(event, diary_entry=entry) for event in [*declared, *said] if event]


def _declared(entry: DiaryEntry, said: list[dict[str, Any]]) -> dict[str, Any]:
    versions = DiaryEntry.objects.filter(Q(pk=entry.corrects_id) | Q(corrects=entry.corrects_id)).exclude(pk=entry.pk)
    before = versions.order_by("-pk")[0]
    wrong = before.told.filter(is_declared_wrong=False).first()
    if wrong is None:  # it was declared as never happened
        return {}
    declaration: dict[str, Any] = {
        "declarationTime": timezone.localtime(entry.recorded_at).isoformat(timespec="milliseconds"),
        "reason": "did_not_occur" if entry.never_happened else "incorrect_data",
    }
    if said:
        declaration["correctiveEventIDs"] = [said[0]["eventID"]]
    body: dict[str, Any] = json.loads(wrong.body)
    return body | {"eventID": wrong.event_id, "errorDeclaration": declaration}


def _event(area: GrowingArea, entry: DiaryEntry, photographs: Sequence[str]) -> epcis.ObjectEvent:
    here = area_uri(area)
    is_harvest = entry.kind == DiaryEntry.Kind.HARVEST
    unit = epcis.UNITS.get(entry.unit, "TNE") if is_harvest else None
    noon = timezone.make_aware(datetime.datetime.combine(entry.happened_on, NOON))
    return epcis.ObjectEvent(
        action="ADD" if is_harvest else "OBSERVE", event_time=timezone.localtime(noon),
        quantities=(epcis.Quantity(here, entry.quantity if is_harvest else None, unit),),
        biz_step="creating_class_instance" if is_harvest else "other",
        disposition="active" if is_harvest else "in_progress", read_point=here, own=_own(area, entry, photographs),
    )  # fmt: skip


def _own(area: GrowingArea, entry: DiaryEntry, photographs: Sequence[str]) -> dict[str, Any]:
    """What CBV has no word for; people only as salted hashes."""
    told = {
        "step": entry.kind, "entry": entry.pk, "areaCode": area.code, "crop": area.crop, "season": entry.season,
        "input": entry.product, "activeIngredient": entry.active_ingredient, "dose": entry.dose,
        "doseUnit": entry.dose_unit, "preHarvestDays": entry.interval_days, "note": entry.note,
        "harvestedEarly": entry.override_reason, "photographSha256": tuple(photographs),
        "doer": _hashed("diary.doer", f"{area.pk}:{entry.done_by}") if entry.done_by else "",
        "recorder": _hashed("trace.recorder", str(entry.recorded_by_id)) if entry.recorded_by_id else "",
    }  # fmt: skip
    return {name: value for name, value in told.items() if value not in ("", None, ())}


def _hashed(salt: str, value: str) -> str:
    return salted_hmac(salt, value).hexdigest()
