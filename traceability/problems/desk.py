"""What the cooperative's desk and the alliance's screen of reports have in common."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from marketplace.cooperatives.models import Cooperative

from ..models import ProblemReport
from .forms import AnswerForm
from .selectors import open_problems, problems
from .services import answer, close, look_into


def shown_problems(
    cooperative: Cooperative | None, *, everything: bool
) -> tuple[QuerySet[ProblemReport], list[dict[str, Any]]]:
    """The reports to list, and the chips above them."""
    waiting = open_problems(cooperative)
    chips = [
        {"label": _("To answer (%(count)d)") % {"count": waiting.count()}, "url": "?", "current": not everything},
        {"label": _("All"), "url": "?group=all", "current": everything},
    ]
    return (problems(cooperative) if everything else waiting), chips


def act(problem: ProblemReport, name: str, form: AnswerForm, actor: Any) -> str:
    """Do what a button says and answer the sentence that is said of it; "" where the form has a fault.

    Raises ValidationError, and Http404 for a button that is none.
    """
    if name == "answer":
        if not form.is_valid():
            return ""
        answer(problem=problem, words=form.cleaned_data["answer"], actor=actor)
        return _("Answered; whoever reported can read it.")
    if name == "look":
        look_into(problem=problem, actor=actor)
        return _("Whoever reported sees that you are looking into it.")
    if name == "close":
        close(problem=problem, actor=actor)
        return _("Closed.")
    raise Http404
