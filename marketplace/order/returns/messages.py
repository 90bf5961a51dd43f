"""Each step of a claim is told to the other side, once, in the transaction of the step."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.outbox.models import Message
from marketplace.outbox.services import post

from ..access import link_to
from ..messages import frame, letter
from ..models import Claim, ClaimStep
from ..sms import sms_to_buyer
from ..status import Actor


def tell(claim: Claim, step: ClaimStep) -> None:
    """The buyer hears of what others did, the cooperative of what it has not done itself."""
    letters = []
    if step.by != Actor.BUYER:
        letters.append(_to_buyer(claim, step))
    if step.by != Actor.SELLER:
        letters.append(_to_seller(claim, step))
    post(letters)


def _to_buyer(claim: Claim, step: ClaimStep) -> Message:
    purchase = claim.order.purchase
    with translation.override(purchase.language):
        if not purchase.buyer_email:
            return sms_to_buyer(purchase, _event(claim, step, "buyer"), f"{_subject(claim)}.")
        action = {"url": link_to(purchase), "label": _("See the order")}
        return _letter(claim, step, "buyer", purchase.buyer_email, action)


def _to_seller(claim: Claim, step: ClaimStep) -> Message:
    cooperative = claim.order.cooperative
    with translation.override(settings.LANGUAGE_CODE):
        url = settings.SITE_URL + reverse("desk:claim", args=[cooperative.slug, claim.pk])
        return _letter(claim, step, "seller", cooperative.email, {"url": url, "label": _("See it at the desk")})


def _letter(claim: Claim, step: ClaimStep, whom: str, to: str, action: dict[str, Any]) -> Message:
    state = claim.get_state_display()
    context = frame() | {
        "claim": claim, "step": step, "state": state, "action": action, "purchase": claim.order.purchase,
        "lines": list(claim.lines.select_related("line")),
    }  # fmt: skip
    return letter(_event(claim, step, whom), to, _subject(claim), "claim_step", context)


def _event(claim: Claim, step: ClaimStep, whom: str) -> str:
    return f"claim-{claim.pk}-step-{step.pk}-{whom}"


def _subject(claim: Claim) -> str:
    names = {"number": claim.order.number, "state": claim.get_state_display()}
    return _("Return or complaint about %(number)s: %(state)s") % names
