"""What a person decides about a carrier's row that did not fit: each is one act, once, with its audit line."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.order.models import Parcel
from marketplace.order.services import deliver_parcel, refuse_parcel
from marketplace.order.services.moving import locked
from marketplace.order.status import Actor

from ..models import RemittedRow
from ..services import mark_unmatched
from .booking import Decision, Problem, act_on, book, weigh

NAMELESS = (Problem.UNKNOWN, Problem.SEVERAL)


def choices_for(row: RemittedRow) -> list[str]:
    """What may be decided now; nothing where it is done."""
    if not row.problem or row.decision:
        return []
    if row.problem == Problem.OPEN:
        return [Decision.ARRIVED, Decision.CAME_BACK, Decision.IGNORE]
    if row.problem in (*NAMELESS, Problem.OWN):
        named = [Decision.MATCH] if row.problem in NAMELESS else []
        return [*named, *([Decision.SUSPENSE] if row.amount > row.fee else []), Decision.IGNORE]
    return [Decision.BOOK, Decision.IGNORE]


@transaction.atomic
def match(*, row: RemittedRow, parcel: Parcel, note: str, actor: User) -> RemittedRow:
    """It is about this parcel: booked where it fits, else it waits for the next decision."""
    locked(parcel.order)
    _opened(row, Decision.MATCH)
    row = act_on(row=row, parcel=parcel)
    return _decided(row, Decision.NONE if row.problem else Decision.MATCH, note, actor)


@transaction.atomic
def book_as_told(*, row: RemittedRow, note: str, actor: User) -> RemittedRow:
    """The parcel's cash and the fee are booked; what came beyond it waits under bank money."""
    return _book(row, Decision.BOOK, note, actor)


@transaction.atomic
def has_arrived(*, row: RemittedRow, note: str, actor: User) -> RemittedRow:
    """The carrier is right: the parcel was taken and paid for."""
    return _book(row, Decision.ARRIVED, note, actor)


@transaction.atomic
def came_back(*, row: RemittedRow, note: str, actor: User) -> RemittedRow:
    """Nobody took the parcel: its goods are in the store again, and only the fee is booked."""
    return _book(row, Decision.CAME_BACK, note, actor)


@transaction.atomic
def to_suspense(*, row: RemittedRow, note: str, actor: User) -> RemittedRow:
    """The carrier passed on money of which nobody knows whose it is: it waits under bank money."""
    row = _opened(row, Decision.SUSPENSE)
    _hold(row, int(row.amount - row.fee))
    return _decided(row, Decision.SUSPENSE, note, actor)


@transaction.atomic
def ignore(*, row: RemittedRow, note: str, actor: User) -> RemittedRow:
    """The carrier was mistaken, or takes it back: nothing is booked."""
    return _decided(_opened(row, Decision.IGNORE), Decision.IGNORE, note, actor)


def _book(row: RemittedRow, decision: str, note: str, actor: User) -> RemittedRow:
    parcel = row.parcel
    if parcel is not None:
        locked(parcel.order)
    row = _opened(row, decision)
    assert row.parcel is not None
    if decision == Decision.ARRIVED:
        deliver_parcel(parcel=row.parcel, actor=actor, actor_kind=Actor.STAFF)
    elif decision == Decision.CAME_BACK:
        refuse_parcel(parcel=row.parcel, actor=actor, actor_kind=Actor.STAFF, reason=note)
    row.parcel = Parcel.objects.select_related("order__purchase").get(pk=row.parcel.pk)
    due = weigh(row, row.parcel).due
    book(row, due)
    _hold(row, int(row.amount) - due)
    return _decided(row, decision, note, actor, booked=due)


def _hold(row: RemittedRow, amount: int) -> None:
    if amount > 0:
        at = timezone.make_aware(datetime.datetime.combine(row.day, datetime.time(12)))
        mark_unmatched(amount=amount, reference=f"DVVC{row.pk:08d} {row.tracking_number}", received_at=at)


def _opened(row: RemittedRow, wanted: str) -> RemittedRow:
    """The row, locked after its purchase; ValidationError where somebody else was quicker."""
    rows = RemittedRow.objects.select_for_update(of=("self",)).select_related("parcel__order", "decided_by")
    row = rows.get(pk=row.pk)
    if row.decision:
        names = {"name": row.decided_by or _("Somebody"), "decision": row.get_decision_display()}
        raise ValidationError(_("%(name)s decided this before you: %(decision)s.") % names)
    if wanted not in choices_for(row):
        raise ValidationError(_("This can no longer be decided so; look at it again."))
    return row


def _decided(row: RemittedRow, decision: str, note: str, actor: User, **more: object) -> RemittedRow:
    if not note.strip():
        raise ValidationError({"note": _("Say why: whoever checks the books reads it.")})
    row.decision, row.decision_note, row.decided_by, row.decided_at = decision, note.strip(), actor, timezone.now()
    row.full_clean()
    row.save()
    record(
        actor=actor, act=f"payment.remitted_{decision or 'match'}", subject=row.tracking_number,
        amount=int(row.amount), fee=int(row.fee), note=note.strip(), row=row.pk, **more,
    )  # fmt: skip
    return row
