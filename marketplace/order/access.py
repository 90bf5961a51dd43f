"""Who may open a purchase: its owner, a visit that placed or found it, the holder of the link in its e-mail."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from .models import Order, Purchase

SESSION_KEY = "purchases"
MOST_KEPT = 50

_signer = Signer(salt="purchase-link")


def grant(session: Any, purchase: Purchase) -> None:
    """Let this visit open the purchase."""
    held = [number for number in session.get(SESSION_KEY, []) if number != purchase.number]
    session[SESSION_KEY] = [*held, purchase.number][-MOST_KEPT:]


def granted(session: Any) -> list[str]:
    """The numbers that this visit may open, oldest first."""
    return list(session.get(SESSION_KEY, []))


def token_of(number: str) -> str:
    """What makes a link to this purchase open; nobody can make one without our key."""
    return _signer.sign(number).rpartition(":")[2]


def is_token(number: str, token: str) -> bool:
    """Whether `token` opens `number`."""
    try:
        return _signer.unsign(f"{number}:{token}") == number
    except BadSignature:
        return False


def link_to(purchase: Purchase) -> str:
    """The absolute address for a letter, in the active language; whoever has the letter may open it."""
    names = {"number": purchase.number, "token": token_of(purchase.number)}
    return settings.SITE_URL + reverse("storefront:purchase-link", kwargs=names)


def link_to_origin(order: Order) -> str:
    """The same for the certificate of origin of one order."""
    number = order.purchase.number
    names = {"number": number, "token": token_of(number), "order": order.number}
    return settings.SITE_URL + reverse("storefront:origin-link", kwargs=names)
