"""Cash that a carrier will not pass on: one proposes to write it off, another looks; each with its audit line."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.ledger.sales import book_written_off
from marketplace.order.journal import terms_of
from marketplace.order.models import Parcel
from marketplace.order.services.moving import locked

from ..models import WriteOff
from .booking import collects_itself, remitted_of

State = WriteOff.State


@transaction.atomic
def propose(*, parcel: Parcel, reason: str, actor: User) -> WriteOff:
    """Say that what is missing of a taken parcel's cash will not come. Raises ValidationError with one sentence."""
    parcel = _locked(parcel)
    if not reason.strip():
        raise ValidationError(_("Say why: whoever checks the books reads it."))
    if parcel.write_offs.filter(state__in=(State.PROPOSED, State.APPROVED)).exists():
        raise ValidationError(_("A write-off of this parcel is proposed already."))
    made = WriteOff(parcel=parcel, amount=_missing(parcel), reason=reason.strip()[:240], proposed_by=actor)
    made.full_clean(exclude=["parcel"])
    made.save()
    _write(made, "proposed", actor)
    return made


@transaction.atomic
def approve(*, write_off: WriteOff, actor: User) -> WriteOff:
    """Book what is missing now as a loss of the alliance.

    Raises ValidationError where it is decided, all has come meanwhile, or the same person proposed it while somebody
    else could look.
    """
    write_off = _opened(write_off, State.PROPOSED)
    others = User.objects.filter(is_staff=True, is_active=True).exclude(pk=actor.pk)
    if write_off.proposed_by_id == actor.pk and others.exists():
        raise ValidationError(_("You proposed this; somebody else of the alliance approves it."))
    write_off.amount = _missing(write_off.parcel)
    _book(write_off, int(write_off.amount))
    return _decided(write_off, State.APPROVED, actor)


@transaction.atomic
def drop(*, write_off: WriteOff, actor: User) -> WriteOff:
    """It is not written off; nothing was booked."""
    return _decided(_opened(write_off, State.PROPOSED), State.DROPPED, actor)


@transaction.atomic
def take_back(*, write_off: WriteOff, actor: User) -> WriteOff:
    """The carrier pays after all: it owes the cash again, and its row can be booked."""
    write_off = _opened(write_off, State.APPROVED)
    _book(write_off, -int(write_off.amount))
    return _decided(write_off, State.TAKEN_BACK, actor)


def _locked(parcel: Parcel) -> Parcel:
    order = locked(parcel.order)
    parcel = Parcel.objects.get(pk=parcel.pk)
    parcel.order = order
    return parcel


def _missing(parcel: Parcel) -> int:
    """What of a parcel's cash has not come, in đồng. Raises ValidationError where nothing is awaited."""
    awaited = parcel.delivered_at is not None and not collects_itself(parcel.order)
    missing = int(parcel.to_collect) - remitted_of(parcel) if awaited else 0
    if missing <= 0:
        raise ValidationError(_("No cash of this parcel is missing any more."))
    return missing


def _opened(write_off: WriteOff, wanted: str) -> WriteOff:
    """The row, locked after its purchase; ValidationError where somebody else was quicker."""
    parcel = _locked(WriteOff.objects.select_related("parcel__order").get(pk=write_off.pk).parcel)
    write_off = WriteOff.objects.select_for_update(of=("self",)).get(pk=write_off.pk)
    if write_off.state != wanted:
        state = write_off.get_state_display()
        raise ValidationError(_("This write-off is “%(state)s” already.") % {"state": state})
    write_off.parcel = parcel
    return write_off


def _book(write_off: WriteOff, amount: int) -> None:
    end = "" if amount > 0 else "-back"
    book_written_off(terms_of(write_off.parcel.order), amount=amount, reference=f"{write_off.pk}{end}")


def _decided(write_off: WriteOff, state: str, actor: User) -> WriteOff:
    write_off.state, write_off.decided_by, write_off.decided_at = state, actor, timezone.now()
    write_off.full_clean(exclude=["parcel"])
    write_off.save()
    _write(write_off, state, actor)
    return write_off


def _write(write_off: WriteOff, act: str, actor: User) -> None:
    record(
        actor=actor, act=f"cash.write_off_{act}", subject=write_off.parcel.order.number, parcel=write_off.parcel_id,
        amount=int(write_off.amount), reason=write_off.reason,
    )  # fmt: skip
