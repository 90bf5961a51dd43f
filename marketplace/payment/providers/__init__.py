"""The ways of paying, by method."""

from marketplace.order.models import Purchase

from ..models import Attempt
from .base import HowToPay, Provider, Transfer
from .cod import CashOnDelivery
from .stripe import Stripe
from .vietqr import VietQR

CARDS = Stripe()
_PROVIDERS: dict[str, Provider] = {
    Purchase.Method.COD: CashOnDelivery(),
    Purchase.Method.VIETQR: VietQR(),
    Purchase.Method.CARD: CARDS,
}


def provider_of(thing: Purchase | Attempt) -> Provider:
    """The provider of a purchase's or an attempt's method; KeyError for one that is not offered."""
    return _PROVIDERS[thing.method]


__all__ = ["CARDS", "HowToPay", "Provider", "Transfer", "provider_of"]
