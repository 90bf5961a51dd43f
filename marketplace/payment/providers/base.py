"""What every way of paying offers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from marketplace.order.models import Order, Purchase

from ..models import Attempt


@dataclass(frozen=True, slots=True)
class Transfer:
    """One bank transfer to make: the text of its QR code and what stands beside it. Amount in đồng."""

    attempt: Attempt
    payload: str
    bank: str
    account: str
    holder: str
    amount: int
    memo: str
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class HowToPay:
    """What the buyer has to do now; nothing to transfer where cash is paid at the door."""

    method: str
    transfers: list[Transfer] = field(default_factory=list)


class Unsupported(NotImplementedError):
    """This way of paying cannot do that by itself; a person does."""


class Provider(Protocol):
    """A way of paying. `start` may be called again: it answers the same attempts."""

    def start(self, purchase: Purchase) -> HowToPay:
        """Ask for the money."""

    def refresh(self, attempt: Attempt) -> str:
        """The truth about an attempt, as a PaymentState."""

    def refund(self, attempt: Attempt, amount: int, key: str) -> Any:
        """Pay `amount` đồng back, once per `key`."""
