"""A return or complaint as its pages show it: to the buyer, at the desk, to the alliance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from marketplace.money import format_vnd

from ..models import Claim, ClaimStep
from ..status import Actor
from .selectors import worth_of
from .status import ClaimState

KINDS = {
    ClaimState.ASKED: "warn", ClaimState.OFFERED: "info", ClaimState.DECLINED: "bad", ClaimState.ESCALATED: "warn",
    ClaimState.AWAITING_GOODS: "info", ClaimState.REPLACING: "info", ClaimState.REFUNDED: "ok",
    ClaimState.SETTLED: "ok", ClaimState.REJECTED: "bad",
}  # fmt: skip


def badge(claim: Claim) -> str:
    """The kind of its badge."""
    return KINDS.get(ClaimState(claim.state), "")


def claim_page(claim: Claim, picture_url: Callable[[int], str]) -> dict[str, Any]:
    """What every page of a claim shows; `worth` in đồng while it is open. `picture_url` by a photograph's pk."""
    steps = list(claim.steps.all())
    return {
        "claim": claim, "order": claim.order, "purchase": claim.order.purchase, "badge": badge(claim),
        "photographs": [picture_url(picture.pk) for picture in claim.pictures.all()],
        "worth": worth_of(claim).total if claim.is_open else 0,
        "story": [_told(step, is_last=step == steps[-1] and claim.is_open) for step in steps],
    }  # fmt: skip


def _told(step: ClaimStep, *, is_last: bool) -> dict[str, Any]:
    who = {
        Actor.BUYER: _("Buyer"), Actor.SELLER: _("Cooperative"), Actor.STAFF: _("Alliance"),
    }.get(Actor(step.by), "")  # fmt: skip
    parts = [format_vnd(int(step.amount)) if step.amount else "", step.said]
    said = " · ".join(part for part in parts if part)
    text = f"{who}: {said}" if who and said else said or who
    return {
        "label": ClaimState(step.state).label, "time": step.at, "text": text, "done": not is_last, "now": is_last,
    }  # fmt: skip


def summary(claim: Claim) -> str:
    """ "2 × Gạo ST25, túi 5 kg" of each line."""
    return ", ".join(f"{one.quantity} × {one.line.title}" for one in claim.lines.all())
