"""VietQR: a transfer to the platform's account, or (SETTLEMENT=direct) one to each cooperative's own."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Order, Purchase
from marketplace.order.numbers import new_memo
from marketplace.order.pricing import Proposal
from marketplace.vietqr import BANKS, payload

from ..models import Attempt, Receipt
from .base import HowToPay, PaidBack, Transfer, Truth, Unsupported

DIRECT = "direct"


def is_direct() -> bool:
    """Whether each cooperative is paid on its own account."""
    return settings.SETTLEMENT == DIRECT


def why_not(proposal: Proposal) -> str:
    """The sentence that says why a transfer is not offered; empty where it is."""
    if not is_direct():
        return ""
    lacking = next((part.cooperative for part in proposal.parts if not _has_account(part.cooperative)), None)
    return _("%(name)s has no bank account for transfers yet.") % {"name": lacking.name} if lacking else ""


def _has_account(cooperative: Cooperative) -> bool:
    return bool(cooperative.bank_bin and cooperative.bank_account)


class VietQR:
    """NAPAS 247 by QR code; the memo tells whose money it is."""

    def start(self, purchase: Purchase) -> HowToPay:
        """The transfers to make. Call it in the transaction that places, or again to show them."""
        short = Q(receipts__problem=Receipt.Problem.UNDER, receipts__settled_at=None)
        short &= ~Q(receipts__decision=Receipt.Decision.SEND_BACK)
        asked = purchase.attempts.select_related("order__cooperative")
        attempts = list(asked.annotate(arrived=Sum("receipts__amount", filter=short)).order_by("pk"))
        if not attempts:
            attempts = self._open(purchase)
        return HowToPay(Purchase.Method.VIETQR, [_transfer(attempt) for attempt in attempts])

    def refresh(self, attempt: Attempt) -> Truth:
        """As recorded: a bank sends notices, it cannot be asked."""
        return Truth(attempt.state)

    def refund(self, attempt: Attempt, amount: int, key: str) -> PaidBack:
        """A transfer back is made by a person."""
        raise Unsupported

    def _open(self, purchase: Purchase) -> list[Attempt]:
        if purchase.total == 0:
            return []
        if is_direct():
            orders = purchase.orders.select_related("cooperative").filter(total_incl_tax__gt=0).order_by("pk")
            return [self._attempt(purchase, order) for order in orders]
        return [self._attempt(purchase, None)]

    def _attempt(self, purchase: Purchase, order: Order | None) -> Attempt:
        seller = order.cooperative if order else None
        attempt = Attempt(
            purchase=purchase,
            order=order,
            method=Purchase.Method.VIETQR,
            amount=order.total_incl_tax if order else purchase.total,
            memo=new_memo() if order else purchase.memo,
            bank_bin=seller.bank_bin if seller else settings.PLATFORM_BANK_BIN,
            bank_account=seller.bank_account if seller else settings.PLATFORM_BANK_ACCOUNT,
            bank_holder=(seller.bank_holder or seller.name) if seller else settings.PLATFORM_BANK_HOLDER,
        )
        # the purchase was read a moment ago; what is unique or positive the database holds
        attempt.full_clean(exclude=["purchase", "order"], validate_unique=False, validate_constraints=False)
        attempt.save()
        return attempt


def _transfer(attempt: Attempt) -> Transfer:
    """What is to be transferred now: where too little came, the rest."""
    amount = int(attempt.amount) - int(getattr(attempt, "arrived", None) or 0)
    return Transfer(
        attempt=attempt,
        payload=payload(attempt.bank_bin, attempt.bank_account, amount, attempt.memo),
        bank=BANKS.get(attempt.bank_bin, attempt.bank_bin),
        account=attempt.bank_account,
        holder=attempt.bank_holder,
        amount=amount,
        memo=attempt.memo or "",
        order=attempt.order,
    )
