"""Acts on statement files: read and stage, look, then import or drop. What is known already changes nothing."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import IO

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.sheets.table import BadTable, Fault, batches

from ..models import BankNotice, Statement, StatementFault
from .incoming import identity_of, owner_of, squeezed
from .statements import Told, open_statement

BATCH = 500
A_DAY = datetime.timedelta(days=1)


@transaction.atomic
def stage_statement(*, file: IO[bytes], name: str, account: str, actor: User) -> Statement:
    """Read a statement of an account and keep its rows aside until somebody imports them.

    Raises ValidationError with one sentence for a file that is no statement; bad rows are kept as faults.
    """
    statement = Statement(name=name[:120], account=account, uploaded_by=actor)
    statement.full_clean()
    statement.save()
    staging = _Staging(statement)
    try:
        reader = open_statement(file)
        statement.layout = " · ".join(reader.header)[:240]
        for rows in batches(reader, BATCH):
            staging.take(rows)
    except BadTable as fault:
        raise ValidationError(_(fault.message)) from fault
    if not (statement.known or statement.bad or statement.outgoing or statement.rows.exists()):
        raise ValidationError(_("The statement has no rows."))
    statement.save()
    return statement


@transaction.atomic
def import_statement(*, statement: Statement, actor: User) -> int:
    """Take the staged rows over; the worker acts on each. Answers how many; a second click imports nothing."""
    statement = _not_yet(statement)
    staged = statement.rows.filter(is_staged=True)
    told_since = BankNotice.objects.filter(is_staged=False, identity__in=staged.values("identity"))
    gone, _kinds = staged.filter(identity__in=told_since.values("identity")).delete()
    try:
        with transaction.atomic():
            count = staged.update(is_staged=False, next_try_at=timezone.now())
    except IntegrityError:
        raise ValidationError(_("A notice of the bank arrived in this moment; press once more.")) from None
    statement.known += gone
    statement.imported_at = timezone.now()
    statement.save(update_fields=["known", "imported_at"])
    record(actor=actor, act="payment.statement_imported", subject=statement.name, rows=count, account=statement.account)
    return count


@transaction.atomic
def drop_statement(*, statement: Statement, actor: User) -> None:
    """It was the wrong file: its rows are forgotten."""
    statement = _not_yet(statement)
    record(actor=actor, act="payment.statement_dropped", subject=statement.name, account=statement.account)
    statement.rows.all().delete()
    statement.delete()


def _not_yet(statement: Statement) -> Statement:
    found = Statement.objects.select_for_update(of=("self",)).filter(pk=statement.pk, imported_at=None).first()
    if found is None:
        raise ValidationError(_("This statement is imported already, or was dropped."))
    return found


class _Staging:
    """What is remembered from row to row: the current day's alone, so that memory stays flat."""

    def __init__(self, statement: Statement) -> None:
        self.statement, self.owner = statement, owner_of(statement.account)
        self.day: datetime.date | None = None
        self.texts: Counter[str] = Counter()
        self.references: set[str] = set()
        self.used: set[int] = set()

    def take(self, rows: list[Told | Fault]) -> None:
        told = [row for row in rows if isinstance(row, Told)]
        incoming = [row for row in told if row.amount > 0]
        faults = [row for row in rows if isinstance(row, Fault)]
        self.statement.outgoing += len(told) - len(incoming)
        fresh = []
        known = _Known(self.statement.account, incoming)
        for row in incoming:
            notice = self._notice(row)
            if notice is None:
                faults.append(Fault(row.row, "repeated", f"{row.reference} | {row.amount} | {row.content}"[:120]))
            elif known.has(notice, self.used):
                self.statement.known += 1
            else:
                fresh.append(notice)
        BankNotice.objects.bulk_create(fresh)
        lines = [StatementFault(statement=self.statement, row=one.row, code=one.code, text=one.text) for one in faults]
        StatementFault.objects.bulk_create(lines)
        self.statement.bad += len(lines)

    def _notice(self, row: Told) -> BankNotice | None:
        """The row as a notice; None where an earlier row of its day has its reference and amount."""
        at = timezone.make_aware(row.at)
        if row.at.date() != self.day:
            self.day = row.at.date()
            self.texts.clear()
            self.references.clear()
        bare = identity_of(self.statement.account, row.reference, row.amount, at, row.content)
        if row.reference and bare in self.references:
            return None
        self.references.add(bare)
        nth, self.texts[bare] = self.texts[bare], self.texts[bare] + 1
        return BankNotice(
            identity=identity_of(self.statement.account, row.reference, row.amount, at, row.content, nth=nth),
            account=self.statement.account, cooperative=self.owner, reference=row.reference, content=row.content,
            amount=row.amount, happened_at=at, statement=self.statement, row=row.row, is_staged=True,
        )  # fmt: skip


class _Known:
    """What the bank has told before of the transfers of one batch."""

    def __init__(self, account: str, rows: list[Told]) -> None:
        self.alike: dict[tuple[datetime.date, int], list[BankNotice]] = {}
        if not rows:
            return
        days = [timezone.make_aware(row.at) for row in rows]
        told = BankNotice.objects.filter(
            account=account, is_staged=False, amount__in={row.amount for row in rows},
            happened_at__range=(min(days) - A_DAY, max(days) + A_DAY),
        )  # fmt: skip
        for notice in told.only("identity", "amount", "happened_at", "reference", "content", "statement_id"):
            key = timezone.localdate(notice.happened_at), int(notice.amount)
            self.alike.setdefault(key, []).append(notice)

    def has(self, row: BankNotice, used: set[int]) -> bool:
        """Whether this transfer is known; each that is known stands for one row alone."""
        near = self.alike.get((timezone.localdate(row.happened_at), int(row.amount)), [])
        same = next((one for one in near if one.identity == row.identity), None)
        same = same or next((one for one in near if one.pk not in used and _tells_the_same(one, row)), None)
        if same is not None:
            used.add(same.pk)
        return same is not None


def _tells_the_same(one: BankNotice, other: BankNotice) -> bool:
    """Of one account, day and amount: the references fit into each other; where one lacks it, the texts do."""
    if one.reference and other.reference:
        return _fit(one.reference, other.reference)
    if not one.reference and not other.reference and one.statement_id and other.statement_id:
        return False  # between statements their identity says it, with how manieth
    return _fit(one.content, other.content)


def _fit(one: str, other: str) -> bool:
    short, long = sorted((squeezed(one), squeezed(other)), key=len)
    return len(short) >= 6 and short in long
