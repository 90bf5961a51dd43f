"""A cooperative's recalls: of its own lots, and of others' lots that its orders were filled from."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.cooperatives.models import Cooperative
from marketplace.order.recalls.report import asks_again, report, report_file
from traceability.recalls.screens import LotScreen
from traceability.recalls.selectors import recall_for, recalls_for
from traceability.selectors import own_lot

from ..door import OFFICE, desk
from .page import page

PER_PAGE = 20


@desk(roles=OFFICE)
@require_http_methods(["GET", "POST"])
def lot_recall(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """Hold, recall or drill one lot of its own."""
    screen = LotScreen.of(own_lot(cooperative, code), may_release=False)
    if request.method == "POST":
        actor: Any = request.user
        done, recall = screen.act(request.POST, actor)
        if done:
            messages.success(request, done)
            if recall:
                return redirect("desk:recall", cooperative.slug, recall.pk)
            return redirect("desk:lot-recall", cooperative.slug, screen.lot.code)
    context = screen.context
    return page(request, "desk/lot_recall.html", context, status=422 if context["problem_forms"] else 200)


@desk(roles=OFFICE)
@require_safe
def recall_list(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Recalls that reach it, and its drills."""
    shown = Paginator(recalls_for(cooperative), PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "desk/recalls.html", {"page": shown})


@desk(roles=OFFICE)
@require_safe
def recall_detail(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """How far it is, and its own orders among those that were found."""
    recall = recall_for(cooperative, pk)
    shown = page(request, "desk/recall.html", report(recall, cooperative, request.GET.get("page")))
    return asks_again(shown, recall)


@desk(roles=OFFICE)
@require_safe
def recall_file(request: HttpRequest, cooperative: Cooperative, pk: int) -> StreamingHttpResponse:
    """Its own orders of the recall, as CSV."""
    return report_file(recall_for(cooperative, pk), cooperative)
