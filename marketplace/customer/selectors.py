"""Readings for the account's screens."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from marketplace.accounts.models import User
from marketplace.order.models import Purchase


def purchases_of(user: User | AnonymousUser | Any) -> QuerySet[Purchase]:
    """A person's own purchases, newest first, with each cooperative's order."""
    return Purchase.objects.filter(user_id=user.pk).prefetch_related("orders__cooperative").order_by("-placed_at")
