"""/don-hang/<number>/doi-tra/: a buyer sends goods back or complains, and follows it. Strangers get 404."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from marketplace.order.models import Claim, Order, Purchase
from marketplace.order.returns import drafts
from marketplace.order.returns.forms import WordsForm, add_faults
from marketplace.order.returns.presenting import claim_page
from marketplace.order.returns.selectors import claim_for, claimable
from marketplace.order.returns.services import ask, escalate, withdraw
from marketplace.order.returns.serving import picture_response
from marketplace.order.returns.status import ClaimState, moves_for
from marketplace.order.status import Actor
from marketplace.payment.claims import needs_account, take_offer
from marketplace.payment.sealing import keep_account

from .claim_forms import AccountForm, AskForm
from .purchases import mine

S = ClaimState


def _order(purchase: Purchase, number: str) -> Order:
    found = next((one for one in purchase.orders.all() if one.number == number), None)
    if found is None:
        raise Http404
    return found


def _actor(request: HttpRequest) -> Any:
    return request.user if request.user.is_authenticated else None


class AskView(View):
    """Ask about an order that has arrived."""

    def get(self, request: HttpRequest, number: str, order: str) -> HttpResponse:
        """The form; where the time has passed, a sentence that says so."""
        found = _order(mine(request, number), order)
        return self._show(request, found, AskForm(claimable(found)))

    def post(self, request: HttpRequest, number: str, order: str) -> HttpResponse:
        """Ask; with a fault nothing typed and no photograph is lost."""
        found = _order(mine(request, number), order)
        form = AskForm(claimable(found), request.POST, request.FILES)
        pictures = drafts.find(found.number, request.POST.get("kept", ""))
        valid = form.is_valid()
        pictures += form.cleaned_data.get("pictures") or []
        claim = self._ask(form, found, pictures) if valid else None
        if claim is None:
            return self._show(request, found, form, pictures=pictures)
        messages.success(request, _("We have told the cooperative. You see its answer here."))
        return redirect("storefront:claim", number, order, claim.pk)

    def _ask(self, form: AskForm, order: Order, pictures: list[Any]) -> Claim | None:
        try:
            return ask(order=order, pictures=pictures, actor=_actor(self.request), **form.wanted())
        except ValidationError as fault:
            add_faults(form, fault)
            return None

    def _show(self, request: HttpRequest, order: Order, form: AskForm, pictures: Any = ()) -> HttpResponse:
        context = {
            "order": order, "purchase": order.purchase, "form": form, "kept": drafts.keep(order.number, pictures),
            "kept_count": len(pictures),
        }  # fmt: skip
        return render(request, "order/claim_ask.html", context, status=422 if form.is_bound else 200)


class ClaimView(View):
    """One return or complaint: what was said, and what the buyer can do now."""

    def get(
        self, request: HttpRequest, number: str, order: str, pk: int, faulty: dict[str, forms.Form] | None = None
    ) -> HttpResponse:
        """Show it."""
        claim = claim_for(mine(request, number), order, pk)
        to_come = claim.state in (S.OFFERED, S.REFUNDED) or (claim.wish == Claim.Wish.MONEY and claim.is_open)
        claim_at = {"number": number, "order": order, "pk": pk}

        def picture_url(picture: int) -> str:
            return reverse("storefront:claim-picture", kwargs={**claim_at, "picture": picture})

        context = claim_page(claim, picture_url) | {
            "moves": [str(move) for move in moves_for(claim.state, Actor.BUYER)], "words_form": WordsForm(),
            "account_form": AccountForm() if to_come and needs_account(claim.order) else None,
        }  # fmt: skip
        context |= (faulty or {}) | {"problem_forms": list((faulty or {}).values())}
        return render(request, "order/claim.html", context, status=422 if faulty else 200)

    def post(self, request: HttpRequest, number: str, order: str, pk: int) -> HttpResponse:
        """Take the offer, disagree, withdraw, or say where money goes."""
        claim, act = claim_for(mine(request, number), order, pk), request.POST.get("act", "")
        faulty = self._act(act, claim)
        return self.get(request, number, order, pk, faulty) if faulty else redirect(request.path)

    def _act(self, act: str, claim: Claim) -> dict[str, forms.Form]:
        """Do it; answers the form that has a fault, by its name on the page."""
        actor = _actor(self.request)
        name = {"disagree": "words_form", "account": "account_form"}.get(act, "")
        form = {"disagree": WordsForm, "account": AccountForm}.get(act, forms.Form)(self.request.POST)
        if not form.is_valid():
            return {name: form}
        try:
            if act == "disagree":
                escalate(claim=claim, words=form.cleaned_data["words"], actor_kind=Actor.BUYER, actor=actor)
            elif act == "account":
                keep_account(purchase=claim.order.purchase, account=form.account(), actor=actor)
            elif act in ("take", "withdraw"):
                (take_offer if act == "take" else withdraw)(claim=claim, actor=actor)
            else:
                raise Http404
        except ValidationError as fault:
            if name:
                add_faults(form, fault)
                return {name: form}
            messages.error(self.request, fault.messages[0])
        return {}


def claim_picture(request: HttpRequest, number: str, order: str, pk: int, picture: int) -> HttpResponse:
    """One of the photographs, for the buyer alone."""
    return picture_response(request, claim_for(mine(request, number), order, pk), picture)
