"""Each step of a claim is told to the other side, once, in the transaction of the step; the alliance hears of those
that it has to decide."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.accounts.models import User
from marketplace.outbox.letters import BUYER, SELLER, STAFF, frame, letter
from marketplace.outbox.models import Message
from marketplace.outbox.services import post
from marketplace.templatetags.shop import time_vn

from ..access import link_to
from ..models import Claim, ClaimStep
from ..sms import sms_to_buyer
from ..status import Actor
from .status import ClaimState

S = ClaimState
_ANSWER = gettext_lazy("Please answer before %(when)s.")
# what its reader has to do until the claim's deadline; the others wait
_ASKED_OF: Final = {
    (S.ASKED, SELLER): _ANSWER, (S.OFFERED, BUYER): _ANSWER, (S.DECLINED, BUYER): _ANSWER,
    (S.AWAITING_GOODS, BUYER): gettext_lazy("Please send the goods back before %(when)s."),
    (S.REPLACING, SELLER): gettext_lazy("Please send the same goods again before %(when)s."),
}  # fmt: skip


def tell(claim: Claim, step: ClaimStep) -> None:
    """The buyer hears of what others did, the cooperative of what it has not done itself."""
    letters = []
    if step.by != Actor.BUYER:
        letters.append(_to_buyer(claim, step))
    if step.by != Actor.SELLER:
        letters.append(_to_seller(claim, step))
    if step.state == S.ESCALATED:
        letters += _to_staff(claim, step)
    post(letters)


def _to_buyer(claim: Claim, step: ClaimStep) -> Message:
    purchase = claim.order.purchase
    with translation.override(purchase.language):
        if not purchase.buyer_email:
            return sms_to_buyer(purchase, _event(claim, step, BUYER), f"{_subject(claim)}.")
        action = {"url": link_to(purchase), "label": _("See the order")}
        return _letter(claim, step, BUYER, purchase.buyer_email, action)


def _to_seller(claim: Claim, step: ClaimStep) -> Message:
    cooperative = claim.order.cooperative
    with translation.override(settings.LANGUAGE_CODE):
        url = settings.SITE_URL + reverse("desk:claim", args=[cooperative.slug, claim.pk])
        return _letter(claim, step, SELLER, cooperative.email, {"url": url, "label": _("See it at the desk")})


def _to_staff(claim: Claim, step: ClaimStep) -> list[Message]:
    """One for each person of the alliance who has an address."""
    people = User.objects.filter(is_staff=True, is_active=True).exclude(email=None).exclude(email="")
    with translation.override(settings.LANGUAGE_CODE):
        url = settings.SITE_URL + reverse("dashboard:claim", args=[claim.pk])
        action = {"url": url, "label": _("Decide")}
        return [_letter(claim, step, STAFF, person.email, action, f"-{person.pk}") for person in people]


def _asked_of(claim: Claim, reader: str) -> str:
    sentence = _ASKED_OF.get((S(claim.state), reader))
    return str(sentence) % {"when": time_vn(claim.answer_before)} if sentence and claim.answer_before else ""


def _letter(claim: Claim, step: ClaimStep, reader: str, to: str, action: dict[str, Any], whose: str = "") -> Message:
    state = claim.get_state_display()
    context = frame(reader) | {
        "claim": claim, "step": step, "state": state, "action": action, "purchase": claim.order.purchase,
        "lines": list(claim.lines.select_related("line")), "asked_of": _asked_of(claim, reader),
    }  # fmt: skip
    return letter(_event(claim, step, f"{reader}{whose}"), to, _subject(claim), "claim_step", context)


def _event(claim: Claim, step: ClaimStep, whom: str) -> str:
    return f"claim-{claim.pk}-step-{step.pk}-{whom}"


def _subject(claim: Claim) -> str:
    names = {"number": claim.order.number, "state": claim.get_state_display()}
    return _("Return or complaint about %(number)s: %(state)s") % names
