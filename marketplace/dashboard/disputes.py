"""A lost dispute on the alliance's screens: who bears it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from marketplace.order.models import Order
from marketplace.payment.bank.forms import QUIET, say
from marketplace.payment.disputes import bear_dispute
from marketplace.payment.models import Dispute
from marketplace.payment.selectors import fees_of

from . import selectors

ALLIANCE, ALL = "alliance", "all"


class BearForm(forms.Form):
    """Who bears it, and why."""

    bearer = forms.ChoiceField(label=gettext_lazy("Who bears it?"))
    note = forms.CharField(
        label=gettext_lazy("Why"), max_length=240, widget=forms.TextInput(attrs=QUIET),
        help_text=gettext_lazy("Kept with your name and the time."),
    )  # fmt: skip

    def __init__(self, dispute: Dispute, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orders = dispute.attempt.purchase.orders.select_related("cooperative").order_by("pk")
        self.orders: dict[str, list[Order]] = {ALLIANCE: []}
        choices = [("", _("Choose…")), (ALLIANCE, _("The alliance"))]
        for order in orders:
            self.orders[order.number] = [order]
            choices.append((order.number, f"{order.cooperative.name} · {order.number}"))
        if len(orders) > 1:
            self.orders[ALL] = list(orders)
            choices.append((ALL, _("All these cooperatives, in proportion")))
        self.fields["bearer"].choices = choices


class DisputeView(View):
    """One lost dispute."""

    def get(self, request: HttpRequest, pk: int, form: BearForm | None = None) -> HttpResponse:
        """Show it."""
        dispute = selectors.dispute_for_staff(pk)
        context = {
            "dispute": dispute, "purchase": dispute.attempt.purchase, "form": form or BearForm(dispute),
            "fees": fees_of(dispute.attempt.purchase),
        }  # fmt: skip
        return render(request, "dashboard/dispute.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide."""
        dispute = selectors.dispute_for_staff(pk)
        form = BearForm(dispute, request.POST)
        if not form.is_valid():
            return self.get(request, pk, form)
        given = form.cleaned_data
        try:
            orders = form.orders[given["bearer"]]
            bear_dispute(dispute=dispute, orders=orders, note=given["note"], actor=request.user)
        except ValidationError as fault:
            say(form, fault)
            return self.get(request, pk, form)
        messages.success(request, _("Decided; it is kept with your name."))
        return redirect("dashboard:dispute", pk)


URLS = [path("tranh-chap/<int:pk>/", DisputeView.as_view(), name="dispute")]
