"""The ledger's own checks."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Sum

from .chart import BY_COOPERATIVE, BY_PROVIDER, Kind, Ref
from .checking import check
from .models import Account, Entry, Payout, Posting
from .selectors import balance
from .triggers import missing


@check("ledger")
def each_entry_sums_to_zero() -> Iterator[str]:
    """Debit equals credit in every entry, and no entry is empty."""
    sums = Posting.objects.order_by().values("entry__key").annotate(sum=Sum("amount")).exclude(sum=0)
    for row in sums.iterator():
        yield f"entry {row['entry__key']} is out of balance by {row['sum']}"
    empty = Entry.objects.annotate(count=Count("postings")).filter(count=0).order_by("pk")
    for key in empty.values_list("key", flat=True).iterator():
        yield f"entry {key} has no postings"


@check("ledger")
def each_account_is_what_its_code_says() -> Iterator[str]:
    """A cooperative's account belongs to it, a provider's to it, and the others to nobody."""
    for account in Account.objects.iterator():
        owner = account.cooperative_id if account.kind in BY_COOPERATIVE else None
        at = account.provider if account.kind in BY_PROVIDER else ""
        name = str(owner) if owner is not None else at
        code = f"{account.kind}:{name}" if name else account.kind
        if (account.code, account.cooperative_id, account.provider) != (code, owner, at):
            whose = account.cooperative_id or account.provider or "nobody"
            yield f"account {account.code} is {account.kind} of {whose}"


@check("ledger")
def the_database_guards_the_journal() -> Iterator[str]:
    """The triggers that a migration put there still stand."""
    if ("ledger", "0002_append_only") in MigrationRecorder(connection).applied_migrations():
        for name in missing(connection):
            yield f"trigger {name} is missing: the database would let the journal be changed"


@check("payouts")
def money_on_its_way_is_that_of_payouts() -> Iterator[str]:
    """What left the balances and has not left the bank is what payouts say."""
    at_the_bank = Payout.objects.filter(state=Payout.State.SENT).aggregate(sum=Sum("amount"))["sum"] or 0
    on_its_way = -balance(Ref(Kind.TRANSIT))
    if on_its_way != at_the_bank:
        yield f"{on_its_way} is on its way by the books, {at_the_bank} by the payouts"
