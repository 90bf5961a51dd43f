"""Acts on files of records: read and stage, then write all of it or drop it. What is known changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Cooperative
from marketplace.sheets.table import BadTable, Fault, batches, open_table

from ..models import RecordFault, RecordFile, RecordRow
from . import diaries, lots
from .columns import LAYOUTS, SENTENCES, Said

BATCH = 500
Checker = Callable[[Said], str]  # the sentence that says what is wrong with a row; "" where it can be written


@transaction.atomic
def stage(*, file: IO[bytes], name: str, kind: str, cooperative: Cooperative, actor: User) -> RecordFile:
    """Read a file and keep its rows aside until somebody writes them.

    Raises ValidationError with one sentence for a file that is no such table; bad rows are kept as faults.
    """
    made = RecordFile(name=name[:120], kind=kind, cooperative=cooperative, uploaded_by=actor)
    made.full_clean()
    made.save()
    check: Checker = diaries.checker(cooperative) if kind == RecordFile.Kind.DIARY else lots.checker(cooperative)
    try:
        reader = open_table(file, LAYOUTS[kind])
        made.layout = " · ".join(reader.header)[:240]
        for rows in batches(reader, BATCH):
            _keep(made, rows, check)
    except BadTable as fault:
        raise ValidationError(_(fault.message)) from fault
    if not (made.known or made.bad or made.rows.exists()):
        raise ValidationError(_("The file has no rows."))
    later = diaries.faults(made) if kind == RecordFile.Kind.DIARY else lots.faults(made)
    _fault(made, later)
    made.save()
    return made


@transaction.atomic
def write(*, file: RecordFile, actor: User) -> int:
    """Write every staged row, or none; answers how many. Raises ValidationError where something is in the way now."""
    file = _not_yet(file)
    act = diaries.write if file.kind == RecordFile.Kind.DIARY else lots.write
    count = act(file, actor)
    try:
        with transaction.atomic():
            file.rows.update(is_staged=False)
    except IntegrityError:
        raise ValidationError(_("Rows of this file were written meanwhile: drop it and read it again.")) from None
    file.imported_at = timezone.now()
    file.save(update_fields=["imported_at"])
    record(actor=actor, act=f"file.{file.kind}_written", subject=file.name, rows=count)
    return count


@transaction.atomic
def drop(*, file: RecordFile, actor: User) -> None:
    """It was the wrong file: its rows are forgotten."""
    file = _not_yet(file)
    record(actor=actor, act="file.dropped", subject=file.name)
    file.delete()


def _not_yet(file: RecordFile) -> RecordFile:
    found = RecordFile.objects.select_for_update(of=("self",)).filter(pk=file.pk, imported_at=None)
    standing = found.select_related("cooperative").first()
    if standing is None:
        raise ValidationError(_("This file is written already, or was dropped."))
    return standing


def _keep(file: RecordFile, rows: list[Said | Fault], check: Checker) -> None:
    """Keep what is new of a batch; what an earlier file wrote is counted, what stands twice is named by its number."""
    faults = [(row.row, _(SENTENCES[row.code]), row.text) for row in rows if isinstance(row, Fault)]
    told = [(_identity(file, row), row) for row in rows if isinstance(row, Said)]
    keys = [identity for identity, _row in told]
    known = set(RecordRow.objects.filter(identity__in=keys, is_staged=False).values_list("identity", flat=True))
    seen = set(file.rows.filter(identity__in=keys).values_list("identity", flat=True))
    fresh = []
    for identity, row in told:
        if identity in known:
            file.known += 1
        elif identity in seen:
            faults.append((row.row, _("Another row of this file says the same."), _shown(row)))
        elif sentence := check(row):
            faults.append((row.row, sentence, _shown(row)))
        else:
            seen.add(identity)
            fresh.append(RecordRow(file=file, row=row.row, identity=identity, said=row.values))
    RecordRow.objects.bulk_create(fresh)
    _add_faults(file, faults)


def _fault(file: RecordFile, found: Iterable[tuple[RecordRow, str]]) -> None:
    """Rows that were staged and cannot be written after all."""
    for rows in batches(found, BATCH):
        _add_faults(file, [(row.row, sentence, _shown(Said(row.row, row.said))) for row, sentence in rows])
        file.rows.filter(pk__in=[row.pk for row, _sentence in rows]).delete()


def _add_faults(file: RecordFile, faults: list[tuple[int, str, str]]) -> None:
    rows = [RecordFault(file=file, row=row, sentence=sentence[:300], text=text[:120]) for row, sentence, text in faults]
    RecordFault.objects.bulk_create(rows)
    file.bad += len(rows)


def _identity(file: RecordFile, row: Said) -> str:
    said = json.dumps([file.cooperative_id, file.kind, row.values], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def _shown(row: Said) -> str:
    values: Any = row.values.values()
    return " | ".join(str(value) for value in values if value)[:120]
