"""Readings of reports: a cooperative's own, all for the alliance, one for whoever made it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from marketplace.cooperatives.models import Cooperative

from ..models import ProblemReport

OPEN = (ProblemReport.State.NEW, ProblemReport.State.SEEN)


def problems(cooperative: Cooperative | None) -> QuerySet[ProblemReport]:
    """Reports about a cooperative's lots (None: about all), the newest first."""
    rows = ProblemReport.objects.select_related("lot__product", "lot__producer", "answered_by")
    return rows if cooperative is None else rows.filter(lot__producer=cooperative)


def open_problems(cooperative: Cooperative | None) -> QuerySet[ProblemReport]:
    """Those that somebody has still to answer, the oldest first."""
    return problems(cooperative).filter(state__in=OPEN).order_by("pk")


def problem_of(cooperative: Cooperative | None, pk: int) -> ProblemReport:
    """One report; Http404 for another cooperative's."""
    return get_object_or_404(problems(cooperative), pk=pk)


def problem_by_token(token: str) -> ProblemReport:
    """The report of whoever has its secret address, or Http404."""
    return get_object_or_404(problems(None), token=token)
