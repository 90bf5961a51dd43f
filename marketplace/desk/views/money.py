"""Transfers to the cooperative's own account that did not fit; it decides about them as the alliance does about its."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.cooperatives.models import Cooperative
from marketplace.payment.bank import deciding
from marketplace.payment.bank import selectors as bank
from marketplace.payment.bank.forms import ACTS, DecisionForm, fresh_form, say
from marketplace.payment.journal import surplus
from marketplace.payment.models import Receipt, Refund
from marketplace.payment.refunds import refund_by_hand

from ..door import OFFICE, desk
from .page import page

PER_PAGE = 20
D = Receipt.Decision


@desk(roles=OFFICE)
@require_safe
def queue(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """What did not fit, by what has become of it."""
    state = request.GET.get("state", "waiting")
    state = state if state in bank.STATES else "waiting"
    shown = Paginator(bank.cases("", state, cooperative), PER_PAGE).get_page(request.GET.get("page"))
    chips = [
        {"label": label, "url": f"?state={value}", "current": value == state} for value, label in bank.STATES.items()
    ]
    return page(request, "desk/queue.html", {"page": shown, "chips": chips, "state": state})


@desk(roles=OFFICE)
def case(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """One transfer; a pressed button decides."""
    receipt = bank.case(pk, cooperative)
    if receipt is None:
        raise Http404
    if request.method != "POST":
        return _show(request, receipt, fresh_form(receipt, request.GET.get("purchase", ""), cooperative))
    act = request.POST.get("act", "")
    if act == "gone":
        return _gone(request, receipt)
    form = DecisionForm(receipt, request.POST, cooperative=cooperative)
    if act not in ACTS:
        raise Http404
    if form.is_valid():
        try:
            form.decide(act, request.user)
        except ValidationError as fault:
            say(form, fault)
        else:
            messages.success(request, _("Decided; it is kept with your name."))
            return redirect("desk:case", cooperative.slug, pk)
    return _show(request, receipt, form, status=422)


def _show(request: HttpRequest, receipt: Receipt, form: DecisionForm, *, status: int = 200) -> HttpResponse:
    context = {
        "receipt": receipt, "form": form, "amount": surplus(receipt) if receipt.problem else 0,
        "guesses": bank.could_be(receipt) if D.MATCH in form.choices else [],
        "to_send": receipt.decision == D.SEND_BACK and not receipt.settled_at, "own": True,
    }  # fmt: skip
    return page(request, "desk/case.html", context, status=status)


def _gone(request: HttpRequest, receipt: Receipt) -> HttpResponse:
    """It has gone back by a transfer of this reference: nobody's money, or a buyer's that has its refund."""
    reference: str = request.POST.get("reference", "")[:80]
    refund = receipt.refunds.filter(state=Refund.State.REQUESTED).first()
    who: Any = request.user
    try:
        if refund is not None:
            refund_by_hand(refund=refund, reference=reference, actor=who)
        else:
            deciding.gone_back(receipt=receipt, reference=reference, actor=who)
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    else:
        messages.success(request, _("Recorded: it has gone back."))
    return redirect("desk:case", request.membership.cooperative.slug, receipt.pk)  # type: ignore[attr-defined]
