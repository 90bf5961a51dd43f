"""Acts on cooperatives: verifying, suspending, reinstating; the days on which one is closed."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from .models import Cooperative

LONGEST = datetime.timedelta(days=92)


@transaction.atomic
def set_status(*, cooperative: Cooperative, status: str, actor: User, reason: str = "") -> Cooperative:
    """Verify, suspend or reinstate; its goods follow at once, for every list joins this column."""
    before = cooperative.status
    cooperative.status = Cooperative.Status(status)
    cooperative.save(update_fields=["status"])
    record(actor=actor, act=f"cooperative.{status}", subject=cooperative.code, before=before, reason=reason)
    return cooperative


@transaction.atomic
def set_holiday(
    *, cooperative: Cooperative, first: datetime.date | None, last: datetime.date | None, note: str, actor: User
) -> Cooperative:
    """Close from `first` to `last`, both included; None for both opens it. Deadlines are the order room's to move.

    Raises ValidationError, by field: `last`.
    """
    cooperative = Cooperative.objects.select_for_update(of=("self",)).get(pk=cooperative.pk)
    if (first is None) != (last is None):
        raise ValidationError({"last": _("A holiday has a first and a last day.")})
    if first is not None and last is not None:
        _check_days(first, last)
    cooperative.holiday_from, cooperative.holiday_to, cooperative.holiday_note = first, last, note.strip()
    cooperative.full_clean(validate_unique=False)
    cooperative.save(update_fields=["holiday_from", "holiday_to", "holiday_note"])
    record(
        actor=actor, act="cooperative.holiday", subject=cooperative.code, first=str(first), last=str(last), note=note
    )
    return cooperative


@transaction.atomic
def set_details(
    *, cooperative: Cooperative, street: str, tax_code: str, registration_number: str, actor: User
) -> Cooperative:
    """Where it is and how offices know it, as the pages behind its labels say. Raises ValidationError, by field."""
    cooperative = Cooperative.objects.select_for_update(of=("self",)).get(pk=cooperative.pk)
    told = {"street": street.strip(), "tax_code": tax_code.strip(), "registration_number": registration_number.strip()}
    before = {name: getattr(cooperative, name) for name in told}
    for name, value in told.items():
        setattr(cooperative, name, value)
    cooperative.full_clean(exclude=["picture"], validate_unique=False)
    cooperative.save(update_fields=list(told))
    record(actor=actor, act="cooperative.details", subject=cooperative.code, before=before, after=told)
    return cooperative


def _check_days(first: datetime.date, last: datetime.date) -> None:
    if last < first:
        raise ValidationError({"last": _("The last day comes before the first.")})
    if last < timezone.localdate():
        raise ValidationError({"last": _("These days have passed.")})
    if last - first > LONGEST:
        raise ValidationError({"last": _("At most three months; close for longer with the alliance.")})
