"""Readings about lots: for the public page, for a product's page, for a cooperative's own screens."""

from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import F, Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone

from catalogue.models import Certificate, ListingRow, OcopRecognition, Product
from marketplace.cooperatives.models import Cooperative

from . import gs1
from .models import EpcisEvent, Lot, TraceEvent, TransformationPart

STEPS_ON_A_PAGE = 12  # so that a thousand steps cost no more than those of a year
STEPS_IN_SHORT = 5
REPORTS_SHOWN = 30
LOTS_AT_ONCE = 1000


def lot_by_code(code: str) -> Lot | None:
    """A published lot with everything that its page shows, or None; small letters are read as capitals."""
    try:
        code = gs1.normalise_lot_code(code)
    except gs1.GS1Error:
        return None
    recognitions = OcopRecognition.objects.valid_on(timezone.localdate()).order_by("-stars", "-expires_on")
    certificates = Certificate.objects.order_by(F("expires_on").asc(nulls_last=True), "pk")
    return (
        Lot.objects.published()
        .filter(code=code)
        .select_related("product", "producer__province", "producer__commune", "facility__province", "facility__commune")
        .prefetch_related(
            Prefetch("product__recognitions", recognitions, to_attr="valid_recognitions"),
            Prefetch("product__certificates", certificates, to_attr="all_certificates"),
            "product__images",
            "areas",
        )
        .first()
    )


def lot_for_page(code: str) -> Lot:
    """As `lot_by_code`, or Http404."""
    lot = lot_by_code(code)
    if lot is None:
        raise Http404
    return lot


def journey(lot: Lot) -> QuerySet[TraceEvent]:
    """Everything that was recorded about the lot, in order."""
    return lot.events.select_related("facility__commune", "facility__province", "corrects")


def journey_page(lot: Lot, number: str | int | None) -> Page[TraceEvent]:
    """One page of the lot's steps, each with its `corrections` beside it; an impossible number gives the nearest page.

    Three queries, however many steps there are.
    """
    corrections = Prefetch("corrections", TraceEvent.objects.order_by("recorded_at", "pk"))
    steps = journey(lot).filter(corrects=None).prefetch_related(corrections)
    return Paginator(steps, STEPS_ON_A_PAGE).get_page(number)


def reports_on(lot: Lot) -> list[EpcisEvent]:
    """What other systems reported of the lot, in order, the latest few; not what they declared wrong. One query."""
    rows = EpcisEvent.objects.public().filter(lots=lot, trace_event=None).select_related("correspondent")
    latest = list(rows.order_by("-event_time", "-pk")[:REPORTS_SHOWN])[::-1]
    wrong = {row.event_id for row in latest if row.is_declared_wrong}
    return [row for row in latest if row.event_id not in wrong]


def lots_on_sale(product: Product) -> QuerySet[Lot]:
    """Lots of this product that may be sold today, the one that expires first standing first.

    With the latest steps of each for `short_journey`: two queries, however many lots and steps there are.
    """
    latest = TraceEvent.objects.filter(corrects=None).order_by("-happened_at", "-pk")
    short = Prefetch("events", latest[:STEPS_IN_SHORT], to_attr="latest_steps")
    saleable = Lot.objects.saleable(on=timezone.localdate()).filter(product=product)
    return saleable.select_related("facility").prefetch_related(short).order_by(
        F("use_by").asc(nulls_last=True), "made_on", "pk"
    )  # fmt: skip


def short_journey(lot: Lot) -> list[TraceEvent]:
    """The latest steps of a lot that `lots_on_sale` fetched, in the order in which they happened."""
    latest: list[TraceEvent] = lot.latest_steps  # type: ignore[attr-defined]
    return latest[::-1]


def page_to_buy(lot: Lot) -> str:
    """The product's page while it is on sale; an empty string otherwise."""
    row = ListingRow.objects.on_sale().filter(product=lot.product_id).only("product_id", "slug").first()
    return row.get_absolute_url() if row else ""


def lots_of(cooperative: Cooperative) -> QuerySet[Lot]:
    """A cooperative's own lots in every state, newest first."""
    return Lot.objects.filter(producer=cooperative).select_related("product", "producer__province")


def own_lot(cooperative: Cooperative, code: str) -> Lot:
    """One lot of this cooperative; Http404 for another's."""
    try:
        lot = lots_of(cooperative).filter(code=gs1.normalise_lot_code(code)).first()
    except gs1.GS1Error:
        lot = None
    if lot is None:
        raise Http404
    return lot


def label_address(lot: Any) -> str:
    """The address in the label's code: a Digital Link where the producer has a GS1 prefix, our lot page otherwise.

    Capitals and digits keep the symbol small; an 893 number is never invented.
    """
    if lot.producer.gs1_prefix and lot.product.gtin:
        return f"{settings.GS1_RESOLVER_ROOT}/01/{lot.product.gtin}/10/{lot.code}"
    return f"{settings.SITE_URL}/l/{lot.code}"


def descendants(lot: Lot) -> dict[int, int]:
    """Every lot that this one went into, by key, with how many steps away: what a recall reaches.

    Only what was booked. One query a step of processing (and one for each further thousand of lots).
    """
    return _follow(lot, to_outputs=True)


def ancestors(lot: Lot) -> dict[int, int]:
    """Every lot that went into this one, by key, with how many steps back. Queries as `descendants`."""
    return _follow(lot, to_outputs=False)


def _follow(lot: Lot, *, to_outputs: bool) -> dict[int, int]:
    found: dict[int, int] = {}
    level, depth = {lot.pk}, 0
    while level:
        depth += 1
        near: set[int] = set()
        keys = sorted(level)
        for start in range(0, len(keys), LOTS_AT_ONCE):
            here = TransformationPart.objects.filter(lot__in=keys[start : start + LOTS_AT_ONCE])
            booked = here.filter(is_output=not to_outputs).exclude(transformation__booked_at=None)
            other = TransformationPart.objects.filter(transformation__in=booked.values("transformation"))
            near.update(other.filter(is_output=to_outputs).values_list("lot", flat=True))
        level = near - set(found) - {lot.pk}
        found |= dict.fromkeys(level, depth)
    return found
