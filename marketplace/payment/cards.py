"""Acts of cards: open the hosted page, keep each notice once, ask for the truth, act on it once.

A notice is a doorbell: whatever it says, the provider is asked how things stand, and that is what is done. So notices
may come twice, late, in any order, or never. Nobody waits for a network inside a transaction.
"""

from __future__ import annotations

import datetime
import logging

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.audit.services import record
from marketplace.order.models import Purchase
from marketplace.order.status import OrderStatus, PaymentState

from .journal import book_dispute, book_fee
from .models import Attempt, Dispute, Notice
from .providers import CARDS
from .providers.base import Contested, Refused, Truth, Unclear, Unreachable
from .providers.stripe import SHORTEST, Page, Word
from .refunds import adopt_refund, count_refunds
from .selectors import notices_waiting, sessions_to_close, silent_attempts
from .services import end_unpaid, mark_received

logger = logging.getLogger(__name__)
Session = Attempt.Session
HEARD = frozenset(
    {
        "checkout.session.completed", "checkout.session.async_payment_succeeded",
        "checkout.session.async_payment_failed", "checkout.session.expired", "payment_intent.succeeded",
        "payment_intent.payment_failed", "refund.created", "refund.updated", "refund.failed",
        "charge.dispute.created", "charge.dispute.closed",
    }
)  # fmt: skip


def open_page(*, attempt: Attempt) -> str:
    """The address of the hosted page on which the buyer pays; a second click opens the same.

    Raises ValidationError where nothing is awaited, or the provider cannot be reached just now.
    """
    for _turn in range(2):
        attempt = _about_to_open(attempt)
        if attempt.session_state == Session.OPEN:
            return attempt.pay_url
        try:
            return _keep_page(attempt, CARDS.open(attempt)).pay_url
        except (Unclear, Refused) as fault:
            logger.warning("payment page of %s: %s", attempt, fault)
            _next_number(attempt)
        except Unreachable as fault:
            logger.warning("payment page of %s: %s", attempt, fault)
            break
    raise ValidationError(_("The card payment does not answer just now. Your goods are held; try again in a minute."))


def keep_notice(*, word: Word) -> Notice | None:
    """Keep a signed notice, once however often it is sent; None for a kind that tells us nothing."""
    if word.kind not in HEARD:
        return None
    about = {"session": word.session, "intent": word.intent, "attempt": word.attempt}
    facts = {"kind": word.kind, "about": about, "happened_at": word.at}
    notice, _made = Notice.objects.get_or_create(reference=word.reference, defaults=facts)
    return notice


def answer_notices(*, limit: int = 100) -> int:
    """Act on the notices that wait, oldest first; one that cannot be acted on now comes again later."""
    return sum(answer_notice(notice=notice) for notice in notices_waiting()[:limit])


def answer_notice(*, notice: Notice) -> bool:
    """Ask for the truth behind a notice and act on it; False where the provider must be asked again later."""
    try:
        attempt = _attempt_of(notice)
        if attempt is not None:
            ask(attempt=attempt)
    except (Unreachable, Refused, ValidationError) as fault:
        notice.try_later(fault)
        return False
    notice.attempt, notice.answered_at, notice.fault = attempt, timezone.now(), ""
    notice.save(update_fields=["attempt", "answered_at", "fault"])
    return True


def ask(*, attempt: Attempt) -> Attempt:
    """Ask the provider how an attempt stands, and act on it. Raises Unreachable."""
    attempt = Attempt.objects.get(pk=attempt.pk)  # its session may be younger than what the caller holds
    return apply_truth(attempt=attempt, truth=CARDS.refresh(attempt))


def ask_if_quiet(*, attempt: Attempt, seconds: int = 3) -> Attempt:
    """The same for a page that is loaded again and again: not more often than every few seconds, never a fault."""
    if not cache.add(f"asked-{attempt.pk}", True, seconds):
        return attempt
    try:
        return ask(attempt=attempt)
    except (Unreachable, Refused) as fault:
        logger.warning("%s: %s", attempt, fault)
        return attempt


def sweep(*, now: datetime.datetime | None = None) -> int:
    """Ask where nothing was heard for half an hour; close the pages of what ended or whose deadline has passed."""
    now = now or timezone.now()
    closing = set(sessions_to_close(now)[:100])
    asked = closing | set(silent_attempts(now)[:100])
    return sum(_sweep_one(attempt, close=attempt in closing) for attempt in sorted(asked, key=lambda one: one.pk))


def _sweep_one(attempt: Attempt, *, close: bool) -> bool:
    Attempt.objects.filter(pk=attempt.pk).update(asked_at=timezone.now())  # a provider that is away is not hammered
    try:
        if close:
            CARDS.close(attempt)
        ask(attempt=attempt)
    except (Unreachable, Refused, ValidationError) as fault:
        logger.warning("%s: %s", attempt, fault)
        return False
    return True


