"""Deadlines and limits are set with a day on which they begin; what held before is never changed."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.money import format_vnd
from marketplace.places.models import Province

from ..terms import Term, TermKey, Unit, limits_of, unit_of


@transaction.atomic
def set_term(
    *, key: TermKey, value: int, effective_from: datetime.date, legal_ref: str, actor: User,
    effective_to: datetime.date | None = None, provinces: Collection[Province] = (),
) -> Term:  # fmt: skip
    """A value (minutes, hours, days or đồng, as `key` says) from a day on. Raises ValidationError by field.

    `provinces`: only there; nobody but the ceiling of cash on delivery knows them.
    """
    _check(key, value, effective_from, effective_to, provinces)
    term = Term(
        key=key, value=value, effective_from=effective_from, effective_to=effective_to, legal_ref=legal_ref.strip()
    )
    term.full_clean()
    term.save()
    term.provinces.set(provinces)
    record(
        actor=actor, act="term.set", subject=str(term), key=str(key), value=value, legal_ref=term.legal_ref,
        effective_from=str(effective_from), effective_to=str(effective_to or ""),
        provinces=sorted(each.code for each in provinces),
    )  # fmt: skip
    return term


@transaction.atomic
def take_back_term(*, term: Term, actor: User) -> None:
    """A value that has not begun is taken back. Raises ValidationError once it holds: orders stand by it."""
    term = Term.objects.select_for_update().get(pk=term.pk)
    if term.effective_from <= timezone.localdate():
        raise ValidationError(_("This value already holds; set a new one instead."))
    record(actor=actor, act="term.taken_back", subject=str(term), effective_from=str(term.effective_from))
    term.delete()


def _check(
    key: TermKey, value: int, begins: datetime.date, ends: datetime.date | None, provinces: Collection[Province]
) -> None:
    least, most = limits_of(key)
    if not least <= value <= most:
        told = [format_vnd(one) if unit_of(key) == Unit.DONG else str(one) for one in (least, most)]
        raise ValidationError({"value": _("From %(least)s to %(most)s.") % {"least": told[0], "most": told[1]}})
    if begins < timezone.localdate():
        raise ValidationError({"effective_from": _("What has been cannot be changed: begin today or later.")})
    if Term.objects.filter(key=key, effective_from=begins).exists():
        raise ValidationError({"effective_from": _("A value that begins on this day is already there.")})
    if ends is not None and ends < begins:
        raise ValidationError({"effective_to": _("The last day comes after the first.")})
    if provinces and key != TermKey.COD_CEILING:
        raise ValidationError({"provinces": _("Only cash on delivery can be for some provinces alone.")})
