"""What must agree among orders, their lines, stock, lots and the ledger: see `marketplace.ledger.checking`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models import Case, CharField, DecimalField, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from marketplace.ledger.chart import Event, Kind
from marketplace.ledger.checking import check
from marketplace.ledger.models import Entry, Posting, SaleTerms
from marketplace.ledger.sales import SOURCE
from marketplace.partner.models import StockRecord
from traceability.models import Package, UnitMove
from traceability.services import code_in, contents_of

from .models import Line, LineLot, Order, ParcelLine, Purchase
from .services.packages import PACKAGE
from .status import HOLDING, OrderStatus

S = OrderStatus
AT_ONCE = 500
WHOLE = DecimalField(max_digits=20, decimal_places=0)
# while an order stands here nothing of it is held for its buyer: not paid yet, or all decided
NOTHING_HELD = (S.AWAITING_PAYMENT, S.AWAITING_ACCEPTANCE, S.CANCELLED, S.REFUSED, S.COMPLETED, S.REFUNDED)


def _sum(rows: object, outer: str, field: object) -> Coalesce:
    """The sum of `field` over rows that point at the outer row by `outer`; 0 where there are none."""
    found = rows.filter(**{outer: OuterRef("pk")}).order_by().values(outer)  # type: ignore[attr-defined]
    return Coalesce(Subquery(found.annotate(sum=Sum(field)).values("sum")), Value(0), output_field=WHOLE)


@check("orders")
def totals_equal_their_lines() -> Iterator[str]:
    """An order costs its lines and its delivery; a purchase costs its orders."""
    wrong = Order.objects.annotate(lines_cost=_sum(Line.objects, "order", "line_price_incl_tax"))
    wrong = wrong.exclude(total_incl_tax=F("lines_cost") + F("shipping_incl_tax"))
    for number, total, lines, shipping in wrong.values_list(
        "number", "total_incl_tax", "lines_cost", "shipping_incl_tax"
    ).iterator():
        yield f"order {number} costs {total}, its lines {lines} and delivery {shipping}"
    purchases = Purchase.objects.annotate(orders_cost=_sum(Order.objects, "purchase", "total_incl_tax"))
    for number, total, cost in (
        purchases.exclude(total=F("orders_cost")).values_list("number", "total", "orders_cost").iterator()
    ):
        yield f"purchase {number} costs {total}, its orders {cost}"


@check("stock")
def promised_units_are_those_of_orders() -> Iterator[str]:
    """Units that are promised are those of orders that hold them, no more and no fewer."""
    holding = Line.objects.filter(order__status__in=HOLDING)
    holding = holding.annotate(held=F("quantity") - F("shipped") - F("cancelled"))
    counted = StockRecord.objects.exclude(num_in_stock=None).annotate(held=_sum(holding, "stockrecord", "held"))
    wrong = counted.annotate(promised=Coalesce("num_allocated", 0)).exclude(promised=F("held"))
    for sku, promised, held in wrong.values_list("partner_sku", "promised", "held").iterator():
        yield f"{sku} has {promised} units promised, orders hold {held}"


@check("stock")
def what_orders_name_was_drawn() -> Iterator[str]:
    """Units that orders name of their lots are those that were drawn from them."""
    drawn = UnitMove.objects.filter(kind=UnitMove.Kind.DRAWN, lot=OuterRef("lot"))
    drawn = drawn.filter(source_key=Concat(Value("line:"), Cast(OuterRef("line"), CharField())))
    for part in LineLot.objects.filter(~Exists(drawn)).select_related("lot", "line__order").iterator():
        yield f"order {part.line.order.number} names lot {part.lot}, which says nothing of it"


@check("chain")
def packages_hold_what_orders_name() -> Iterator[str]:
    """What the chains say lies packed together is what orders name of their lots."""
    rows = Package.objects.filter(source_key__startswith=PACKAGE).order_by("pk").iterator(chunk_size=AT_ONCE)
    while part := list(islice(rows, AT_ONCE)):
        orders = {package.pk: int(package.source_key.removeprefix(PACKAGE)) for package in part}
        held, named = contents_of(part), _named_by(orders.values())
        for package in part:
            told = {code_in(lot): units for lot, units in held[package.pk].items() if units}
            if told != named[orders[package.pk]]:
                yield f"the chain says of {package.uri} other lots than {package.source_key} names"


def _named_by(orders: Iterable[int]) -> dict[int, dict[str, int]]:
    """Units of lots (by code) that orders (by key) name, without those that came back."""
    named: dict[int, dict[str, int]] = defaultdict(dict)
    parts = LineLot.objects.filter(line__order__in=orders).order_by().values_list("line__order", "lot__code")
    for order, code, units in parts.annotate(units=Sum(F("quantity") - F("back"))).exclude(units=0):
        named[order][code] = units
    return named


@check("stock")
def parcels_hold_what_was_sent() -> Iterator[str]:
    """What lies in parcels is what each line says was sent, and an order that is on its way has nothing to send."""
    lines = Line.objects.annotate(packed=_sum(ParcelLine.objects, "line", "quantity")).exclude(packed=F("shipped"))
    for number, pk, shipped, packed in lines.values_list("order__number", "pk", "shipped", "packed").iterator():
        yield f"line {pk} of {number} says {shipped} units were sent, its parcels hold {packed}"
    sent = Line.objects.filter(order__status__in=_SENT).exclude(quantity=F("shipped") + F("cancelled"))
    for number, pk, status in sent.values_list("order__number", "pk", "order__status").iterator():
        yield f"order {number} is {status}, but line {pk} has units that were not sent"


@check("orders")
def terms_agree_with_their_orders() -> Iterator[str]:
    """What was frozen for the ledger is what the buyer pays, to the same cooperative."""
    worth = F("base") + F("shipping") - F("alliance")
    order = Order.objects.filter(number=OuterRef("source_key"))
    terms = SaleTerms.objects.annotate(
        total=Coalesce(Subquery(order.values("total_incl_tax")), Value(-1), output_field=WHOLE),
        seller=Coalesce(Subquery(order.values("cooperative_id")), Value(0), output_field=WHOLE),
    )
    wrong = terms.exclude(total=worth, seller=F("cooperative_id"))
    for number, total in wrong.values_list("source_key", "total").iterator():
        yield f"the terms of {number} are not those of an order of {total} of the same cooperative"


@check("money")
def buyers_money_stands_where_the_order_stands() -> Iterator[str]:
    """Nothing is held for orders that are not paid or are decided; what is due back is what the queue shows."""
    terms = SaleTerms.objects.values("source_key")
    orders = Order.objects.filter(number__in=terms).annotate(
        held=_booked(Kind.HELD), owed=_booked(Kind.REFUNDS), completed=_happened(Event.EARNED)
    )
    stuck = orders.exclude(held=0).filter(status__in=NOTHING_HELD)
    for number, status, held in stuck.values_list("number", "status", "held").iterator():
        yield f"order {number} is {status}, but {-held} is still held for its buyer"
    early = orders.filter(completed__gt=0).exclude(status__in=_SETTLED)
    for number, status in early.values_list("number", "status").iterator():
        yield f"order {number} is {status}, but booked as completed"
    # what a cooperative has received it gives back itself: the platform owes nothing of it
    dues = orders.annotate(due=Case(When(_kept(), then=Value(0)), default="refund_due", output_field=WHOLE))
    unlike = dues.exclude(owed=-F("due")).filter(Q(due__gt=0) | ~Q(owed=0))
    for number, owed, due in unlike.values_list("number", "owed", "due").iterator():
        yield f"order {number}: {-owed} is owed back by the books, {due} by the queue"


_SENT = (S.SHIPPED, S.DELIVERED, S.COMPLETED, S.REFUSED)
_SETTLED = (S.COMPLETED, S.REFUNDED, S.RETURN_REQUESTED, S.RETURN_RECEIVED, S.RETURN_DECLINED)


def _booked(kind: Kind) -> Coalesce:
    rows = Posting.objects.filter(entry__source=SOURCE, account__kind=kind, entry__source_key=OuterRef("number"))
    found = rows.order_by().values("entry__source_key").annotate(sum=Sum("amount")).values("sum")
    return Coalesce(Subquery(found), Value(0), output_field=WHOLE)


def _happened(event: Event) -> Coalesce:
    entries = Entry.objects.filter(source=SOURCE, kind=event, source_key=OuterRef("number"))
    return Coalesce(Subquery(entries.values("pk")[:1]), Value(0))


def _kept() -> Q:
    """Orders whose money the cooperative has and gives back itself."""
    return Q(number__in=SaleTerms.objects.filter(kept=True).values("source_key"))
