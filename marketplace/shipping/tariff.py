"""What a parcel costs: pure arithmetic in grams, cubic centimetres and whole đồng, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

FIRST_G: Final = 1000
STEP_G: Final = 500


@dataclass(frozen=True, slots=True)
class Item:
    """Goods of one kind: weight and volume of one piece (0 where its size is not known), and how many."""

    weight_g: int
    volume_cm3: int
    quantity: int
    perishable: bool = False


@dataclass(frozen=True, slots=True)
class Tariff:
    """Đồng for the first kilogram and for each further half that is begun; nothing from `free_from` đồng of goods."""

    base_charge: int
    step_charge: int
    free_from: int | None = None


def billed_grams(items: Iterable[Item], *, divisor: int) -> int:
    """The greater of weight and volumetric weight (cm³ ÷ `divisor` = kg), piece by piece, in whole grams upwards.

    Raises ValueError for a divisor that is not positive.
    """
    if divisor <= 0:
        raise ValueError("the volumetric divisor must be positive")
    # -(-a // b) rounds up without a float
    return sum(max(item.weight_g, -(-item.volume_cm3 * 1000 // divisor)) * item.quantity for item in items)


def full_charge(tariff: Tariff, grams: int) -> int:
    """Đồng for `grams`, before anything is free."""
    further = max(0, grams - FIRST_G)
    return tariff.base_charge + -(-further // STEP_G) * tariff.step_charge


def charge(tariff: Tariff, grams: int, *, goods: int) -> int:
    """Đồng for `grams` where the goods cost `goods` đồng: nothing once they reach `free_from`."""
    if tariff.free_from is not None and goods >= tariff.free_from:
        return 0
    return full_charge(tariff, grams)


def missing_for_free(tariff: Tariff, *, goods: int) -> int | None:
    """Đồng of goods still missing for free shipping; 0 once it is free, None where it never is."""
    return None if tariff.free_from is None else max(0, tariff.free_from - goods)
