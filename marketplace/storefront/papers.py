"""Decisions and certificates in words."""

from __future__ import annotations

import datetime

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from catalogue.models import Certificate, ListingRow
from marketplace.templatetags.shop import date_vn
from marketplace.templatetags.words import with_names

SOON = datetime.timedelta(days=60)


def decision_text(row: ListingRow) -> str:
    """The decision behind the stars that stand in the row: number, issuer, until when."""
    sentence = _("Decision %(number)s, %(issuer)s, valid until %(day)s")
    day = date_vn(row.stars_until)
    return with_names(sentence, number=row.stars_decision, issuer=row.stars_issuer, day=day)


def certificate_card(certificate: Certificate, day: datetime.date) -> dict[str, str]:
    """A certificate valid on `day`, as its component shows it; one that ends within sixty days says so."""
    ends = certificate.expires_on
    soon = ends is not None and ends - day <= SOON
    left = (ends - day).days if ends else 0
    parts = [
        with_names(_("No. %(number)s, %(issuer)s"), number=certificate.number, issuer=certificate.issuer),
        with_names(_("Scope: %(scope)s"), scope=certificate.scope) if certificate.scope else "",
        _("Valid until %(day)s") % {"day": date_vn(ends)} if ends else "",
        str(certificate.get_verification_display()),
    ]
    return {
        "name": certificate.name, "state": "soon" if soon else "valid",
        "state_text": _("%(days)d days left") % {"days": left} if soon else _("Valid"),
        "detail": format_html_join(". ", "{}", ((part,) for part in parts if part)),
    }  # fmt: skip
