"""The ways of paying, by the method of a purchase."""

from marketplace.order.models import Purchase

from .base import HowToPay, Provider, Transfer
from .cod import CashOnDelivery
from .vietqr import VietQR

_PROVIDERS: dict[str, Provider] = {Purchase.Method.COD: CashOnDelivery(), Purchase.Method.VIETQR: VietQR()}


def provider_of(purchase: Purchase) -> Provider:
    """The provider of a purchase's method; KeyError for one that is not offered."""
    return _PROVIDERS[purchase.method]


__all__ = ["HowToPay", "Provider", "Transfer", "provider_of"]
