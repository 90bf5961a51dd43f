"""Acts on a cooperative's places, areas and suppliers: keep what the office typed, take away what nothing names."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from .models import Facility, GrowingArea, Supplier

Kept = Facility | GrowingArea | Supplier


@transaction.atomic
def keep(thing: Kept, *, actor: User | None) -> Kept:
    """Write a new or changed facility, area or supplier. Raises ValidationError, by field.

    The code of an area that something names stays: it stands on papers and in signed events.
    """
    before = type(thing).objects.select_for_update(of=("self",)).filter(pk=thing.pk).first() if thing.pk else None
    if isinstance(thing, GrowingArea) and isinstance(before, GrowingArea) and _is_renamed(before, thing):
        raise ValidationError({"code": _("Its diary or a lot bears this code; it stays as it is.")})
    if isinstance(thing, Facility) and thing.gln and _others(thing).filter(gln=thing.gln).exists():
        raise ValidationError({"gln": _("Another place has this GLN.")})
    _check_once(thing)
    thing.full_clean(validate_constraints=False)
    thing.save()
    record(actor=actor, act=f"{_word(thing)}.kept", subject=str(thing), new=before is None)
    return thing


@transaction.atomic
def take_away(thing: Kept, *, actor: User | None) -> None:
    """Delete what was added by mistake. Raises ValidationError where a lot, a step, a diary or a paper names it."""
    locked = type(thing).objects.select_for_update(of=("self",)).get(pk=thing.pk)
    if is_named(locked):
        raise ValidationError(_("“%(name)s” cannot be taken away: lots or records name it.") % {"name": thing})
    record(actor=actor, act=f"{_word(thing)}.taken_away", subject=str(thing))
    locked.delete()


def is_named(thing: Kept) -> bool:
    """Whether anything in any room points at it."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: thing.pk}).exists()
        for relation in thing._meta.related_objects
    )


def _is_renamed(before: GrowingArea, after: GrowingArea) -> bool:
    return before.code != after.code and is_named(before)


def _others(thing: Any) -> Any:
    return type(thing).objects.exclude(pk=thing.pk)


def _check_once(thing: Any) -> None:
    """One sentence beside the field, where the database would say it for the whole."""
    owner, column, sentence = {
        Facility: ("cooperative", "name", _("You have another place of this name.")),
        GrowingArea: ("cooperative", "code", _("You have another area of this code.")),
        Supplier: ("hub", "name", _("You have another supplier of this name.")),
    }[type(thing)]
    if _others(thing).filter(**{owner: getattr(thing, owner), column: getattr(thing, column)}).exists():
        raise ValidationError({column: sentence})


def _word(thing: Kept) -> str:
    return {Facility: "facility", GrowingArea: "area", Supplier: "supplier"}[type(thing)]
