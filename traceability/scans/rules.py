"""The rule for scans that is in force on a day, and the act that sets another from a day on."""

from __future__ import annotations

import datetime
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..models import ScanRule
from .unusual import Limits

UNSET = Limits()
"""What holds while the operator has set nothing: the demonstration's own rule, no law."""


def limits_on(day: datetime.date) -> Limits:
    """The newest rule that has begun by `day`."""
    rule = ScanRule.objects.filter(effective_from__lte=day).order_by("-effective_from").first()
    return Limits(**{name: getattr(rule, name) for name in asdict(UNSET)}) if rule else UNSET


@transaction.atomic
def set_rule(*, limits: Limits, effective_from: datetime.date, source: str, actor: User | None) -> ScanRule:
    """Another rule from `effective_from` on, today or later. Raises ValidationError."""
    if effective_from < timezone.localdate():
        raise ValidationError({"effective_from": _("A rule begins today or later; what was judged stays judged.")})
    rule = ScanRule(effective_from=effective_from, source=source, **asdict(limits))
    rule.full_clean()
    rule.save()
    record(actor=actor, act="scans.rule", subject=effective_from.isoformat(), **asdict(limits))
    return rule
