"""A cooperative closes for some days: nothing of it can be bought, and no deadline to accept runs."""

from __future__ import annotations

import datetime

from django.db import transaction

from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative
from marketplace.cooperatives.services import set_holiday

from ..models import Order
from ..status import OrderStatus
from ..windows import holiday_of, later_by, sooner_by
from .moving import locked


@transaction.atomic
def go_on_holiday(
    *, cooperative: Cooperative, first: datetime.date | None, last: datetime.date | None, note: str = "", actor: User
) -> Cooperative:
    """Close from `first` to `last`, both included; None for both ends it. Orders that wait get their days back.

    Raises ValidationError where the days make no sense.
    """
    waiting = Order.objects.filter(cooperative=cooperative, status=OrderStatus.AWAITING_ACCEPTANCE, escalated_at=None)
    # orders first, then their cooperative: placing reads it last of all
    orders = [locked(order) for order in waiting.order_by("pk")]
    before = holiday_of(Cooperative.objects.get(pk=cooperative.pk))
    cooperative = set_holiday(cooperative=cooperative, first=first, last=last, note=note, actor=actor)
    for order in orders:
        if order.accept_before is not None and order.status == OrderStatus.AWAITING_ACCEPTANCE:
            due = sooner_by(order.date_placed, order.accept_before, before)
            order.accept_before = later_by(order.date_placed, due, holiday_of(cooperative))
            order.save(update_fields=["accept_before"])
    return cooperative
