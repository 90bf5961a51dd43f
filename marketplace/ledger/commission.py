"""Commission and its VAT: pure arithmetic in whole đồng."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, Protocol

from marketplace.money import quantise


class Commission(NamedTuple):
    """What the platform keeps, in đồng: the commission without VAT, and the VAT on it."""

    amount: int = 0
    vat: int = 0

    @property
    def total(self) -> int:
        """Both together: what the cooperative bears."""
        return self.amount + self.vat

    def minus(self, other: Commission) -> Commission:
        """The difference of both parts."""
        return Commission(self.amount - other.amount, self.vat - other.vat)


class Rate(Protocol):
    """What a rule says, in percent (5, not 0.05)."""

    @property
    def rate(self) -> Decimal:
        """Of the goods, after discounts that the cooperative funds."""

    @property
    def vat_rate(self) -> Decimal:
        """Of the commission."""


def commission(rule: Rate | None, goods_vnd: int) -> Commission:
    """The commission on goods sold for `goods_vnd` đồng: a half đồng up, first the commission, then the VAT on it.

    Without a rule nothing is taken. Raises ValueError for goods below zero.
    """
    if goods_vnd < 0:
        raise ValueError("goods cannot be sold for less than nothing")
    if rule is None:
        return Commission()
    amount = int(quantise(Decimal(goods_vnd) * rule.rate / 100))
    return Commission(amount, int(quantise(amount * rule.vat_rate / 100)))


def remaining(frozen: Commission, base: int, left: int) -> Commission:
    """The commission of a sale frozen on `base` đồng of which `left` are still sold; nothing left, nothing taken."""
    if not 0 <= left <= base:
        raise ValueError("no more can be left than was sold")
    if not left:
        return Commission()
    return Commission(*(int(quantise(Decimal(part) * left / base)) for part in frozen))
