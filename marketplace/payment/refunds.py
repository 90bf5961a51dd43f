"""Paying back, whole or in part: written first, asked of the provider once, counted when the money has gone."""

from __future__ import annotations

import logging
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.ledger.rules import Sale
from marketplace.money import format_vnd
from marketplace.order.journal import collected_of
from marketplace.order.messages import tell_buyer_refunded
from marketplace.order.models import Order, Purchase
from marketplace.order.status import ENDED, PaymentState

from .journal import book_given_back, book_refund_due, book_refund_failed, book_refund_paid, surplus
from .models import Attempt, Receipt, Refund
from .providers import provider_of
from .providers.base import PaidBack, Refused, Unreachable, Unsupported
from .selectors import is_contested, received_on, refundable, refunds_to_send, taken_back
from .services import settle_receipt

logger = logging.getLogger(__name__)
S = Refund.State
# a refund only moves along this table; what failed has failed, and is asked for anew
MOVES = {
    S.REQUESTED: {S.PENDING, S.SUCCEEDED, S.FAILED}, S.PENDING: {S.SUCCEEDED, S.FAILED}, S.SUCCEEDED: {S.FAILED},
    S.FAILED: set(),
}  # fmt: skip
UNPAID = (PaymentState.CREATED, PaymentState.PENDING)
RANK = [
    PaymentState.CREATED, PaymentState.PENDING, PaymentState.EXPIRED, PaymentState.PAID,
    PaymentState.PARTIALLY_REFUNDED, PaymentState.REFUNDED,
]  # fmt: skip


@transaction.atomic
def ask_back(*, order: Order, back: Sale, key: str, actor: User | None, reason: str) -> Refund:
    """Exactly `back` of an order goes back to its buyer, once per `key`; a card is paid back by the worker.

    Cash has no payment of its own until some of it goes back. Raises ValidationError as `ask_refund`.
    """
    Purchase.objects.select_for_update().get(pk=order.purchase_id)
    book_given_back(order, back=back, key=key)
    if not Refund.objects.filter(key=key).exists():
        change_due(order, back.total)
    attempt = _attempt_of(order)
    return ask_refund(attempt=attempt, amount=back.total, key=key, order=order, actor=actor, reason=reason)


def _attempt_of(order: Order) -> Attempt:
    attempts = Attempt.objects.filter(purchase_id=order.purchase_id)
    if order.purchase.method != Purchase.Method.COD:
        return attempts.get(Q(order=order) | Q(order=None))
    paid = collected_of(order).total or order.total_incl_tax  # at the doors where it was taken, no more
    made, _new = attempts.get_or_create(
        order=order, purchase_id=order.purchase_id,
        defaults={"method": Purchase.Method.COD, "amount": paid, "state": PaymentState.PAID},
    )  # fmt: skip
    return made


@transaction.atomic
def ask_refund(
    *, attempt: Attempt, amount: int | Decimal, key: str, order: Order | None = None, receipt: Receipt | None = None,
    actor: User | None = None, reason: str = "",
) -> Refund:  # fmt: skip
    """Write down that `amount` đồng go back, once per `key`; `send_refund` or the worker then asks the provider.

    It is for an `order` (whose `refund_due` grows where more is paid back than was owed) or for a `receipt` that paid
    nothing. Safe inside the caller's transaction: no network. Raises ValidationError with one sentence for an amount
    that is none, has decimals, or is more than what can be paid back.
    """
    Purchase.objects.select_for_update().get(pk=attempt.purchase_id)
    known = Refund.objects.filter(key=key).first()
    if known is not None:
        if (known.attempt_id, known.amount) != (attempt.pk, amount):
            raise ValidationError(_("This refund is already recorded with another amount."))
        return known
    _check(attempt, amount)
    if order is not None:
        _owe(order, int(amount), key)
    if receipt is not None and (receipt.settled_at or amount != surplus(receipt)):
        raise ValidationError(_("Of this receipt exactly what paid nothing goes back, and once."))
    refund = Refund(
        attempt=attempt, order=order, receipt=receipt, amount=amount, key=key, reason=reason.strip(),
        requested_by=actor,
    )  # fmt: skip
    refund.full_clean()
    refund.save()
    record(
        actor=actor, act="payment.refund_asked", subject=attempt.purchase.number, amount=int(amount), key=key,
        reason=reason,
    )  # fmt: skip
    return refund


