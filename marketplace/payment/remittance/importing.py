"""Acts on remittance files: read and stage, look, then book or drop. A row that is known already changes nothing."""

from __future__ import annotations

import hashlib
from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.sheets.table import BadTable, Fault, batches, open_table
from marketplace.text import fold

from ..models import Remittance, RemittanceFault, RemittedRow
from .reading import REMITTANCES, Remitted

BATCH = 500


@transaction.atomic
def stage_remittance(*, file: IO[bytes], name: str, actor: User) -> Remittance:
    """Read a carrier's file and keep its rows aside until somebody books them.

    Raises ValidationError with one sentence for a file that is none; bad rows are kept as faults.
    """
    remittance = Remittance(name=name[:120], uploaded_by=actor)
    remittance.full_clean()
    remittance.save()
    try:
        reader = open_table(file, REMITTANCES)
        remittance.layout = " · ".join(reader.header)[:240]
        for rows in batches(reader, BATCH):
            _keep(remittance, rows)
    except BadTable as fault:
        raise ValidationError(_(fault.message)) from fault
    if not (remittance.known or remittance.bad or remittance.rows.exists()):
        raise ValidationError(_("The file has no rows."))
    remittance.save()
    return remittance


@transaction.atomic
def import_remittance(*, remittance: Remittance, actor: User) -> int:
    """Take the staged rows over; the worker acts on each. Answers how many; a second click is refused."""
    remittance = _not_yet(remittance)
    count: int = remittance.rows.filter(is_staged=True).update(is_staged=False, next_try_at=timezone.now())
    remittance.imported_at = timezone.now()
    remittance.save(update_fields=["imported_at"])
    record(actor=actor, act="payment.remittance_imported", subject=remittance.name, rows=count)
    return count


@transaction.atomic
def drop_remittance(*, remittance: Remittance, actor: User) -> None:
    """It was the wrong file: its rows are forgotten."""
    remittance = _not_yet(remittance)
    record(actor=actor, act="payment.remittance_dropped", subject=remittance.name)
    remittance.delete()


def identity_of(row: Remitted) -> str:
    """What a row says, whatever file it stands in."""
    said = f"{fold(row.tracking).replace(' ', '')}|{row.amount}|{row.fee}|{row.day}"
    return hashlib.sha256(said.encode()).hexdigest()


def _not_yet(remittance: Remittance) -> Remittance:
    found = Remittance.objects.select_for_update(of=("self",)).filter(pk=remittance.pk, imported_at=None).first()
    if found is None:
        raise ValidationError(_("This file is booked already, or was dropped."))
    return found


def _keep(remittance: Remittance, rows: list[Remitted | Fault]) -> None:
    """Keep what is new of a batch; what this file or another one said before is counted, or named by its number."""
    faults = [row for row in rows if isinstance(row, Fault)]
    told = [(identity_of(row), row) for row in rows if isinstance(row, Remitted)]
    before = RemittedRow.objects.filter(identity__in=[identity for identity, _row in told])
    known = dict(before.values_list("identity", "remittance_id"))
    fresh: dict[str, RemittedRow] = {}
    for identity, row in told:
        if identity in fresh or known.get(identity) == remittance.pk:
            faults.append(Fault(row.row, "twice", f"{row.tracking} | {row.amount} | {row.fee}"[:120]))
        elif identity in known:
            remittance.known += 1
        else:
            fresh[identity] = RemittedRow(
                remittance=remittance, row=row.row, identity=identity, tracking_number=row.tracking,
                amount=row.amount, fee=row.fee, day=row.day,
            )  # fmt: skip
    RemittedRow.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    lines = [RemittanceFault(remittance=remittance, row=one.row, code=one.code, text=one.text) for one in faults]
    RemittanceFault.objects.bulk_create(lines)
    remittance.bad += len(lines)
