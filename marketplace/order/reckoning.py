"""What units of an order are worth when they are given back: pure arithmetic in whole đồng.

Every unit of a line has its own share of what was paid, by largest remainder: the first units bear the đồng that are
left over. Units are given back in that order, so several parts and the whole come to the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marketplace.ledger.rules import Sale
from marketplace.ledger.sales import worth
from marketplace.money import split


@dataclass(frozen=True, slots=True)
class Bought:
    """One line as it was paid: `units`, and in đồng its goods before discounts and what each side took off them.

    `gone` of its units are given back already, `back` are to be given back now.
    """

    units: int
    goods: int
    discount: int = 0
    alliance: int = 0
    gone: int = 0
    back: int = 0

    def share(self, amount: int) -> int:
        """Of `amount` for the whole line what the units to be given back bear."""
        return sum(split(amount, [1] * self.units)[self.gone : self.gone + self.back])


def give_back(lines: Sequence[Bought], shipping: int) -> Sale:
    """The worth of the units to be given back, with their share of the delivery charge by the price of the goods.

    Raises ValueError where more units would be given back than were bought.
    """
    if any(line.gone < 0 or line.back < 0 or line.gone + line.back > line.units for line in lines):
        raise ValueError("no more units can come back than were bought")
    discount = sum(line.share(line.discount) for line in lines)
    alliance = sum(line.share(line.alliance) for line in lines)
    # the price after discounts is divided, not the one before: so no unit is ever worth less than nothing
    paid = sum(line.share(line.goods - line.discount - line.alliance) for line in lines)
    return Sale(paid + discount + alliance, _delivery(lines, shipping), discount, alliance)


def within(back: Sale, left: Sale) -> Sale:
    """`back`, or what is left where part of the order was given back otherwise before."""
    pairs = [(back.goods, left.goods), (back.shipping, left.shipping), (back.discount, left.discount)]
    pairs += [(back.alliance, left.alliance), (back.sold, left.sold), (back.total, left.total)]
    if all(given <= most for given, most in pairs):
        return back
    return worth(left, min(back.total, left.total))


def part_of(back: Sale, amount: int) -> Sale:
    """`amount` đồng of what `back` is worth: its goods first, then its delivery; never more than all of it."""
    return back if amount >= back.total else worth(back, amount)


def _delivery(lines: Sequence[Bought], shipping: int) -> int:
    weights = [price for line in lines for price in split(line.goods, [1] * line.units)]
    shares, total, at = split(shipping, weights) if weights else [], 0, 0
    for line in lines:
        total += sum(shares[at + line.gone : at + line.gone + line.back])
        at += line.units
    return total
