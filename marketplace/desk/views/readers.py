"""What readers of labels tell a cooperative: how many read which day and where, and what they report."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.cooperatives.models import Cooperative
from traceability.problems.desk import act, shown_problems
from traceability.problems.forms import AnswerForm
from traceability.problems.selectors import problem_of
from traceability.problems.views import picture_answer
from traceability.scans.desk import scan_context
from traceability.selectors import own_lot

from ..door import desk
from ..faults import add_faults
from .page import page

PER_PAGE = 20


@desk
@require_safe
def scans(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Readings of all labels, or of one lot's."""
    code = request.GET.get("lo", "")
    lot = own_lot(cooperative, code) if code else None
    return page(request, "desk/scans.html", scan_context(cooperative, lot))


@desk
@require_safe
def problem_list(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """What waits for an answer, or everything."""
    found, chips = shown_problems(cooperative, everything=request.GET.get("group") == "all")
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"problem": one, "url": reverse("desk:problem", args=[cooperative.slug, one.pk])} for one in shown.object_list
    ]
    return page(request, "desk/problems.html", {"page": shown, "rows": rows, "chips": chips})


@desk
@require_http_methods(["GET", "POST"])
def problem(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """One report; a pressed button is an act."""
    found = problem_of(cooperative, pk)
    form = AnswerForm(request.POST) if request.POST.get("act") == "answer" else AnswerForm()
    if request.method == "POST":
        try:
            if done := act(found, request.POST.get("act", ""), form, request.user):
                messages.success(request, done)
                return redirect("desk:problem", cooperative.slug, pk)
        except ValidationError as fault:
            if form.is_bound:
                add_faults(form, fault, otherwise="answer")
            else:
                messages.error(request, fault.messages[0])
    url = reverse("desk:problem-picture", args=[cooperative.slug, pk]) if found.picture else ""
    context = {"problem": found, "form": form, "picture_url": url}
    return page(request, "desk/problem.html", context, status=422 if form.errors else 200)


@desk
@require_safe
def problem_picture(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """The reader's photograph, for the cooperative concerned."""
    return picture_answer(problem_of(cooperative, pk))
