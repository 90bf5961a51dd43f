"""What is owed back for an order that a card paid is asked for by itself; other ways of paying need a person."""

from __future__ import annotations

import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from marketplace.order.models import Order, Purchase

from .models import Attempt, Refund
from .refunds import ask_refund

logger = logging.getLogger(__name__)
ON_THE_WAY = (Refund.State.REQUESTED, Refund.State.PENDING)


def ask_due_refunds() -> int:
    """Write down a refund for every order whose card is owed money that nobody has asked for. Answers how many.

    An order of which a refund failed is left to the person who sees to that.
    """
    asked = Sum("refunds__amount", filter=Q(refunds__state__in=ON_THE_WAY))
    failed = Refund.objects.filter(order=OuterRef("pk"), state=Refund.State.FAILED)
    disputed = Attempt.objects.filter(purchase=OuterRef("purchase"), disputed=True)
    due = Order.objects.filter(refund_due__gt=0, purchase__method=Purchase.Method.CARD)
    due = due.exclude(Exists(failed)).exclude(Exists(disputed)).annotate(asked=Coalesce(asked, 0))
    return sum(_ask(pk) for pk in list(due.filter(refund_due__gt=F("asked")).values_list("pk", flat=True)[:100]))


def _ask(pk: int) -> bool:
    try:
        return _ask_locked(pk)
    except ValidationError:
        logger.exception("the refund of order %s could not be asked for", pk)
        return False


@transaction.atomic
def _ask_locked(pk: int) -> bool:
    order = Order.objects.get(pk=pk)
    Purchase.objects.select_for_update().get(pk=order.purchase_id)
    order.refresh_from_db()
    refunds = list(Refund.objects.filter(order=order))
    missing = int(order.refund_due) - sum(int(one.amount) for one in refunds if one.state in ON_THE_WAY)
    attempt = Attempt.objects.filter(purchase=order.purchase_id).first()
    if missing <= 0 or attempt is None:
        return False
    key = f"order-{order.pk}-due-{len(refunds) + 1}"
    ask_refund(
        attempt=attempt,
        amount=missing,
        key=key,
        order=order,
        reason=_("Not sent: %(number)s") % {"number": order.number},
    )
    return True
