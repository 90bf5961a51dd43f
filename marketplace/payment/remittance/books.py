"""What must agree between carriers' cash, their files and the ledger: see `marketplace.ledger.checking`."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from marketplace.ledger.chart import Event, Kind, Part
from marketplace.ledger.checking import check
from marketplace.ledger.models import Posting
from marketplace.ledger.sales import SOURCE
from marketplace.order.models import Order, Parcel

from ..models import RemittedRow, WriteOff

WHOLE = BigIntegerField()


@check("cash")
def what_carriers_passed_on_is_booked() -> Iterator[str]:
    """The carrier's account and fees of each order are what the rows of its parcels say."""
    rows = RemittedRow.objects.filter(parcel__order=OuterRef("pk"), booked__isnull=False)
    remitted = _postings().filter(entry__kind=Event.REMITTED)
    orders = Order.objects.filter(Exists(rows) | Exists(remitted)).annotate(
        told=_sum(rows, "parcel__order", "booked"), fees=_sum(rows, "parcel__order", "fee"),
        credited=_sum(remitted.filter(account__kind=Kind.CARRIER), "entry__source_key", "amount"),
        charged=_sum(remitted.filter(part=Part.CARRIER_FEE), "entry__source_key", "amount"),
    )  # fmt: skip
    wrong = orders.exclude(told=-F("credited"), fees=F("charged"))
    for number, *sums in wrong.values_list("number", "told", "fees", "credited", "charged").iterator():
        told, fees, credited, charged = sums
        yield f"order {number}: its carrier passed on {told} less {fees}, the books say {-credited} less {charged}"


@check("cash")
def what_carriers_owe_is_what_parcels_asked_for() -> Iterator[str]:
    """What carriers were booked to have collected of an order is what its taken parcels asked for at the door."""
    at_carriers = _postings().filter(entry__kind=Event.COLLECTED, account__kind=Kind.CARRIER)
    taken = Parcel.objects.filter(order=OuterRef("pk"), delivered_at__isnull=False)
    orders = Order.objects.filter(Exists(at_carriers)).annotate(
        asked=_sum(taken, "order", "to_collect"), collected=_sum(at_carriers, "entry__source_key", "amount")
    )
    wrong = orders.exclude(asked=F("collected")).values_list("number", "asked", "collected")
    for number, asked, collected in wrong.iterator():
        yield f"order {number}: its parcels asked for {asked}, {collected} is booked as collected"


@check("cash")
def no_parcel_is_passed_on_twice() -> Iterator[str]:
    """Of a parcel that was taken at most what it asked for is booked, and nothing of one that was not."""
    rows = RemittedRow.objects.filter(parcel=OuterRef("pk"))
    parcels = Parcel.objects.filter(remitted__booked__gt=0).distinct().annotate(come=_sum(rows, "parcel", "booked"))
    wrong = parcels.filter(Q(come__gt=F("to_collect")) | Q(delivered_at=None))
    for number, pk, asked, come in wrong.values_list("order__number", "pk", "to_collect", "come").iterator():
        yield f"parcel {pk} of {number} was to collect {asked}, {come} of it is booked as passed on"


@check("cash")
def what_is_written_off_is_booked() -> Iterator[str]:
    """Of each order exactly what stands approved is booked as given up."""
    approved = WriteOff.objects.filter(parcel__order=OuterRef("pk"), state=WriteOff.State.APPROVED)
    lost = _postings().filter(entry__kind=Event.WRITTEN_OFF, account__kind=Kind.LOSSES)
    orders = Order.objects.filter(Exists(approved) | Exists(lost)).annotate(
        told=_sum(approved, "parcel__order", "amount"), booked=_sum(lost, "entry__source_key", "amount")
    )
    for number, told, booked in orders.exclude(told=F("booked")).values_list("number", "told", "booked").iterator():
        yield f"order {number}: {told} of its cash is written off, {booked} is booked"


def _postings() -> QuerySet[Posting]:
    return Posting.objects.filter(entry__source=SOURCE, entry__source_key=OuterRef("number"))


def _sum(rows: QuerySet, by: str, field: str) -> Coalesce:
    found = rows.order_by().values(by).annotate(sum=Sum(field, output_field=WHOLE)).values("sum")
    return Coalesce(Subquery(found, output_field=WHOLE), Value(0), output_field=WHOLE)
