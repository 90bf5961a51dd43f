"""What a basket would cost, cooperative by cooperative: the one reckoning for review and placing. Whole đồng."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from marketplace.basket.models import Basket, Line
from marketplace.basket.selectors import faults_of, groups_of
from marketplace.cooperatives.models import Cooperative
from marketplace.places.models import Province
from marketplace.shipping.selectors import Quote, no_way, quotes


class PlacingRefused(ValidationError):
    """The purchase cannot be placed as it stands; `messages` says why and what to do, one sentence each."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one cooperative would sell and send. `ways` are all quotes, `way` the chosen one."""

    cooperative: Cooperative
    lines: list[Line]
    ways: list[Quote]
    way: Quote

    @property
    def goods(self) -> int:
        """The goods before discounts."""
        return int(sum(line.line_price_incl_tax for line in self.lines))

    @property
    def discount(self) -> int:
        """What offers and vouchers take off."""
        return self.goods - int(sum(line.line_price_incl_tax_incl_discounts for line in self.lines))

    @property
    def shipping(self) -> int:
        """The charge of the chosen way."""
        return self.way.charge

    @property
    def total(self) -> int:
        """What the buyer pays for this part."""
        return self.goods - self.discount + self.shipping


@dataclass(frozen=True, slots=True)
class Proposal:
    """All parts of a purchase that could be placed now."""

    parts: list[Part]

    @property
    def goods(self) -> int:
        """The goods before discounts."""
        return sum(part.goods for part in self.parts)

    @property
    def discount(self) -> int:
        """What offers and vouchers take off."""
        return sum(part.discount for part in self.parts)

    @property
    def shipping(self) -> int:
        """All charges."""
        return sum(part.shipping for part in self.parts)

    @property
    def total(self) -> int:
        """What the buyer pays; the sum of the parts by construction."""
        return sum(part.total for part in self.parts)

    def fingerprint(self, *told: object) -> str:
        """What the buyer saw, in 16 digits: every price, quantity, discount, way and charge, and what was `told`."""
        facts: list[Any] = list(told)
        for part in self.parts:
            facts += [part.cooperative.pk, part.way.choice.pk, part.shipping]
            for line in part.lines:
                facts += [line.stockrecord_id, line.quantity, int(line.unit_price_incl_tax), int(line.discount_value)]
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def propose(basket: Basket, province: Province, choices: Mapping[int, int]) -> Proposal:
    """Reckon a basket sent to `province`; `choices` are shipping choices by cooperative, both as pk.

    Where none (or one that does not serve the province) is chosen, the first way counts.
    Raises PlacingRefused where goods cannot be had or cannot be sent there.
    """
    groups = groups_of(basket)
    faults = faults_of(basket)
    if faults:
        raise PlacingRefused(faults)
    ways = quotes({group.cooperative: group.lines for group in groups}, province)
    unserved = [group for group in groups if not ways[group.cooperative]]
    if unserved:
        raise PlacingRefused([no_way(group.cooperative, group.lines, province) for group in unserved])
    return Proposal(
        [
            Part(group.cooperative, group.lines, several, _chosen(several, choices.get(group.cooperative.pk)))
            for group in groups
            for several in [ways[group.cooperative]]
        ]
    )


def _chosen(ways: list[Quote], choice: int | None) -> Quote:
    return next((way for way in ways if way.choice.pk == choice), ways[0])
