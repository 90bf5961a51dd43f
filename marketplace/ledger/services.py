"""Writing the journal: one act, once for each key, in the transaction of what it records."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.cooperatives.models import Cooperative

from .chart import Event, Kind, Part, Ref
from .models import Account, Entry, Posting
from .rules import Leg


class BooksRefused(Exception):
    """A mistake of ours, never of a person: postings that do not sum to zero, or another content under a key."""


@transaction.atomic
def post(
    *,
    event: Event,
    key: str,
    source: str,
    source_key: str,
    legs: Sequence[Leg],
    occurred_at: datetime.datetime | None = None,
    memo: str = "",
) -> Entry | None:
    """Write an entry with its postings; the same `key` again answers the entry that stands. None where nothing moves.

    What touches the account of a cooperative is dated when it is recorded, so that a statement once given stays true;
    `occurred_at` is for money whose bank knows better. Raises BooksRefused where the legs do not sum to zero, or where
    the key stands for something else.
    """
    if sum(leg.amount for leg in legs) or any(not leg.amount for leg in legs):
        raise BooksRefused(f"{key}: postings must sum to zero and none may be nothing: {legs}")
    if not legs:
        return None
    known = Entry.objects.filter(key=key).first()
    if known is not None:
        return _same(known, event, source, source_key, legs)
    entry = Entry(
        kind=event, key=key, source=source, source_key=source_key, memo=memo, occurred_at=occurred_at or timezone.now()
    )
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:  # somebody else wrote it in this moment
        return _same(Entry.objects.get(key=key), event, source, source_key, legs)
    accounts = accounts_of({leg.account for leg in legs})
    Posting.objects.bulk_create(
        Posting(entry=entry, account=accounts[leg.account], amount=leg.amount, part=leg.part) for leg in legs
    )
    return entry


def accounts_of(refs: set[Ref]) -> Mapping[Ref, Account]:
    """The accounts of these names; those that nobody has used yet are opened."""
    found = {account.code: account for account in Account.objects.filter(code__in=[ref.code for ref in refs])}
    for ref in sorted(refs, key=lambda ref: ref.code):
        if ref.code not in found:
            defaults = {"kind": ref.kind, "cooperative_id": ref.cooperative, "provider": ref.provider}
            found[ref.code] = Account.objects.get_or_create(code=ref.code, defaults=defaults)[0]
    return {ref: found[ref.code] for ref in refs}


def lock_payable(cooperative: Cooperative) -> Account:
    """Lock what is owed to a cooperative: whoever pays out waits for whoever is paying out."""
    ref = Ref(Kind.PAYABLE, cooperative.pk)
    accounts_of({ref})
    account: Account = Account.objects.select_for_update().get(code=ref.code)
    return account


def lock_payables() -> None:
    """Lock what is owed to all: whoever proposes payouts waits for whoever does so; postings need not wait."""
    owed = Account.objects.select_for_update(no_key=True).filter(kind=Kind.PAYABLE)
    list(owed.order_by("cooperative_id"))


def _same(known: Entry, event: Event, source: str, source_key: str, legs: Sequence[Leg]) -> Entry:
    written = sorted(known.postings.values_list("account__code", "amount", "part"))
    wanted = sorted((leg.account.code, leg.amount, str(Part(leg.part))) for leg in legs)
    if (known.kind, known.source, known.source_key) != (event, source, source_key) or written != wanted:
        raise BooksRefused(f"{known.key} already stands for something else: {written}, not {wanted}")
    return known
