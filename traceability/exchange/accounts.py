"""Accounts of other systems: made and revoked by the alliance, or by a cooperative for its own; known by a token."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Cooperative

from ..models import Correspondent
from .problems import Problem

PREFIX = "epcis_"


@transaction.atomic
def open_account(
    *, name: str, actor: User | None, cooperative: Cooperative | None = None, may_report: bool = True,
    reads_packages: bool = False,
) -> tuple[Correspondent, str]:  # fmt: skip
    """A new account and its token, which is shown this once and kept nowhere. Raises ValidationError."""
    token = PREFIX + secrets.token_urlsafe(32)
    account = Correspondent(
        name=" ".join(name.split()), cooperative=cooperative, may_report=may_report, reads_packages=reads_packages,
        token_hash=_hash(token), token_end=token[-4:], created_by=actor,
    )  # fmt: skip
    account.full_clean()
    account.save()
    record(actor=actor, act="epcis-account.opened", subject=account.name, reads_packages=reads_packages)
    return account, token


@transaction.atomic
def revoke_account(*, account: Correspondent, actor: User | None) -> Correspondent:
    """From now on its token opens nothing; what it reported stands. Twice changes nothing."""
    account = Correspondent.objects.select_for_update().get(pk=account.pk)
    if account.revoked_at is None:
        account.revoked_at = timezone.now()
        account.full_clean()
        account.save(update_fields=["revoked_at"])
        record(actor=actor, act="epcis-account.revoked", subject=account.name)
    return account


def who_asks(request: HttpRequest) -> Correspondent | None:
    """The account whose token the request bears; None without a token. Raises Problem 401 for another."""
    sent = request.headers.get("Authorization", "")
    if not sent:
        return None
    scheme, _space, token = sent.partition(" ")
    known = Correspondent.objects.filter(token_hash=_hash(token.strip()), revoked_at=None).select_related("cooperative")
    account = known.first() if scheme.lower() == "bearer" else None
    if account is None:
        raise Problem(401, "SecurityException", _("This token is unknown or was revoked."))
    return account


def who_reports(request: HttpRequest) -> Correspondent:
    """The account that may report. Raises Problem 401 without a token, 403 for one that only reads."""
    account = who_asks(request)
    if account is None:
        raise Problem(401, "SecurityException", _("Send the token as “Authorization: Bearer …”."))
    if not account.may_report:
        raise Problem(403, "SecurityException", _("This account only reads; it may not report events."))
    return account


def _hash(token: str) -> str:
    """A token is random enough that its plain hash cannot be guessed from."""
    return hashlib.sha256(token.encode()).hexdigest()
