"""What units of an order line are worth, to the đồng: what the buyer paid for them, and who funded their discounts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Sum

from marketplace.ledger.rules import Sale
from marketplace.offer.models import ConditionalOffer

from .models import Line

NOTHING = Sale()


def worth_of(units: Mapping[Line, int], *, after: Mapping[Line, int] | None = None) -> Sale:
    """The goods of `units`, with their share of each discount.

    `after` says how many units of a line were counted before: shares are of the running total, so that the parts of a
    line, however it is divided, add up to the line.
    """
    total, before = NOTHING, after or {}
    for line, count in units.items():
        first = before.get(line, 0)
        total = plus(total, _until(line, first + count), minus=_until(line, first))
    return total


def plus(one: Sale, other: Sale, *, minus: Sale = NOTHING) -> Sale:
    """One and the other, less a third."""
    return Sale(
        one.goods + other.goods - minus.goods, one.shipping + other.shipping - minus.shipping,
        one.discount + other.discount - minus.discount, one.alliance + other.alliance - minus.alliance,
    )  # fmt: skip


def within(sale: Sale, most: Sale) -> bool:
    """Whether every part of a sale is still there to be given."""
    parts = ("goods", "shipping", "discount", "alliance", "sold", "total")
    return all(getattr(sale, part) <= getattr(most, part) for part in parts)


def _until(line: Line, count: int) -> Sale:
    """The first `count` units of a line; each part grows with the count, so no share is below zero."""
    before, paid = int(line.line_price_before_discounts_incl_tax), int(line.line_price_incl_tax)
    alliance = min(_alliance_pays(line), before - paid)
    own = before - paid - alliance
    shares = [each * count // line.quantity for each in (paid, own, alliance)]
    return Sale(goods=sum(shares), discount=shares[1], alliance=shares[2])


def _alliance_pays(line: Line) -> int:
    """What the alliance takes off a line; an offer that is gone was the alliance's, as an offer is unless it says."""
    theirs = ConditionalOffer.objects.filter(funded_by=ConditionalOffer.FundedBy.COOPERATIVE).values("pk")
    given = line.discounts.exclude(order_discount__offer_id__in=theirs)
    return int(given.aggregate(sum=Sum("amount"))["sum"] or 0)
