"""What a carrier's row does: find its parcel, weigh it against what the parcel had to collect, book it once."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from marketplace.audit.services import record
from marketplace.order.journal import terms_of
from marketplace.order.models import Order, Parcel, Purchase
from marketplace.order.services.moving import locked

from ..journal import book_remitted
from ..models import RemittedRow, WriteOff

logger = logging.getLogger(__name__)
Problem, Decision = RemittedRow.Problem, RemittedRow.Decision


@dataclass(frozen=True, slots=True)
class Weighed:
    """What of a row is the parcel's cash, in đồng, and why a person must look."""

    due: int = 0
    problem: str = Problem.NONE


def rows_to_act_on() -> QuerySet[RemittedRow]:
    """Rows that nobody has acted on, and those whose parcel has had its end since."""
    fresh = Q(answered_at=None, next_try_at__lte=timezone.now())
    ended = Q(problem=Problem.OPEN, decision=Decision.NONE) & (
        Q(parcel__delivered_at__isnull=False) | Q(parcel__refused_at__isnull=False)
    )
    return RemittedRow.objects.filter(fresh | ended, is_staged=False).order_by("pk")


def act_on_remitted(*, limit: int = 200) -> int:
    """Act on what waits, oldest first; what fails comes again later. Answers how many."""
    return sum(_try(row) for row in rows_to_act_on()[:limit])


def _try(row: RemittedRow) -> bool:
    try:
        act_on(row=row)
    except (ValidationError, DatabaseError) as fault:
        logger.warning("remitted row %s: %s", row.pk, fault)
        row.try_later(fault)
        return False
    return True


@transaction.atomic
def act_on(*, row: RemittedRow, parcel: Parcel | None = None) -> RemittedRow:
    """Book a row that fits, once; keep one that does not with its problem. `parcel` where a person said whose it is."""
    parcel, problem = parcel or row.parcel, Problem.NONE
    if parcel is None:
        parcel, problem = parcel_of(row)
    if parcel is not None:
        parcel.order = locked(parcel.order)
        parcel.refresh_from_db(fields=["delivered_at", "refused_at", "to_collect"])
    row = RemittedRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.booked is not None or row.decision:
        return row
    weighed = weigh(row, parcel) if parcel else Weighed(problem=problem)
    row.parcel, row.problem, row.answered_at, row.fault = parcel, weighed.problem, timezone.now(), ""
    if parcel is not None and not row.problem:
        book(row, weighed.due)
    row.full_clean()
    row.save()
    return row


def parcel_of(row: RemittedRow) -> tuple[Parcel | None, str]:
    """The one parcel of this tracking number, spaces and capitals aside; else why there is none."""
    typed = row.tracking_number
    bare = "".join(char for char in typed if char.isalnum())
    spelled = {typed, typed.upper(), typed.lower(), bare, bare.upper(), bare.lower()}
    found = list(Parcel.objects.filter(tracking_number__in=spelled).select_related("order").order_by("pk")[:2])
    if len(found) == 1:
        return found[0], Problem.NONE
    return None, Problem.SEVERAL if found else Problem.UNKNOWN


def weigh(row: RemittedRow, parcel: Parcel) -> Weighed:
    """What of it is the parcel's cash. Call it with the parcel's order locked."""
    if collects_itself(parcel.order):
        return Weighed(problem=Problem.OWN)
    earlier = parcel.remitted.filter(booked__isnull=False).exclude(pk=row.pk)
    expected = int(parcel.to_collect) if parcel.delivered_at else 0
    due = min(int(row.amount), max(expected - remitted_of(parcel), 0))
    if parcel.is_open:
        return Weighed(due, Problem.OPEN)
    if parcel.write_offs.filter(state=WriteOff.State.APPROVED).exists():
        return Weighed(problem=Problem.AMOUNT)  # nothing is awaited: a person takes the write-off back first
    if earlier.exists():
        return Weighed(due, Problem.TWICE)
    if parcel.refused_at and row.amount:
        return Weighed(due, Problem.REFUSED)
    return Weighed(due, Problem.NONE if int(row.amount) == expected else Problem.AMOUNT)


def collects_itself(order: Order) -> bool:
    """Whether no carrier's cash is awaited for it: paid before, or the cooperative's own rider has it."""
    return order.purchase.method != Purchase.Method.COD or terms_of(order).kept


def remitted_of(parcel: Parcel) -> int:
    """What of its cash has been passed on and booked, in đồng."""
    return int(parcel.remitted.aggregate(sum=Sum("booked"))["sum"] or 0)


def book(row: RemittedRow, due: int) -> None:
    """Book the parcel's cash and the carrier's fee; the caller holds the locks and saves the row."""
    assert row.parcel is not None
    book_remitted(row.parcel.order, amount=due, fee=int(row.fee), reference=f"dvvc-{row.pk}")
    row.booked = due
    record(
        actor=None, act="payment.remitted", subject=row.parcel.order.number, tracking=row.tracking_number,
        amount=due, fee=int(row.fee),
    )  # fmt: skip
