"""Letters about reports, each once, in the transaction of the act."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.outbox.letters import BUYER, SELLER, Said, frame, letter, quoted, said
from marketplace.outbox.services import post

from ..models import ProblemReport


def tell_cooperative(problem: ProblemReport) -> None:
    """A reader reported something; the words stand at the desk."""
    maker = problem.lot.producer
    with translation.override(settings.LANGUAGE_CODE):
        url = reverse("desk:problem", args=[maker.slug, problem.pk])
        subject = _("A reader reports a problem with lot %(code)s") % {"code": problem.lot.code}
        says = [
            quoted(f"{problem.get_what_display()}."),
            quoted(problem.words),
            said(_("Please answer at your desk; the alliance reads it too.")),
        ]
        _send(problem, "new", maker.email, subject, says, url, _("See it at the desk"))


def tell_received(problem: ProblemReport) -> None:
    """Whoever left an e-mail gets the address at which the answer will stand."""
    with translation.override(problem.language):
        subject = _("We have your report about lot %(code)s") % {"code": problem.lot.code}
        says = [said(_("%(name)s and the alliance of cooperatives have it."), name=problem.lot.producer.name)]
        _send(problem, "received", problem.email, subject, says, address_of(problem), _("See where it stands"))


def tell_answered(problem: ProblemReport) -> None:
    """The answer, to whoever left an e-mail."""
    with translation.override(problem.language):
        subject = _("Your report about lot %(code)s is answered") % {"code": problem.lot.code}
        _send(problem, "answered", problem.email, subject, [quoted(problem.answer)], address_of(problem), _("See it"))


def address_of(problem: ProblemReport) -> str:
    """The page of whoever reported, in the active language."""
    return reverse("traceability:problem", kwargs={"token": problem.token})


def _send(problem: ProblemReport, word: str, to: str, subject: str, says: list[Said], path: str, label: str) -> None:
    action = {"url": settings.SITE_URL + path, "label": label}
    context = frame(SELLER if word == "new" else BUYER) | {"says": says, "action": action}
    post([letter(f"problem-{problem.pk}-{word}", to, subject, "note", context)])
