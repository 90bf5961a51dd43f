"""The alliance's screens of what readers of labels tell: counts, problems; and of old codes that keep leading on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from traceability.models import OldCode
from traceability.problems.desk import act, shown_problems
from traceability.problems.forms import AnswerForm
from traceability.problems.selectors import problem_of
from traceability.problems.views import picture_answer
from traceability.scans.desk import scan_context
from traceability.scans.rules import limits_on, set_rule
from traceability.services.old_codes import add_old_code

from .reader_forms import OldCodeForm, RuleForm

PER_PAGE = 30


class ScansView(View):
    """Readings of all labels, pieces in doubt, and the rule by which they are."""

    def get(self, request: HttpRequest, form: RuleForm | None = None) -> HttpResponse:
        """Show them."""
        rule = form or RuleForm(initial=RuleForm.of(limits_on(timezone.localdate()), timezone.localdate()))
        context = scan_context(None) | {"form": rule}
        return render(request, "dashboard/scans.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set the rule from a day on."""
        form = RuleForm(request.POST)
        if form.is_valid():
            try:
                set_rule(actor=request.user, **form.rule())
            except ValidationError as fault:
                _put(form, fault)
            else:
                messages.success(request, _("The rule is set."))
                return redirect("dashboard:scans")
        return self.get(request, form)


class ProblemListView(View):
    """What readers report of any cooperative's lots."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Those to answer, or all."""
        found, chips = shown_problems(None, everything=request.GET.get("group") == "all")
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        rows = [{"problem": one, "url": reverse("dashboard:problem", args=[one.pk])} for one in page.object_list]
        return render(request, "dashboard/problems.html", {"page": page, "rows": rows, "chips": chips})


class ProblemView(View):
    """One report; the alliance answers where the cooperative does not."""

    def get(self, request: HttpRequest, pk: int, form: AnswerForm | None = None) -> HttpResponse:
        """Show it."""
        problem = problem_of(None, pk)
        url = reverse("dashboard:problem-picture", args=[pk]) if problem.picture else ""
        context = {"problem": problem, "form": form or AnswerForm(), "picture_url": url}
        return render(request, "dashboard/problem.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Act."""
        form = AnswerForm(request.POST)
        try:
            done = act(problem_of(None, pk), request.POST.get("act", ""), form, request.user)
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
            return redirect("dashboard:problem", pk)
        if not done:
            return self.get(request, pk, form)
        messages.success(request, done)
        return redirect("dashboard:problem", pk)


def problem_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader's photograph."""
    return picture_answer(problem_of(None, pk))


class OldCodesView(View):
    """Old codes and what they lead to; add one."""

    def get(self, request: HttpRequest, form: OldCodeForm | None = None) -> HttpResponse:
        """Show them."""
        page = Paginator(OldCode.objects.select_related("lot", "product"), PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "form": form or OldCodeForm()}
        return render(request, "dashboard/old_codes.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add one, for ever."""
        form = OldCodeForm(request.POST)
        if form.is_valid():
            try:
                old = add_old_code(actor=request.user, **form.cleaned_data)
            except ValidationError as fault:
                _put(form, fault)
            else:
                messages.success(request, _("%(code)s leads on from now on.") % {"code": old})
                return redirect("dashboard:old-codes")
        return self.get(request, form)


def _put(form: forms.Form, fault: ValidationError) -> None:
    """Each sentence beside its field."""
    said: dict[str, Any] = fault.error_dict if hasattr(fault, "error_dict") else {"": fault.error_list}
    for name, faults in said.items():
        form.add_error(name if name in form.fields else None, faults)


URLS = [
    path("luot-quet/", ScansView.as_view(), name="scans"),
    path("phan-anh/", ProblemListView.as_view(), name="problems"),
    path("phan-anh/<int:pk>/", ProblemView.as_view(), name="problem"),
    path("phan-anh/<int:pk>/anh/", problem_picture, name="problem-picture"),
    path("ma-cu/", OldCodesView.as_view(), name="old-codes"),
]
