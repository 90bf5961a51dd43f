"""Reminders before a paper ends and the word on the day after: each once, whoever looks and however often."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.core.cache import cache
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from catalogue.models import Certificate, OcopRecognition, Paper
from marketplace.outbox.models import Message

from .calendar import follow_stars
from .letters import AnyPaper, event_of, tell
from .rules import rule_on

LATELY = datetime.timedelta(days=14)  # a worker that stood still tells late; it does not tell of years ago
A_DAY = datetime.timedelta(days=1)
AN_HOUR = 3600
STANDING = (Paper.Verification.DECLARED, Paper.Verification.VERIFIED)


def remind_of_papers(*, now: datetime.datetime | None = None) -> int:
    """Write every letter that is due; answers how many. The outbox's unique event makes each exactly once."""
    day = timezone.localdate(now)
    due = {
        event_of(paper, act, key): (paper, act, left, key) for paper, act, left, key in (*_ending(day), *_lapsed(day))
    }
    told = set(Message.objects.filter(event__in=due).values_list("event", flat=True))
    for event in due.keys() - told:
        paper, act, left, key = due[event]
        with transaction.atomic():
            tell(paper, act, left=left, key=key)
    return len(due.keys() - told)


def follow_papers_hourly() -> int:
    """For the worker, which comes by every few seconds: once an hour, and in the first round after midnight."""
    if not cache.add(f"catalogue.papers.{timezone.localdate()}", 1, timeout=AN_HOUR):
        return 0
    return follow_stars() + remind_of_papers()


def verified_papers() -> tuple[QuerySet[Certificate], QuerySet[OcopRecognition]]:
    """What counts or counted until its end, with what a list and a letter say of it."""
    standing = {"verification": Paper.Verification.VERIFIED, "revoked_on": None}
    certificates = Certificate.objects.filter(**standing).select_related("holder", "indication")
    return certificates, OcopRecognition.objects.filter(**standing).select_related("product__producer")


def _ending(day: datetime.date) -> Iterator[tuple[AnyPaper, str, int, str]]:
    """Those that end within the first reminder's days and were not renewed, each with the nearest step reached."""
    rule = rule_on(day)
    steps = (rule.third_days, rule.second_days, rule.first_days)
    last = day + datetime.timedelta(days=rule.first_days)
    for papers in verified_papers():
        for paper in papers.filter(expires_on__range=(day + A_DAY, last)).exclude(_renewed(papers, *STANDING)):
            left = (paper.expires_on - day).days
            step = next(number for number, days in enumerate(steps) if left <= days)
            yield paper, "ending", left, f"-{3 - step}"


def _lapsed(day: datetime.date) -> Iterator[tuple[AnyPaper, str, int, str]]:
    for papers in verified_papers():
        ended = papers.filter(expires_on__range=(day - LATELY, day - A_DAY))
        for paper in ended.exclude(_renewed(papers, Paper.Verification.VERIFIED)):
            yield paper, "lapsed", 0, ""


def _renewed(papers: QuerySet, *states: str) -> Exists:
    """Whether another one replaces it (of stars: lasts longer), in one of `states` and not revoked."""
    newer = Q(replaces=OuterRef("pk"))
    if papers.model is OcopRecognition:
        newer |= Q(product=OuterRef("product"), expires_on__gt=OuterRef("expires_on"))
    standing = papers.model._default_manager.filter(verification__in=states, revoked_on=None)
    return Exists(standing.filter(newer).order_by())
