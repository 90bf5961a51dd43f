"""When the scans of one piece are no longer those of one buyer. Pure: no Django, no database."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The rule of a day: how many telephones within how many days, how many regions within how many hours."""

    often_devices: int = 20
    often_days: int = 30
    far_hours: int = 12
    far_regions: int = 3
    keep_days: int = 90


@dataclass(frozen=True, slots=True)
class Sight:
    """One scan: `region` counts the regions of the country from north to south, None where it is not known."""

    at: datetime.datetime
    device: str
    region: int | None = None


def judge(sights: Iterable[Sight], limits: Limits) -> str:
    """ "often", "far" or "". A telephone has another name each day, so that one that comes daily counts daily.

    >>> noon = datetime.datetime(2026, 11, 22, 12)
    >>> judge([Sight(noon, "a", 1), Sight(noon + datetime.timedelta(hours=2), "b", 5)], Limits())
    'far'
    """
    ordered = sorted(sights, key=lambda sight: sight.at)
    if not ordered:
        return ""
    since = ordered[-1].at - datetime.timedelta(days=limits.often_days)
    if len({sight.device for sight in ordered if sight.at >= since}) >= limits.often_devices:
        return "often"
    return "far" if _far_apart(ordered, limits) else ""


def _far_apart(ordered: list[Sight], limits: Limits) -> bool:
    """Whether two telephones read it in regions far apart within hours: no parcel travels so fast."""
    within = datetime.timedelta(hours=limits.far_hours)
    recent: deque[Sight] = deque()
    for sight in ordered:
        while recent and sight.at - recent[0].at > within:
            recent.popleft()
        if any(_far(sight, other, limits.far_regions) for other in recent):
            return True
        recent.append(sight)
    return False


def _far(one: Sight, other: Sight, regions: int) -> bool:
    if one.region is None or other.region is None or one.device == other.device:
        return False
    return abs(one.region - other.region) >= regions
