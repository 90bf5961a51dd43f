"""One payment on the alliance's screens: its history, paying back, disputes, and what needs a person."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from marketplace.ledger.chart import Kind
from marketplace.ledger.selectors import entries_of
from marketplace.money import MoneyError, format_vnd, parse_vnd
from marketplace.order.models import Order, Purchase
from marketplace.payment.bank.deciding import send_back_now
from marketplace.payment.by_transfer import paid_by_transfer
from marketplace.payment.cards import ask
from marketplace.payment.journal import surplus
from marketplace.payment.models import Attempt, Receipt, Refund
from marketplace.payment.providers.base import Refused, Unreachable
from marketplace.payment.refunds import ask_refund, assign_refund, refund_by_hand, send_refund, settle_refund
from marketplace.payment.selectors import is_contested, receipts_to_settle, refundable

from . import selectors


class RefundForm(forms.Form):
    """How much goes back, for which order, and why. `key` makes a double click one refund."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    order = forms.ModelChoiceField(label=gettext_lazy("For which order"), queryset=Order.objects.none())
    amount = forms.CharField(
        label=gettext_lazy("Amount to pay back"), max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=240, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, attempt: Attempt, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orders = Order.objects.filter(purchase_id=attempt.purchase_id).order_by("pk")
        self.fields["order"].queryset = orders.filter(pk=attempt.order_id) if attempt.order_id else orders

    def clean_amount(self) -> int:
        """Whole đồng, in any usual spelling."""
        try:
            return parse_vnd(self.cleaned_data["amount"])
        except MoneyError as fault:
            raise ValidationError(_(fault.message), code=fault.code, params=fault.params) from fault


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a payment's history."""

    at: datetime.datetime
    what: str
    more: str = ""


class PaymentView(View):
    """One payment: what happened, what can go back."""

    def get(self, request: HttpRequest, number: str, pk: int, form: RefundForm | None = None) -> HttpResponse:
        """Show it."""
        purchase = selectors.purchase_for_staff(number)
        attempt = selectors.attempt_for_staff(purchase, pk)
        context = {
            "purchase": purchase, "attempt": attempt, "history": history_of(attempt), "left": refundable(attempt),
            "form": form or _fresh_form(attempt, request.GET.get("order", "")),
            "late": [(one, surplus(one)) for one in receipts_to_settle().filter(attempt=attempt)],
            "odd": selectors.refunds_for_staff(attempt), "orders": purchase.orders.all(),
            "contested": is_contested(attempt),
        }  # fmt: skip
        return render(request, "dashboard/payment.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, number: str, pk: int) -> HttpResponse:
        """Pay back, ask the provider again, or say what was done."""
        attempt = selectors.attempt_for_staff(selectors.purchase_for_staff(number), pk)
        act = request.POST.get("act", "")
        if act == "refund":
            form = RefundForm(attempt, request.POST)
            if not form.is_valid() or not self._refund(attempt, form):
                return self.get(request, number, pk, form)
            return redirect("dashboard:payment", number, pk)
        if act not in ACTS:
            raise Http404
        try:
            messages.success(request, ACTS[act](request, attempt))
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        except (Unreachable, Refused):
            messages.error(request, _("The payment provider does not answer just now; try again in a minute."))
        return redirect("dashboard:payment", number, pk)

    def _refund(self, attempt: Attempt, form: RefundForm) -> bool:
        given = form.cleaned_data
        wanted = {"amount": given["amount"], "order": given["order"], "reason": given["reason"]}
        try:
            refund = ask_refund(attempt=attempt, key=f"staff-{given['key']}", actor=self.request.user, **wanted)
        except ValidationError as fault:
            form.add_error("amount", fault.messages[0])
            return False
        messages.success(self.request, _told(send_refund(refund=refund)))
        return True


def history_of(attempt: Attempt) -> list[Happened]:
    """All that is known of a payment, the newest first."""
    lines = [Happened(attempt.created_at, _("Asked for"), format_vnd(int(attempt.amount)))]
    for entry in entries_of("card-fee", attempt.purchase.number) if attempt.method == Purchase.Method.CARD else ():
        kept = sum(each.amount for each in entry.postings.all() if each.account.kind == Kind.FEES)
        lines.append(Happened(entry.occurred_at, _("The provider's fee"), format_vnd(kept)))
    for notice in attempt.notices.all():
        waits = "" if notice.answered_at else _("not acted on yet")
        lines.append(Happened(notice.happened_at, _("Notice: %(kind)s") % {"kind": notice.kind}, waits))
    for receipt in attempt.receipts.all():
        more = f"{format_vnd(int(receipt.amount))} · {receipt.reference}"
        problem = f" · {receipt.get_problem_display()}" if receipt.problem else ""
        lines.append(Happened(receipt.received_at, _("Money received"), more + problem))
    for refund in attempt.refunds.all():
        more = " · ".join(filter(None, [format_vnd(int(refund.amount)), refund.reason, refund.fault]))
        what = _("Refund: %(state)s") % {"state": refund.get_state_display()}
        lines.append(Happened(refund.done_at or refund.requested_at, what, more))
    for dispute in attempt.disputes.all():
        what = _("Dispute: %(state)s") % {"state": dispute.get_state_display()}
        more = f"{format_vnd(int(dispute.amount))} · {dispute.reason}"
        lines.append(Happened(dispute.closed_at or dispute.opened_at, what, more))
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _fresh_form(attempt: Attempt, order: str) -> RefundForm:
    """With what is owed back filled in."""
    orders = list(Order.objects.filter(purchase_id=attempt.purchase_id).order_by("pk"))
    chosen = next((one for one in orders if one.number == order), None)
    owed = chosen or next((one for one in orders if one.refund_due), orders[0] if len(orders) == 1 else None)
    amount = format_vnd(int(owed.refund_due)) if owed and owed.refund_due else ""
    return RefundForm(attempt, initial={"key": uuid.uuid4(), "order": owed, "amount": amount})


def _told(refund: Refund) -> str:
    sentences = {
        Refund.State.SUCCEEDED: _("%(amount)s has gone back."),
        Refund.State.PENDING: _("%(amount)s is on its way back."),
        Refund.State.REQUESTED: _("%(amount)s is to go back; it waits below until it has."),
        Refund.State.FAILED: _("%(amount)s could not go back; the reason stands below."),
    }
    return sentences[Refund.State(refund.state)] % {"amount": format_vnd(int(refund.amount))}


def _ask(request: HttpRequest, attempt: Attempt) -> str:
    ask(attempt=attempt)
    return _("Asked again; this is how it stands now.")


def _send_back(request: HttpRequest, attempt: Attempt) -> str:
    """Money that paid nothing goes back to the card that it came from."""
    receipt: Receipt = selectors.receipt_for_staff(_number(request, "receipt"))
    note = receipt.get_problem_display()
    refund = send_back_now(receipt=receipt, seen=receipt.decided_at, note=note, actor=request.user)
    return _told(refund) if refund else _("It waits under “Bank money” to be sent back.")


def _by_hand(request: HttpRequest, attempt: Attempt) -> str:
    refund = selectors.refund_for_staff(attempt, _number(request, "refund"))
    return _told(refund_by_hand(refund=refund, reference=request.POST.get("said", ""), actor=request.user))


def _transfer(request: HttpRequest, attempt: Attempt) -> str:
    refund = selectors.refund_for_staff(attempt, _number(request, "refund"))
    return _told(paid_by_transfer(refund=refund, reference=request.POST.get("said", "")[:80], actor=request.user))


def _settle(request: HttpRequest, attempt: Attempt) -> str:
    refund = selectors.refund_for_staff(attempt, _number(request, "refund"))
    settle_refund(refund=refund, note=request.POST.get("said", ""), actor=request.user)
    return _("Settled; your note is kept.")


def _assign(request: HttpRequest, attempt: Attempt) -> str:
    refund = selectors.refund_for_staff(attempt, _number(request, "refund"))
    order = selectors.order_for_staff(attempt.purchase, request.POST.get("order", ""))
    assign_refund(refund=refund, order=order, actor=request.user)
    return _("The refund stands at order %(number)s now.") % {"number": order.number}


ACTS = {
    "ask": _ask, "send-back": _send_back, "hand": _by_hand, "transfer": _transfer, "settle": _settle,
    "assign": _assign,
}  # fmt: skip


def _number(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 18 else 0


URLS = [path("don-mua/<str:number>/thanh-toan/<int:pk>/", PaymentView.as_view(), name="payment")]
