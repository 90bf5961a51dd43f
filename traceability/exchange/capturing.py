"""Taking in what another system reports: read within limits, checked, then recorded whole or not at all."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import epcis
from ..chain import ChainError, body_hash
from ..epcis_check import event_problems, problems
from ..epcis_grammar import Problem as Fault
from ..event_hash import event_id
from ..models import CaptureJob, Correspondent, EpcisEvent, Stream
from ..models.proof import LONGEST_NAME
from ..proof.recording import Draft, append
from .asking import KINDS
from .problems import Problem
from .reading import columns, lots_named, names

EARLIEST, CLOCKS_APART = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC), datetime.timedelta(hours=1)
LARGEST, MOST, DEEPEST = 1_000_000, 500, 32
"""Bytes of a document, its events, and how deep one thing may lie in another."""


def read_json(body: bytes) -> tuple[str, Any]:
    """The text word for word, and what it says. Raises Problem 400 or 413."""
    if len(body) > LARGEST:
        raise Problem(413, "CaptureLimitExceededException", _("At most %(most)d bytes at once.") % {"most": LARGEST})
    try:
        text = body.decode("utf-8")
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()  # halves of characters
    except (ValueError, RecursionError) as fault:
        raise Problem(400, "ValidationException", _("This is not JSON: %(why)s") % {"why": str(fault)[:200]}) from None
    if _depth(value) > DEEPEST:
        raise Problem(
            400, "ValidationException", _("Things lie in one another deeper than %(most)d times.") % {"most": DEEPEST}
        )
    return text, value


def events_of(document: Any) -> list[dict[str, Any]]:
    """The events of an EPCISDocument, each with the prefixes that it uses. Raises Problem 400 or 413."""
    _must_be_valid(problems(document))
    events = document["epcisBody"]["eventList"]
    if len(events) > MOST:
        raise Problem(413, "CaptureLimitExceededException", _("At most %(most)d events at once.") % {"most": MOST})
    return [_with_prefixes(event, document["@context"]) for event in events]


def single_event(event: Any) -> dict[str, Any]:
    """One event that brings its own context. Raises Problem 400."""
    _must_be_valid(event_problems(event))
    return _with_prefixes({name: each for name, each in event.items() if name != "@context"}, event["@context"])


def capture(*, correspondent: Correspondent, text: str, events: list[dict[str, Any]]) -> CaptureJob:
    """Record all of a document's events or none; the job that is returned says which, and why.

    An event that stands already, word for word, is left as it is: sending a document twice changes nothing.
    """
    job = CaptureJob(correspondent=correspondent, document=text, success=True, created_at=timezone.now())
    try:
        with transaction.atomic():
            stream = stream_of(correspondent)
            Stream.objects.select_for_update().get(pk=stream.pk)
            fresh = _fresh(correspondent, events)
            job.stored, job.known, job.finished_at = len(fresh), len(events) - len(fresh), timezone.now()
            job.save()
            named = lots_named({uri for event in fresh for _role, uri in names(event)})
            lots = [dict.fromkeys(named[uri] for _role, uri in names(event) if uri in named) for event in fresh]
            append(stream, [Draft(event, list(own), job=job) for event, own in zip(fresh, lots, strict=True)])
    except _Refused as refused:
        job = CaptureJob(
            correspondent=correspondent, document=text, success=False, errors=refused.errors, created_at=job.created_at
        )
        job.save()
    return job


def stream_of(correspondent: Correspondent) -> Stream:
    """The chain of what an account reported; begun where it has none."""
    existing = Stream.objects.filter(correspondent=correspondent).first()
    if existing:
        return existing
    try:
        with transaction.atomic():
            return Stream.objects.create(name=f"report:{correspondent.pk}", correspondent=correspondent)
    except IntegrityError:  # begun at the same moment
        return Stream.objects.get(correspondent=correspondent)


class _Refused(Exception):
    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__(errors)
        self.errors = errors


def _fresh(correspondent: Correspondent, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that do not stand yet, with their names. Raises _Refused with everything that is wrong."""
    errors, fresh = [], []
    standing: dict[str, list[tuple[str, int | None]]] = {}
    given = {str(event.get("eventID")) for event in events} | {_hash_name(event) for event in events}
    rows = EpcisEvent.objects.filter(event_id__in=given)
    for name, digest, whose in rows.values_list("event_id", "body_sha256", "correspondent"):
        standing.setdefault(name, []).append((digest, whose))
    for place, event in enumerate(events):
        try:
            named = _named(event)
            digest, others = body_hash(named), standing.setdefault(named["eventID"], [])
            if digest in {each for each, _whose in others}:
                continue
            if others:
                _may_declare(named, correspondent, others)
            others.append((digest, correspondent.pk))
            fresh.append(named)
        except Problem as problem:
            errors.append(problem.as_json() | {"detail": f"eventList[{place}]: {problem.detail}"})
    if errors:
        raise _Refused(errors[:20])
    return fresh


