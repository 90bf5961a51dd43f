"""Acts on the diary of an area: write an entry or its correction, confirm a harvest that came too early."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.images import clean_uploads
from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import GrowingArea

from ..models import DiaryConfirmation, DiaryEntry, DiaryPicture
from ..models.balance import refuse_same_person
from .intervals import Wait, unmet
from .selectors import waits_of
from .telling import tell

MOST_PICTURES = 4
HARVEST = DiaryEntry.Kind.HARVEST


@transaction.atomic
def write_entry(
    *, area: GrowingArea, actor: User | None, kind: str, happened_on: datetime.date, corrects: DiaryEntry | None = None,
    pictures: Sequence[Any] = (), override_reason: str = "", **words: Any,
) -> DiaryEntry:  # fmt: skip
    """Append an entry; with `corrects` it stands in the place of that one. `words` are further columns of it.

    A harvest before the last pre-harvest interval has passed needs a reason, and then waits for a second person.
    Raises ValidationError, by field: a day to come, what the kind must say, a photograph that is none, a harvest
    that comes too early without a reason.
    """
    area = GrowingArea.objects.select_for_update(of=("self",)).select_related("cooperative").get(pk=area.pk)
    entry = DiaryEntry(
        area=area, kind=kind, happened_on=happened_on, recorded_by=actor, corrects=corrects and _first_of(corrects),
        **{name: value.strip() if isinstance(value, str) else value for name, value in words.items()},
    )  # fmt: skip
    entry.override_reason = check(entry, waits_of(area, corrected=entry.corrects), override_reason)
    entry.save()
    tell(area, [entry], _keep(entry, pictures))
    return entry


def check(entry: DiaryEntry, waits: Sequence[Wait], override_reason: str = "", *, as_row: bool = False) -> str:
    """The reason that an entry bears, "" where it needs none. Raises ValidationError where it may not be written."""
    if entry.happened_on > timezone.localdate():
        raise ValidationError({"happened_on": _("This day is still to come.")})
    known = ("area", "corrects", "recorded_by") if as_row else ()  # of many rows they are known already
    entry.full_clean(exclude=known, validate_unique=False, validate_constraints=False)
    wait = None if entry.never_happened or entry.kind != HARVEST else unmet(entry.happened_on, waits)
    if wait is None:
        return ""
    if not override_reason.strip():
        raise ValidationError({"override_reason": too_early(entry.happened_on, wait)}, code="too_early")
    return override_reason.strip()


def too_early(day: datetime.date, wait: Wait) -> str:
    """The sentence about a harvest on that day."""
    left = (wait.ends_on - day).days
    sentence = ngettext(
        "%(product)s of %(day)s needs %(left)d more day before the harvest: from %(first)s on.",
        "%(product)s of %(day)s needs %(left)d more days before the harvest: from %(first)s on.", left,
    )  # fmt: skip
    days = {"day": date_format(wait.on, "j/n/Y"), "first": date_format(wait.ends_on, "j/n/Y")}
    return sentence % {"product": wait.product, "left": left, **days}


@transaction.atomic
def confirm_harvest(*, entry: DiaryEntry, actor: User) -> DiaryConfirmation:
    """A second person stands for a harvest that came too early. Again changes nothing.

    Raises ValidationError for the person who wrote it, and where nothing waits.
    """
    GrowingArea.objects.select_for_update(of=("self",)).get(pk=entry.area_id)
    standing: DiaryConfirmation | None = DiaryConfirmation.objects.filter(entry=entry).first()
    if standing is not None:
        return standing
    if not entry.override_reason:
        raise ValidationError(_("Nothing waits here for a second person."))
    refuse_same_person(entry.recorded_by_id, actor.pk)
    made = DiaryConfirmation(entry=entry, proposed_by_id=entry.recorded_by_id, confirmed_by=actor)
    made.full_clean()
    made.save()
    record(actor=actor, act="diary.early_harvest_confirmed", subject=str(entry.pk), reason=entry.override_reason)
    return made


def _first_of(entry: DiaryEntry) -> DiaryEntry:
    first: DiaryEntry = entry.corrects or entry
    return first


def _keep(entry: DiaryEntry, pictures: Sequence[Any]) -> list[str]:
    """Store photographs, written anew; answers their hashes, which are signed with the entry."""
    if len(pictures) > MOST_PICTURES:
        raise ValidationError({"pictures": _("At most %(most)d photographs.") % {"most": MOST_PICTURES}})
    try:
        files = clean_uploads(pictures)
    except ValidationError as fault:
        raise ValidationError({"pictures": fault.messages}) from fault
    hashes = []
    for file in files:
        hashes.append(hashlib.sha256(file.read()).hexdigest())
        file.seek(0)
        picture = DiaryPicture(entry=entry)
        picture.file.save(file.name or "picture.webp", file, save=False)
        picture.save()
    return hashes
