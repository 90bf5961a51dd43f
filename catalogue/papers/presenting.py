"""A paper as the lists of the desk and the alliance tell it."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import Certificate, Paper
from marketplace.templatetags.shop import date_vn

from .letters import AnyPaper
from .wording import how_verified

V = Paper.Verification
STATES = {V.DECLARED: "warn", V.REFUSED: "bad", V.WITHDRAWN: ""}


def paper_card(paper: AnyPaper, day: datetime.date, *, soon: int) -> dict[str, Any]:
    """Its standing on `day` and what follows from it; `soon`: so many days before its end it is urgent."""
    label, kind = standing(paper, day, soon)
    is_certificate = isinstance(paper, Certificate)
    in_force = paper.is_valid_on(day)
    return {
        "paper": paper, "kind": "giay" if is_certificate else "sao", "badge": label, "badge_kind": kind,
        "goods": list(paper.products.all()) if is_certificate else [paper.product],
        "areas": list(paper.areas.all()) if is_certificate else [],
        "how": how_verified(paper), "in_force": in_force, "declared": paper.verification == V.DECLARED,
        "renewable": paper.verification == V.VERIFIED and paper.revoked_on is None and paper.expires_on is not None,
    }  # fmt: skip


def standing(paper: AnyPaper, day: datetime.date, soon: int) -> tuple[str, str]:
    """In a few words, and the badge's colour."""
    if paper.verification != V.VERIFIED:
        waits = paper.verification == V.DECLARED
        words = _("Waiting for the alliance") if waits else str(paper.get_verification_display())
        return words, STATES[V(paper.verification)]
    if paper.revoked_on is not None:
        return _("Certificate revoked"), "bad"
    if paper.expires_on is not None and paper.expires_on < day:
        return _("Ended on %(day)s") % {"day": date_vn(paper.expires_on)}, "bad"
    if paper.issued_on > day:
        return _("Begins on %(day)s") % {"day": date_vn(paper.issued_on)}, "info"
    if not paper.is_valid_on(day):
        return _("Registration cancelled"), "bad"
    left = (paper.expires_on - day).days if paper.expires_on else soon + 1
    if left > soon:
        return _("Valid"), "ok"
    return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}, "warn"