def name_of(event: Mapping[str, Any]) -> str:
    """The eventID under which an event stands: as it was given, or the hash of what it says."""
    return str(event.get("eventID") or _hash_name(event))


def _hash_name(event: Mapping[str, Any]) -> str:
    try:
        return event_id(event)
    except (ArithmeticError, ValueError, KeyError, RecursionError):
        return ""


def _named(event: dict[str, Any]) -> dict[str, Any]:
    """The event under its name, ready to be kept. Raises Problem 400."""
    if event["type"] not in KINDS:
        raise _invalid(_("Only the five kinds of events of the standard are taken."))
    own, given = _hash_name(event), event.get("eventID", "")
    if given.startswith("ni:") and given != own:
        raise _invalid(_("Its eventID is not the hash of what it says, which is %(own)s.") % {"own": own})
    named = event | {"eventID": given or own}
    try:
        asked = columns(named)
        kept = [named["eventID"], *asked.values(), *(uri for _role, uri in names(named))]
        body_hash(named)
    except (ChainError, ArithmeticError, ValueError) as fault:
        raise _invalid(_("It cannot be kept: %(why)s") % {"why": str(fault)[:200]}) from None
    if not EARLIEST < asked["event_time"] < timezone.now() + CLOCKS_APART:
        raise _invalid(_("Its eventTime is still to come, or long gone."))
    if not own or any(len(each) > LONGEST_NAME for each in kept if isinstance(each, str)):
        raise _invalid(_("A name in it is longer than %(most)d characters.") % {"most": LONGEST_NAME})
    return named


def _may_declare(event: Mapping[str, Any], by: Correspondent, standing: Iterable[tuple[str, int | None]]) -> None:
    """Under a name that stands comes only the declaration that it was wrong, by whoever reported it."""
    if "errorDeclaration" not in event:
        raise Problem(409, "ResourceAlreadyExistsException", _("Another event stands under this eventID."))
    if any(whose != by.pk for _digest, whose in standing):
        raise Problem(403, "SecurityException", _("Only who reported an event can declare it wrong."))


def _invalid(sentence: str) -> Problem:
    return Problem(400, "ValidationException", sentence)


def _must_be_valid(faults: list[Fault]) -> None:
    if not faults:
        return
    first = f"{faults[0].path or 'document'}: {_(faults[0].message) % faults[0].params}"
    more = len(faults) - 1
    if more:
        first += " " + ngettext("(and one more fault)", "(and %(n)d more faults)", more) % {"n": more}
    raise _invalid(first[:600])


def _with_prefixes(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """An event keeps the contexts that it was sent under, but for the standard's own."""
    given = [*_listed(context), *_listed(event.get("@context", []))]
    own = [each for each in given if each != epcis.CONTEXT]
    rest = {name: value for name, value in event.items() if name not in ("@context", "recordTime")}
    return ({"@context": own} if own else {}) | rest


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number")


def _depth(value: Any) -> int:
    """How deep it goes; a level at a time, for it may be deep."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        depth += 1
        level = [
            inner for each in level if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]  # fmt: skip
    return depth
