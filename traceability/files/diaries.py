"""Rows of a file that are entries of diaries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative, GrowingArea
from marketplace.sheets.table import batches

from ..diary.intervals import Wait, unmet
from ..diary.selectors import waits_of
from ..diary.services import check, too_early
from ..diary.telling import tell
from ..models import DiaryEntry, RecordFile, RecordRow
from .columns import Said, as_day, as_number

BATCH = 500
WORDS = ("kind", "season", "product", "active_ingredient", "dose_unit", "unit", "note", "done_by")
K = DiaryEntry.Kind


def entry_of(said: dict[str, Any], area: GrowingArea, actor: User | None = None) -> DiaryEntry:
    """The entry that a row says, not yet written."""
    days = as_number(said["interval_days"])
    words = {name: said[name] for name in WORDS}
    return DiaryEntry(
        area=area, happened_on=as_day(said["date"]), dose=as_number(said["dose"]), recorded_by=actor,
        quantity=as_number(said["quantity"]), interval_days=None if days is None else int(days), **words,
    )  # fmt: skip


def checker(cooperative: Cooperative) -> Callable[[Said], str]:
    """What is wrong with a row by itself."""
    areas = {area.code: area for area in cooperative.growing_areas.select_related("cooperative")}

    def sentence(row: Said) -> str:
        area = areas.get(row.values["area"])
        if area is None:
            return _no_area(row.values["area"])
        try:
            check(entry_of(row.values, area), [], as_row=True)
        except ValidationError as fault:
            return _in_words(fault)
        return ""

    return sentence


def _in_words(fault: ValidationError) -> str:
    if not hasattr(fault, "error_dict"):
        return str(fault.messages[0])
    name, sentences = next(iter(fault.message_dict.items()))
    label = {field.name: field.verbose_name for field in DiaryEntry._meta.fields}.get(name, "")
    return f"{str(label).capitalize()}: {sentences[0]}" if label else str(sentences[0])


def faults(file: RecordFile) -> Iterator[tuple[RecordRow, str]]:
    """Harvests within an interval, of the diary or of the file itself: they are written at the desk, with a reason."""
    waits = _waits(file)
    harvests = file.rows.filter(said__kind=K.HARVEST).order_by("pk")
    found = []
    for row in harvests.iterator(chunk_size=BATCH):
        day = as_day(row.said["date"])
        wait = unmet(day, waits[row.said["area"]])
        if wait:
            found.append((row, f"{too_early(day, wait)} {_('Write it at the desk, with the reason.')}"))
    yield from found


def _waits(file: RecordFile) -> dict[str, list[Wait]]:
    rows = file.rows.exclude(said__interval_days=None)
    waits: dict[str, list[Wait]] = defaultdict(list)
    for said in rows.values_list("said", flat=True).iterator(chunk_size=BATCH):
        entry = entry_of(said, GrowingArea())
        waits[said["area"]].append(Wait(entry.happened_on, entry.interval_days or 0, entry.product))
    for area in file.cooperative.growing_areas.all():
        waits[area.code] += waits_of(area)
    return waits


def write(file: RecordFile, actor: User) -> int:
    """Append every row to its area's diary, in the file's order. Raises ValidationError where one no longer fits."""
    locked = GrowingArea.objects.select_for_update(of=("self",)).filter(cooperative=file.cooperative_id).order_by("pk")
    areas = {area.code: area for area in locked.select_related("cooperative")}
    if any(True for _fault in faults(file)):
        raise ValidationError(_("The diary has changed since this file was read: drop it and read it again."))
    count = 0
    for rows in batches(file.rows.order_by("pk").iterator(chunk_size=BATCH), BATCH):
        entries = DiaryEntry.objects.bulk_create(_entries(rows, areas, actor))
        count += len(entries)
        for _code, group in groupby(entries, key=lambda entry: entry.area.code):
            told = list(group)
            tell(told[0].area, told)
    return count


def _entries(rows: list[RecordRow], areas: dict[str, GrowingArea], actor: User) -> list[DiaryEntry]:
    try:
        return [entry_of(row.said, areas[row.said["area"]], actor) for row in rows]
    except KeyError as gone:
        raise ValidationError(_no_area(gone.args[0])) from gone


def _no_area(code: str) -> str:
    return _("There is no growing area with the code “%(code)s”.") % {"code": code}