def send_refund(*, refund: Refund) -> Refund:
    """Ask the provider to pay it back; where it does not answer, the worker asks again with the same key.

    A way of paying that cannot pay back by itself leaves it to a person (selectors.refunds_to_settle).
    """
    if refund.state != S.REQUESTED:
        return refund
    try:
        word = provider_of(refund.attempt).refund(refund.attempt, int(refund.amount), refund.key)
    except Unsupported:
        return refund
    except Unreachable as fault:
        refund.try_later(fault)
        return refund
    except Refused as fault:
        logger.warning("refund %s: %s", refund.key, fault)
        word = PaidBack("", int(refund.amount), S.FAILED, failure=str(fault))
    return mark_refunded(refund=refund, word=word)


def send_refunds() -> int:
    """Ask for the refunds that wait; answers how many the provider has taken."""
    return sum(send_refund(refund=refund).state != S.REQUESTED for refund in refunds_to_send()[:100])


@transaction.atomic
def mark_refunded(*, refund: Refund, word: PaidBack, actor: User | None = None, provider: str = "") -> Refund:
    """The one door for money that goes back (from the account at `provider`, else whence it came), whoever says so."""
    purchase = Purchase.objects.select_for_update().get(pk=refund.attempt.purchase_id)
    refunds = Refund.objects.select_for_update(of=("self",)).select_related("attempt", "order", "receipt")
    refund = refunds.get(pk=refund.pk)
    refund.reference = refund.reference or word.reference or None
    before, after = S(refund.state), S(word.state)
    if after not in MOVES[before]:
        refund.save(update_fields=["reference"])
        return refund
    refund.state, refund.fault = after, word.failure[:240]
    refund.done_at = timezone.now() if after == S.SUCCEEDED else refund.done_at
    refund.full_clean()
    refund.save()
    if after == S.SUCCEEDED:
        _gone(refund, actor, provider)
    elif after == S.FAILED:
        _came_back(refund, gone=before == S.SUCCEEDED)
    record(
        actor=actor, act=f"payment.refund_{after}", subject=purchase.number, amount=int(refund.amount),
        reference=word.reference, fault=word.failure,
    )  # fmt: skip
    count_refunds(attempt=refund.attempt)
    return refund


@transaction.atomic
def refund_by_hand(*, refund: Refund, reference: str, actor: User) -> Refund:
    """A person has sent the money back and gives the bank's reference. Raises ValidationError without one."""
    if refund.attempt.method == Purchase.Method.CARD:
        raise ValidationError(_("A card is paid back by its provider."))
    if not reference.strip():
        raise ValidationError(_("Write the bank's reference of the transfer back."))
    if Refund.objects.exclude(pk=refund.pk).filter(reference=reference.strip()).exists():
        raise ValidationError(_("This reference already stands at another refund."))
    word = PaidBack(reference.strip(), int(refund.amount), S.SUCCEEDED)
    return mark_refunded(refund=refund, word=word, actor=actor)


@transaction.atomic
def assign_refund(*, refund: Refund, order: Order, actor: User) -> Refund:
    """Say for which order a refund was that somebody made at the provider's own screens."""
    Purchase.objects.select_for_update().get(pk=refund.attempt.purchase_id)
    refund = Refund.objects.select_for_update(of=("self",)).select_related("attempt").get(pk=refund.pk)
    if refund.order_id or refund.receipt_id or order.purchase_id != refund.attempt.purchase_id:
        raise ValidationError(_("This refund already has its order."))
    _owe(order, int(refund.amount), refund.key)
    refund.order = order
    refund.save(update_fields=["order"])
    if refund.state == S.SUCCEEDED:
        _gone(refund, actor)
    record(actor=actor, act="payment.refund_assigned", subject=order.number, key=refund.key)
    return refund


@transaction.atomic
def settle_refund(*, refund: Refund, note: str, actor: User) -> Refund:
    """A person has seen to a refund that failed, and says how."""
    refund = Refund.objects.select_for_update().get(pk=refund.pk)
    if not note.strip():
        raise ValidationError(_("Say what was done with the money."))
    if refund.settled_at is None:
        refund.settled_at, refund.settled_note = timezone.now(), note.strip()[:240]
        refund.full_clean()
        refund.save()
        record(actor=actor, act="payment.refund_settled", subject=refund.attempt.purchase.number, note=note)
    return refund


def adopt_refund(*, attempt: Attempt, word: PaidBack) -> Refund:
    """What the provider says of one refund; one that was made at its own screens is written down here too."""
    known = Refund.objects.filter(reference=word.reference).first()
    if known is None and word.key:
        known = Refund.objects.filter(attempt=attempt, key=word.key).first()
    if known is None:
        known = Refund(attempt=attempt, amount=word.amount, key=word.reference, reference=word.reference)
        known.reason = _("Made at the payment provider.")
        known.full_clean()
        known.save()
    return mark_refunded(refund=known, word=word)


