"""What a lot holds, as its page at the desk shows it: tables whose columns add up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from catalogue.measures import amount_text
from marketplace.cooperatives.models import Cooperative
from traceability.balance import INCOMING, convert
from traceability.holdings import holdings
from traceability.models import LabelRun, Lot, Movement, Transformation, Unit, UnitMove

MOVEMENTS_SHOWN = 20


def account(lot: Lot) -> dict[str, Any]:
    """The lot's sums by kind, in and out in its unit, and its packed units; a handful of queries, however many rows."""
    held = holdings([lot])[lot.pk]
    unit = held.balance.unit
    sums: dict[str, Decimal] = {}
    for move in held.moves:
        sums[move.kind] = sums.get(move.kind, Decimal(0)) + convert(move.quantity, move.unit, unit)
    rows = [
        {"label": label, ("in" if kind in INCOMING else "out"): sums[kind]}
        for kind, label in Movement.Kind.choices if kind in sums
    ]  # fmt: skip
    moves = lot.unit_moves.order_by().values_list("kind").annotate(Sum("shelf"), Sum("waiting"))
    by_kind = {kind: (shelf, waiting) for kind, shelf, waiting in moves}
    units = [
        {"label": label, "shelf": by_kind[kind][0], "waiting": by_kind[kind][1]}
        for kind, label in UnitMove.Kind.choices if kind in by_kind
    ]  # fmt: skip
    return {
        "held": held, "unit": Unit(unit).label, "loose": amount_text(held.balance.available, unit),
        "rows": rows, "unit_rows": units,
        "latest": lot.movements.order_by("-pk")[:MOVEMENTS_SHOWN], "parts": _parts(lot),
    }  # fmt: skip


def unpacked(lot: Lot) -> int | None:
    """How many units for sale its loose goods fill: so many labels may be printed. None of a lot without units."""
    held = holdings([lot])[lot.pk]
    return held.units - held.shelf if lot.content else None


def _parts(lot: Lot) -> QuerySet[Any]:
    """What it went into and came out of."""
    made = lot.parts.select_related("transformation").prefetch_related("transformation__parts__lot__product")
    return made.order_by("-pk")[:MOVEMENTS_SHOWN]


def own_transformation(cooperative: Cooperative, pk: int) -> Transformation | None:
    """One of this cooperative's; None for another's."""
    return Transformation.objects.filter(producer=cooperative, pk=pk).first()


def waiting_transformations(cooperative: Cooperative) -> QuerySet[Transformation]:
    """What somebody of this cooperative has to confirm: past the greatest yield, or handed over to another."""
    waiting: QuerySet[Transformation] = Transformation.objects.filter(producer=cooperative, booked_at=None)
    return waiting.prefetch_related("parts__lot__product", "parts__lot__producer")


def own_run(lot: Lot, key: Any) -> LabelRun | None:
    """A run of this lot's labels; None for another's."""
    run: LabelRun | None = lot.label_runs.filter(pk=key).first()
    return run
