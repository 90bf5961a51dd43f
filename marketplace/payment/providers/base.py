"""What every way of paying offers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Protocol

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
    """What the buyer has to do now: transfers to make, or a card to type on the provider's page; else nothing."""

    method: str
    transfers: list[Transfer] = field(default_factory=list)
    by_card: Attempt | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that the provider holds for us: its reference, how much (đồng), since when."""

    reference: str
    amount: int
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class PaidBack:
    """One refund as the provider knows it; `key` is ours, empty where it was made at the provider's own screens."""

    reference: str
    amount: int
    state: str
    key: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Contested:
    """One dispute as the provider knows it; `state` is a Dispute.State."""

    reference: str
    amount: int
    state: str
    reason: str
    opened_at: datetime.datetime
    answer_by: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Charged:
    """A fee that the provider kept (below zero: gave back), in đồng, by the number under which it did so once."""

    reference: str
    amount: int
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Truth:
    """What a provider says of an attempt, whatever was told before and in whatever order."""

    state: str
    payment: Payment | None = None
    refunds: tuple[PaidBack, ...] = ()
    disputes: tuple[Contested, ...] = ()
    fees: tuple[Charged, ...] = ()


class Unreachable(RuntimeError):
    """No answer, or none that says what happened: ask again with the same key."""


class Unclear(Unreachable):
    """The provider failed within; it answers the same to this key for ever, so the next try needs another."""


class Refused(RuntimeError):
    """A clear no; the text is the provider's reason."""


class Unsupported(NotImplementedError):
    """This way of paying cannot do that by itself; a person does."""


class Provider(Protocol):
    """A way of paying. `start` may be called again: it answers the same attempts."""

    def start(self, purchase: Purchase) -> HowToPay:
        """Ask for the money."""

    def refresh(self, attempt: Attempt) -> Truth:
        """The truth about an attempt. Raises Unreachable."""

    def refund(self, attempt: Attempt, amount: int, key: str) -> PaidBack:
        """Pay `amount` đồng back, once per `key`. Raises Unreachable, Refused, Unsupported."""
