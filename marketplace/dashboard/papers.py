"""The alliance's screens of papers: what waits, what ends, what two claim; registered indications and their users."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_safe

from catalogue.models import Certificate, GeographicalIndication
from catalogue.papers.acts import cancel_indication, refuse, register_indication, revoke, verify
from catalogue.papers.files import paper_answer
from catalogue.papers.letters import AnyPaper
from catalogue.papers.presenting import paper_card
from catalogue.papers.rules import rule_on, set_paper_rule
from catalogue.papers.selectors import certificates, ending, lapsed_lately, paper_of, recognitions, rivals, waiting
from marketplace.ledger.sheets import csv_answer

from .paper_forms import IndicationForm, PaperRuleForm, ReasonForm, VerifyForm

PER_PAGE, MOST = 30, 300


class PapersView(View):
    """Lists, and the rule by which cooperatives are reminded."""

    def get(self, request: HttpRequest, form: PaperRuleForm | None = None) -> HttpResponse:
        """One of the lists."""
        day = timezone.localdate()
        rule, group = rule_on(day), request.GET.get("group", "")
        group = group if group in _groups() else "waiting"
        page = Paginator(_listed(group, day), PER_PAGE).get_page(request.GET.get("page"))
        cards = [_card(paper, day) for paper in page.object_list]
        chips = [
            {"label": label, "url": f"?group={name}", "current": name == group} for name, label in _groups().items()
        ]
        context = {
            "page": page, "cards": cards, "chips": chips, "group": group, "rule": rule,
            "form": form or PaperRuleForm.of(rule, effective_from=day),
        }  # fmt: skip
        return render(request, "dashboard/papers.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set the rule from a day on."""
        form = PaperRuleForm(request.POST)
        if form.is_valid():
            try:
                set_paper_rule(actor=request.user, **form.cleaned_data)
            except ValidationError as fault:
                _put(form, fault)
            else:
                messages.success(request, _("The rule is set."))
                return redirect("dashboard:papers")
        return self.get(request, form)


