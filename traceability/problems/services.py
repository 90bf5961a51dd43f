"""Acts on reports: made by whoever scanned, looked into, answered or closed by the cooperative or the alliance."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..models import Lot, ProblemReport
from .letters import tell_answered, tell_cooperative, tell_received

A_DAY = datetime.timedelta(days=1)
OF_ONE_TELEPHONE, OF_ONE_LOT = 5, 60  # a day
TOO_MANY = "too_many"
S = ProblemReport.State


@transaction.atomic
def report(
    *, lot: Lot, what: str, words: str, device: str, piece: str = "", phone: str = "", email: str = "",
    picture: ContentFile[bytes] | None = None, language: str = "vi",
) -> ProblemReport:  # fmt: skip
    """Take a report in and tell the cooperative. `picture` is written anew already, without its metadata.

    Raises ValidationError: what does not fit, and (code `too_many`) more than a few a day from one telephone, or very
    many about one lot.
    """
    Lot.objects.select_for_update().get(pk=lot.pk)  # two at once are counted one after the other
    today = ProblemReport.objects.filter(created_at__gt=timezone.now() - A_DAY)
    if today.filter(device=device).count() >= OF_ONE_TELEPHONE or today.filter(lot=lot).count() >= OF_ONE_LOT:
        raise ValidationError(
            _("Many reports came today already. Please telephone the cooperative, or try again tomorrow."),
            code=TOO_MANY,
        )  # fmt: skip
    problem = ProblemReport(
        lot=lot, piece=piece, what=what, words=words.strip(), phone=phone, email=email, language=language, device=device
    )
    problem.full_clean(exclude=["picture"])
    if picture is not None:
        problem.picture.save(picture.name or "picture.webp", picture, save=False)
    problem.save()
    tell_cooperative(problem)
    tell_received(problem)
    return problem


@transaction.atomic
def look_into(*, problem: ProblemReport, actor: User) -> ProblemReport:
    """Somebody has begun; whoever reported sees it."""
    problem = _locked(problem)
    if problem.state == S.NEW:
        _move(problem, S.SEEN, actor)
    return problem


@transaction.atomic
def answer(*, problem: ProblemReport, words: str, actor: User) -> ProblemReport:
    """Answer, once; it is read on the report's own page, and by e-mail where one was left. Raises ValidationError."""
    problem = _locked(problem)
    if problem.state == S.ANSWERED:
        raise ValidationError(_("This report is answered already."))
    if not words.strip():
        raise ValidationError({"answer": _("Write what you found and what you do about it.")})
    _move(problem, S.ANSWERED, actor, answer=words.strip())
    tell_answered(problem)
    return problem


@transaction.atomic
def close(*, problem: ProblemReport, actor: User) -> ProblemReport:
    """Close what needs no answer: something said twice, or nothing about the goods. Raises ValidationError."""
    problem = _locked(problem)
    if problem.state == S.ANSWERED:
        raise ValidationError(_("This report is answered already."))
    if problem.state != S.CLOSED:
        _move(problem, S.CLOSED, actor)
    return problem


def _locked(problem: ProblemReport) -> ProblemReport:
    rows = ProblemReport.objects.select_for_update(of=("self",)).select_related("lot__producer", "lot__product")
    return rows.get(pk=problem.pk)


def _move(problem: ProblemReport, state: str, actor: User, **said: Any) -> None:
    problem.state = state
    for name, value in said.items():
        setattr(problem, name, value)
    if state in (S.ANSWERED, S.CLOSED):
        problem.answered_by, problem.answered_at = actor, timezone.now()
    problem.full_clean(exclude=["picture"])
    problem.save()
    record(actor=actor, act=f"problem.{state}", subject=f"{problem.lot.code}/{problem.pk}")
