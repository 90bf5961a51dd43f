"""The alliance's screens of lots and recalls: hold, release, recall, drill, follow, close, withdraw."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views import View

from marketplace.order.recalls.report import asks_again, report, report_file
from traceability.models import Recall
from traceability.recalls.forms import CloseForm, EndForm, WithdrawForm, put
from traceability.recalls.screens import LotScreen
from traceability.recalls.selectors import recall_for, recalls_for
from traceability.services import close_recall, withdraw_recall

from .selectors import lot_for_staff

PER_PAGE = 30
# how a recall ends: what is filled in, the act, the sentence afterwards
ENDS: dict[str, tuple[type[EndForm], Callable[..., Recall], Promise]] = {
    "close": (CloseForm, close_recall, gettext_lazy("The recall is closed; its lots stay recalled.")),
    "withdraw": (
        WithdrawForm, withdraw_recall,
        gettext_lazy("The recall is withdrawn; who was written to is written to once more."),
    ),
}  # fmt: skip


class LotView(View):
    """One lot of anybody's."""

    def get(self, request: HttpRequest, code: str, screen: LotScreen | None = None) -> HttpResponse:
        """Show it."""
        shown = screen or LotScreen.of(lot_for_staff(code), may_release=True)
        return render(request, "dashboard/lot.html", shown.context, status=422 if screen else 200)

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Hold, release, recall or drill."""
        screen = LotScreen.of(lot_for_staff(code), may_release=True)
        done, recall = screen.act(request.POST, request.user)
        if not done:
            return self.get(request, code, screen)
        messages.success(request, done)
        return redirect("dashboard:recall", recall.pk) if recall else redirect("dashboard:lot", code)


class RecallListView(View):
    """All recalls and drills."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page, the newest first."""
        page = Paginator(recalls_for(None), PER_PAGE).get_page(request.GET.get("page"))
        return render(request, "dashboard/recalls.html", {"page": page})


class RecallView(View):
    """One recall: how far it is, every order, and its end: closed, or withdrawn as a mistake."""

    def get(self, request: HttpRequest, pk: int, **tried: EndForm) -> HttpResponse:
        """Show it; `tried`: the form that has errors."""
        recall = recall_for(None, pk)
        context = report(recall, None, request.GET.get("page")) | {
            "close": CloseForm(), "withdraw": WithdrawForm(), "problem_forms": list(tried.values()),
            "is_own": recall.opened_by == request.user, **tried,
        }  # fmt: skip
        return asks_again(render(request, "dashboard/recall.html", context, status=422 if tried else 200), recall)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Close or withdraw it."""
        act = request.POST.get("act", "close")
        if act not in ENDS:
            raise Http404
        kind, end, done = ENDS[act]
        recall, form = recall_for(None, pk), kind(request.POST)
        if not form.is_valid():
            return self.get(request, pk, **{act: form})
        try:
            end(recall=recall, actor=request.user, reason=form.reason)
        except ValidationError as fault:
            put(form, fault)
            return self.get(request, pk, **{act: form})
        messages.success(request, done)
        return redirect("dashboard:recall", pk)


def recall_file(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Every order of it, as CSV."""
    return report_file(recall_for(None, pk), None)


URLS = [
    path("lo-hang/<str:code>/", LotView.as_view(), name="lot"),
    path("thu-hoi/", RecallListView.as_view(), name="recalls"),
    path("thu-hoi/<int:pk>/", RecallView.as_view(), name="recall"),
    path("thu-hoi/<int:pk>/tep/", recall_file, name="recall-file"),
]
