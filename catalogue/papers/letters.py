"""Letters about papers, each once, in Vietnamese and below it in English: cooperatives show them to buyers abroad."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import Certificate, OcopRecognition
from marketplace.outbox.letters import SELLER, Said, frame, letter, said
from marketplace.outbox.services import post
from marketplace.templatetags.shop import date_vn

AnyPaper = Certificate | OcopRecognition


def tell(paper: AnyPaper, act: str, *, left: int = 0, key: str = "") -> None:
    """One letter to the holder: verified, refused, revoked, cancelled, ending (in `left` days) or lapsed.

    Call it in the transaction of the act. `key` parts letters of the same act (the steps of a reminder).
    """
    with translation.override("vi"):
        subject, says = _words(paper, act, left)
        url = settings.SITE_URL + reverse("desk:papers", args=[paper.holder.slug])
        action = {"url": url, "label": _("See your papers")}
    with translation.override("en"):
        title, english = _words(paper, act, left)
    abroad = [Said(each.text, format_html('<span lang="en">{}</span>', each.html)) for each in english]
    context: dict[str, Any] = frame(SELLER) | {"says": [*says, *abroad], "action": action}
    with translation.override("vi"):
        post([letter(event_of(paper, act, key), paper.holder.email, f"{subject} / {title}"[:200], "note", context)])


def event_of(paper: AnyPaper, act: str, key: str = "") -> str:
    """Under which name the letter is written once."""
    return f"{type(paper).__name__.lower()}-{paper.pk}-{act}{key}"


def _words(paper: AnyPaper, act: str, left: int) -> tuple[str, list[Said]]:
    """Subject and sentences in the active language."""
    names = {
        "name": str(paper.name), "number": str(paper.number), "day": _day(paper.expires_on), "days": left,
        "reason": paper.reason,
    }  # fmt: skip
    subject, sentences = _of_act(act, left)
    what = said(_("%(name)s, number %(number)s:"), **names)
    return str(said(subject, **names).text), [what, *(said(sentence, **names) for sentence in sentences)]


def _of_act(act: str, left: int) -> tuple[str, list[str]]:
    if act == "verified":
        return _("%(name)s is verified"), [_("The alliance has checked it. Its mark now stands beside your goods.")]
    if act == "refused":
        return _("%(name)s was not accepted"), [_("The alliance could not confirm it: %(reason)s")]
    if act == "revoked":
        return _("%(name)s is revoked"), [
            _("Its mark has left your goods, labels and pages at once: %(reason)s"),
            _("If you think that this is a mistake, please speak with the alliance."),
        ]
    if act == "cancelled":
        return _("%(name)s: the registration is cancelled"), [_("Its mark has left your goods and pages at once.")]
    if act == "lapsed":
        return _("%(name)s has ended"), [
            _("It was valid until %(day)s. Its mark has left your goods, labels and pages."),
            _("Once you have a new one, declare it at your desk; the alliance checks it."),
        ]
    return ngettext("%(name)s ends in %(days)s day", "%(name)s ends in %(days)s days", left), [
        _("It is valid until %(day)s. After that day its mark leaves your goods, labels and pages by itself."),
        _("Please renew it in time and declare the new one at your desk."),
    ]


def _day(day: datetime.date | None) -> str:
    return date_vn(day)
