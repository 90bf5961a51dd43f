"""The alliance's screen of the greatest yield of each process."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from traceability.models import ProcessYield
from traceability.services import set_yield


class YieldForm(forms.ModelForm[ProcessYield]):
    """From which day on a process gives at most how much of what goes in."""

    class Meta:
        model = ProcessYield
        fields = ["process", "greatest_yield", "effective_from", "legal_ref"]
        help_texts = {
            "greatest_yield": gettext_lazy("What comes out of one part that goes in: paddy to white rice 0,70."),
            "legal_ref": gettext_lazy("The standard, decision or measurement behind it."),
        }
        widgets = {"effective_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        localized_fields = ["greatest_yield"]


class YieldsView(View):
    """All rows, the newest first in each process, and one more."""

    def get(self, request: HttpRequest, form: YieldForm | None = None) -> HttpResponse:
        """Show them."""
        context = {
            "rows": ProcessYield.objects.all()[:100], "today": timezone.localdate(),
            "form": form or YieldForm(initial={"effective_from": timezone.localdate()}),
        }  # fmt: skip
        return render(request, "dashboard/yields.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add one."""
        form = YieldForm(request.POST)
        if not form.is_valid():
            return self.get(request, form)
        try:
            set_yield(actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, fault)
            return self.get(request, form)
        messages.success(request, _("It holds from its day on; what was booked stays."))
        return redirect("dashboard:yields")


URLS = [path("dinh-muc/", YieldsView.as_view(), name="yields")]
