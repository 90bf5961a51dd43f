"""Acts of money: record what arrived, end what was not paid."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Cooperative
from marketplace.order.messages import tell_buyer_expired, tell_buyer_paid
from marketplace.order.models import Order, Purchase
from marketplace.order.selectors import unpaid_until
from marketplace.order.services import lock_stock, move_order, owe_back, revive_order
from marketplace.order.status import Actor, OrderStatus, PaymentState

from .journal import book_paid, book_received, book_sent_back, counting
from .models import Attempt, Receipt
from .providers import HowToPay, provider_of

Problem = Receipt.Problem
UNPAID = (PaymentState.CREATED, PaymentState.PENDING)


@transaction.atomic
def open_payment(*, purchase: Purchase) -> HowToPay:
    """Ask for the money of a purchase; again answers the same."""
    return provider_of(purchase).start(purchase)


@transaction.atomic
def mark_received(
    *,
    purchase: Purchase,
    amount: int,
    reference: str,
    received_at: datetime.datetime,
    actor: User | None = None,
    order: Order | None = None,
) -> Receipt:
    """Record money that arrived, once per `reference` of its bank or provider, and confirm the orders that it pays.

    `amount` in đồng; `order` where each cooperative is paid directly. Money is never refused for being wrong: too
    little, too much, too late or twice is kept with its `problem`, for a person (selectors.receipts_to_settle).
    Raises ValidationError for an amount that is none, a reference that belongs to another purchase, or a purchase
    that is not paid by transfer.
    """
    purchase = Purchase.objects.select_for_update().get(pk=purchase.pk)
    known = Receipt.objects.filter(reference=reference.strip()).first()
    if known is not None:
        return _same(known, purchase, amount)
    attempt = _attempt(purchase, order)
    receipt = Receipt(
        purchase=purchase, attempt=attempt, amount=amount, reference=reference.strip(), received_at=received_at,
        recorded_by=actor,
    )  # fmt: skip
    receipt.full_clean()
    receipt.problem = _weigh(receipt, attempt)
    receipt.save()
    book_received(receipt)
    record(
        actor=actor, act="payment.received", subject=purchase.number, amount=int(amount),
        reference=receipt.reference, problem=str(receipt.problem),
    )  # fmt: skip
    return receipt


@transaction.atomic
def mark_unmatched(
    *, amount: int, reference: str, received_at: datetime.datetime, cooperative: Cooperative | None = None
) -> Receipt:
    """Record money of which nobody knows whose it is, on the platform's account or a cooperative's: it waits."""
    receipt = Receipt(
        amount=amount, reference=reference, received_at=received_at, cooperative=cooperative, problem=Problem.UNMATCHED
    )
    receipt.full_clean()
    receipt.save()
    book_received(receipt)
    record(actor=None, act="payment.unmatched", subject=receipt.reference, amount=int(amount))
    return receipt


@transaction.atomic
def give_receipt(*, receipt: Receipt, purchase: Purchase, order: Order | None, actor: User) -> Receipt:
    """Money that pays nothing where it stands pays this purchase, as if it had come for it.

    Raises ValidationError where it already stands there, lies on another's account, or the purchase is not paid by
    transfer. Call it with the receipt's row locked.
    """
    attempt = _attempt(Purchase.objects.select_for_update().get(pk=purchase.pk), order)
    before = receipt.purchase
    if attempt.method != Purchase.Method.VIETQR:
        sentence = _("Purchase %(number)s is not paid by bank transfer.")
        raise ValidationError(sentence % {"number": attempt.purchase.number})
    if receipt.attempt_id == attempt.pk:
        raise ValidationError(_("The money already stands at this purchase."))
    if _account_owner(receipt) != (attempt.order.cooperative_id if attempt.order else None):
        raise ValidationError(_("This purchase is to be paid to another bank account."))
    receipt.purchase, receipt.attempt, receipt.problem = attempt.purchase, attempt, Problem.NONE
    receipt.problem = _weigh(receipt, attempt)
    receipt.full_clean()
    receipt.save()
    record(
        actor=actor, act="payment.matched", subject=attempt.purchase.number, amount=int(receipt.amount),
        reference=receipt.reference, before=before.number if before else "", problem=str(receipt.problem),
    )  # fmt: skip
    return receipt


def _account_owner(receipt: Receipt) -> int | None:
    """The cooperative on whose account it lies; None for the platform's."""
    order = receipt.attempt.order if receipt.attempt else None
    return order.cooperative_id if order else receipt.cooperative_id


@transaction.atomic
def settle_receipt(*, receipt: Receipt, note: str, actor: User | None, provider: str = "") -> Receipt:
    """A person has decided about money with a problem, and says what was done; it left the account at `provider`."""
    receipt = Receipt.objects.select_for_update().get(pk=receipt.pk)
    if not note.strip():
        raise ValidationError({"settled_note": _("Say what was done with the money.")})
    if receipt.settled_at is None:
        receipt.settled_at, receipt.settled_note = timezone.now(), note.strip()
        receipt.full_clean()
        receipt.save()
        book_sent_back(receipt, provider=provider)
        record(actor=actor, act="payment.settled", subject=receipt.reference, note=note)
    return receipt


def expire_unpaid(*, now: datetime.datetime | None = None) -> int:
    """End the purchases whose deadline has passed and free their goods. Answers how many; each is its own act."""
    now = now or timezone.now()
    numbers = list(unpaid_until(now).values_list("pk", flat=True)[:200])
    return sum(_expire(pk, now) for pk in numbers)


