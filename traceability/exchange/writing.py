"""Our steps of a journey as EPCIS 2.0 says them; `docs/epcis.md` is the table."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from marketplace.cooperatives.models import Cooperative, Facility, Supplier

from .. import epcis
from ..models import Lot, Movement, Package, TraceEvent, Transformation, TransformationPart
from ..papers import marks_on

NAMESPACE = "https://cho-hop-tac.example/epcis/"  # names our own fields; it must never change, for hashes hold it
GS1 = "https://id.gs1.org"
S = TraceEvent.Step
MADE_BY: set[str] = {S.PROCESSING, S.DRYING, S.MILLING, S.PACKING}
HANDED_ON: dict[str, str] = {S.SHIPPING: "sources", S.RECEIVING: "destinations"}


def lot_uri(lot: Lot) -> str:
    """The lot as a class of goods: a Digital Link where it has a GTIN, its page otherwise."""
    if lot.product.gtin:
        return f"{GS1}/01/{lot.product.gtin}/10/{lot.code}"
    return f"{settings.SITE_URL}/l/{lot.code}"


def party_uri(cooperative: Cooperative) -> str:
    """A cooperative by its page: the same address whatever language somebody records in."""
    return f"{settings.SITE_URL}/htx/{cooperative.slug}/"


def place_uri(facility: Facility) -> str:
    """A place by its GLN, or by an address of ours where it has none."""
    if facility.gln:
        return f"{GS1}/414/{facility.gln}"
    return f"{party_uri(facility.cooperative)}#place-{facility.pk}"


def event_json(step: TraceEvent) -> dict[str, Any]:
    """A step as EPCIS JSON with its eventID. Raises EpcisError.

    A correction is the wrong event itself, as it was written, with what is declared of it: it keeps that event's name.
    """
    if step.corrects is None:
        return epcis.to_json(_event(step), namespace=NAMESPACE)
    wrong = step.corrects.told  # recorded before
    declared = {
        "declarationTime": timezone.localtime(step.recorded_at).isoformat(timespec="milliseconds"),
        "reason": "did_not_occur" if step.corrects.step == S.RECALL else "incorrect_data",
        **({f"{epcis.PREFIX}:note": step.note} if step.note else {}),
    }
    event: dict[str, Any] = json.loads(wrong.body)
    return event | {"eventID": wrong.event_id, "errorDeclaration": declared}


def package_json(
    package: Package, action: epcis.Action, units: Mapping[str, int], *, at: datetime.datetime, place: Facility | None
) -> dict[str, Any]:
    """Units of lots (`{uri: units}`) put into a package (ADD), or taken out of it (DELETE). Raises EpcisError."""
    where = place_uri(place) if place else None
    event = epcis.AggregationEvent(
        action=action, parent_id=package.uri, event_time=timezone.localtime(at),
        child_quantities=tuple(epcis.Quantity(lot, Decimal(count)) for lot, count in units.items()),
        biz_step="packing" if action == "ADD" else "unpacking", disposition="in_progress",
        read_point=where, biz_location=where,
    )  # fmt: skip
    return epcis.to_json(event, namespace=NAMESPACE)


def _event(step: TraceEvent) -> epcis.Event:
    lot = step.lot
    unit = epcis.UNITS.get(step.quantity_unit.strip().lower())
    goods = (epcis.Quantity(lot_uri(lot), step.quantity, unit if step.quantity is not None else None),)
    common = _when_where_why(step)
    if step.transformation:
        return _transformation(step.transformation, step, goods, common)
    if step.step in MADE_BY:
        made = f"{settings.SITE_URL}/l/{lot.code}/{step.step}/{step.pk}"
        return epcis.TransformationEvent(outputs=goods, transformation_id=made, **common)
    if step.step == S.HARVEST:
        return epcis.ObjectEvent(action="ADD", quantities=goods, ilmd=_of_lot(lot), **common)
    papers = _papers(step) if step.step == S.INSPECTION else ()
    return epcis.ObjectEvent(action="OBSERVE", quantities=goods, certification_info=papers, **common)


def _transformation(
    made: Transformation, step: TraceEvent, goods: tuple[epcis.Quantity, ...], common: dict[str, Any]
) -> epcis.TransformationEvent:
    """One of the lots that came out; the first of them tells what went in, all bear the same transformationID."""
    parts = list(made.parts.select_related("lot__product").order_by("pk"))
    is_first = next(part.lot_id for part in parts if part.is_output) == step.lot_id
    inputs = [part for part in parts if is_first and not part.is_output]
    return epcis.TransformationEvent(
        inputs=tuple(epcis.Quantity(lot_uri(part.lot), *_amount(part)) for part in inputs), outputs=goods,
        transformation_id=f"{party_uri(made.producer)}#transformation-{made.pk}", **common,
    )  # fmt: skip


def _amount(part: TransformationPart) -> tuple[Decimal, str]:
    # UN/ECE Recommendation 20 has the tonne too; our table of units for sale has not
    return part.quantity, epcis.UNITS.get(part.unit, "TNE")


def _when_where_why(step: TraceEvent) -> dict[str, Any]:
    biz_step, disposition = epcis.VOCABULARY[step.step]
    place = place_uri(step.facility) if step.facility else None
    party = (("owning_party", party_uri(step.lot.producer)),)
    return (
        {
            "event_time": timezone.localtime(step.happened_at),
            "biz_step": biz_step,
            "disposition": disposition,
            "read_point": place,
            "biz_location": None if step.step == S.SHIPPING else place,
            "own": _own(step),
        }
        | ({HANDED_ON[step.step]: party} if step.step in HANDED_ON else {})
        | _from_whom(step)
    )


def _from_whom(step: TraceEvent) -> dict[str, Any]:
    """The supplier of goods received, by its key in the hub's list: its name is in no event."""
    if step.step != S.RECEIVING:
        return {}
    brought = step.lot.movements.filter(kind=Movement.Kind.RECEIVED).exclude(supplier=None).first()
    return {"sources": (("owning_party", supplier_uri(brought.supplier)),)} if brought else {}


def supplier_uri(supplier: Supplier) -> str:
    """A supplier by its key; one that is a cooperative of this floor by its page."""
    return party_uri(supplier.partner) if supplier.partner else f"{party_uri(supplier.hub)}#supplier-{supplier.pk}"


def _papers(step: TraceEvent) -> tuple[str, ...]:
    """Where the certificates stand that were in force on the day of an inspection; nothing where there was none."""
    day, lot = timezone.localdate(step.happened_at), step.lot
    return (f"{settings.SITE_URL}/l/{lot.code}#h-c",) if marks_on(day, lot) else ()


def _own(step: TraceEvent) -> dict[str, str]:
    """What CBV has no word for; who recorded it only as a salted hash."""
    told = {
        "step": step.step,
        "note": step.note,
        "place": "" if step.facility else step.place,
        "unit": "" if step.quantity_unit.strip().lower() in epcis.UNITS else step.quantity_unit,
        "recorder": salted_hmac("trace.recorder", str(step.recorded_by_id)).hexdigest() if step.recorded_by_id else "",
    }
    return {name: value for name, value in told.items() if value}


def _of_lot(lot: Lot) -> dict[str, str]:
    """What describes the lot where it comes into being."""
    told = {
        "product": lot.product.title,
        "lot": lot.code,
        "madeOn": lot.made_on.isoformat(),
        "useBy": lot.use_by.isoformat() if lot.use_by else "",
    }
    return {name: value for name, value in told.items() if value}
