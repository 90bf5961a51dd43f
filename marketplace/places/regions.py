"""Regions of Vietnam: the six of planning before and since July 2025, and those of common speech.

A region has days: the planning regions were drawn anew when provinces were joined. Those of common
speech ("Tây Bắc") live on in trade names; they list provinces of before, and today's follow.

Sources: Resolution 81/2023/QH15 (regions until 30 June 2025), Resolution 306/NQ-CP of 2025 (since).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .gazetteer import REFORM, old_provinces


@dataclass(frozen=True, slots=True)
class Region:
    """A region and its days; ``valid_to`` is the first day on which it no longer holds.

    ``provinces`` are codes of today's provinces, ``old_provinces`` of those before July 2025. A
    region of common speech holds only the latter; today's provinces may reach beyond it.
    """

    key: str
    name: "Promise | str"
    provinces: tuple[str, ...]
    old_provinces: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def is_valid(self, on: date) -> bool:
        """Tell whether the region holds on a day."""
        began = self.valid_from is None or self.valid_from <= on
        return began and (self.valid_to is None or on < self.valid_to)


def _since_reform(key: str, name: "Promise | str", codes: str) -> Region:
    provinces = tuple(codes.split())
    within = tuple(old.code for old in old_provinces().values() if old.province_code in provinces)
    return Region(key, name, provinces, within, valid_from=REFORM)


def _of_old(key: str, name: "Promise | str", codes: str, *, until: date | None) -> Region:
    olds = tuple(codes.split())
    now = {old_provinces()[code].province_code: None for code in olds}
    return Region(key, name, tuple(now), olds, valid_to=until)


PLANNING: Final = (
    _since_reform("northern-midlands", _("Northern midlands and mountains"), "04 08 11 12 14 15 19 20 25"),
    _since_reform("red-river-delta", _("Red River Delta"), "01 22 24 31 33 37"),
    _since_reform("north-central", _("North Central Coast"), "38 40 42 44 46"),
    _since_reform("south-central-highlands", _("South Central Coast and Highlands"), "48 51 52 56 66 68"),
    _since_reform("southeast", _("Southeast"), "75 79 80"),
    _since_reform("mekong-delta", _("Mekong Delta"), "82 86 91 92 96"),
)
"""The six regions of today; each province is in exactly one."""

FORMER: Final = (
    _of_old(
        "northern-midlands-2025",
        _("Northern midlands and mountains"),
        "02 04 06 08 10 11 12 14 15 17 19 20 24 25",
        until=REFORM,
    ),
    _of_old("red-river-delta-2025", _("Red River Delta"), "01 22 26 27 30 31 33 34 35 36 37", until=REFORM),
    _of_old(
        "central-coast-2025",
        _("North Central and Central Coast"),
        "38 40 42 44 45 46 48 49 51 52 54 56 58 60",
        until=REFORM,
    ),
    _of_old("central-highlands-2025", _("Central Highlands"), "62 64 66 67 68", until=REFORM),
    _of_old("southeast-2025", _("Southeast"), "70 72 74 75 77 79", until=REFORM),
    _of_old("mekong-delta-2025", _("Mekong Delta"), "80 82 83 84 86 87 89 91 92 93 94 95 96", until=REFORM),
)
"""The six regions until 30 June 2025; each of the 63 provinces is in exactly one."""

SPOKEN: Final = (
    _of_old("north-west", _("North-west"), "10 11 12 14 15 17", until=None),
    _of_old("north-east", _("North-east"), "02 04 06 08 19 20 22 24 25", until=None),
    _of_old("central-highlands", _("Central Highlands"), "62 64 66 67 68", until=None),
)
"""Regions of common speech, without an end."""

_BY_KEY: Final = {region.key: region for region in (*PLANNING, *FORMER, *SPOKEN)}


def regions(on: date | None = None) -> tuple[Region, ...]:
    """Return the six planning regions of a day (today), from north to south."""
    day = on or timezone.localdate()
    return tuple(region for region in (*PLANNING, *FORMER) if region.is_valid(day))


def region_by_key(key: str) -> Region | None:
    """Return any region, of today, former or of common speech, or ``None``."""
    return _BY_KEY.get(key)


def region_of(province_code: str) -> Region | None:
    """Return the planning region in which a province of today lies, or ``None``."""
    return next((region for region in PLANNING if province_code in region.provinces), None)


def provinces_of(keys: Iterable[str]) -> frozenset[str]:
    """Return the codes of today's provinces that lie, at least in part, in any of some regions."""
    return frozenset(code for key in keys if key in _BY_KEY for code in _BY_KEY[key].provinces)
