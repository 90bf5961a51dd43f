"""Returns and complaints at the desk: the list, and one with what the cooperative can answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Claim
from marketplace.order.returns import selectors
from marketplace.order.returns.forms import AmountForm, FatesForm, PaidForm, WordsForm
from marketplace.order.returns.presenting import badge, claim_page, summary
from marketplace.order.returns.services import decline, escalate, offer, settle
from marketplace.order.returns.serving import picture_response
from marketplace.order.returns.status import ClaimState, moves_for
from marketplace.order.status import Actor
from marketplace.payment.claims import accept, own_refund, receive
from marketplace.payment.refunds import refund_by_hand
from marketplace.payment.sealing import Account, read_account

from ..door import desk, in_office
from ..faults import add_faults
from .page import page

PER_PAGE = 20
S = ClaimState
# what whoever packs may do too: it binds nobody to pay
OF_PACKERS = frozenset({"receive", "sent"})


@desk
@require_safe
def claim_list(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """What waits for the cooperative, or everything."""
    everything = request.GET.get("group") == "all"
    waiting = selectors.waiting_for_seller(cooperative)
    found = selectors.claims_of(cooperative).order_by("-pk") if everything else waiting
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    chips = [
        {"label": _("Waiting for us (%(count)d)") % {"count": waiting.count()}, "url": "?", "current": not everything},
        {"label": _("All"), "url": "?group=all", "current": everything},
    ]
    cards = [_card(claim, cooperative) for claim in shown.object_list]
    return page(request, "desk/claims.html", {"page": shown, "cards": cards, "chips": chips})


@desk
def claim_detail(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """One return or complaint; a pressed button is an answer."""
    claim = selectors.claim_of(cooperative, pk)
    if request.method != "POST":
        return _show(request, claim)
    act = request.POST.get("act", "")
    if act not in {*ACTS, "account"} or not (act in OF_PACKERS or in_office(request.membership)):  # type: ignore[attr-defined]
        raise Http404
    if act == "account":
        account = read_account(purchase=claim.order.purchase, actor=request.user) if own_refund(claim) else None
        return _show(request, claim, account=account)
    name, form = _form(act, claim, request.POST)
    if not form.is_valid():
        return _show(request, claim, **{name: form})
    try:
        messages.success(request, ACTS[act](claim, form, request.user))
    except ValidationError as fault:
        if form.fields:
            add_faults(form, fault)
            return _show(request, claim, **{name: form})
        messages.error(request, fault.messages[0])
    return redirect("desk:claim", cooperative.slug, pk)


@desk
@require_safe
def claim_picture(request: HttpRequest, cooperative: Cooperative, pk: int, picture: int) -> HttpResponse:
    """One of the buyer's photographs, for the cooperative concerned."""
    return picture_response(request, selectors.claim_of(cooperative, pk), picture)


def _card(claim: Claim, cooperative: Cooperative) -> dict[str, Any]:
    line = claim.lines.all()[0].line
    listing = getattr(line.product, "listing", None)
    return {
        "title": f"{claim.get_kind_display()}: {claim.order.number}", "badge": claim.get_state_display(),
        "url": reverse("desk:claim", args=[cooperative.slug, claim.pk]), "badge_kind": badge(claim),
        "image": listing.picture if listing else "", "line": summary(claim), "detail": claim.get_reason_display(),
        "amount": claim.order.total_incl_tax, "amount_note": _("the whole order"),
        "aside": claim.order.purchase.buyer_name,
    }  # fmt: skip


def _show(request: HttpRequest, claim: Claim, account: Account | None = None, **faulty: forms.Form) -> HttpResponse:
    slug = claim.order.cooperative.slug
    context = claim_page(claim, lambda picture: reverse("desk:claim-picture", args=[slug, claim.pk, picture])) | {
        "moves": [str(move) for move in moves_for(claim.state, Actor.SELLER)], "problem_forms": list(faulty.values()),
        "offer_form": AmountForm(prefix="offer"), "decline_form": WordsForm(prefix="decline"),
        "settle_form": WordsForm(prefix="settle"), "fates_form": FatesForm(claim),
        "escalate_form": WordsForm(prefix="escalate"), "own_refund": own_refund(claim), "paid_form": PaidForm(),
        "account": account,
    }  # fmt: skip
    return page(request, "desk/claim.html", context | faulty, status=422 if faulty else 200)


def _form(act: str, claim: Claim, posted: Any) -> tuple[str, forms.Form]:
    """The form of an act and its name on the page; one without fields for a bare button."""
    if act == "receive":
        return "fates_form", FatesForm(claim, posted)
    if act == "paid":
        return "paid_form", PaidForm(posted)
    if act == "offer":
        return "offer_form", AmountForm(posted, prefix="offer")
    name = {"decline": "decline", "settle": "settle", "sent": "settle", "escalate": "escalate"}.get(act)
    return (f"{name}_form", WordsForm(posted, prefix=name)) if name else ("", forms.Form(posted))


def _keep(claim: Claim, form: forms.Form, actor: Any) -> str:
    accept(claim=claim, actor_kind=Actor.SELLER, actor=actor, goods_back=False)
    return _("Accepted; the buyer keeps the goods and has been told.")


def _back(claim: Claim, form: forms.Form, actor: Any) -> str:
    accept(claim=claim, actor_kind=Actor.SELLER, actor=actor, goods_back=True)
    return _("Accepted; the buyer has been told to send the goods back.")


def _offer(claim: Claim, form: forms.Form, actor: Any) -> str:
    offer(claim=claim, actor=actor, **form.cleaned_data)
    return _("The buyer has your offer.")


def _decline(claim: Claim, form: forms.Form, actor: Any) -> str:
    decline(claim=claim, actor_kind=Actor.SELLER, actor=actor, **form.cleaned_data)
    return _("Declined; the buyer reads your reason and may ask the alliance.")


def _settle(claim: Claim, form: forms.Form, actor: Any) -> str:
    settle(claim=claim, actor_kind=Actor.SELLER, actor=actor, **form.cleaned_data)
    return _("The buyer has your answer.")


def _escalate(claim: Claim, form: forms.Form, actor: Any) -> str:
    escalate(claim=claim, actor_kind=Actor.SELLER, actor=actor, **form.cleaned_data)
    return _("The alliance looks at it.")


def _receive(claim: Claim, form: Any, actor: Any) -> str:
    receive(claim=claim, fates=form.chosen(), actor_kind=Actor.SELLER, actor=actor)
    return _("Received; the buyer has been told.")


def _paid(claim: Claim, form: forms.Form, actor: Any) -> str:
    refund = own_refund(claim)
    if refund is None:
        raise ValidationError(_("This has been paid back already."))
    refund_by_hand(refund=refund, reference=form.cleaned_data["reference"], actor=actor)
    return _("Recorded; the buyer has been told.")


ACTS: dict[str, Callable[[Claim, Any, Any], str]] = {
    "keep": _keep, "back": _back, "offer": _offer, "decline": _decline, "settle": _settle, "sent": _settle,
    "escalate": _escalate, "receive": _receive, "paid": _paid,
}  # fmt: skip
