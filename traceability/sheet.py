"""Everything that a lot's page shows, read anew each time the page is written, in a handful of questions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import CharField, Count, DateField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from catalogue.models import Certificate, ListingRow, OcopRecognition, ProductImage
from marketplace.cooperatives.models import GrowingArea
from marketplace.places.models import Commune, Province
from marketplace.prepared import Hole, Prepared

from .models import EpcisEvent, Lot, TraceEvent

STEPS_ON_A_PAGE = 12  # so that a thousand steps cost no more than those of a year
REPORTS_SHOWN = 30
OF_LOT = ("code", "made_on", "use_by", "state", "recall_reason", "recalled_at")
OF_PRODUCT = ("title", "date_kind", "net_quantity", "net_unit", "gtin", "shelf_life_days", "storage", "usage")
OF_PRODUCER = ("name", "slug", "street", "tax_code", "phone", "gs1_prefix", "status")
OF_FACILITY = ("name", "gln")
OF_STEP = ("step", "happened_at", "place", "note", "quantity", "quantity_unit")
OF_CERTIFICATE = (
    "scheme", "name", "number", "issuer", "scope", "issued_on", "expires_on", "revoked_on", "verification",
)  # fmt: skip
OF_STARS = ("stars", "decision", "issuer", "issued_on", "expires_on")


@dataclass(frozen=True, slots=True)
class Journey:
    """One page of a lot's steps, each with its `corrections`; `start` of them stand before it, `total` in all."""

    steps: list[TraceEvent]
    start: int = 0
    total: int = 0

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
    recognitions: list[OcopRecognition]
    areas: list[GrowingArea]
    reports: list[EpcisEvent]


def sheet_of(code: str, *, day: datetime.date, page: int = 1) -> Sheet | None:
    """The sheet of the published lot with this code in capitals, with stars valid on `day`; None where there is none.

    Six queries, however many steps and scans there are; one more where others reported something.
    """
    for lot in _LOT(code=code):
        return Sheet(
            lot=lot, journey=_journey(lot, page), certificates=_CERTIFICATES(product=lot.product_id),
            recognitions=_STARS(product=lot.product_id, day=day), areas=_AREAS(lot=lot.pk),
            reports=_reports(lot) if lot.is_told else [],  # type: ignore[attr-defined]
        )  # fmt: skip
    return None


def _journey(lot: Lot, page: int) -> Journey:
    start = (max(page, 1) - 1) * STEPS_ON_A_PAGE
    steps = _steps_from(start)(lot=lot.pk)
    if not steps and start:  # a page behind the last one is the last one
        return _journey(lot, -(-lot.events.filter(corrects=None).count() // STEPS_ON_A_PAGE))
    for step in steps:
        step.told_anew = []  # type: ignore[attr-defined]
    corrected = {step.pk: step for step in steps if step.is_corrected}  # type: ignore[attr-defined]
    if corrected:
        for correction in _corrections_from(start)(lot=lot.pk):
            corrected[correction.corrects_id].told_anew.append(correction)  # type: ignore[attr-defined,index]
    return Journey(steps, start, steps[0].total if steps else 0)  # type: ignore[attr-defined]


def _reports(lot: Lot) -> list[EpcisEvent]:
    """What other systems reported of the lot, in order, the latest few; not what they declared wrong."""
    rows = EpcisEvent.objects.public().filter(lots=lot, trace_event=None).select_related("correspondent")
    latest = list(rows.order_by("-event_time", "-pk")[:REPORTS_SHOWN])[::-1]
    wrong = {row.event_id for row in latest if row.is_declared_wrong}
    return [row for row in latest if row.event_id not in wrong]


def _each(path: str, names: tuple[str, ...]) -> list[str]:
    return [f"{path}__{name}" for name in names]


def _named(units: type[Province | Commune], of: str) -> Subquery:
    """Kind and name of the unit in a column, "phường Thuận Hóa"; a join of eight tables would take longer to plan."""
    return Subquery(units.objects.filter(pk=OuterRef(of)).order_by().values(told=Concat("kind", Value(" "), "name")))


def _lots() -> QuerySet[Lot, Lot]:
    pictures = ProductImage.objects.filter(product=OuterRef("product_id")).values("original")
    listed = ListingRow.objects.on_sale().filter(product=OuterRef("product_id")).values("slug")
    told = EpcisEvent.objects.filter(lots=OuterRef("pk"), trace_event=None)
    columns = [*OF_LOT, *_each("product", OF_PRODUCT), *_each("producer", OF_PRODUCER), *_each("facility", OF_FACILITY)]
    return (
        Lot.objects.published().filter(code=Hole("code", CharField())).order_by()
        .select_related("product", "producer__province", "facility")
        .only(*columns, "producer__province__kind", "producer__province__name")
        .annotate(
            picture=Subquery(pictures[:1]), listed=Subquery(listed[:1]), is_told=Exists(told),
            maker_commune=_named(Commune, "producer__commune_id"),
            commune=_named(Commune, "facility__commune_id"), province=_named(Province, "facility__province_id"),
        )
    )  # fmt: skip


def _steps() -> QuerySet[TraceEvent, TraceEvent]:
    return TraceEvent.objects.filter(lot=Hole("lot"), corrects=None).order_by("happened_at", "pk")


@lru_cache(maxsize=100)
def _steps_from(start: int) -> Prepared[TraceEvent]:
    total = TraceEvent.objects.filter(lot=Hole("lot"), corrects=None).order_by().values("lot").annotate(n=Count("pk"))
    corrections = TraceEvent.objects.filter(corrects=OuterRef("pk"))
    return Prepared(
        lambda: _steps().select_related("facility").only(*OF_STEP, *_each("facility", OF_FACILITY))
        .annotate(
            total=Subquery(total.values("n")), is_corrected=Exists(corrections),
            commune=_named(Commune, "facility__commune_id"), province=_named(Province, "facility__province_id"),
        )[start : start + STEPS_ON_A_PAGE]
    )  # fmt: skip


@lru_cache(maxsize=100)
def _corrections_from(start: int) -> Prepared[TraceEvent]:
    here = _steps().values("pk")[start : start + STEPS_ON_A_PAGE]
    corrections = TraceEvent.objects.filter(corrects__in=here).order_by("recorded_at", "pk")
    return Prepared(lambda: corrections.only("note", "recorded_at", "corrects_id"))


_LOT = Prepared(_lots)
_CERTIFICATES = Prepared(
    lambda: Certificate.objects.filter(products=Hole("product")).only(*OF_CERTIFICATE)
    .order_by(F("expires_on").asc(nulls_last=True), "pk")
)  # fmt: skip
_STARS = Prepared(
    lambda: OcopRecognition.objects.valid_on(Hole("day", DateField()))  # type: ignore[arg-type]
    .filter(product=Hole("product")).only(*OF_STARS)
    .order_by("-stars", "-expires_on")[:1]
)  # fmt: skip
_AREAS = Prepared(lambda: GrowingArea.objects.filter(lots=Hole("lot")).only("code", "crop", "area_ha"))