def count_refunds(*, attempt: Attempt) -> None:
    """How far the money of an attempt has gone back, as its state and its purchase's; forward only."""
    gone = sum(int(one.amount) for one in attempt.refunds.filter(state=S.SUCCEEDED)) + taken_back(attempt)
    came = received_on(attempt)
    # too little that went back was never the payment: it can still be made
    if not gone or came < attempt.amount or attempt.state in UNPAID or came - gone >= attempt.amount:
        return
    kept = came - gone
    reached = PaymentState.PARTIALLY_REFUNDED if kept > 0 else PaymentState.REFUNDED
    if _is_further(reached, attempt.state):
        attempt.state = reached
        attempt.save(update_fields=["state"])
    purchase = Purchase.objects.select_for_update().get(pk=attempt.purchase_id)
    others = [one.state for one in purchase.attempts.all() if received_on(one)]
    whole = all(state == PaymentState.REFUNDED for state in others) and not _awaits_cash(purchase)
    reached = PaymentState.REFUNDED if whole else PaymentState.PARTIALLY_REFUNDED
    if _is_further(reached, purchase.payment_state):
        purchase.payment_state = reached
        purchase.save(update_fields=["payment_state"])


def _awaits_cash(purchase: Purchase) -> bool:
    """Whether other parcels are paid at the door, or were: only what goes back has a payment of its own."""
    standing = purchase.orders.exclude(status__in=ENDED).exclude(attempts__state=PaymentState.REFUNDED)
    return purchase.method == Purchase.Method.COD and standing.exists()


def _is_further(reached: str, stands: str) -> bool:
    return RANK.index(PaymentState(reached)) > RANK.index(PaymentState(stands))


def _check(attempt: Attempt, amount: int | Decimal) -> None:
    if amount != int(amount):
        raise ValidationError(_("The đồng has no decimals: enter a whole amount, such as 150.000."))
    if amount <= 0:
        raise ValidationError(_("The amount must be greater than zero."))
    if is_contested(attempt):
        raise ValidationError(_("The buyer's bank disputes this payment; answer it at the provider instead."))
    most = refundable(attempt)
    if amount > most:
        sentence = _("At most %(most)s can still be paid back of this payment.") if most else _(
            "Nothing of this payment is left to pay back."
        )  # fmt: skip
        raise ValidationError(sentence % {"most": format_vnd(most)})


def due_and_not_asked(order: Order) -> int:
    """What is owed back for an order, in đồng, less what is on its way; the order is locked."""
    on_the_way = order.refunds.filter(state__in=(S.REQUESTED, S.PENDING)).aggregate(sum=Sum("amount"))["sum"] or 0
    return int(order.refund_due - on_the_way)


def _owe(order: Order, amount: int, key: str) -> None:
    """What is paid back and was not owed before is owed from now on."""
    more = amount - due_and_not_asked(Order.objects.select_for_update().get(pk=order.pk))
    if more > 0:
        book_refund_due(order, amount=more, key=key)
        change_due(order, more)


def _gone(refund: Refund, actor: User | None, provider: str = "") -> None:
    amount, note = int(refund.amount), _("Paid back: %(key)s") % {"key": refund.reference}
    if refund.order is not None:
        change_due(refund.order, -amount)
        book_refund_paid(refund.order, attempt=refund.attempt, amount=amount, key=refund.key, provider=provider)
    elif refund.receipt is not None:
        settle_receipt(receipt=refund.receipt, note=note, actor=actor, provider=provider)
    tell_buyer_refunded(refund.attempt.purchase, amount=amount, refund_pk=refund.pk)


def _came_back(refund: Refund, *, gone: bool) -> None:
    """It did not go, or had `gone` and is here again: still owed, or again to be decided about."""
    if gone and refund.order is not None:
        change_due(refund.order, int(refund.amount))
    if refund.receipt is not None:
        again = {"decision": Receipt.Decision.NONE, "settled_at": None, "settled_note": ""}
        Receipt.objects.filter(pk=refund.receipt_id).update(**again)
    if gone:
        book_refund_failed(refund)


def change_due(order: Order, change: int) -> None:
    """So many đồng more (or fewer) are owed back for an order."""
    order = Order.objects.select_for_update().get(pk=order.pk)
    order.refund_due = max(int(order.refund_due) + change, 0)
    order.save(update_fields=["refund_due"])
