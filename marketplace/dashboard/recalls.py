"""The alliance's screens of lots and recalls: hold, release, recall, drill, follow, close."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views import View

from marketplace.order.recalls.report import asks_again, report, report_file
from traceability.recalls.forms import CloseForm, put
from traceability.recalls.screens import LotScreen
from traceability.recalls.selectors import recall_for, recalls_for
from traceability.services import close_recall

from .selectors import lot_for_staff

PER_PAGE = 30


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
    """One recall: how far it is, every order, and its end."""

    def get(self, request: HttpRequest, pk: int, form: CloseForm | None = None) -> HttpResponse:
        """Show it."""
        recall = recall_for(None, pk)
        context = report(recall, None, request.GET.get("page")) | {"form": form or CloseForm()}
        return asks_again(render(request, "dashboard/recall.html", context, status=422 if form else 200), recall)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Close it."""
        recall, form = recall_for(None, pk), CloseForm(request.POST)
        if not form.is_valid():
            return self.get(request, pk, form)
        try:
            close_recall(recall=recall, actor=request.user, reason=form.cleaned_data["closed_reason"])
        except ValidationError as fault:
            put(form, fault)
            return self.get(request, pk, form)
        messages.success(request, _("The recall is closed; its lots stay recalled."))
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
