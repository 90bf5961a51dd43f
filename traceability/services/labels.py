"""Acts on labels: a run of them, pieces with numbers, spoilt ones."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from .. import hidden_codes
from ..compliance import refuse_gaps
from ..holdings import holdings
from ..labels.outputs import OUTPUTS
from ..models import LabelFile, LabelRun, Lot, Movement, Serial, UnitMove
from .balances import book, lock, move_units, pack
from .for_sale import write_units

LABELS_AT_ONCE = 10_000  # more than that is a job for a printing house
ROWS_AT_ONCE = 1000


@transaction.atomic
def print_labels(
    *, lot: Lot, quantity: int, actor: User | None, output: str = "24", numbered: bool = False, checks: str = ""
) -> LabelRun:
    """Note a run of `quantity` labels: only for a lot that may be sold today, never more than its balance fills.

    Numbered ones get their numbers here, and a file that the worker draws. Raises ValidationError, with one sentence
    for each thing that the lot's page still lacks. Draw equal labels in the same transaction, so that labels that
    cannot be drawn are not counted.
    """
    lot = lock([lot.pk])[lot.pk]
    refuse_labels(lot)
    refuse_gaps(lot)
    if not 1 <= quantity <= LABELS_AT_ONCE:
        raise ValidationError(_("Print between 1 and %(most)d labels at once.") % {"most": LABELS_AT_ONCE})
    if output not in OUTPUTS:
        raise ValidationError({"output": _("Choose on what to print.")})
    run = LabelRun(lot=lot, quantity=quantity, printed_by=actor, output=output, numbered=numbered, checks=checks)
    run.full_clean()
    run.save()
    pack(lot, quantity, source_key=f"run:{run.pk}", actor=actor)
    if numbered:
        _number(run)
    write_units(products=[lot.product_id])
    record(actor=actor, act="labels.printed", subject=lot.code, quantity=quantity, numbered=numbered, checks=checks)
    return run


def refuse_labels(lot: Lot) -> None:
    """Raises ValidationError where no label of the lot may be printed or handed out today."""
    if lot.state != Lot.State.ACTIVE:
        raise ValidationError(_("Labels are printed only for a lot that is on sale; this one is not."))
    if lot.use_by is not None and lot.use_by < timezone.localdate():
        raise ValidationError(_("This lot is past its date; no more labels are printed for it."))


def _number(run: LabelRun) -> None:
    """A number for each label, which nobody guesses from the one before; the lot is locked."""
    secret = secrets.token_hex(32) if run.checks else ""
    LabelFile(run=run, secret=secret).save()
    first = (run.lot.serials.aggregate(last=Max("position"))["last"] or 0) + 1
    for start in range(first, first + run.quantity, ROWS_AT_ONCE):
        places = range(start, min(start + ROWS_AT_ONCE, first + run.quantity))
        Serial.objects.bulk_create([_serial(run, place, secret) for place in places])


def _serial(run: LabelRun, place: int, secret: str) -> Serial:
    number = f"{place:05d}-{hidden_codes.letters(4)}"
    check = hidden_codes.hashed(run.lot.code, number, hidden_codes.code_of(secret, number)) if secret else ""
    return Serial(lot=run.lot, run=run, position=place, number=number, check_hash=check)


@transaction.atomic
def spoil_labels(
    *, run: LabelRun, why: str, actor: User | None, units: int = 0, places: Collection[int] = ()
) -> LabelRun:
    """Record labels of a run as spoilt before they were used: what they were to hold is loose again.

    So many `units` of equal labels; of numbered ones those in these `places` of the lot, which are void for ever.
    Raises ValidationError with one sentence for more than the run has left, or than are still on the lot's shelf.
    """
    if not why.strip():
        raise ValidationError({"why": _("Say why in a few words.")})
    lot, key = lock([run.lot_id])[run.lot_id], f"run:{run.pk}"
    if run.numbered:
        units = _void(run, places)
    spoilt = -sum(lot.unit_moves.filter(kind=UnitMove.Kind.UNPACKED, source_key=key).values_list("shelf", flat=True))
    most = min(run.quantity - spoilt, holdings([lot])[lot.pk].shelf)
    if not lot.content or not 1 <= units <= most:
        sentence = _("Only labels that are still there can be spoilt: at most %(most)d.")
        raise ValidationError({"places" if run.numbered else "units": sentence % {"most": most}})
    told: Any = {"source_key": key, "why": why.strip(), "actor": actor}
    book(lot, Movement.Kind.RETURNED, units * lot.content, lot.unit, **told)
    move_units(lot, UnitMove.Kind.UNPACKED, shelf=-units, **told)
    write_units(products=[lot.product_id])
    record(actor=actor, act="labels.spoilt", subject=lot.code, quantity=units, why=why.strip())
    return run


def _void(run: LabelRun, places: Collection[int]) -> int:
    """Void the pieces in these places; answers how many. Raises ValidationError where one is another's or void."""
    wanted = run.serials.filter(position__in=list(places), voided_at=None)
    voided: int = wanted.update(voided_at=timezone.now())
    if voided != len(set(places)):
        raise ValidationError({"places": _("Name only labels of this run that were not voided before.")})
    return voided
