"""Three pages from basket to purchase. They speak HTTP; what they mean is in `state`, `order` and `payment`."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from marketplace.basket.middleware import cookie_basket
from marketplace.basket.models import Basket
from marketplace.basket.selectors import faults_of
from marketplace.basket.views import PROVINCE_KEY
from marketplace.order.access import grant, granted
from marketplace.order.models import Purchase
from marketplace.order.pricing import PlacingRefused, Proposal, propose
from marketplace.order.services import Recipient
from marketplace.order.windows import windows_in_words
from marketplace.payment.selectors import ways_to_pay

from .forms import ConsentForm, HowForm, WhereForm
from .presenting import aside, payment_cards, review_groups, shipping_groups, steps
from .selectors import addresses_of, first_values
from .services import place_and_ask_for_money, remember_address
from .state import Draft


class Step(View):
    """A page of the checkout: only with a basket that can be bought."""

    draft: Draft

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send away who has nothing to buy; a replayed form of a placed basket goes to its purchase."""
        self.draft = Draft(request)
        placed = self._placed(request)
        if placed is not None:
            grant(request.session, placed)
            return redirect(placed)
        if request.basket.is_empty:
            return redirect("basket:summary")
        faults = faults_of(request.basket)
        if faults:
            return redirect("basket:summary")  # which says what is wrong
        return super().dispatch(request, *args, **kwargs)

    def _placed(self, request: HttpRequest) -> Purchase | None:
        """What this very form has placed before: a double click, a replay, the way back after placing.

        A server that dies between the placing and its answer leaves a visit that knows nothing of it: then the account
        says whose it is, or, for a guest, the basket's own cookie.
        """
        held = granted(request.session)
        key = _uuid(request.POST.get("key", ""))
        if key is not None:
            guest = Q(user=None, basket=cookie_basket(request))
            owner = Q(user=request.user) if request.user.is_authenticated else guest
            return Purchase.objects.filter(Q(number__in=held) | owner, key=key).first()
        if held and request.basket.is_empty and request.path == reverse("checkout:review"):
            return Purchase.objects.filter(number=held[-1]).first()
        return None

    def proposal(self, recipient: Recipient, choices: dict[int, int]) -> Proposal | None:
        """The reckoning, or None after telling why there is none."""
        try:
            return propose(self.request.basket, recipient.commune.province, choices)
        except PlacingRefused as refusal:
            for sentence in refusal.messages:
                messages.error(self.request, sentence)
            return None


