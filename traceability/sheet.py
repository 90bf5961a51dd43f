"""Everything that a lot's page shows, read anew each time the page is written, in one question."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from django.db.models import CharField, Count, DateField, Exists, F, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.text import capfirst

from catalogue.models import Certificate, GeographicalIndication, ListingRow, OcopRecognition, ProductImage
from marketplace.cooperatives.models import GrowingArea
from marketplace.places.models import Commune, Province
from marketplace.prepared import Hole, Listed, Prepared, moment_of

from .components import components
from .models import DiaryEntry, EpcisEvent, Lot, Movement, TraceEvent, TransformationPart
from .papers import Covered

Kind = TypeVar("Kind", bound=Model)
STEPS_ON_A_PAGE = 12  # so that a thousand steps cost no more than those of a year
REPORTS_SHOWN = 30
OF_LOT = ("code", "made_on", "use_by", "unit", "content", "state", "recall_reason", "recalled_at")
OF_PRODUCT = (
    "title", "date_kind", "net_quantity", "net_unit", "gtin", "shelf_life_days", "storage", "usage", "brand",
    "standards", "warnings", "no_warnings",
)  # fmt: skip
OF_PRODUCER = ("name", "slug", "street", "tax_code", "phone", "gs1_prefix", "status")
OF_FACILITY = ("name", "gln")
OF_CERTIFICATE = (
    "scheme", "name", "number", "issuer", "scope", "issued_on", "expires_on", "revoked_on", "verification",
    "method",
)  # fmt: skip
OF_STARS = ("stars", "decision", "issuer", "issued_on", "expires_on", "revoked_on")


class Step(NamedTuple):
    """One step of the journey. `corrections`: what was said later of it, and when."""

    kind: str
    moment: datetime.datetime
    place: str
    place_code: str
    note: str
    quantity: str
    unit: str
    corrections: list[tuple[datetime.datetime, str]]


@dataclass(frozen=True, slots=True)
class Journey:
    """One page of a lot's steps; `start` of them stand before it, `total` in all."""

    steps: list[Step]
    start: int
    total: int

    @property
    def number(self) -> int:
        """Of this page, from 1."""
        return self.start // STEPS_ON_A_PAGE + 1

    @property
    def first(self) -> int:
        """The number of its first step."""
        return self.start + 1

    @property
    def last(self) -> int:
        """The number of its last step."""
        return self.start + len(self.steps)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lot with its `picture`, `listed`, and the units of its places; and what stands in other tables about it."""

    lot: Lot
    journey: Journey
    certificates: list[Certificate]
    covered: list[Covered]
    recognitions: list[OcopRecognition]
    areas: list[dict[str, Any]]
    reports: list[EpcisEvent]
    components: list[Lot]


def sheet_of(code: str, *, day: datetime.date, page: int = 1) -> Sheet | None:
    """The sheet of the published lot with this code in capitals, with stars valid on `day`; None where there is none.

    One query, however many steps and scans there are; one more where others reported something, some more where it was
    made of other lots. A page of the journey behind the last one is the last one.
    """
    start, zone = (max(page, 1) - 1) * STEPS_ON_A_PAGE, timezone.get_current_timezone()
    for lot in _lot_from(start)(code=code, day=day):
        told: Any = lot
        if start and start >= (told.total or 0):
            return sheet_of(code, day=day, page=-(-(told.total or 0) // STEPS_ON_A_PAGE))
        return Sheet(
            lot=lot, journey=Journey([_step(row, zone) for row in told.steps], start, told.total or 0),
            certificates=_certificates(told.papers), areas=told.grown_at,
            covered=[{area["pk"]: area["code"] for area in row["covers"]} for row in told.papers],
            recognitions=_read(OcopRecognition, OF_STARS, told.stars), reports=_reports(lot) if told.is_told else [],
            components=components([lot])[lot.pk] if told.is_made else [],
        )  # fmt: skip
    return None


def _step(row: dict[str, Any], zone: datetime.tzinfo) -> Step:
    unit = row["commune"] or row["province"]
    return Step(
        kind=row["step"], moment=moment_of(row["at"]).astimezone(zone),
        place=f"{row['facility']}, {capfirst(unit)}" if row["facility"] else row["place"], place_code=row["gln"] or "",
        note=row["note"], quantity=row["quantity"], unit=row["unit"],
        corrections=[(moment_of(later["at"]), later["note"]) for later in row["corrections"]],
    )  # fmt: skip


def _read(model: type[Kind], names: tuple[str, ...], rows: list[dict[str, Any]]) -> list[Kind]:
    """Objects of a model, of some of its columns."""
    fields: list[Any] = [field for field in model._meta.concrete_fields if field.name in names]  # in `from_db`'s order
    return [model.from_db(None, names, [field.to_python(row[field.name]) for field in fields]) for row in rows]


def _certificates(rows: list[dict[str, Any]]) -> list[Certificate]:
    """With what is known of the geographical indication of each."""
    found = _read(Certificate, OF_CERTIFICATE, rows)
    for paper, row in zip(found, rows, strict=True):
        paper.verified_at = moment_of(row["verified_at"]) if row["verified_at"] else None
        days = {
            name: datetime.date.fromisoformat(told) for name in ("registered_on", "cancelled_on") if (told := row[name])
        }
        number = row["origin"]
        paper.indication = GeographicalIndication(registration_number=number, **days) if number else None
    return found


def _reports(lot: Lot) -> list[EpcisEvent]:
    """What other systems reported of the lot, in order, the latest few; not what they declared wrong."""
    rows = EpcisEvent.objects.public().filter(lots=lot).exclude(correspondent=None).select_related("correspondent")
    latest = list(rows.order_by("-event_time", "-pk")[:REPORTS_SHOWN])[::-1]
    wrong = {row.event_id for row in latest if row.is_declared_wrong}
    return [row for row in latest if row.event_id not in wrong]


def _each(path: str, names: tuple[str, ...]) -> list[str]:
    return [f"{path}__{name}" for name in names]


def _same(names: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(names, names, strict=True))


def _named(units: type[Province | Commune], of: str) -> Subquery:
    """Kind and name of the unit in a column, "phường Thuận Hóa"; a join of eight tables would take longer to plan."""
    return Subquery(units.objects.filter(pk=OuterRef(of)).order_by().values(told=Concat("kind", Value(" "), "name")))


@lru_cache(maxsize=100)
def _lot_from(start: int) -> Prepared[Lot]:
    return Prepared(lambda: _lots().annotate(**_beside(), **_journey(start)), plan=not start)


def _lots() -> QuerySet[Lot, Lot]:
    """With its product, producer and place, no more of them than the page shows."""
    columns = [*OF_LOT, *_each("product", OF_PRODUCT), *_each("producer", OF_PRODUCER), *_each("facility", OF_FACILITY)]
    return (
        Lot.objects.published().filter(code=Hole("code", CharField())).order_by()
        .select_related("product", "producer__province", "facility")
        .only(*columns, "producer__province__kind", "producer__province__name")
        .annotate(
            maker_commune=_named(Commune, "producer__commune_id"),
            commune=_named(Commune, "facility__commune_id"), province=_named(Province, "facility__province_id"),
        )
    )  # fmt: skip


def _beside() -> dict[str, Any]:
    """What stands in other tables about the product and the lot."""
    of_product = {"product": OuterRef("product_id")}
    listed = ListingRow.objects.on_sale().filter(**of_product).values("slug")
    papers = Certificate.objects.told_on(Hole("day", DateField()))  # type: ignore[arg-type]
    own = papers.filter(products=OuterRef("product_id"), holder=OuterRef("producer_id"))
    covers = Listed(GrowingArea.objects.filter(certificates=OuterRef("pk")), pk="pk", code="code")
    columns = _same(OF_CERTIFICATE) | {
        "verified_at": "verified_at", "origin": "indication__registration_number",
        "registered_on": "indication__registered_on", "cancelled_on": "indication__cancelled_on",
    }  # fmt: skip
    stars = OcopRecognition.objects.valid_on(Hole("day", DateField()))  # type: ignore[arg-type]
    made = TransformationPart.objects.filter(lot=OuterRef("pk"), is_output=True)
    told = EpcisEvent.objects.filter(lots=OuterRef("pk"), correspondent__isnull=False)
    areas = GrowingArea.objects.filter(lots=OuterRef("pk"))
    diary = DiaryEntry.objects.filter(area__lots=OuterRef("pk"))
    mixed = Movement.objects.filter(lot=OuterRef("pk"), kind__in=(Movement.Kind.OUTPUT, Movement.Kind.RECEIVED))
    return {
        "picture": Subquery(ProductImage.objects.filter(**of_product).values("original")[:1]),
        "listed": Subquery(listed[:1]), "is_told": Exists(told), "is_made": Exists(made), "is_mixed": Exists(mixed),
        "has_diary": Exists(diary),
        "papers": Listed(own.order_by(F("expires_on").asc(nulls_last=True), "pk"), covers=covers, **columns),
        "stars": Listed(stars.filter(**of_product).order_by("-stars", "-expires_on")[:1], **_same(OF_STARS)),
        "grown_at": Listed(areas, pk="pk", code="code", crop="crop", area_ha=Cast("area_ha", CharField())),
    }  # fmt: skip


def _journey(start: int) -> dict[str, Any]:
    """One page of the steps, and how many there are."""
    steps = TraceEvent.objects.filter(lot=OuterRef("pk"), corrects=None)
    later = TraceEvent.objects.filter(corrects=OuterRef("pk")).order_by("recorded_at", "pk")
    columns = {
        "step": "step", "at": "happened_at", "place": "place", "note": "note", "unit": "quantity_unit",
        "quantity": Cast("quantity", CharField()), "facility": "facility__name", "gln": "facility__gln",
        "commune": _named(Commune, "facility__commune_id"), "province": _named(Province, "facility__province_id"),
        "corrections": Listed(later, at="recorded_at", note="note"),
    }  # fmt: skip
    return {
        "total": Subquery(steps.order_by().values("lot").annotate(n=Count("pk")).values("n")),
        "steps": Listed(steps.order_by("happened_at", "pk")[start : start + STEPS_ON_A_PAGE], **columns),
    }
