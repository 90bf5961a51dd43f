"""The rule for papers that is in force on a day, and the act that sets another from a day on."""

from __future__ import annotations

import calendar
import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import PaperRule
from marketplace.accounts.models import User
from marketplace.audit.services import record


def rule_on(day: datetime.date) -> PaperRule:
    """The newest rule that has begun by `day`; where the operator has set none, the demonstration's own."""
    newest = PaperRule.objects.filter(effective_from__lte=day).order_by("-effective_from").first()
    return newest or PaperRule(effective_from=day, source="Quy chế hoạt động của sàn, mục giấy chứng nhận")


@transaction.atomic
def set_paper_rule(*, actor: User | None, effective_from: datetime.date, **fields: Any) -> PaperRule:
    """Another rule from a day on, today or later: first_days, second_days, third_days, ocop_months, source.

    Raises ValidationError by field.
    """
    if effective_from < timezone.localdate():
        raise ValidationError({"effective_from": _("What held before today is not rewritten: choose today or later.")})
    rule = PaperRule(effective_from=effective_from, **fields)
    rule.full_clean()
    rule.save()
    record(actor=actor, act="papers.rule", subject=rule, source=rule.source)
    return rule


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The last day of so many months that begin on `day`: 15/3/2024 and 36 give 14/3/2027."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    same = min(day.day, calendar.monthrange(year, month)[1])
    return datetime.date(year, month, same) - datetime.timedelta(days=1)
