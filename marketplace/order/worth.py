"""What units of an order's lines are worth, to the đồng: what the buyer paid, and who funded their discounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Sum

from marketplace.ledger.rules import Sale
from marketplace.money import split
from marketplace.offer.models import ConditionalOffer

from .models import Line, OrderLineDiscount
from .reckoning import Bought, give_back

NOTHING = Sale()


def worth_of(
    units: Mapping[Line, int], *, after: Mapping[Line, int] | None = None, shipping: int = 0, own: int | None = None
) -> Sale:
    """What `units` of each line of one order are worth; with `shipping`, which needs all its lines, their share of it.

    `after` says how many units of a line were counted before; `own` what the cooperative agreed to bear of discounts,
    which needs all lines too: an offer that was changed or deleted since would tell another story than the terms.
    """
    before = after or {}
    return give_back(
        [
            Bought(
                line.quantity, int(line.line_price_before_discounts_incl_tax), theirs, _discount(line) - theirs,
                before.get(line, 0), count,
            )
            for (line, count), theirs in zip(units.items(), _borne_by_cooperative(list(units), own), strict=True)
        ],
        shipping,
    )  # fmt: skip


def plus(one: Sale, other: Sale, *, minus: Sale = NOTHING) -> Sale:
    """One and the other, less a third."""
    return Sale(
        one.goods + other.goods - minus.goods, one.shipping + other.shipping - minus.shipping,
        one.discount + other.discount - minus.discount, one.alliance + other.alliance - minus.alliance,
    )  # fmt: skip


def _discount(line: Line) -> int:
    return int(line.line_price_before_discounts_incl_tax - line.line_price_incl_tax)


def _borne_by_cooperative(lines: Iterable[Line], total: int | None) -> list[int]:
    """Of each line's discount what its cooperative bears; where the offers do not say what was agreed, in proportion.

    An offer that is gone was the alliance's, as an offer is unless it says.
    """
    lines = list(lines)
    theirs = ConditionalOffer.objects.filter(funded_by=ConditionalOffer.FundedBy.COOPERATIVE).values("pk")
    given = OrderLineDiscount.objects.filter(line__in=lines, order_discount__offer_id__in=theirs).order_by()
    borne = dict(given.values_list("line").annotate(Sum("amount")))
    most = [_discount(line) for line in lines]
    parts = [min(int(borne.get(line.pk, 0)), whole) for line, whole in zip(lines, most, strict=True)]
    return parts if total is None or sum(parts) == total else split(total, most)
