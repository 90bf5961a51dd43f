"""The greatest yield of each process: the alliance's to set, from a day on."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..models import ProcessYield


@transaction.atomic
def set_yield(
    *, process: str, greatest_yield: Decimal, effective_from: datetime.date, legal_ref: str, actor: User | None
) -> ProcessYield:
    """From that day on a process gives at most `greatest_yield` of what goes in; what was booked stays.

    Raises ValidationError for a day before today, a yield of nothing, no source.
    """
    if effective_from < timezone.localdate():
        raise ValidationError({"effective_from": _("What held before today is not rewritten: choose today or later.")})
    row = ProcessYield(
        process=process, greatest_yield=greatest_yield, effective_from=effective_from, legal_ref=legal_ref.strip(),
        set_by=actor,
    )  # fmt: skip
    row.full_clean()
    row.save()
    record(actor=actor, act="yield.set", subject=process, after=str(greatest_yield), begins=effective_from.isoformat())
    return row
