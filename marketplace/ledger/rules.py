"""Events to postings: one pure function for each row of the table in docs/money.md. No database.

Each takes plain values (whole đồng, a cooperative's primary key) and answers legs that sum to zero; legs of nothing are
left out. Above zero is debit, below is credit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .chart import Kind, Part, Ref
from .commission import Commission

BANK = "vietqr"
"""The provider whose account is the platform's own at the bank: carriers remit to it and payouts leave from it."""


class Leg(NamedTuple):
    """One posting before it is written."""

    account: Ref
    amount: int
    part: Part = Part.NONE


@dataclass(frozen=True, slots=True)
class Sale:
    """What one order (or what is left of it, or what is given back of it) is worth. Each in đồng, none negative.

    `discount` is funded by the cooperative, `alliance` by the alliance.
    """

    goods: int = 0
    shipping: int = 0
    discount: int = 0
    alliance: int = 0

    @property
    def total(self) -> int:
        """What the buyer pays."""
        return self.sold + self.shipping - self.alliance

    @property
    def sold(self) -> int:
        """What the goods are sold for: the base of commission."""
        return self.goods - self.discount

    @property
    def parts(self) -> dict[Part, int]:
        """The parts with the sign that each has in the total."""
        return {
            Part.GOODS: self.goods, Part.SHIPPING: self.shipping,
            Part.DISCOUNT: -self.discount, Part.ALLIANCE: -self.alliance,
        }  # fmt: skip


def received(provider: str, amount: int) -> list[Leg]:
    """Money arrived: until it is known what it pays it stands in suspense."""
    return _kept([Leg(_cash(provider), amount), Leg(Ref(Kind.SUSPENSE), -amount)])


def sent_back(provider: str, amount: int) -> list[Leg]:
    """Money in suspense went back to whom it came from."""
    return _kept([Leg(Ref(Kind.SUSPENSE), amount), Leg(_cash(provider), -amount)])


def passed_on(provider: str, amount: int) -> list[Leg]:
    """Money in suspense is what a provider held for us and has passed on."""
    return _kept([Leg(Ref(Kind.SUSPENSE), amount), Leg(_cash(provider), -amount)])


def paid(cooperative: int, sale: Sale) -> list[Leg]:
    """Money in suspense pays an order and is held for its buyer until the goods have arrived."""
    return _kept([Leg(Ref(Kind.SUSPENSE), sale.total), *_held(cooperative, sale, -1)])


def collected(cooperative: int, sale: Sale, *, by_carrier: bool) -> list[Leg]:
    """An order was paid in cash to a carrier, or straight to the cooperative (its own rider, counter, account)."""
    holder = Ref(Kind.CARRIER) if by_carrier else Ref(Kind.KEPT, cooperative)
    return _kept([Leg(holder, sale.total), *_held(cooperative, sale, -1)])


def remitted(cooperative: int, amount: int, fee: int) -> list[Leg]:
    """A carrier passed on `amount` less its `fee`, which the cooperative bears. A refused parcel: amount 0."""
    return _kept(
        [
            Leg(_cash(BANK), amount - fee),
            Leg(Ref(Kind.PAYABLE, cooperative), fee, Part.CARRIER_FEE),
            Leg(Ref(Kind.CARRIER), -amount),
        ]
    )


def written_off(amount: int) -> list[Leg]:
    """A carrier will not pass on `amount` any more; the alliance bears it. Below zero: it will after all."""
    return _kept([Leg(Ref(Kind.LOSSES), amount), Leg(Ref(Kind.CARRIER), -amount)])


def earned(cooperative: int, sale: Sale, commission: Commission, *, kept: int = 0) -> list[Leg]:
    """An order is completed: what is held becomes due to the cooperative, less commission.

    `kept` is what the cooperative has itself collected of it.
    """
    return _kept(
        [
            *_held(cooperative, sale, 1),
            *_payable(cooperative, sale, -1),
            Leg(Ref(Kind.ALLIANCE_DISCOUNTS), sale.alliance, Part.ALLIANCE),
            *_commission(cooperative, commission, 1),
            Leg(Ref(Kind.PAYABLE, cooperative), kept, Part.KEPT),
            Leg(Ref(Kind.KEPT, cooperative), -kept),
        ]
    )


def refund_held(cooperative: int, back: Sale, *, to: Kind = Kind.REFUNDS) -> list[Leg]:
    """Before an order is completed `back` of it is given back: to the buyer, or to a lost dispute.

    `to` is KEPT where the cooperative itself has the money and itself gives it back.
    """
    return _kept([*_held(cooperative, back, 1), Leg(_whose(to, cooperative), -back.total)])


