"""What orders tell the ledger, in the transaction of the act itself: the terms at placing, and each move of money."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.utils import timezone

from catalogue.models import Category, ProductCategory
from marketplace.ledger import sales
from marketplace.ledger.models import SaleTerms
from marketplace.ledger.rules import Sale
from marketplace.ledger.selectors import standing
from marketplace.ledger.terms import Agreed, Sold, freeze, rules_on
from marketplace.offer.models import ConditionalOffer
from marketplace.shipping.models import ShippingChoice

from .models import Line, Order, Purchase
from .pricing import Part, Proposal
from .reckoning import within
from .status import OrderStatus, PaymentState
from .worth import NOTHING, plus, worth_of

S = OrderStatus


def agree(purchase: Purchase, proposal: Proposal) -> None:
    """Freeze the commission of each order by today's rules; what costs nothing is paid by that."""
    rules = rules_on()
    above = _categories(proposal) if any(rule.category for rule in rules) else {}
    agreed = [_agreed(purchase, f"{purchase.number}-{n}", part, above) for n, part in enumerate(proposal.parts, 1)]
    for terms in freeze(agreed, rules=rules):
        directly = terms.kept and purchase.method != Purchase.Method.COD
        if purchase.payment_state == PaymentState.PAID or (directly and not terms.sale.total):
            sales.book_paid(terms)


def terms_of(order: Order) -> SaleTerms:
    """What was agreed at placing; for an order from before the ledger, by the general rules of the day it was placed.

    Nobody kept then who funds a discount: the alliance does, as an offer does unless it says otherwise.
    """
    known = SaleTerms.objects.filter(source_key=order.number).first()
    if known is not None:
        return known
    prices = order.lines.values_list("line_price_before_discounts_incl_tax", "line_price_incl_tax")
    lines = [Sold(int(before), alliance=int(before - after)) for before, after in prices]
    kept = settings.SETTLEMENT == "direct"
    agreed = Agreed(order.number, order.cooperative_id, lines, int(order.shipping_incl_tax), kept)
    return freeze([agreed], day=timezone.localdate(order.date_placed))[0]


def book_paid(order: Order) -> None:
    """Money that came pays this order."""
    sales.book_paid(terms_of(order))


def book_owed_back(order: Order) -> None:
    """All that was paid for this order is owed back."""
    sales.book_owed_back(terms_of(order))


def left_to_give_back(order: Order) -> int:
    """Đồng that the buyer paid for this order, less what is given back already or owed back."""
    terms = terms_of(order)
    return standing(sales.SOURCE, terms.source_key).left.total


def book_given_back(order: Order, back: Sale, *, key: str) -> int:
    """Some units of a paid order are owed back, once per `key`; answers how much, never more than is left."""
    terms = terms_of(order)
    left = standing(sales.SOURCE, terms.source_key).left
    back = within(back, left)
    if back.total:
        sales.book_refund(terms, back=back, key=key)
    return back.total


def book_collected(order: Order) -> None:
    """The cash of what arrived: exactly what was asked for at the door with each parcel that was taken."""
    sales.book_collected(terms_of(order), sale=collected_of(order))


def collected_of(order: Order) -> Sale:
    """What the taken parcels of an order asked for: each unit is worth what it was when its parcel left."""
    lines, own = list(order.lines.order_by("pk")), int(terms_of(order).discount)
    units_before: Counter[Line] = Counter()
    taken = NOTHING
    for number, parcel in enumerate(order.parcels.prefetch_related("lines__line").order_by("pk")):
        packed = {part.line: part.quantity for part in parcel.lines.all()}
        units = {line: packed.get(line, 0) for line in lines}
        if parcel.refused_at is None:
            sale = worth_of(units, after=units_before, own=own)
            taken = plus(taken, plus(sale, Sale(shipping=0 if number else int(order.shipping_incl_tax))))
        units_before.update(units)
    return taken


def delivery_paid(order: Order) -> int:
    """What the buyer pays for delivery, in đồng. Cash for it is asked with the first parcel: not if that is refused."""
    first = order.parcels.order_by("pk").first() if order.purchase.method == Purchase.Method.COD else None
    return 0 if first is not None and first.refused_at else int(order.shipping_incl_tax)


def book_move(order: Order, before: str, after: str) -> None:
    """What a move means for money; `order` already stands at `after`."""
    if after in (S.CANCELLED, S.REFUSED) and before not in (S.AWAITING_PAYMENT, S.AWAITING_ACCEPTANCE):
        book_owed_back(order)
    elif (before, after) == (S.SHIPPED, S.DELIVERED) and order.purchase.method == Purchase.Method.COD:
        book_collected(order)
    elif after == S.COMPLETED:
        sales.book_earned(terms_of(order))


def _agreed(purchase: Purchase, number: str, part: Part, above: dict[int, tuple[str, ...]]) -> Agreed:
    # paid directly, or in cash without a carrier between, the money never comes to the platform
    by_hand = purchase.method == Purchase.Method.COD and part.way.choice.kind != ShippingChoice.Kind.CARRIER
    return Agreed(
        key=number, cooperative=part.cooperative.pk, shipping=part.shipping,
        lines=[_sold(line, above.get(line.product_id, ())) for line in part.lines],
        kept=by_hand or settings.SETTLEMENT == "direct",
    )  # fmt: skip


def _sold(line: Any, categories: tuple[str, ...]) -> Sold:
    goods = int(line.line_price_incl_tax)
    theirs = ConditionalOffer.FundedBy.COOPERATIVE
    own = int(sum(given.amount for given in line.discounts if given.offer.funded_by == theirs))
    return Sold(goods, own, goods - int(line.line_price_incl_tax_incl_discounts) - own, categories)


def _categories(proposal: Proposal) -> dict[int, tuple[str, ...]]:
    """For each product (pk) the slugs of its categories and of those above them, the nearest first."""
    products = {line.product_id for part in proposal.parts for line in part.lines}
    slugs = dict(Category.objects.values_list("path", "slug"))
    above: dict[int, tuple[str, ...]] = {}
    for each in ProductCategory.objects.filter(product__in=products).select_related("category").order_by("pk"):
        path = each.category.path
        near = [slugs[path[:end]] for end in range(len(path), 0, -Category.steplen)]
        above[each.product_id] = (*above.get(each.product_id, ()), *near)
    return above
