"""Returns and complaints on the alliance's screens: what it has to decide, and all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views import View

from marketplace.order.models import Claim
from marketplace.order.returns import selectors
from marketplace.order.returns.forms import AmountForm, FatesForm, WordsForm, add_faults
from marketplace.order.returns.presenting import badge, claim_page, summary
from marketplace.order.returns.services import decline, settle
from marketplace.order.returns.serving import picture_response
from marketplace.order.returns.status import ClaimState, moves_for
from marketplace.order.status import Actor
from marketplace.payment.claims import accept, award, receive
from marketplace.payment.sealing import has_account, read_account

PER_PAGE = 30
STAFF = Actor.STAFF


class ClaimListView(View):
    """Those that the alliance decides, or all, or those in one state."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        state = request.GET.get("state", ClaimState.ESCALATED)
        shown = Paginator(selectors.claims_in(state), PER_PAGE).get_page(request.GET.get("page"))
        chips = [
            {"label": label, "url": f"?state={key}", "current": key == state}
            for key, label in [*ClaimState.choices, ("all", _("All"))]
        ]
        rows = [{"claim": one, "what": summary(one), "badge": badge(one)} for one in shown.object_list]
        return render(request, "dashboard/claims.html", {"page": shown, "rows": rows, "chips": chips})


class ClaimView(View):
    """One return or complaint; the alliance decides where the two sides do not agree."""

    def get(self, request: HttpRequest, pk: int, **faulty: forms.Form) -> HttpResponse:
        """Show it."""
        claim = selectors.claim_for_staff(pk)
        context = claim_page(claim, lambda picture: reverse("dashboard:claim-picture", args=[pk, picture])) | {
            "moves": [str(move) for move in moves_for(claim.state, STAFF)], "problem_forms": list(faulty.values()),
            "award_form": AmountForm(prefix="award"), "words_form": WordsForm(prefix="words"),
            "fates_form": FatesForm(claim), "has_account": has_account(claim.order.purchase),
        }  # fmt: skip
        return render(request, "dashboard/claim.html", context | faulty, status=422 if faulty else 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide, or open the buyer's account to pay back."""
        claim, act = selectors.claim_for_staff(pk), request.POST.get("act", "")
        if act == "account":
            account = read_account(purchase=claim.order.purchase, actor=request.user)
            return self.get(request, pk) if account is None else self._with_account(request, claim, account)
        if act not in ACTS:
            raise Http404
        name, form = _form(act, claim, request.POST)
        if not form.is_valid():
            return self.get(request, pk, **{name: form})
        try:
            messages.success(request, ACTS[act](claim, form, request.user))
        except ValidationError as fault:
            if form.fields:
                add_faults(form, fault)
                return self.get(request, pk, **{name: form})
            messages.error(request, fault.messages[0])
        return redirect("dashboard:claim", pk)

    def _with_account(self, request: HttpRequest, claim: Claim, account: Any) -> HttpResponse:
        return render(request, "dashboard/claim_account.html", {"claim": claim, "account": account})


def claim_picture(request: HttpRequest, pk: int, picture: int) -> HttpResponse:
    """One of the buyer's photographs."""
    return picture_response(request, selectors.claim_for_staff(pk), picture)


def _form(act: str, claim: Claim, posted: Any) -> tuple[str, forms.Form]:
    if act == "receive":
        return "fates_form", FatesForm(claim, posted)
    if act == "award":
        return "award_form", AmountForm(posted, prefix="award")
    if act in ("reject", "settle"):
        return "words_form", WordsForm(posted, prefix="words")
    return "", forms.Form(posted)


def _keep(claim: Claim, form: Any, actor: Any) -> str:
    accept(claim=claim, actor_kind=STAFF, actor=actor, goods_back=False)
    return _("Decided for the buyer; both sides have been told.")


def _back(claim: Claim, form: Any, actor: Any) -> str:
    accept(claim=claim, actor_kind=STAFF, actor=actor, goods_back=True)
    return _("Decided for the buyer, who sends the goods back first; both sides have been told.")


def _award(claim: Claim, form: Any, actor: Any) -> str:
    award(claim=claim, actor=actor, **form.cleaned_data)
    return _("Decided; both sides have been told.")


def _reject(claim: Claim, form: Any, actor: Any) -> str:
    decline(claim=claim, actor_kind=STAFF, actor=actor, **form.cleaned_data)
    return _("Decided for the cooperative; both sides have been told.")


def _settle(claim: Claim, form: Any, actor: Any) -> str:
    settle(claim=claim, actor_kind=STAFF, actor=actor, **form.cleaned_data)
    return _("Settled; both sides have been told.")


def _receive(claim: Claim, form: Any, actor: Any) -> str:
    receive(claim=claim, fates=form.chosen(), actor_kind=STAFF, actor=actor)
    return _("Received; the buyer has been told.")


ACTS: dict[str, Callable[[Claim, Any, Any], str]] = {
    "keep": _keep, "back": _back, "award": _award, "reject": _reject, "settle": _settle, "receive": _receive,
}  # fmt: skip


URLS = [
    path("doi-tra/", ClaimListView.as_view(), name="claims"),
    path("doi-tra/<int:pk>/", ClaimView.as_view(), name="claim"),
    path("doi-tra/<int:pk>/anh/<int:picture>/", claim_picture, name="claim-picture"),
]
