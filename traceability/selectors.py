"""Readings about lots: for the public page, for a product's page, for a cooperative's own screens."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import F, Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone

from catalogue.measures import content_text
from catalogue.models import Product
from marketplace.cooperatives.models import Cooperative

from . import balance, gs1
from .models import Lot, TraceEvent, TransformationPart
from .models.lots import measure_of

STEPS_IN_SHORT = 5
LOTS_AT_ONCE = 1000


def lot_by_code(code: str) -> Lot | None:
    """A published lot with its product and producer, or None; small letters are read as capitals."""
    try:
        code = gs1.normalise_lot_code(code)
    except gs1.GS1Error:
        return None
    return Lot.objects.published().select_related("product", "producer").filter(code=code).first()


def net_content(lot: Lot) -> str:
    """What one unit of the lot holds, in words: as when it was opened, whatever its product holds today."""
    product: Any = lot.product
    unit, content = lot.measure
    of_product = measure_of(product)
    if content is None or _is_as_much(of_product, (unit, content)):
        return content_text(product.net_quantity, product.net_unit)
    return content_text(content, unit)


def _is_as_much(one: tuple[str, Decimal], other: tuple[str, Decimal]) -> bool:
    try:
        return balance.convert(one[1], one[0], other[0]) == other[1]
    except balance.BalanceError:
        return False


def journey(lot: Lot) -> QuerySet[TraceEvent]:
    """Everything that was recorded about the lot, in order."""
    return lot.events.select_related("facility__commune", "facility__province", "corrects")


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
    if _has_link(lot):
        return f"{settings.GS1_RESOLVER_ROOT}/01/{lot.product.gtin}/10/{lot.code}"
    return f"{settings.SITE_URL}/l/{lot.code}"


def _has_link(lot: Any) -> bool:
    return bool(lot.producer.gs1_prefix and lot.product.gtin)


def piece_address(lot: Any, number: str) -> str:
    """The address in the code of one numbered piece; as `label_address`."""
    return f"{label_address(lot)}{'/21/' if _has_link(lot) else '/'}{number}"


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
