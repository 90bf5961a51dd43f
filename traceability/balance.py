"""Mass balance: nobody takes more out of a lot than came into it.

Pure: no Django, no database; exact ``Decimal`` throughout. The caller holds the lock under which a balance is read
and a movement written (``domain: out ≤ in, under lock``). Quantities carry a unit; masses, volumes and pieces never
mix, and a volume is never taken for a mass.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Final

from marketplace.money import gettext_noop

# unit -> (what it measures, how many of the smallest unit)
_UNITS: Final = {
    "g": ("mass", Decimal(1)), "kg": ("mass", Decimal(1000)), "t": ("mass", Decimal(1_000_000)),
    "ml": ("volume", Decimal(1)), "l": ("volume", Decimal(1000)), "piece": ("count", Decimal(1)),
}  # fmt: skip
_FINEST: Final = Decimal("0.001")
_GREATEST: Final = Decimal(10) ** 12

_SENTENCES: Final = {
    "unit": gettext_noop("%(unit)s is not a unit of quantity known here."),
    "units_differ": gettext_noop("%(given)s cannot be counted in %(wanted)s."),
    "quantity": gettext_noop("A quantity must be greater than zero, with at most three decimals."),
    "exceeds": gettext_noop("The lot holds %(available)s %(unit)s: %(asked)s %(unit)s cannot be taken out."),
    "yield": gettext_noop("From %(inputs)s %(unit)s this process gives at most %(most)s %(unit)s, not %(outputs)s."),
    "yield_rate": gettext_noop("A greatest yield is more than zero."),
    "area_cap": gettext_noop("The growing area yields at most %(most)s %(unit)s in a season; %(left)s are left."),
    "certificate": gettext_noop("The certificate covers at most %(most)s %(unit)s; %(left)s are left."),
    "spoilage": gettext_noop("Only labels recorded as spoilt give their quantity back: at most %(most)s."),
}


class BalanceError(ValueError):
    """A movement that the balance does not allow: ``code``, the untranslated ``message``, its ``params``."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = {
            name: _plain(value) if isinstance(value, Decimal) else str(value) for name, value in params.items()
        }
        self.message = _SENTENCES[code]
        super().__init__(self.message % self.params)


class Kind(StrEnum):
    """Why a quantity came in or went out."""

    MADE = "made"  # harvested or made here
    OUTPUT = "output"  # came out of a transformation
    RECEIVED = "received"
    RETURNED = "returned"  # labels spoilt before they were used: their packed quantity comes back
    INPUT = "input"  # went into a transformation
    PACKED = "packed"  # into units for sale, by printing their labels
    SOLD_LOOSE = "sold_loose"
    DESTROYED = "destroyed"
    SAMPLED = "sampled"


INCOMING: Final = frozenset({Kind.MADE, Kind.OUTPUT, Kind.RECEIVED, Kind.RETURNED})


@dataclass(frozen=True, slots=True)
class Movement:
    """A quantity that came in or went out; always greater than zero, the kind says which way."""

    kind: Kind
    quantity: Decimal
    unit: str

    def __post_init__(self) -> None:
        checked(self.quantity, self.unit)


@dataclass(frozen=True, slots=True)
class Balance:
    """Sums of a lot in one unit."""

    incoming: Decimal
    outgoing: Decimal
    unit: str

    @property
    def available(self) -> Decimal:
        """What can still be taken out."""
        return self.incoming - self.outgoing


def checked(quantity: Decimal, unit: str) -> Decimal:
    """Return a quantity that can be booked. Raises BalanceError ``unit``, ``quantity``."""
    if unit not in _UNITS:
        raise BalanceError("unit", unit=unit)
    if not quantity.is_finite() or not 0 < quantity < _GREATEST or quantity % _FINEST:
        raise BalanceError("quantity")
    return quantity


def convert(quantity: Decimal, unit: str, to: str) -> Decimal:
    """Return a quantity in another unit of the same kind. Raises BalanceError ``unit``, ``units_differ``."""
    for name in (unit, to):
        if name not in _UNITS:
            raise BalanceError("unit", unit=name)
    (measured, size), (wanted, wanted_size) = _UNITS[unit], _UNITS[to]
    if measured != wanted:
        raise BalanceError("units_differ", given=unit, wanted=to)
    return quantity * size / wanted_size


