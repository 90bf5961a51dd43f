"""The alliance's screens of what is owed to cooperatives: balances, batches of payouts, statements, commission."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views import View

from catalogue.models import Category
from marketplace.ledger import forms as ledger_forms
from marketplace.ledger import settlement
from marketplace.ledger.models import Batch, CommissionRule, Payout
from marketplace.ledger.serving import batch_file, statement_context, statement_file

from . import selectors

PER_PAGE = 30


class SettlementView(View):
    """What is owed to each cooperative, and the batches; a new batch is proposed here."""

    def get(self, request: HttpRequest, form: forms.Form | None = None) -> HttpResponse:
        """Show them."""
        page = Paginator(Batch.objects.prefetch_related("payouts"), PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "balances": selectors.balances_owed(), "form": form or ledger_forms.ProposeForm(), "page": page,
            "lacking": settlement.without_account(),
        }  # fmt: skip
        return render(request, "dashboard/settlement.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Propose a batch."""
        form = ledger_forms.ProposeForm(request.POST)
        if not form.is_valid():
            return self.get(request, form)
        try:
            batch = settlement.propose_batch(actor=request.user, minimum=form.cleaned_data["minimum"])
        except ValidationError as fault:
            form.add_error("minimum", fault.messages[0])
            return self.get(request, form)
        return redirect("dashboard:batch", batch.number)


class BatchView(View):
    """One batch: approve or drop it, then say what the bank did with each payout."""

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        """Show it."""
        context = {"batch": _batch(number), "paid": ledger_forms.PaidForm(), "returned": ledger_forms.ReturnedForm()}
        return render(request, "dashboard/batch.html", context)

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        """Do what the pressed button says."""
        batch = _batch(number)
        try:
            messages.success(request, self._act(request, batch))
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        return redirect("dashboard:batch", number)

    def _act(self, request: HttpRequest, batch: Batch) -> str:
        if "approve" in request.POST:
            settlement.approve_batch(batch=batch, actor=request.user)
            return _("Approved. Download the file and give it to the bank.")
        if "drop" in request.POST:
            settlement.drop_batch(batch=batch, actor=request.user)
            return _("Dropped; nothing was paid.")
        payout = _payout(batch, request.POST.get("payout", ""))
        form: Any = (ledger_forms.ReturnedForm if "returned" in request.POST else ledger_forms.PaidForm)(request.POST)
        if not form.is_valid():
            raise ValidationError(_("Enter what the bank says about it."))
        if "returned" in request.POST:
            settlement.mark_returned(payout=payout, actor=request.user, **form.cleaned_data)
            return _("Recorded: it came back and is owed again.")
        settlement.mark_paid(payout=payout, actor=request.user, **form.cleaned_data)
        return _("Recorded as paid.")


def batch_as_file(request: HttpRequest, number: str, kind: str) -> HttpResponseBase:
    """The file for the bank."""
    return batch_file(_batch(number), kind)


class StatementView(View):
    """The statement of one cooperative; what it pays of its debt is recorded here."""

    def get(self, request: HttpRequest, slug: str, form: forms.Form | None = None) -> HttpResponse:
        """Show it."""
        cooperative = selectors.cooperative_for_staff(slug)
        context = statement_context(request, cooperative)
        fault = form is not None or context["statement"] is None
        context |= {"cooperative": cooperative, "form": form or ledger_forms.CooperativePaidForm()}
        return render(request, "dashboard/statement.html", context, status=422 if fault else 200)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Record what it paid."""
        cooperative = selectors.cooperative_for_staff(slug)
        form = ledger_forms.CooperativePaidForm(request.POST)
        if not form.is_valid():
            return self.get(request, slug, form)
        try:
            settlement.receive_from_cooperative(cooperative=cooperative, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, fault)
            return self.get(request, slug, form)
        messages.success(request, _("The money is recorded."))
        return redirect("dashboard:statement", slug)


def statement_as_file(request: HttpRequest, slug: str, kind: str) -> HttpResponseBase:
    """The same as PDF or XLSX."""
    return statement_file(request, selectors.cooperative_for_staff(slug), kind)


class CommissionView(View):
    """The rules of commission, the newest first, and one more."""

    def get(self, request: HttpRequest, form: forms.ModelForm[CommissionRule] | None = None) -> HttpResponse:
        """Show them."""
        rules = CommissionRule.objects.select_related("cooperative")
        page = Paginator(rules, PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "form": form or ledger_forms.CommissionRuleForm(_categories())}
        return render(request, "dashboard/commission.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add one."""
        form = ledger_forms.CommissionRuleForm(_categories(), request.POST)
        if not form.is_valid():
            return self.get(request, form)
        settlement.add_rule(rule=form.instance, actor=request.user)
        messages.success(request, _("The rule holds from its day on; orders placed before keep theirs."))
        return redirect("dashboard:commission")


def _categories() -> list[tuple[str, str]]:
    return [(each.slug, each.full_name) for each in Category.objects.order_by("path")]


def _batch(number: str) -> Batch:
    batch: Batch | None = (
        Batch.objects.select_related("proposed_by", "approved_by")
        .prefetch_related("payouts__cooperative")
        .filter(number=number)
        .first()
    )
    if batch is None:
        raise Http404
    return batch


def _payout(batch: Batch, key: str) -> Payout:
    payout = batch.payouts.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None
    if payout is None:
        raise Http404
    return payout


URLS = [
    path("quyet-toan/", SettlementView.as_view(), name="settlement"),
    path("quyet-toan/<str:number>/", BatchView.as_view(), name="batch"),
    path("quyet-toan/<str:number>/tep/<str:kind>/", batch_as_file, name="batch-file"),
    path("sao-ke/<slug:slug>/", StatementView.as_view(), name="statement"),
    path("sao-ke/<slug:slug>/tep/<str:kind>/", statement_as_file, name="statement-file"),
    path("hoa-hong/", CommissionView.as_view(), name="commission"),
]
