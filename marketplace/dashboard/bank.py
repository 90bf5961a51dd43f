"""The alliance's screens of bank money: the queue, one page for each case, and statements."""

from __future__ import annotations

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

from marketplace.payment.bank import deciding, importing
from marketplace.payment.bank import selectors as bank
from marketplace.payment.bank.columns import SENTENCES
from marketplace.payment.bank.forms import ACTS, DecisionForm, fresh_form, say
from marketplace.payment.journal import surplus
from marketplace.payment.models import Receipt, Refund, Statement
from marketplace.sheets.fields import SheetField

PER_PAGE = 30
D = Receipt.Decision


class QueueView(View):
    """Money that did not fit, by kind and by what has become of it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        kind, state = request.GET.get("kind", ""), request.GET.get("state", "waiting")
        state = state if state in bank.STATES else "waiting"
        page = Paginator(bank.cases(kind, state), PER_PAGE).get_page(request.GET.get("page"))
        kinds = [(value, label) for value, label in Receipt.Problem.choices if value]
        context = {"page": page, "kind": kind, "state": state, "kinds": kinds, "states": bank.STATES.items()}
        return render(request, "dashboard/queue.html", context)


class CaseView(View):
    """One receipt: what the bank said, what was decided by whom, and the choices."""

    def get(self, request: HttpRequest, pk: int, form: DecisionForm | None = None) -> HttpResponse:
        """Show it."""
        receipt = _receipt(pk)
        fresh = fresh_form(receipt, request.GET.get("purchase", ""))
        context = {
            "receipt": receipt, "form": form or fresh, "amount": surplus(receipt) if receipt.problem else 0,
            "guesses": bank.could_be(receipt) if D.MATCH in fresh.choices else [],
            "to_send": receipt.decision == D.SEND_BACK and not receipt.settled_at,
        }  # fmt: skip
        return render(request, "dashboard/case.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide, or say that it has gone back."""
        receipt, act = _receipt(pk), request.POST.get("act", "")
        if act == "gone":
            return self._gone(request, receipt)
        form = DecisionForm(receipt, request.POST)
        if act not in ACTS:
            raise Http404
        if not form.is_valid():
            return self.get(request, pk, form)
        try:
            refund = form.decide(act, request.user)
        except ValidationError as fault:
            say(form, fault)
            return self.get(request, pk, form)
        if refund is not None and refund.state == Refund.State.REQUESTED:
            messages.info(request, _("Make the transfer back and write its bank reference at the payment."))
        messages.success(request, _("Decided; it is kept with your name."))
        return redirect("dashboard:case", pk)

    def _gone(self, request: HttpRequest, receipt: Receipt) -> HttpResponse:
        try:
            reference = request.POST.get("reference", "")[:80]
            deciding.gone_back(receipt=receipt, reference=reference, actor=request.user)
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        else:
            messages.success(request, _("Recorded: it has gone back."))
        return redirect("dashboard:case", receipt.pk)


def _receipt(pk: int) -> Receipt:
    receipt = bank.case(pk)
    if receipt is None:
        raise Http404
    return receipt


class StatementForm(forms.Form):
    """A statement file and whose account it is of."""

    account = forms.ChoiceField(label=gettext_lazy("Account"), choices=bank.accounts)
    file = SheetField(
        label=gettext_lazy("Statement"), help_text=gettext_lazy("XLSX or CSV as the bank gives it, at most 25 MB."),
        error_messages={
            "too_large": gettext_lazy("The file is larger than 25 MB: divide the statement by months."),
        },
    )  # fmt: skip


class StatementsView(View):
    """Statement files; a new one is read here."""

    def get(self, request: HttpRequest, form: StatementForm | None = None) -> HttpResponse:
        """Show them."""
        page = Paginator(bank.statements(), PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "form": form or StatementForm()}
        return render(request, "dashboard/bank_statements.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read one; nothing is imported yet."""
        form = StatementForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.get(request, form)
        file, account = form.cleaned_data["file"], form.cleaned_data["account"]
        try:
            staged = importing.stage_statement(file=file, name=file.name, account=account, actor=request.user)
        except ValidationError as fault:
            form.add_error("file", fault.messages[0])
            return self.get(request, form)
        return redirect("dashboard:bank-statement", staged.pk)


class StatementView(View):
    """One file before and after its import: what is new, what is known, which rows cannot be read."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        statement = _statement(pk)
        page = Paginator(statement.rows.order_by("pk").select_related("receipt__attempt"), PER_PAGE)
        page = page.get_page(request.GET.get("page"))
        faults = [(one, _(SENTENCES.get(one.code, one.code))) for one in statement.faults.all()[:200]]
        context = {
            "statement": statement, "page": page, "rows": bank.with_guess(list(page.object_list)), "bad_rows": faults,
            "sum": bank.statement_sum(statement), "holder": bank.whose_account(statement.account),
        }  # fmt: skip
        return render(request, "dashboard/bank_statement.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Import or drop it."""
        statement = _statement(pk)
        try:
            if "drop" in request.POST:
                importing.drop_statement(statement=statement, actor=request.user)
                messages.success(request, _("Dropped; nothing was imported."))
                return redirect("dashboard:bank-statements")
            count = importing.import_statement(statement=statement, actor=request.user)
            messages.success(request, _("Imported %(count)d rows; they are matched within minutes.") % {"count": count})
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        return redirect("dashboard:bank-statement", pk)


def _statement(pk: int) -> Statement:
    found = Statement.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


URLS = [
    path("doi-soat/", QueueView.as_view(), name="queue"),
    path("doi-soat/<int:pk>/", CaseView.as_view(), name="case"),
    path("sao-ke-ngan-hang/", StatementsView.as_view(), name="bank-statements"),
    path("sao-ke-ngan-hang/<int:pk>/", StatementView.as_view(), name="bank-statement"),
]
