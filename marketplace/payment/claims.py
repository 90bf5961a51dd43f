"""The acts on returns and complaints that give money back: the claim's move, stock, books and refund in one."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.ledger.rules import Sale
from marketplace.money import format_vnd
from marketplace.order.journal import terms_of
from marketplace.order.models import Claim, Order, Purchase
from marketplace.order.reckoning import part_of
from marketplace.order.returns.selectors import whole_worth, worth_of
from marketplace.order.returns.services import ClaimRefused, stand, step, take_in
from marketplace.order.returns.status import ClaimState
from marketplace.order.status import Actor

from .models import Refund
from .refunds import ask_back
from .sealing import has_account

S = ClaimState


@transaction.atomic
def accept(*, claim: Claim, actor_kind: str, actor: User, goods_back: bool, words: str = "") -> Claim:
    """The cooperative, or the alliance in its place, agrees: all the money, or a replacement.

    With `goods_back` the goods come back first (`receive`); otherwise the buyer keeps them. A complaint that asks for
    an answer is answered by `order.returns.services.settle`. Raises ClaimRefused where it was answered meanwhile.
    """
    if claim.wish == Claim.Wish.ANSWER:
        raise ClaimRefused(_("The buyer asks for an answer, not for money: write one."))
    if goods_back:
        return step(claim=claim, to=S.AWAITING_GOODS, actor_kind=actor_kind, actor=actor, words=words)
    if claim.wish == Claim.Wish.REPLACEMENT:
        return step(claim=claim, to=S.REPLACING, actor_kind=actor_kind, actor=actor, words=words)
    return _give(claim, actor_kind, actor, words)


@transaction.atomic
def award(*, claim: Claim, amount: int, words: str, actor: User) -> Claim:
    """The alliance decides on `amount` đồng, at most what the goods cost. The buyer keeps the goods."""
    most = worth_of(claim).total
    if not 0 < amount <= most:
        raise ClaimRefused({"amount": _("Write an amount from 1 to %(most)s.") % {"most": format_vnd(most)}})
    if not words.strip():
        raise ClaimRefused({"words": _("Say why; both sides read it.")})
    return _give(claim, Actor.STAFF, actor, words, amount)


@transaction.atomic
def take_offer(*, claim: Claim, actor: User | None = None) -> Claim:
    """The buyer takes what the cooperative has offered."""
    claim = Claim.objects.select_related("order__purchase").get(pk=claim.pk)
    return _give(claim, Actor.BUYER, actor, "", int(claim.offered))


@transaction.atomic
def receive(*, claim: Claim, fates: Mapping[int, str], actor_kind: str, actor: User, words: str = "") -> Claim:
    """The goods are back: each line (pk) is restocked or discarded, then comes the money or the replacement."""
    if claim.wish == Claim.Wish.REPLACEMENT:
        moved = step(claim=claim, to=S.REPLACING, actor_kind=actor_kind, actor=actor, words=words)
        take_in(claim=moved, fates=fates)
        stand(order=moved.order)
        return moved
    return _give(claim, actor_kind, actor, words, fates=fates)


def _give(
    claim: Claim, actor_kind: str, actor: User | None, words: str, amount: int | None = None,
    fates: Mapping[int, str] | None = None,
) -> Claim:  # fmt: skip
    # the row of the purchase first, as every act of money; then nobody reckons at the same time
    Purchase.objects.select_for_update().get(pk=claim.order.purchase_id)
    back = worth_of(claim)
    back = back if amount is None else part_of(back, amount)
    moved = step(claim=claim, to=S.REFUNDED, actor_kind=actor_kind, actor=actor, words=words, amount=back.total)
    _check(moved, back)
    if fates is not None:
        take_in(claim=moved, fates=fates)
    if back.total:
        reason = f"{moved.get_kind_display()}: {moved.get_reason_display()}"
        ask_back(order=moved.order, back=back, key=f"claim-{moved.pk}", actor=actor, reason=reason)
    stand(order=moved.order)
    return moved


def _check(claim: Claim, back: Sale) -> None:
    if not back.total and whole_worth(claim):
        raise ValidationError(_("Nothing of this order is left to pay back."))


def own_refund(claim: Claim) -> Refund | None:
    """What the cooperative itself has still to pay back: where it, and not the platform, has the buyer's money."""
    waiting = Refund.objects.filter(key=f"claim-{claim.pk}", state=Refund.State.REQUESTED)
    refund = waiting.exclude(attempt__method=Purchase.Method.CARD).select_related("attempt__purchase").first()
    return refund if refund is not None and terms_of(claim.order).kept else None


def needs_account(order: Order) -> bool:
    """Whether the buyer has to say to which account money goes back: a card knows its own."""
    return order.purchase.method != Purchase.Method.CARD and not has_account(order.purchase)