def balance(movements: Iterable[Movement], unit: str) -> Balance:
    """Return what came in and went out, in ``unit``. Raises BalanceError ``units_differ``."""
    incoming = outgoing = Decimal(0)
    for movement in movements:
        quantity = convert(movement.quantity, movement.unit, unit)
        if movement.kind in INCOMING:
            incoming += quantity
        else:
            outgoing += quantity
    return Balance(incoming, outgoing, unit)


def after(movements: Iterable[Movement], new: Movement, unit: str) -> Balance:
    """Return the balance with one more movement, in ``unit``.

    Raises BalanceError ``exceeds`` where more would go out than came in, ``spoilage`` where more would come back
    from spoilt labels than was packed.
    """
    booked = list(movements)
    before, asked = balance(booked, unit), convert(new.quantity, new.unit, unit)
    if new.kind is Kind.RETURNED:
        packed, returned = (
            sum((convert(each.quantity, each.unit, unit) for each in booked if each.kind is kind), Decimal(0))
            for kind in (Kind.PACKED, Kind.RETURNED)
        )
        if asked > packed - returned:
            raise BalanceError("spoilage", most=packed - returned)
    elif new.kind not in INCOMING and asked > before.available:
        raise BalanceError("exceeds", available=before.available, asked=asked, unit=unit)
    return balance([*booked, new], unit)


def check_yield(inputs: Decimal, outputs: Decimal, greatest_yield: Decimal, unit: str) -> None:
    """Refuse more out of a process than its greatest yield gives (paddy to white rice: 0.60-0.70).

    All three are totals in one unit; ``greatest_yield`` is a ratio and may pass 1 (soaking adds water). Raises
    BalanceError ``yield``; an override is the caller's act, by a second person, and is shown.
    """
    if not greatest_yield.is_finite() or greatest_yield <= 0:
        raise BalanceError("yield_rate")
    if outputs > inputs * greatest_yield:
        raise BalanceError("yield", inputs=inputs, most=inputs * greatest_yield, outputs=outputs, unit=unit)


def check_harvest(
    new: Decimal, so_far: Decimal, unit: str, *, area_cap: Decimal | None = None, certified: Decimal | None = None
) -> None:
    """Refuse a harvest past what the area yields in a season, or past the certificate's scope.

    All in one unit; ``so_far`` is the season's sum before it. None is no limit of that kind. Raises BalanceError
    ``area_cap``, ``certificate``.
    """
    for code, most in (("area_cap", area_cap), ("certificate", certified)):
        if most is not None and so_far + new > most:
            raise BalanceError(code, most=most, left=max(Decimal(0), most - so_far), unit=unit)


def label_run(units: int, net_content: Decimal, unit: str) -> Movement:
    """Return what printing labels takes out of the lot: units × net content. Raises BalanceError ``quantity``."""
    return Movement(Kind.PACKED, units * net_content, unit)


def spoilt_labels(run_units: int, spoilt_units: int, net_content: Decimal, unit: str) -> Movement:
    """Return what a voided run gives back: only for labels that were recorded as spoilt.

    Raises BalanceError ``spoilage`` where more are said to be spoilt than were printed.
    """
    if not 0 < spoilt_units <= run_units:
        raise BalanceError("spoilage", most=run_units)
    return Movement(Kind.RETURNED, spoilt_units * net_content, unit)


def units_for_sale(balances: Iterable[Balance], net_content: Decimal, unit: str) -> int:
    """Return how many whole units the lots can still fill; a remainder in one lot never joins another's.

    ``net_content`` of one unit for sale, in ``unit``. Raises BalanceError ``quantity``, ``units_differ``.
    """
    content = checked(net_content, unit)
    held = (convert(each.available, each.unit, unit) for each in balances)
    return sum(int((quantity / content).to_integral_value(ROUND_FLOOR)) for quantity in held if quantity > 0)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
