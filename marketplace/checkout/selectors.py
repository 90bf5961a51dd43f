"""What the checkout knows of a buyer beforehand."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from marketplace.address.forms import initial_of
from marketplace.address.models import UserAddress

MOST_SHOWN = 6


def addresses_of(user: Any) -> list[UserAddress]:
    """The buyer's address book, the default first; empty for a guest."""
    if not user.is_authenticated:
        return []
    book = UserAddress.objects.filter(user=user).select_related("commune__province")
    return list(book.order_by("-is_default_for_shipping", "-num_orders_as_shipping_address", "-pk")[:MOST_SHOWN])


def first_values(user: Any, chosen: str = "") -> dict[str, Any]:
    """First values of the first step: the `chosen` address (pk) of the buyer's own book, else its first, else the name.

    Http404 for an address of somebody else.
    """
    if not user.is_authenticated:
        if chosen:
            raise Http404
        return {}
    book = addresses_of(user)
    if chosen:
        owned = UserAddress.objects.filter(user=user).select_related("commune__province")
        address = owned.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 10 else None
        if address is None:
            raise Http404
        book = [address]
    known = {"full_name": user.get_full_name(), "phone": user.phone or "", "email": user.email or ""}
    return known | initial_of(book[0]) if book else known
