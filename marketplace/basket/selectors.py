"""Readings about a basket: whose goods are in it, what stands in the way of buying it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.cooperatives.models import Cooperative
from marketplace.money import format_vnd

from .models import Basket, Line


@dataclass(slots=True)
class Group:
    """What one cooperative sells in a basket. Amounts in đồng, before discounts and after."""

    cooperative: Cooperative
    lines: list[Line] = field(default_factory=list)

    @property
    def goods(self) -> int:
        """The goods before discounts."""
        return int(sum(line.line_price_incl_tax or 0 for line in self.lines))

    @property
    def discount(self) -> int:
        """What offers and vouchers take off these goods."""
        return self.goods - int(sum(line.line_price_incl_tax_incl_discounts or 0 for line in self.lines))


def groups_of(basket: Basket) -> list[Group]:
    """The lines of a basket by cooperative, in the order in which the first of each was put in."""
    groups: dict[int, Group] = {}
    for line in basket.all_lines():
        cooperative = line.cooperative
        groups.setdefault(cooperative.pk, Group(cooperative)).lines.append(line)
    return list(groups.values())


def is_on_sale(line: Line) -> bool:
    """Whether the goods are still offered: listed, priced, of a cooperative that may sell."""
    listing = getattr(line.product, "listing", None)
    is_priced = line.unit_price_incl_tax is not None
    return listing is not None and listing.is_listed and is_priced and line.cooperative.is_public


def fault_of(line: Line, quantity: int | None = None) -> str:
    """The sentence that says why this line (or `quantity` of it) cannot be bought now; empty where it can."""
    wanted = line.quantity if quantity is None else quantity
    title = line.product.get_title()
    if not is_on_sale(line):
        return _("“%(title)s” is no longer on sale. Take it out of the basket.") % {"title": title}
    if closed := closed_sentence(title, line.cooperative):
        return closed
    allowed, _reason = line.purchase_info.availability.is_purchase_permitted(wanted)
    if allowed:
        return ""
    return stock_sentence(title, left_of(line))


def closed_sentence(title: str, cooperative: Cooperative) -> str:
    """Why nothing of a cooperative on holiday can be bought, and from when on; empty where it sells."""
    back = cooperative.back_on()
    if back is None:
        return ""
    names = {"title": title, "name": cooperative.name, "day": date_format(back, "j/n/Y")}
    return _("“%(title)s” cannot be bought now: %(name)s is closed and sells again from %(day)s.") % names


def left_of(line: Line) -> int | None:
    """Units that can still be bought; None where stock is not counted."""
    left = getattr(line.purchase_info.availability, "num_available", None)
    return None if left is None else max(0, left)


def stock_sentence(title: str, left: int | None) -> str:
    """Say how much of `title` is left."""
    if not left:
        return _("“%(title)s” has sold out.") % {"title": title}
    sentence = ngettext(
        "Only %(count)d of “%(title)s” is left.", "Only %(count)d of “%(title)s” are left.", left
    )  # fmt: skip
    return sentence % {"count": left, "title": title}


def price_changes(basket: Basket) -> list[str]:
    """One sentence for each price that changed since it was put into the basket."""
    return [
        _("%(title)s: from %(before)s to %(after)s.")
        % {
            "title": line.product.get_title(),
            "before": format_vnd(line.old_price),
            "after": format_vnd(int(line.unit_price_incl_tax)),
        }
        for line in basket.all_lines()
        if line.old_price is not None
    ]


def faults_of(basket: Basket) -> list[str]:
    """Everything that keeps this basket from being bought."""
    return [fault for line in basket.all_lines() if (fault := fault_of(line))]


def goods_total(basket: Basket) -> int:
    """Đồng for the goods before discounts; lines without a price count nothing."""
    return sum(group.goods for group in groups_of(basket))


def strategy_of(request: Any = None) -> Any:
    """The strategy that prices a basket outside of a request too."""
    from oscar.core.loading import get_class

    return get_class("partner.strategy", "Selector")().strategy(request=request)
