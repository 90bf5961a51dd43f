"""/dieu-hanh/thoi-han/: deadlines and limits over time, and a new value from a day on."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views import View

from marketplace.order.services import set_term, take_back_term
from marketplace.order.terms import Term, Unit, courses, unit_of

from .term_forms import TermForm


class TermsView(View):
    """All of them, and the form."""

    def get(self, request: HttpRequest, form: TermForm | None = None) -> HttpResponse:
        """Show them."""
        rows = [
            {"course": one, "unit": unit_of(one.key), "is_money": unit_of(one.key) == Unit.DONG} for one in courses()
        ]
        context = {"rows": rows, "form": form or TermForm(initial={"key": request.GET.get("key", "")})}
        return render(request, "dashboard/terms.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set a value, or take one back that has not begun."""
        if "take_back" in request.POST:
            return self._take_back(request)
        form = TermForm(request.POST)
        if not form.is_valid():
            return self.get(request, form)
        try:
            term = set_term(actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, fault)
            return self.get(request, form)
        day = f"{term.effective_from.day}/{term.effective_from.month}/{term.effective_from.year}"
        messages.success(request, _("Set; it holds from %(day)s on.") % {"day": day})
        return redirect("dashboard:terms")

    def _take_back(self, request: HttpRequest) -> HttpResponse:
        key = request.POST["take_back"]
        term = get_object_or_404(Term, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
        try:
            take_back_term(term=term, actor=request.user)
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        else:
            messages.success(request, _("Taken back; it will not begin."))
        return redirect("dashboard:terms")


URLS = [path("thoi-han/", TermsView.as_view(), name="terms")]