def _same(known: Receipt, purchase: Purchase, amount: int) -> Receipt:
    if known.purchase is None:
        raise ValidationError(
            _("Reference %(reference)s waits under “Bank money”: give it to the purchase there.")
            % {"reference": known.reference}
        )
    if known.purchase_id != purchase.pk or known.amount != amount:
        raise ValidationError(
            _("Reference %(reference)s is already recorded, for %(number)s.")
            % {"reference": known.reference, "number": known.purchase.number}
        )
    return known


def _attempt(purchase: Purchase, order: Order | None) -> Attempt:
    open_payment(purchase=purchase)
    attempts = list(purchase.attempts.select_for_update().order_by("pk"))
    if order is not None:
        attempts = [one for one in attempts if one.order_id == order.pk]
    if len(attempts) != 1:
        if attempts:
            raise ValidationError(_("Say for which cooperative's order the money is."))
        raise ValidationError(_("Purchase %(number)s is not paid by bank transfer.") % {"number": purchase.number})
    return attempts[0]


def _weigh(receipt: Receipt, attempt: Attempt) -> str:
    """What this money does: pays, or is kept with its problem."""
    if attempt.state not in (*UNPAID, PaymentState.EXPIRED):
        return Problem.DOUBLE
    # of what came before only what was too little waits for its rest: what came too late waits for a person
    parts = counting(attempt).filter(problem=Problem.UNDER, settled_at=None).exclude(pk=receipt.pk)
    arrived = int(receipt.amount) + int(parts.aggregate(sum=Sum("amount"))["sum"] or 0)
    if arrived < attempt.amount:
        return Problem.UNDER
    if not _pay(attempt, receipt.received_at):
        return Problem.LATE
    _close_underpayments(attempt)
    return Problem.OVER if arrived > attempt.amount else Problem.NONE


def _close_underpayments(attempt: Attempt) -> None:
    done = _("The rest arrived later.")
    counting(attempt).filter(problem=Problem.UNDER, settled_at=None).update(
        settled_at=timezone.now(), settled_note=done
    )


def _pay(attempt: Attempt, received_at: datetime.datetime) -> bool:
    """Confirm the orders that wait for this money; False where they had ended and nothing is left of the goods."""
    orders = _orders_of(attempt)
    waiting = [order for order in orders if order.status == OrderStatus.AWAITING_PAYMENT]
    ended = [order for order in orders if order.status == OrderStatus.CANCELLED]
    # only what the deadline ended comes back to life; what the buyer gave up does not
    if not waiting and (attempt.state != PaymentState.EXPIRED or not _revive_all(ended)):
        return False
    attempt.state = PaymentState.PAID
    attempt.save(update_fields=["state"])
    for order in waiting:
        move_order(order=order, to=OrderStatus.CONFIRMED, actor_kind=Actor.MONEY)
    book_paid(waiting or ended)
    for order in ended if waiting else ():
        owe_back(order=order)
    _count_purchase(attempt.purchase_id, received_at)
    return True


def _revive_all(ended: list[Order]) -> bool:
    """All or none: the buyer paid for the whole, and half of it is not what was bought."""
    try:
        with transaction.atomic():
            lock_stock(ended)
            for order in ended:
                if not revive_order(order=order):
                    raise _SoldSince
    except _SoldSince:
        return False
    return bool(ended)


class _SoldSince(Exception):
    """Goods of an ended order were sold to somebody else."""


def _orders_of(attempt: Attempt) -> list[Order]:
    orders = Order.objects.filter(purchase_id=attempt.purchase_id).order_by("pk")
    return list(orders.filter(pk=attempt.order_id) if attempt.order_id else orders)


def _count_purchase(purchase_pk: int, paid_at: datetime.datetime) -> None:
    """The purchase is paid once no order of it waits for money any more and some money came."""
    purchase = Purchase.objects.get(pk=purchase_pk)
    waits = purchase.orders.filter(status=OrderStatus.AWAITING_PAYMENT).exists()
    if waits or not purchase.attempts.filter(state=PaymentState.PAID).exists():
        return
    purchase.payment_state, purchase.paid_at = PaymentState.PAID, paid_at
    purchase.save(update_fields=["payment_state", "paid_at"])
    tell_buyer_paid(purchase)


@transaction.atomic
def _expire(pk: int, now: datetime.datetime) -> bool:
    purchase = Purchase.objects.select_for_update().get(pk=pk)
    if purchase.pay_before is None or purchase.pay_before >= now:
        return False
    return end_unpaid(purchase=purchase, now=now)


@transaction.atomic
def end_unpaid(*, purchase: Purchase, now: datetime.datetime | None = None) -> bool:
    """Nobody can pay it any more: free its goods. False where it was paid, or given up, in the meantime."""
    purchase = Purchase.objects.select_for_update().get(pk=purchase.pk)
    waiting = list(purchase.orders.filter(status=OrderStatus.AWAITING_PAYMENT).order_by("pk"))
    if not waiting:
        return False
    # the payment of an order that its buyer gave up stays as it is: money that comes for it revives nothing
    ended = purchase.attempts.filter(Q(order=None) | Q(order__in=waiting), state__in=UNPAID)
    ended.update(state=PaymentState.EXPIRED)
    lock_stock(waiting)
    for order in waiting:
        move_order(order=order, to=OrderStatus.CANCELLED, actor_kind=Actor.CLOCK)
    _count_purchase(purchase.pk, now or timezone.now())
    purchase.refresh_from_db()
    if purchase.payment_state == PaymentState.EXPIRED:
        tell_buyer_expired(purchase)
    return True
