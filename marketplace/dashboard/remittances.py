"""The alliance's screens of carriers' cash: files, rows that did not fit, parcels whose cash has not come."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from marketplace.order.models import Parcel
from marketplace.payment.bank.columns import SENTENCES
from marketplace.payment.bank.forms import QUIET, say
from marketplace.payment.models import Remittance, RemittedRow, WriteOff
from marketplace.payment.remittance import booking, deciding, importing, writing_off
from marketplace.payment.remittance import selectors as cash
from marketplace.sheets.fields import SheetField

from .bank import PER_PAGE

D, W = RemittedRow.Decision, WriteOff.State
AT_ONCE = 100


class RemittanceForm(forms.Form):
    """A carrier's file."""

    file = SheetField(
        label=gettext_lazy("Remittance file"),
        help_text=gettext_lazy("XLSX or CSV as the carrier gives it, at most 25 MB."),
    )


class RemittancesView(View):
    """Carriers' files; a new one is read here."""

    def get(self, request: HttpRequest, form: RemittanceForm | None = None) -> HttpResponse:
        """Show them, and how much waits for a person."""
        page = Paginator(cash.remittances(), PER_PAGE).get_page(request.GET.get("page"))
        waiting = {"waiting": cash.cash_to_settle().count(), "late": cash.unremitted().count()}
        context = {"page": page, "form": form or RemittanceForm(), **waiting}
        return render(request, "dashboard/remittances.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read one; nothing is booked yet."""
        form = RemittanceForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.get(request, form)
        file = form.cleaned_data["file"]
        try:
            staged = importing.stage_remittance(file=file, name=file.name, actor=request.user)
        except ValidationError as fault:
            form.add_error("file", fault.messages[0])
            return self.get(request, form)
        return redirect("dashboard:remittance", staged.pk)


class RemittanceView(View):
    """One file before and after it is booked: what is new, what is known, which rows cannot be read."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        remittance = _remittance(pk)
        page = Paginator(cash.rows_of(remittance), PER_PAGE).get_page(request.GET.get("page"))
        faults = [(one, _(SENTENCES.get(one.code, one.code))) for one in remittance.faults.all()[:200]]
        context = {"remittance": remittance, "page": page, "bad_rows": faults, "sums": cash.sums_of(remittance)}
        return render(request, "dashboard/remittance.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Book or drop it; a long file is booked on by the worker."""
        remittance = _remittance(pk)
        try:
            if "drop" in request.POST:
                importing.drop_remittance(remittance=remittance, actor=request.user)
                messages.success(request, _("Dropped; nothing was booked."))
                return redirect("dashboard:remittances")
            count = importing.import_remittance(remittance=remittance, actor=request.user)
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        else:
            booking.act_on_remitted(limit=AT_ONCE)
            said = _("%(count)d rows are taken over; what does not fit waits for your decision.")
            messages.success(request, said % {"count": count})
        return redirect("dashboard:remittance", pk)


class DifferencesView(View):
    """Rows that did not fit, by their problem."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        problem, state = request.GET.get("problem", ""), request.GET.get("state", "waiting")
        state = state if state in cash.STATES else "waiting"
        page = Paginator(cash.differences(problem, state), PER_PAGE).get_page(request.GET.get("page"))
        problems = [(value, label) for value, label in RemittedRow.Problem.choices if value]
        context = {
            "page": page, "problem": problem, "state": state, "problems": problems, "states": cash.STATES.items(),
        }  # fmt: skip
        return render(request, "dashboard/differences.html", context)


class UnremittedView(View):
    """Delivered parcels whose cash has not come in time."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page, with what is written off or proposed to be."""
        page = Paginator(cash.unremitted(), PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "proposed": cash.write_offs(W.PROPOSED), "approved": cash.write_offs(W.APPROVED)[:50]}
        return render(request, "dashboard/unremitted.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Propose to write one off, or decide about what somebody proposed."""
        act, key = request.POST.get("act", ""), request.POST.get("on", "")
        pk = int(key) if key.isdecimal() and len(key) < 18 else 0
        found = cash.unremitted().filter(pk=pk).first() if act == "propose" else cash.write_off(pk)
        if found is None or act not in {"propose", *WRITE_OFFS}:
            raise Http404
        try:
            if act == "propose":
                writing_off.propose(parcel=found, reason=request.POST.get("reason", ""), actor=request.user)
            else:
                WRITE_OFFS[act](write_off=found, actor=request.user)
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        else:
            messages.success(request, _("Done; it is kept with your name."))
        return redirect("dashboard:unremitted")


class DifferenceForm(forms.Form):
    """What is decided, and why."""

    parcel = forms.CharField(
        label=gettext_lazy("Number of the order, or tracking number"), max_length=60, required=False,
        widget=forms.TextInput(attrs=QUIET),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Why"), max_length=240, widget=forms.TextInput(attrs=QUIET),
        help_text=gettext_lazy("Kept with your name and the time."),
    )  # fmt: skip

    def __init__(self, row: RemittedRow, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.choices = row, deciding.choices_for(row)
        if D.MATCH not in self.choices:
            del self.fields["parcel"]

    def found(self) -> Parcel:
        """The parcel that was named; of several the only one that asked for this amount. Raises ValidationError."""
        parcels = cash.parcels_named(self.cleaned_data.get("parcel", ""))
        if not parcels:
            raise ValidationError({"parcel": _("No cash parcel has this number.")})
        fitting = [one for one in parcels if one.to_collect == self.row.amount]
        if len(parcels) > 1 and len(fitting) != 1:
            raise ValidationError({"parcel": _("This order has several parcels: write the tracking number of one.")})
        return fitting[0] if len(fitting) == 1 else parcels[0]


class DifferenceView(View):
    """One row: what the carrier says, what we know, what was decided by whom, and the choices."""

    def get(self, request: HttpRequest, pk: int, form: DifferenceForm | None = None) -> HttpResponse:
        """Show it."""
        row = _row(pk)
        context = {"row": row, "form": form or DifferenceForm(row)}
        return render(request, "dashboard/difference.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide."""
        row, act = _row(pk), request.POST.get("act", "")
        form = DifferenceForm(row, request.POST)
        if act not in ACTS:
            raise Http404
        if not form.is_valid():
            return self.get(request, pk, form)
        try:
            more = {"parcel": form.found()} if act == D.MATCH and "parcel" in form.fields else {}
            ACTS[act](row=row, note=form.cleaned_data["note"], actor=request.user, **more)
        except ValidationError as fault:
            say(form, fault)
            return self.get(request, pk, form)
        messages.success(request, _("Decided; it is kept with your name."))
        return redirect("dashboard:difference", pk)


def _match(**said: Any) -> RemittedRow:
    if "parcel" not in said:
        raise ValidationError(_("This can no longer be decided so; look at it again."))
    return deciding.match(**said)


WRITE_OFFS = {"approve": writing_off.approve, "drop": writing_off.drop, "take-back": writing_off.take_back}
ACTS = {
    str(D.BOOK): deciding.book_as_told, str(D.ARRIVED): deciding.has_arrived, str(D.CAME_BACK): deciding.came_back,
    str(D.MATCH): _match, str(D.SUSPENSE): deciding.to_suspense, str(D.IGNORE): deciding.ignore,
}  # fmt: skip


def _remittance(pk: int) -> Remittance:
    found = Remittance.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _row(pk: int) -> RemittedRow:
    found = cash.difference(pk)
    if found is None or found.is_staged:
        raise Http404
    return found


URLS = [
    path("tien-thu-ho/", RemittancesView.as_view(), name="remittances"),
    path("tien-thu-ho/tep/<int:pk>/", RemittanceView.as_view(), name="remittance"),
    path("tien-thu-ho/chua-nop/", UnremittedView.as_view(), name="unremitted"),
    path("tien-thu-ho/lech/", DifferencesView.as_view(), name="differences"),
    path("tien-thu-ho/lech/<int:pk>/", DifferenceView.as_view(), name="difference"),
]
