"""HTTP of reports: the form behind a lot's page, and where the answer is read."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .. import codes, gs1, resolver
from ..models import Lot, ProblemReport
from ..scans.devices import device_of
from .forms import ReportForm
from .letters import address_of
from .selectors import problem_by_token
from .services import TOO_MANY, report


class ReportView(View):
    """Say what is wrong with goods of a lot; nobody needs an account."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The form, or the page that says what is wrong with the code."""
        try:
            return self._show(request, codes.lot_named(code), ReportForm())
        except codes.CodeFault as fault:
            return resolver.fault_answer(request, fault)

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Take it in; with a fault nothing typed is lost (a photograph is chosen anew)."""
        try:
            lot = codes.lot_named(code)
        except codes.CodeFault as fault:
            return resolver.fault_answer(request, fault)
        form = ReportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(request, lot, form, status=422)
        try:
            made = report(
                lot=lot, piece=_piece(request), device=device_of(request),
                language=translation.get_language() or "vi", **form.cleaned_data,
            )  # fmt: skip
        except ValidationError as fault:
            form.add_error(None, fault.messages)
            too_many = any(one.code == TOO_MANY for one in fault.error_list) if hasattr(fault, "error_list") else False
            return self._show(request, lot, form, status=429 if too_many else 422)
        return redirect(address_of(made))

    def _show(self, request: HttpRequest, lot: Lot, form: ReportForm, status: int = 200) -> HttpResponse:
        context = {"lot": lot, "form": form, "piece": _piece(request)}
        return render(request, "traceability/problem_report.html", context, status=status)


@require_safe
@never_cache
def told(request: HttpRequest, token: str) -> HttpResponse:
    """Where a report stands, for whoever made it."""
    return render(request, "traceability/problem_told.html", {"problem": problem_by_token(token)})


def picture_answer(problem: ProblemReport) -> HttpResponse:
    """The photograph, for whom a view has let in; Http404 where there is none. No shared cache keeps it."""
    return photograph(problem.picture)


def photograph(stored: FieldFile) -> HttpResponse:
    """A private photograph, for whom a view has let in; Http404 where there is none."""
    if not stored:
        raise Http404
    try:
        with stored.open("rb") as file:
            answer = HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _piece(request: HttpRequest) -> str:
    """The number of the piece whose label was read, if it can be one."""
    number = request.GET.get("so", "").upper()
    return number if gs1.LOT_CODE.fullmatch(number) else ""
