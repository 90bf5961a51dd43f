"""What it costs to send goods of a cooperative to a province, read from its zone tables."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.cooperatives.models import Cooperative
from marketplace.places.models import Province

from .models import ShippingChoice, ShippingZone
from .tariff import Item, Tariff, billed_grams, charge, full_charge, missing_for_free


class SoldLine(Protocol):
    """What is asked of a line of a basket or an order."""

    product: Any
    quantity: int

    @property
    def line_price_incl_tax(self) -> Any:
        """Đồng for the whole line."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One way to send one cooperative's goods: đồng, days in transit, and what led to them."""

    choice: ShippingChoice
    charge: int
    days_min: int
    days_max: int
    day: datetime.date
    billed_g: int
    full_charge: int
    missing_for_free: int | None
    from_size: bool

    @property
    def earliest(self) -> datetime.date:
        """The first day on which it may arrive."""
        return self.day + datetime.timedelta(days=self.days_min)

    @property
    def latest(self) -> datetime.date:
        """The last day on which it should arrive."""
        return self.day + datetime.timedelta(days=self.days_max)


def items_of(lines: Iterable[SoldLine]) -> list[Item]:
    """The goods of these lines as a tariff sees them."""
    return [
        Item(
            weight_g=line.product.weight_g,
            volume_cm3=(line.product.length_cm or 0) * (line.product.width_cm or 0) * (line.product.height_cm or 0),
            quantity=line.quantity,
            perishable=line.product.perishable,
        )
        for line in lines
    ]


def quote(
    cooperative: Cooperative, lines: Iterable[SoldLine], province: Province | None, day: datetime.date | None = None
) -> list[Quote]:
    """The ways in which `cooperative` sends `lines` to `province`, the cheapest first; none where it cannot."""
    return quotes({cooperative: list(lines)}, province, day)[cooperative]


def quotes(
    groups: Mapping[Cooperative, list[SoldLine]], province: Province | None, day: datetime.date | None = None
) -> dict[Cooperative, list[Quote]]:
    """As `quote`, for several cooperatives in one query. Without a province: the cheapest zone of each choice."""
    day = day or timezone.localdate()
    found: dict[Cooperative, list[Quote]] = {cooperative: [] for cooperative in groups}
    owners = {cooperative.pk: cooperative for cooperative in groups}
    for zone in _zones(list(owners), province):
        owner = owners[zone.choice.cooperative_id]
        one = _quote(zone, groups[owner], day)
        if one is not None:
            found[owner].append(one)
    return {cooperative: _cheapest_of_each_choice(several) for cooperative, several in found.items()}


def no_way(cooperative: Cooperative, lines: Iterable[SoldLine], province: Province | None) -> str:
    """The sentence for goods that no way leads to the buyer's province."""
    perishable = next((line.product for line in lines if line.product.perishable), None)
    names = {"cooperative": cooperative.name, "province": str(province or "")}
    if perishable is not None:
        title = perishable.get_title()
        return _(
            "%(cooperative)s cannot deliver “%(title)s” to %(province)s fresh enough. Take it out of the basket, "
            "or choose another place."
        ) % {**names, "title": title}
    return _("%(cooperative)s does not deliver to %(province)s. Take its goods out, or choose another place.") % names


def _zones(cooperatives: list[int], province: Province | None) -> Iterable[ShippingZone]:
    zones = ShippingZone.objects.filter(choice__cooperative__in=cooperatives, choice__active=True)
    zones = zones.select_related("choice").order_by("choice__position", "choice_id", "pk")
    if province is None:
        return zones
    through = ShippingZone.provinces.through
    named = Exists(through.objects.filter(shippingzone_id=OuterRef("pk"), province_id=province.pk))
    rows = list(zones.annotate(named=named).filter(Q(named=True) | Q(is_rest=True)))
    by_name = {zone.choice_id for zone in rows if zone.named}
    # "every other province" counts only where no zone of the choice names this one
    return [zone for zone in rows if zone.named or zone.choice_id not in by_name]


def _quote(zone: ShippingZone, lines: list[SoldLine], day: datetime.date) -> Quote | None:
    items = items_of(lines)
    if any(item.perishable for item in items) and not zone.perishables:
        return None
    choice = zone.choice
    free_from = None if choice.free_from is None else int(choice.free_from)
    tariff = Tariff(int(zone.base_charge), int(zone.step_charge), free_from)
    goods = int(sum(line.line_price_incl_tax or 0 for line in lines))
    grams = billed_grams(items, divisor=choice.volumetric_divisor)
    return Quote(
        choice=choice,
        charge=charge(tariff, grams, goods=goods),
        days_min=zone.days_min,
        days_max=zone.days_max,
        day=day,
        billed_g=grams,
        full_charge=full_charge(tariff, grams),
        missing_for_free=missing_for_free(tariff, goods=goods),
        from_size=grams > sum(item.weight_g * item.quantity for item in items),
    )


def _cheapest_of_each_choice(several: list[Quote]) -> list[Quote]:
    best: dict[int, Quote] = {}
    for one in several:
        kept = best.get(one.choice.pk)
        if kept is None or one.charge < kept.charge:
            best[one.choice.pk] = one
    return sorted(best.values(), key=lambda one: (one.choice.kind == "pick_up", one.charge, one.days_max))
