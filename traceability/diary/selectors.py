"""Readings of diaries: of an area at the desk, of the lots that came from it on their pages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.http import Http404

from marketplace.cooperatives.models import Cooperative, GrowingArea

from ..models import DiaryEntry, DiaryPicture, DiaryQuerySet, Lot
from ..models.diary import LONGEST_INTERVAL
from ..origins import origins_of
from .intervals import Wait, unmet

A_YEAR = datetime.timedelta(days=366)
LONGEST = datetime.timedelta(days=LONGEST_INTERVAL)
K = DiaryEntry.Kind


def own_area(cooperative: Cooperative, pk: int) -> GrowingArea:
    """One area of this cooperative; Http404 for another's."""
    area = cooperative.growing_areas.filter(pk=pk).select_related("commune").first()
    if area is None:
        raise Http404
    return area


def own_entry(cooperative: Cooperative, pk: int) -> DiaryEntry:
    """One entry of this cooperative's diaries; Http404 for another's."""
    entry: DiaryEntry | None = DiaryEntry.objects.filter(area__cooperative=cooperative, pk=pk).first()
    if entry is None:
        raise Http404
    return entry


def own_picture(cooperative: Cooperative, pk: int) -> DiaryPicture:
    """One photograph of this cooperative's diaries; Http404 for another's."""
    picture: DiaryPicture | None = DiaryPicture.objects.filter(entry__area__cooperative=cooperative, pk=pk).first()
    if picture is None:
        raise Http404
    return picture


def diary_of(area: GrowingArea) -> DiaryQuerySet:
    """First entries, the newest day first, each with its `corrections` in order; a handful of queries."""
    pictures = ("pictures", "corrections__pictures")
    corrections = Prefetch("corrections", DiaryEntry.objects.select_related("confirmation").order_by("pk"))
    rows: DiaryQuerySet = DiaryEntry.objects.filter(area=area, corrects=None).select_related("confirmation")
    return rows.prefetch_related(corrections, *pictures).order_by("-happened_on", "-pk")


def waits_of(area: GrowingArea, *, corrected: DiaryEntry | None = None) -> list[Wait]:
    """Intervals of the area's inputs, whenever they were; without those of the entry that is being corrected."""
    rows = DiaryEntry.objects.in_force().filter(area=area, interval_days__gt=0)
    if corrected is not None:
        rows = rows.exclude(Q(pk=corrected.pk) | Q(corrects=corrected.pk))
    return [Wait(*row) for row in rows.values_list("happened_on", "interval_days", "product")]


@dataclass(frozen=True, slots=True)
class Season:
    """The part of an area's diary that is a lot's: the season of its last harvest, up to the day it was made."""

    area: GrowingArea
    name: str | None
    last: datetime.date
    early: tuple[tuple[DiaryEntry, Wait], ...] = ()
    waits: bool = False

    @property
    def which(self) -> Q:
        """Its entries."""
        whole = Q(area=self.area, happened_on__lte=self.last, happened_on__gt=self.last - A_YEAR)
        return whole if self.name is None else whole & Q(season=self.name)


def seasons_of(lot: Lot) -> list[Season]:
    """Of the first lots behind this one, each area's season. One query where it has areas, and those of its origins."""
    return seasons([(area, origin.made_on) for origin, _share in origins_of(lot) for area in origin.areas.all()])


def seasons(wanted: Iterable[tuple[GrowingArea, datetime.date]]) -> list[Season]:
    """The season of each area up to its day, with the harvests in it that came too early. One query."""
    until: dict[GrowingArea, datetime.date] = {}
    pairs = list(dict.fromkeys(wanted))
    for area, day in pairs:
        until[area] = max(day, until.get(area, day))
    if not pairs:
        return []
    telling = Q(kind=K.HARVEST) | Q(interval_days__gt=0)
    rows = DiaryEntry.objects.in_force().filter(telling, area__in=until).select_related("confirmation")
    since = min(day for _area, day in pairs) - A_YEAR - LONGEST
    found = list(rows.filter(happened_on__gt=since).order_by("happened_on", "pk"))
    return [_season(area, day, [row for row in found if row.area_id == area.pk]) for area, day in pairs]


def _season(area: GrowingArea, day: datetime.date, rows: Sequence[DiaryEntry]) -> Season:
    waits = [Wait(row.happened_on, row.interval_days, row.product) for row in rows if row.interval_days]
    harvests = [row for row in rows if row.kind == K.HARVEST and day - A_YEAR < row.happened_on <= day]
    if not harvests:
        return Season(area, None, day)
    own = [row for row in harvests if row.season == harvests[-1].season]
    early = tuple((row, wait) for row in own if (wait := unmet(row.happened_on, waits)))
    return Season(area, harvests[-1].season, day, early, any(row.waits for row in own))


def entries_in(found: Iterable[Season]) -> DiaryQuerySet:
    """What is read of these seasons, in order: every entry in force."""
    which = Q(pk__in=[])
    for season in found:
        which |= season.which
    rows: DiaryQuerySet = DiaryEntry.objects.in_force().filter(which)
    return rows.select_related("area", "confirmation").order_by("happened_on", "pk")
