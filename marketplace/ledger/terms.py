"""Which commission rule holds for what on a day, and freezing it for a sale."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from .commission import Commission, commission
from .models import CommissionRule, SaleTerms


@dataclass(frozen=True, slots=True)
class Sold:
    """One line of a sale, in đồng: its goods before discounts and what each side takes off them.

    `categories` are slugs, the nearest first.
    """

    goods: int
    discount: int = 0
    alliance: int = 0
    categories: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """One sale to be frozen: what one cooperative sells under the `key` of an order. `shipping` in đồng."""

    key: str
    cooperative: int
    lines: Sequence[Sold]
    shipping: int = 0
    kept: bool = False


def rules_on(day: datetime.date | None = None) -> list[CommissionRule]:
    """The rules that hold on `day` (today), the newest first."""
    day = day or timezone.localdate()
    begun = CommissionRule.objects.filter(effective_from__lte=day).order_by("-effective_from", "-pk")
    return [rule for rule in begun if rule.holds_on(day)]


def choose(rules: Iterable[CommissionRule], cooperative: int, categories: Sequence[str]) -> CommissionRule | None:
    """The rule for goods in `categories` (slugs, the nearest first) of a cooperative; None where none holds.

    A rule for the cooperative goes before one for all; then one for a near category before a far one and before none;
    among equals the newest, as `rules_on` orders them.
    """
    fitting = [
        rule
        for rule in rules
        if rule.cooperative_id in (None, cooperative) and (not rule.category or rule.category in categories)
    ]
    return min(fitting, key=lambda rule: _distance(rule, categories), default=None)


def _distance(rule: CommissionRule, categories: Sequence[str]) -> tuple[bool, int]:
    far = categories.index(rule.category) if rule.category else len(categories)
    return (rule.cooperative_id is None, far)


def freeze(
    sales: Iterable[Agreed], *, day: datetime.date | None = None, rules: list[CommissionRule] | None = None
) -> list[SaleTerms]:
    """Write down what was agreed about each sale by the rules of `day` (today), in two statements."""
    rules = rules_on(day) if rules is None else rules
    return SaleTerms.objects.bulk_create([_terms(sale, rules) for sale in sales])


def _terms(sale: Agreed, rules: list[CommissionRule]) -> SaleTerms:
    taken, told = Commission(), []
    for line in sale.lines:
        sold, rule = line.goods - line.discount, choose(rules, sale.cooperative, line.categories)
        own = commission(rule, sold)
        taken = Commission(taken.amount + own.amount, taken.vat + own.vat)
        rates = {"rule": rule.pk, "rate": str(rule.rate), "vat_rate": str(rule.vat_rate)} if rule else {}
        told.append({"sold": sold, **rates})
    goods, discount, alliance = (
        sum(getattr(line, name) for line in sale.lines) for name in ("goods", "discount", "alliance")
    )
    return SaleTerms(
        source_key=sale.key, cooperative_id=sale.cooperative, base=goods - discount, shipping=sale.shipping,
        discount=discount, alliance=alliance, commission=taken.amount, commission_vat=taken.vat, kept=sale.kept,
        rules=told,
    )  # fmt: skip
