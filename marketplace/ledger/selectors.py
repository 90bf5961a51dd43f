"""Readings of the ledger: sums over postings, nothing stored twice."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from .chart import Event, Kind, Part, Ref
from .commission import Commission
from .models import Entry, Posting
from .rules import Sale

_SALE = frozenset({Kind.HELD, Kind.PAYABLE, Kind.ALLIANCE_DISCOUNTS})


@dataclass(frozen=True, slots=True)
class Standing:
    """How one sale stands in the books: what is left of it, whether it is earned, what commission was taken."""

    left: Sale = Sale()
    earned: bool = False
    taken: Commission = Commission()


def standing(source: str, source_key: str) -> Standing:
    """Read it in one query."""
    rows = (
        Posting.objects.filter(entry__source=source, entry__source_key=source_key)
        .order_by()
        .values_list("entry__kind", "account__kind", "part")
        .annotate(sum=Sum("amount"))
    )
    parts, taken, earned = dict.fromkeys(Part, 0), dict.fromkeys(Kind, 0), False
    for event, kind, part, amount in rows:
        earned = earned or event == Event.EARNED
        taken[Kind(kind)] -= amount
        if kind in _SALE:
            parts[Part(part)] += amount
    sale = Sale(-parts[Part.GOODS], -parts[Part.SHIPPING], parts[Part.DISCOUNT], parts[Part.ALLIANCE])
    return Standing(sale, earned, Commission(taken[Kind.COMMISSION], taken[Kind.COMMISSION_VAT]))


def balance(account: Ref, *, before: datetime.datetime | None = None) -> int:
    """Debit less credit of one account in đồng, of what occurred before a moment (of everything)."""
    return balances([account], before=before)[account]


def balances(accounts: Collection[Ref], *, before: datetime.datetime | None = None) -> dict[Ref, int]:
    """The same of several in one query; 0 for what was never used."""
    rows = _until(before).filter(account__code__in=[ref.code for ref in accounts])
    sums = dict(rows.order_by().values_list("account__code").annotate(sum=Sum("amount")))
    return {ref: sums.get(ref.code, 0) for ref in accounts}


def payable(cooperative: int, *, before: datetime.datetime | None = None) -> int:
    """What is owed to a cooperative, in đồng; below zero where it owes."""
    return -balance(Ref(Kind.PAYABLE, cooperative), before=before)


def payables() -> dict[int, int]:
    """What is owed to each cooperative (pk), in one query; those with nothing are left out."""
    rows = Posting.objects.filter(account__kind=Kind.PAYABLE).order_by().values_list("account__cooperative_id")
    return {pk: -sum for pk, sum in rows.annotate(sum=Sum("amount")) if pk is not None and sum}


def trial_balance(*, before: datetime.datetime | None = None) -> list[tuple[str, int]]:
    """Each account's code and balance, by code: the sum of all is zero."""
    return list(_until(before).order_by("account__code").values_list("account__code").annotate(sum=Sum("amount")))


def entries_of(source: str, source_key: str) -> QuerySet[Entry]:
    """What happened to one thing, in order, with its postings."""
    entries = Entry.objects.filter(source=source, source_key=source_key).order_by("pk")
    return entries.prefetch_related("postings__account")


def _until(before: datetime.datetime | None) -> QuerySet[Posting]:
    return Posting.objects.filter(Q(entry__occurred_at__lt=before) if before else Q())
