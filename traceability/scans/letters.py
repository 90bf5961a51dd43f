"""A cooperative hears at once of a label that seems to stand on more goods than one."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.outbox.letters import SELLER, frame, letter, said
from marketplace.outbox.services import post

from ..models import Serial


def tell_unusual(serial: Serial) -> None:
    """Once for each piece; call it in the transaction that notes it."""
    maker = serial.lot.producer
    with translation.override(settings.LANGUAGE_CODE):
        names = {"piece": serial.number, "code": serial.lot.code, "scans": serial.scans}
        if serial.unusual == Serial.Unusual.FAR:
            why = _("Piece %(piece)s of lot %(code)s was scanned within hours in parts of the country far apart.")
        else:
            why = _("Piece %(piece)s of lot %(code)s has been scanned %(scans)s times, by many telephones.")
        says = [
            said(why, **names),
            said(_("Its label may have been copied onto other goods. Its page now warns readers, calmly.")),
            said(_("See where it was scanned; if you know the reason, nothing needs to be done.")),
        ]
        url = settings.SITE_URL + reverse("desk:scans", args=[maker.slug]) + f"?lo={serial.lot.code}"
        context = frame(SELLER) | {"says": says, "action": {"url": url, "label": _("See it at the desk")}}
        subject = _("Lot %(code)s: piece %(piece)s is scanned unusually") % names
        post([letter(f"serial-{serial.pk}-unusual", maker.email, subject, "note", context)])
