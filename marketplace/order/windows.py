"""How long things may take: deadlines from dated configuration and holidays. Moments have time zones."""

from __future__ import annotations

import datetime

from django.utils import timezone

from marketplace.cooperatives.models import Cooperative

from .models import Order
from .terms import TermKey, term_on, terms_on

DAY = datetime.timedelta(days=1)
Period = tuple[datetime.date, datetime.date]


def return_window(order: Order) -> datetime.timedelta:
    """How long after delivery something of the order can be returned: the longest of its goods'."""
    fresh = [bool(line.product and line.product.perishable) for line in order.lines.select_related("product")]
    return max((window_of(each) for each in fresh), default=window_of(False))


def window_of(perishable: bool, day: datetime.date | None = None) -> datetime.timedelta:
    """How long goods of this kind that arrived on `day` (today) can be returned."""
    if perishable:
        return datetime.timedelta(hours=term_on(TermKey.RETURN_HOURS_FRESH, day).value)
    return datetime.timedelta(days=term_on(TermKey.RETURN_DAYS, day).value)


def windows_in_words(day: datetime.date | None = None) -> dict[str, int]:
    """What a contract says of both kinds of goods on `day` (today): `fresh_hours` and `return_days`. One query."""
    held = terms_on([TermKey.RETURN_HOURS_FRESH, TermKey.RETURN_DAYS], day)
    return {"fresh_hours": held[TermKey.RETURN_HOURS_FRESH].value, "return_days": held[TermKey.RETURN_DAYS].value}


def acceptance_deadline(cooperative: Cooperative, begins: datetime.datetime) -> datetime.datetime:
    """Until when a cooperative answers an order that it got at `begins`; days of its holiday do not count."""
    hours = datetime.timedelta(hours=term_on(TermKey.ACCEPT_HOURS).value)
    return later_by(begins, begins + hours, holiday_of(cooperative))


def holiday_of(cooperative: Cooperative) -> Period | None:
    """The first and the last day of its holiday."""
    if cooperative.holiday_from is None or cooperative.holiday_to is None:
        return None
    return cooperative.holiday_from, cooperative.holiday_to


def later_by(begins: datetime.datetime, due: datetime.datetime, holiday: Period | None) -> datetime.datetime:
    """A deadline with the days of a holiday left out: it runs on where it stood when they are over."""
    if holiday is None:
        return due
    closes, opens = _midnight(holiday[0]), _midnight(holiday[1] + DAY)
    if begins >= opens or due <= closes:
        return due
    return due + (opens - max(begins, closes))


def sooner_by(begins: datetime.datetime, due: datetime.datetime, holiday: Period | None) -> datetime.datetime:
    """The deadline that `later_by` was given: what it was before the holiday counted."""
    if holiday is None:
        return due
    closes, opens = _midnight(holiday[0]), _midnight(holiday[1] + DAY)
    if begins >= opens or due <= opens:
        return due
    return due - (opens - max(begins, closes))


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
