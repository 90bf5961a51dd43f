"""Acts on papers, each once and under the row's lock: declare, withdraw, verify, refuse, revoke (docs/papers.md)."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Certificate, GeographicalIndication, OcopRecognition, Paper, Product
from catalogue.services import refresh_listing
from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Cooperative, GrowingArea

from .checks import check_certificate, check_recognition, check_renewal
from .files import keep
from .letters import tell

AnyPaper = TypeVar("AnyPaper", Certificate, OcopRecognition)
V = Paper.Verification


@transaction.atomic
def declare_certificate(
    *, holder: Cooperative, actor: User | None, products: Collection[Product], areas: Collection[GrowingArea] = (),
    file: ContentFile[bytes] | None = None, replaces: Certificate | None = None, **fields: Any,
) -> Certificate:  # fmt: skip
    """A certificate that the cooperative says it has; nothing shows as proven before somebody verified it.

    `fields`: scheme, name, number, issuer, scope, quantity_kg, issued_on, expires_on, indication. Raises
    ValidationError by field: impossible days, goods or fields of others, a number that it has already, a renewal of
    nothing.
    """
    Cooperative.objects.select_for_update().get(pk=holder.pk)  # two at once do not declare the same number
    paper = Certificate(holder=holder, replaces=replaces, declared_by=actor, **fields)
    check_renewal(paper)
    check_certificate(paper, products, areas)
    _save(paper, file)
    paper.products.set(products)
    paper.areas.set(areas)
    record(actor=actor, act="certificate.declared", subject=paper, holder=holder.code)
    return paper


@transaction.atomic
def declare_stars(
    *, product: Product, actor: User | None, file: ContentFile[bytes] | None = None,
    replaces: OcopRecognition | None = None, **fields: Any,
) -> OcopRecognition:  # fmt: skip
    """Stars that a cooperative says its product has; they show once verified.

    `fields`: stars, score, decision, level, issuer, issued_on, expires_on (by default as long as the rule says). Raises
    ValidationError by field.
    """
    Cooperative.objects.select_for_update().get(pk=product.producer_id)
    paper = OcopRecognition(product=product, replaces=replaces, declared_by=actor, **fields)
    check_renewal(paper)
    check_recognition(paper)
    _save(paper, file)
    record(actor=actor, act="stars.declared", subject=paper, holder=product.producer.code)
    return paper


@transaction.atomic
def withdraw(*, paper: AnyPaper, actor: User | None) -> AnyPaper:
    """The cooperative takes back what it declared and nobody has decided. Raises ValidationError."""
    paper = _undecided(paper)
    return _end(paper, V.WITHDRAWN, actor, "")


@transaction.atomic
def verify(*, paper: AnyPaper, method: str, actor: User | None, words: str = "") -> AnyPaper:
    """The alliance has checked it, and says how; from its first day on it counts. Raises ValidationError."""
    paper = _undecided(paper)
    if method not in Paper.Method.values:
        raise ValidationError({"method": _("Say how you checked it.")})
    if paper.expires_on is not None and paper.expires_on < timezone.localdate():
        raise ValidationError(
            _("This paper has ended: there is nothing left to verify. Refuse it, or ask for a new one.")
        )
    paper.verification, paper.method, paper.verified_how = V.VERIFIED, method, words.strip()
    paper.verified_by, paper.verified_at = actor, timezone.now()
    paper.full_clean(exclude=["file"])
    paper.save()
    _done(paper, "verified", actor)
    return paper


@transaction.atomic
def refuse(*, paper: AnyPaper, reason: str, actor: User | None) -> AnyPaper:
    """The alliance does not believe it; the cooperative reads why. Raises ValidationError."""
    paper = _undecided(paper)
    return _end(paper, V.REFUSED, actor, reason)


@transaction.atomic
def revoke(*, paper: AnyPaper, reason: str, actor: User | None) -> AnyPaper:
    """From this moment it counts nowhere; the cooperative reads why. Raises ValidationError."""
    paper = _locked(paper)
    if paper.verification != V.VERIFIED or paper.revoked_on is not None:
        raise ValidationError(_("Only a verified paper can be revoked, and only once."))
    paper.revoked_on = timezone.localdate()
    return _end(paper, V.VERIFIED, actor, reason)


@transaction.atomic
def register_indication(*, actor: User | None, **fields: Any) -> GeographicalIndication:
    """A registered origin: name, registration_number, manager, registered_on. Raises ValidationError by field."""
    origin = GeographicalIndication(added_by=actor, **fields)
    origin.full_clean()
    if not datetime.date(1995, 1, 1) <= origin.registered_on <= timezone.localdate():
        raise ValidationError({"registered_on": _("Check the year of registration; it is not still to come.")})
    origin.save()
    record(actor=actor, act="indication.registered", subject=origin)
    return origin


@transaction.atomic
def cancel_indication(*, origin: GeographicalIndication, reason: str, actor: User | None) -> GeographicalIndication:
    """The registration stands no more: every mark of it goes at once. Raises ValidationError."""
    origin = GeographicalIndication.objects.select_for_update().get(pk=origin.pk)
    if origin.cancelled_on is not None:
        raise ValidationError(_("This registration was cancelled already."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; the cooperatives concerned read it.")})
    origin.cancelled_on, origin.cancel_reason = timezone.localdate(), reason.strip()
    origin.full_clean()
    origin.save()
    record(actor=actor, act="indication.cancelled", subject=origin, reason=origin.cancel_reason)
    for right in origin.rights.valid_on(origin.cancelled_on - datetime.timedelta(days=1)).select_related("holder"):
        tell(right, "cancelled")
    return origin


def _save(paper: Paper, file: ContentFile[bytes] | None) -> None:
    if file is not None:
        keep(paper, file)
    paper.full_clean(exclude=["file"])
    paper.save()


def _locked(paper: AnyPaper) -> AnyPaper:
    return type(paper)._default_manager.select_for_update().get(pk=paper.pk)


def _undecided(paper: AnyPaper) -> AnyPaper:
    paper = _locked(paper)
    if paper.verification != V.DECLARED:
        raise ValidationError(_("This paper was decided already: %(state)s.") % {
            "state": paper.get_verification_display()
        })  # fmt: skip
    return paper


def _end(paper: AnyPaper, state: str, actor: User | None, reason: str) -> AnyPaper:
    if state != V.WITHDRAWN and not reason.strip():
        raise ValidationError({"reason": _("Say why; the cooperative reads it.")})
    paper.verification, paper.reason = state, reason.strip()
    paper.ended_by, paper.ended_at = actor, timezone.now()
    paper.full_clean(exclude=["file"])
    paper.save()
    _done(paper, "revoked" if state == V.VERIFIED else state, actor)
    return paper


def _done(paper: Any, act: str, actor: User | None) -> None:
    """What follows from a decision: the row of the listing, the letter, the trail."""
    if isinstance(paper, OcopRecognition):
        refresh_listing(product=paper.product)
    if act != "withdrawn":
        tell(paper, act)
    record(actor=actor, act=f"paper.{act}", subject=paper, holder=paper.holder.code, reason=paper.reason)