class WhereView(Step):
    """Step one: who and where."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what was typed, or what the address book knows."""
        return self._show(WhereForm(initial=self._initial(), signed_in=request.user.is_authenticated))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep what was typed; go on when it is right."""
        self.draft.keep("where", request.POST)
        form = WhereForm(request.POST, signed_in=request.user.is_authenticated)
        if form.only_chooses_province:
            return self._show(WhereForm(initial=request.POST.dict(), signed_in=request.user.is_authenticated))
        if not form.is_valid():
            return self._show(form, status=422)
        self.draft.keep_place(form.cleaned_data)
        request.session[PROVINCE_KEY] = form.cleaned_data["commune"].province.code
        return redirect("checkout:how")

    def _initial(self) -> dict[str, Any]:
        chosen = self.request.GET.get("dia-chi", "")
        if chosen:
            return first_values(self.request.user, chosen)
        typed = self.draft.typed("where")
        if typed:
            return typed
        return first_values(self.request.user)

    def _show(self, form: WhereForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "addresses": addresses_of(self.request.user), "steps": steps()}
        context |= aside(self.request.basket, None)
        return render(self.request, "checkout/where.html", context, status=status)


class HowView(Step):
    """Step two: how it is sent and paid."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the ways, what was chosen before ticked."""
        typed = self.draft.typed("how") or {}
        return self._answer(typed, bound=False)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep what was chosen; go on when it is right."""
        self.draft.keep("how", request.POST)
        return self._answer(request.POST.dict(), bound=True)

    def _answer(self, typed: dict[str, Any], *, bound: bool) -> HttpResponse:
        recipient = self.draft.recipient()
        if recipient is None:
            return redirect("checkout:index")
        proposal = self.proposal(recipient, _ways(typed))
        if proposal is None:
            return redirect("basket:summary")
        ways = ways_to_pay(proposal, recipient.commune.province)
        form = HowForm(proposal, ways, typed if bound else None, initial=typed)
        if bound and form.is_valid():
            self.draft.keep_how(form.cleaned_data, form.choices)
            return redirect("checkout:review")
        return self._show(form, recipient, proposal, status=422 if bound else 200)

    def _show(self, form: HowForm, recipient: Recipient, proposal: Proposal, status: int) -> HttpResponse:
        context = {"form": form, "recipient": recipient, "groups": shipping_groups(form)}
        context |= {"payments": payment_cards(form), "steps": steps()}
        context |= aside(self.request.basket, proposal)
        return render(self.request, "checkout/how.html", context, status=status)


class ReviewView(Step):
    """Step three: look at everything again, agree, place."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show everything."""
        return self._answer(ConsentForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Place, or say what keeps it from being placed."""
        return self._answer(ConsentForm(request.POST))

    def _answer(self, form: ConsentForm) -> HttpResponse:
        recipient = self.draft.recipient()
        if recipient is None:
            return redirect("checkout:index")
        proposal = self.proposal(recipient, self.draft.choices)
        if proposal is None:
            return redirect("basket:summary")
        why_not = self._why_not(proposal, recipient)
        if why_not:
            messages.error(self.request, why_not)
            return redirect("checkout:how")
        if form.is_bound and form.is_valid():
            placed = self._place(recipient, form)
            if placed is not None:
                return redirect(placed)
        return self._show(form, recipient, proposal)

    def _why_not(self, proposal: Proposal, recipient: Recipient) -> str:
        for way in ways_to_pay(proposal, recipient.commune.province):
            if way.method == self.draft.method:
                return way.why_not
        return _("Choose how you want to pay.")

    def _place(self, recipient: Recipient, form: ConsentForm) -> Purchase | None:
        request = self.request
        try:
            purchase = place_and_ask_for_money(
                basket=request.basket, recipient=recipient, method=self.draft.method, user=request.user,
                choices=self.draft.choices, note=self.draft.note, invoice=self.draft.invoice,
                language=get_language() or "vi", consent=str(form.fields["consent"].label),
                seen=request.POST.get("seen") or "-",
            )  # fmt: skip
        except PlacingRefused as refusal:
            for sentence in refusal.messages:
                form.add_error(None, sentence)
            return None
        grant(request.session, purchase)
        if request.user.is_authenticated and (self.draft.typed("where") or {}).get("remember"):
            remember_address(user=request.user, recipient=recipient)
        self.draft.forget()
        request.basket = Basket()  # what was bought is no longer in it
        return purchase

    def _show(self, form: ConsentForm, recipient: Recipient, proposal: Proposal) -> HttpResponse:
        context = {
            "form": form,
            "recipient": recipient,
            "groups": review_groups(proposal),
            "method": Purchase.Method(self.draft.method),
            "note": self.draft.note,
            "invoice": self.draft.invoice,
            "key": self.request.basket.purchase_key,
            "seen": proposal.fingerprint(recipient, self.draft.method, self.draft.note, self.draft.invoice),
            "steps": steps(),
        }
        context |= aside(self.request.basket, proposal) | windows_in_words()
        return render(self.request, "checkout/review.html", context, status=422 if form.errors else 200)


def _ways(typed: dict[str, Any]) -> dict[int, int]:
    """The ways chosen in a form, by cooperative; what cannot be read is left out."""
    found = {}
    for name, value in typed.items():
        prefix, _dash, pk = name.partition("-")
        if prefix == "way" and pk.isdecimal() and str(value).isdecimal() and len(pk) < 10 and len(value) < 10:
            found[int(pk)] = int(value)
    return found


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
