"""Decisions and certificates in words."""

from __future__ import annotations

import datetime

from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import Certificate, ListingRow
from catalogue.papers.wording import how_verified
from marketplace.templatetags.shop import date_vn
from marketplace.templatetags.words import with_names

SOON = datetime.timedelta(days=60)


def decision_text(row: ListingRow) -> str:
    """The decision behind the stars that stand in the row: number, issuer, until when."""
    sentence = _("Decision %(number)s, %(issuer)s, valid until %(day)s")
    day = date_vn(row.stars_until)
    return with_names(sentence, number=row.stars_decision, issuer=row.stars_issuer, day=day)


def certificate_card(certificate: Certificate, day: datetime.date) -> dict[str, str]:
    """A certificate shown on `day`, as its component shows it; one that ends within sixty days says so."""
    state, state_text = _state(certificate, day)
    ends, origin = certificate.expires_on, certificate.indication
    parts = [
        with_names(_("Registration %(number)s"), number=origin.registration_number) if origin else "",
        with_names(_("No. %(number)s, %(issuer)s"), number=certificate.number, issuer=certificate.issuer),
        with_names(_("Scope: %(scope)s"), scope=certificate.scope) if certificate.scope else "",
        _("Valid until %(day)s") % {"day": date_vn(ends)} if ends else "",
        how_verified(certificate),
    ]
    return {
        "name": certificate.name, "state": state, "state_text": state_text,
        "detail": format_html_join(". ", "{}", ((part,) for part in parts if part)),
    }  # fmt: skip


def _state(certificate: Certificate, day: datetime.date) -> tuple[str, str]:
    if certificate.verification != Certificate.Verification.VERIFIED:
        return "declared", _("Not verified")
    ends = certificate.expires_on
    if ends is None or ends - day > SOON:
        return "valid", _("Valid")
    left = (ends - day).days
    return "soon", ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}