class PaperView(View):
    """One paper and what can be decided about it."""

    kind = "giay"

    def get(self, request: HttpRequest, pk: int, form: forms.Form | None = None) -> HttpResponse:
        """Show it."""
        paper = paper_of(self.kind, pk)
        bound = {type(form): form} if form else {}
        context = {
            "card": _card(paper, timezone.localdate()), "paper": paper, "rivals": rivals(paper),
            "verify_form": bound.get(VerifyForm, VerifyForm()), "reason_form": bound.get(ReasonForm, ReasonForm()),
            "form": form,
        }  # fmt: skip
        return render(request, "dashboard/paper.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Verify, refuse or revoke."""
        paper, act = paper_of(self.kind, pk), request.POST.get("act", "")
        form: forms.Form = VerifyForm(request.POST) if act == "verify" else ReasonForm(request.POST)
        acts: dict[str, Any] = {"verify": verify, "refuse": refuse, "revoke": revoke}
        if act not in acts or not form.is_valid():
            return self.get(request, pk, form)
        try:
            acts[act](paper=paper, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            _put(form, fault)
            return self.get(request, pk, form)
        messages.success(request, _("Done; the cooperative is told."))
        return redirect(_address(paper))


class StarsView(PaperView):
    """The same of stars."""

    kind = "sao"


@require_safe
def paper_file(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The paper as it was uploaded."""
    return paper_answer(paper_of(kind, pk))


@require_safe
def ending_as_file(request: HttpRequest) -> StreamingHttpResponse:
    """What ends within the days of the first reminder, as a table."""
    day = timezone.localdate()
    return csv_answer(f"giay-sap-het-han-{day:%Y%m%d}.csv", _rows(ending(day), day))


def _rows(papers: list[AnyPaper], day: datetime.date) -> Iterator[list[str | int | None]]:
    yield [
        _("Cooperative"),
        _("Phone"),
        _("Name"),
        _("Number on the paper"),
        _("Issued by"),
        _("Valid until"),
        _("Days left"),
    ]
    for paper in papers:
        left = (paper.expires_on - day).days if paper.expires_on else None
        ends = f"{paper.expires_on:%Y-%m-%d}" if paper.expires_on else ""
        holder = paper.holder
        yield [holder.name, holder.phone, str(paper.name), paper.number, paper.issuer, ends, left]


class IndicationsView(View):
    """Registered origins, each with its users; write one down."""

    def get(self, request: HttpRequest, form: IndicationForm | None = None) -> HttpResponse:
        """Show them."""
        page = Paginator(GeographicalIndication.objects.all(), PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "form": form or IndicationForm()}
        return render(request, "dashboard/indications.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Write one down."""
        form = IndicationForm(request.POST)
        if form.is_valid():
            try:
                register_indication(actor=request.user, **form.cleaned_data)
            except ValidationError as fault:
                _put(form, fault)
            else:
                messages.success(request, _("Written down. Cooperatives can ask for their right of use now."))
                return redirect("dashboard:indications")
        return self.get(request, form)


class IndicationView(View):
    """One origin, who may use it, and the end of its registration."""

    def get(self, request: HttpRequest, pk: int, form: ReasonForm | None = None) -> HttpResponse:
        """Show it."""
        origin, day = get_object_or_404(GeographicalIndication, pk=pk), timezone.localdate()
        cards = [_card(right, day) for right in certificates().filter(indication=origin)]
        context = {"origin": origin, "cards": cards, "form": form or ReasonForm()}
        return render(request, "dashboard/indication.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Cancel it."""
        origin, form = get_object_or_404(GeographicalIndication, pk=pk), ReasonForm(request.POST)
        if not form.is_valid():
            return self.get(request, pk, form)
        try:
            cancel_indication(origin=origin, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            _put(form, fault)
            return self.get(request, pk, form)
        messages.success(request, _("Cancelled; its marks are gone, and the cooperatives are told."))
        return redirect("dashboard:indication", pk)


def _groups() -> dict[str, str]:
    return {"waiting": _("To check"), "ending": _("Ending soon"), "ended": _("Ended lately"),
            "borrowed": _("Claimed twice"), "all": _("All")}  # fmt: skip


def _listed(group: str, day: datetime.date) -> list[Any]:
    if group == "waiting":
        return waiting()
    if group == "borrowed":
        return list(certificates().borrowed().order_by("number_key", "pk"))
    if group == "all":
        return [*certificates().order_by("-pk")[:MOST], *recognitions().order_by("-pk")[:MOST]]
    return ending(day) if group == "ending" else lapsed_lately(day)


def _card(paper: AnyPaper, day: datetime.date) -> dict[str, Any]:
    card = paper_card(paper, day, soon=rule_on(day).second_days)
    file = reverse("dashboard:paper-file", args=[card["kind"], paper.pk])
    return card | {"url": _address(paper), "file_url": file if paper.file else ""}


def _address(paper: AnyPaper) -> str:
    return reverse("dashboard:paper" if isinstance(paper, Certificate) else "dashboard:stars", args=[paper.pk])


def _put(form: Any, fault: ValidationError) -> None:
    """Each sentence beside its field."""
    said: dict[str, Any] = fault.error_dict if hasattr(fault, "error_dict") else {"": fault.error_list}
    for name, faults in said.items():
        form.add_error(name if name in form.fields else None, faults)


URLS = [
    path("giay-to/", PapersView.as_view(), name="papers"),
    path("giay-to/tep/", ending_as_file, name="papers-file"),
    path("giay-to/<int:pk>/", PaperView.as_view(), name="paper"),
    path("giay-to/sao/<int:pk>/", StarsView.as_view(), name="stars"),
    path("giay-to/<str:kind>/<int:pk>/tep/", paper_file, name="paper-file"),
    path("chi-dan-dia-ly/", IndicationsView.as_view(), name="indications"),
    path("chi-dan-dia-ly/<int:pk>/", IndicationView.as_view(), name="indication"),
]