def refund_earned(cooperative: int, back: Sale, commission: Commission, *, to: Kind = Kind.REFUNDS) -> list[Leg]:
    """The same after it is completed: the cooperative bears it, and gets back the commission on it.

    `to` is PAYABLE where the cooperative itself gives the money back.
    """
    part = Part.KEPT if to == Kind.PAYABLE else Part.NONE
    return _kept(
        [
            *_payable(cooperative, back, 1),
            Leg(Ref(Kind.ALLIANCE_DISCOUNTS), -back.alliance, Part.ALLIANCE),
            Leg(_whose(to, cooperative), -back.total, part),
            *_commission(cooperative, commission, -1),
        ]
    )


def refund_paid(provider: str, amount: int) -> list[Leg]:
    """What was owed back to a buyer has been paid back."""
    return _kept([Leg(Ref(Kind.REFUNDS), amount), Leg(_cash(provider), -amount)])


def refund_taken(amount: int) -> list[Leg]:
    """What was owed back to a buyer he has by a dispute that is lost."""
    return _kept([Leg(Ref(Kind.REFUNDS), amount), Leg(Ref(Kind.DISPUTE), -amount)])


def disputed(provider: str, amount: int) -> list[Leg]:
    """A buyer's bank took `amount` back until the dispute is decided."""
    return _kept([Leg(Ref(Kind.DISPUTE), amount), Leg(_cash(provider), -amount)])


def dispute_won(provider: str, amount: int) -> list[Leg]:
    """The money of a dispute came back."""
    return _kept([Leg(_cash(provider), amount), Leg(Ref(Kind.DISPUTE), -amount)])


def dispute_borne(amount: int) -> list[Leg]:
    """The alliance bears a lost dispute. Where the cooperative does: `refund_…(…, to=Kind.DISPUTE)`."""
    return _kept([Leg(Ref(Kind.LOSSES), amount), Leg(Ref(Kind.DISPUTE), -amount)])


def payout_sent(cooperative: int, amount: int) -> list[Leg]:
    """A payout is in a file for the bank: no longer owed, not yet gone."""
    return _kept([Leg(Ref(Kind.PAYABLE, cooperative), amount, Part.PAYOUT), Leg(Ref(Kind.TRANSIT), -amount)])


def payout_paid(amount: int) -> list[Leg]:
    """The bank made the payout."""
    return _kept([Leg(Ref(Kind.TRANSIT), amount), Leg(_cash(BANK), -amount)])


def payout_returned(cooperative: int, amount: int, *, was_paid: bool) -> list[Leg]:
    """The bank did not make the payout, or sent it back: it is owed again."""
    source = _cash(BANK) if was_paid else Ref(Kind.TRANSIT)
    return _kept([Leg(source, amount), Leg(Ref(Kind.PAYABLE, cooperative), -amount, Part.RETURNED)])


def cooperative_paid(cooperative: int, amount: int) -> list[Leg]:
    """A cooperative paid what it owed (commission where it is paid directly, a balance below zero)."""
    return _kept([Leg(_cash(BANK), amount), Leg(Ref(Kind.PAYABLE, cooperative), -amount, Part.PAYMENT)])


def provider_fee(provider: str, amount: int) -> list[Leg]:
    """A payment provider kept a fee, of a payment or a dispute; the alliance bears it. Below zero: it gave it back."""
    return _kept([Leg(Ref(Kind.FEES), amount), Leg(_cash(provider), -amount)])


def _cash(provider: str) -> Ref:
    return Ref(Kind.CASH, provider=provider)


def _whose(kind: Kind, cooperative: int) -> Ref:
    return Ref(kind, cooperative) if kind in (Kind.KEPT, Kind.PAYABLE) else Ref(kind)


def _held(cooperative: int, sale: Sale, sign: int) -> list[Leg]:
    """The parts apart, so that the ledger itself tells what is left of an order."""
    return [Leg(Ref(Kind.HELD, cooperative), sign * amount, part) for part, amount in sale.parts.items()]


def _payable(cooperative: int, sale: Sale, sign: int) -> list[Leg]:
    payable = Ref(Kind.PAYABLE, cooperative)
    return [Leg(payable, sign * amount, part) for part, amount in sale.parts.items() if part != Part.ALLIANCE]


def _commission(cooperative: int, taken: Commission, sign: int) -> list[Leg]:
    payable = Ref(Kind.PAYABLE, cooperative)
    return [
        Leg(payable, sign * taken.amount, Part.COMMISSION),
        Leg(payable, sign * taken.vat, Part.COMMISSION_VAT),
        Leg(Ref(Kind.COMMISSION), -sign * taken.amount),
        Leg(Ref(Kind.COMMISSION_VAT), -sign * taken.vat),
    ]


def _kept(legs: list[Leg]) -> list[Leg]:
    return [leg for leg in legs if leg.amount]
