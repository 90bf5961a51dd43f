"""The statement of one cooperative over a period: its account "payable", entry by entry, to check by hand. Đồng."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.cooperatives.models import Cooperative
from marketplace.money import format_vnd

from .chart import Event, Kind, Part, Ref
from .models import Entry, Posting
from .selectors import payable

# the columns, in the order in which they are read; the last but two are what others paid or were paid
COLUMNS: Final = {
    "goods": _("Goods"),
    "discount": _("Discounts"),
    "shipping": _("Delivery"),
    "commission": _("Commission"),
    "vat": _("VAT"),
    "refunds": _("Refunds"),
    "fees": _("Fees"),
    "kept": _("Received by you"),
    "paid": _("Paid out or in"),
}
_BY_PART: Final = {
    Part.GOODS: "goods", Part.DISCOUNT: "discount", Part.SHIPPING: "shipping", Part.COMMISSION: "commission",
    Part.COMMISSION_VAT: "vat", Part.CARRIER_FEE: "fees", Part.KEPT: "kept", Part.PAYOUT: "paid",
    Part.RETURNED: "paid", Part.PAYMENT: "paid",
}  # fmt: skip
_GIVEN_BACK: Final = (Event.REFUND_DUE, Event.DISPUTE_LOST)


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: when, what, of which order or payout, and its amounts by column.

    `returned`: what of the order had gone back to its buyer before it counted, so that its goods are fewer.
    """

    entry: Entry
    amounts: dict[str, int]
    returned: int = 0

    @property
    def note(self) -> str:
        """Why the amounts are not those of the order."""
        if not self.returned:
            return ""
        return gettext("%(amount)s had gone back to the buyer before") % {"amount": format_vnd(self.returned)}

    @property
    def total(self) -> int:
        """By how much it changes the balance."""
        return sum(self.amounts.values())

    @property
    def cells(self) -> list[int]:
        """The amounts in the order of the columns."""
        return [self.amounts.get(name, 0) for name in COLUMNS]

    @property
    def named(self) -> list[dict[str, Any]]:
        """Only the amounts that it has, each with its column's name."""
        return named(self.amounts)


def named(amounts: dict[str, int]) -> list[dict[str, Any]]:
    """Amounts by column as `{label, amount}`, in the order of the columns."""
    return [{"label": label, "amount": amounts[name]} for name, label in COLUMNS.items() if amounts.get(name)]


@dataclass(frozen=True, slots=True)
class Statement:
    """From a day until a day, both included. `opening` + all `totals` = `closing`; below zero the cooperative owes."""

    cooperative: Cooperative
    first: datetime.date
    last: datetime.date
    opening: int
    totals: dict[str, int] = field(default_factory=dict)

    @property
    def closing(self) -> int:
        """The balance at the end of the last day."""
        return self.opening + sum(self.totals.values())

    @property
    def cells(self) -> list[int]:
        """The totals in the order of the columns."""
        return [self.totals.get(name, 0) for name in COLUMNS]

    @property
    def entries(self) -> QuerySet[Entry]:
        """What happened, the oldest first, to be paged."""
        touched = Entry.objects.filter(postings__account__code=_account(self.cooperative).code)
        begin, end = _moments(self.first, self.last)
        return touched.filter(occurred_at__gte=begin, occurred_at__lt=end).order_by("occurred_at", "pk").distinct()

    def rows(self, entries: Iterable[Entry] | None = None) -> Iterator[Row]:
        """The rows of `entries` (of all, streamed): one more query whatever their number."""
        postings = Posting.objects.filter(account__code=_account(self.cooperative).code).select_related("entry")
        postings = postings.annotate(returned=Subquery(_returned_before()))
        if entries is not None:
            postings = postings.filter(entry__in=[entry.pk for entry in entries])
        begin, end = _moments(self.first, self.last)
        postings = postings.filter(entry__occurred_at__gte=begin, entry__occurred_at__lt=end)
        ordered = postings.order_by("entry__occurred_at", "entry_id", "pk").iterator(chunk_size=2000)
        for _key, group in groupby(ordered, key=lambda posting: posting.entry_id):
            several = list(group)
            first, parts = several[0], [(one.part, one.amount) for one in several]
            before = (first.returned or 0) if first.entry.kind == Event.EARNED else 0
            yield Row(first.entry, _amounts(first.entry.kind, parts), before)


def statement(cooperative: Cooperative, first: datetime.date, last: datetime.date) -> Statement:
    """Two queries, whatever happened in between."""
    begin, end = _moments(first, last)
    sums = (
        Posting.objects.filter(
            account__code=_account(cooperative).code, entry__occurred_at__gte=begin, entry__occurred_at__lt=end
        )
        .order_by()
        .values_list("entry__kind", "part")
        .annotate(sum=Sum("amount"))
    )
    totals: dict[str, int] = {}
    for event, part, amount in sums:
        for name, change in _amounts(event, [(part, amount)]).items():
            totals[name] = totals.get(name, 0) + change
    return Statement(cooperative, first, last, payable(cooperative.pk, before=begin), totals)


def _returned_before() -> QuerySet[Posting, dict[str, Any]]:
    """What of an order was given back while its money was still held."""
    of_it = {"entry__source": OuterRef("entry__source"), "entry__source_key": OuterRef("entry__source_key")}
    held = Posting.objects.filter(**of_it, entry__kind__in=_GIVEN_BACK, account__kind=Kind.HELD)
    return held.order_by().values("entry__source_key").annotate(sum=Sum("amount")).values("sum")  # type: ignore[no-any-return]


def month_of(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of the month of `day`."""
    first = day.replace(day=1)
    return first, (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)


def _amounts(event: str, postings: Iterable[tuple[str, int]]) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for part, amount in postings:
        name = _BY_PART[Part(part)]
        if event in _GIVEN_BACK and name in ("goods", "discount", "shipping"):
            name = "refunds"
        amounts[name] = amounts.get(name, 0) - amount  # what is owed grows on the credit side
    return amounts


def _account(cooperative: Cooperative) -> Ref:
    return Ref(Kind.PAYABLE, cooperative.pk)


def _moments(first: datetime.date, last: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    midnight = datetime.time()
    begin = timezone.make_aware(datetime.datetime.combine(first, midnight))
    return begin, timezone.make_aware(datetime.datetime.combine(last + datetime.timedelta(days=1), midnight))
