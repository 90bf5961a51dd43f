"""Papers in words."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Paper
from marketplace.templatetags.shop import date_vn


def how_verified(paper: Paper) -> str:
    """ "Verified on 3/4/2026: the original was seen"; that it is only declared; the state alone for other ones."""
    if paper.verification != Paper.Verification.VERIFIED or paper.verified_at is None:
        return str(paper.get_verification_display())
    day = date_vn(timezone.localdate(paper.verified_at))
    if not paper.method:
        return _("Verified on %(day)s") % {"day": day}
    return _("Verified on %(day)s: %(how)s") % {"day": day, "how": paper.get_method_display()}
