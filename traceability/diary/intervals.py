"""When an area may be harvested. Pure: no Django, no database."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wait:
    """An input and the days for which nothing is harvested after it: with 7 days from the 1st, from the 8th on."""

    on: datetime.date
    days: int
    product: str

    @property
    def ends_on(self) -> datetime.date:
        """The first day of harvest."""
        return self.on + datetime.timedelta(days=self.days)


def unmet(day: datetime.date, waits: Iterable[Wait]) -> Wait | None:
    """Of the inputs up to this day, the one that is waited for longest; None where the area may be harvested."""
    open_ones = [wait for wait in waits if wait.on <= day < wait.ends_on]
    return max(open_ones, key=lambda wait: wait.ends_on, default=None)