@transaction.atomic
def apply_truth(*, attempt: Attempt, truth: Truth) -> Attempt:
    """Do what the provider's word means, once; an older word that comes later undoes nothing."""
    purchase = Purchase.objects.select_for_update().get(pk=attempt.purchase_id)
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    attempt.asked_at = timezone.now()
    if truth.payment is not None:
        attempt.intent, attempt.session_state = truth.payment.reference, Session.PAID
    elif truth.state == PaymentState.EXPIRED and attempt.session_state == Session.OPEN:
        attempt.session_state = Session.CLOSED
    attempt.save(update_fields=["asked_at", "intent", "session_state"])
    if truth.payment is not None:
        payment = truth.payment
        mark_received(
            purchase=purchase, amount=payment.amount, reference=payment.reference, received_at=payment.at
        )  # fmt: skip
    elif attempt.session_state == Session.CLOSED:
        end_unpaid(purchase=purchase)
    for fee in truth.fees:
        book_fee(attempt, fee)
    if truth.fees and not attempt.fee_known:
        attempt.fee_known = True
        attempt.save(update_fields=["fee_known"])
    for dispute in truth.disputes:
        _adopt_dispute(attempt, dispute)
    for refund in truth.refunds:
        adopt_refund(attempt=attempt, word=refund)
    attempt.refresh_from_db()
    count_refunds(attempt=attempt)
    return attempt


def _adopt_dispute(attempt: Attempt, word: Contested) -> None:
    known = Dispute.objects.filter(reference=word.reference).first()
    if known is not None and not _goes_on(known.state, word.state):
        return
    dispute = known or Dispute(attempt=attempt, reference=word.reference, opened_at=word.opened_at)
    dispute.amount, dispute.state, dispute.reason = word.amount, word.state, word.reason[:60]
    dispute.answer_by = word.answer_by
    dispute.closed_at = None if word.state in (Dispute.State.INQUIRY, Dispute.State.OPEN) else timezone.now()
    dispute.full_clean()
    dispute.save()
    book_dispute(dispute)
    attempt.disputed = attempt.disputes.exclude(state=Dispute.State.WON).exists()
    attempt.save(update_fields=["disputed"])
    record(
        actor=None, act=f"payment.dispute_{word.state}", subject=attempt.purchase.number, amount=word.amount,
        reference=word.reference,
    )  # fmt: skip


def _goes_on(stands: str, word: str) -> bool:
    order = [Dispute.State.INQUIRY, Dispute.State.OPEN]
    return stands in order and stands != word and (word not in order or order.index(word) > order.index(stands))


@transaction.atomic
def _about_to_open(attempt: Attempt) -> Attempt:
    """The attempt with the end of its session fixed, so that a repeated request says the same."""
    Purchase.objects.select_for_update().get(pk=attempt.purchase_id)
    attempt = Attempt.objects.select_for_update(of=("self",)).select_related("purchase").get(pk=attempt.pk)
    purchase = attempt.purchase
    if not purchase.orders.filter(status=OrderStatus.AWAITING_PAYMENT).exists():
        raise ValidationError(_("Nothing is to be paid for %(number)s now.") % {"number": purchase.number})
    if attempt.session_ends_at is None:
        earliest = timezone.now() + SHORTEST
        attempt.session_ends_at = max(purchase.pay_before or earliest, earliest)
        attempt.save(update_fields=["session_ends_at"])
    return attempt


@transaction.atomic
def _keep_page(attempt: Attempt, page: Page) -> Attempt:
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.session is None:
        attempt.session, attempt.pay_url, attempt.session_state = page.session, page.url, Session.OPEN
        attempt.asked_at = timezone.now()
        if attempt.state == PaymentState.CREATED:
            attempt.state = PaymentState.PENDING
        attempt.save()
    return attempt


def _next_number(attempt: Attempt) -> None:
    """A key that was answered with a fault is answered so again: the next try takes another."""
    fresh = Attempt.objects.filter(pk=attempt.pk, number=attempt.number, session=None)
    fresh.update(number=attempt.number + 1, session_ends_at=None)


def _attempt_of(notice: Notice) -> Attempt | None:
    """The attempt that a notice is about; None where the payment is not ours. Raises Unreachable."""
    about = notice.about
    for name in ("session", "intent"):
        known = Attempt.objects.filter(**{name: about[name]}).first() if about.get(name) else None
        if known is not None:
            return known
    number = about.get("attempt") or (CARDS.attempt_behind(about["intent"]) if about.get("intent") else "")
    if not (str(number).isdecimal() and len(str(number)) < 18):
        return None
    return Attempt.objects.filter(pk=int(number), method=Purchase.Method.CARD).first()
