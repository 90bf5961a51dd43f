"""Acts on what the bank tells: keep each transfer once, find whose it is, hand it to the one door of money."""

from __future__ import annotations

import datetime
import hashlib
import logging

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Purchase
from marketplace.order.status import PaymentState
from marketplace.text import fold

from ..models import Attempt, BankNotice, Receipt
from ..services import mark_received, mark_unmatched
from .matching import choose, read_memos
from .notices import Word

logger = logging.getLogger(__name__)
UNPAID = (PaymentState.CREATED, PaymentState.PENDING, PaymentState.EXPIRED)


def identity_of(
    account: str, reference: str, amount: int, at: datetime.datetime, content: str, *, nth: int = 0
) -> str:  # fmt: skip
    """What makes a transfer this one: its bank reference; without one its day, amount and text, and the how manieth."""
    if reference:
        return f"{account}|{squeezed(reference)}|{amount}"
    said = f"{timezone.localdate(at)}|{amount}|{squeezed(content)}|{nth}"
    return f"{account}|{hashlib.sha256(said.encode()).hexdigest()[:40]}"


def squeezed(text: str) -> str:
    """Letters and digits alone, as banks agree on no more."""
    return fold(text).replace(" ", "")


def owner_of(account: str) -> Cooperative | None:
    """The cooperative whose account it is; None for the platform's."""
    if account == settings.PLATFORM_BANK_ACCOUNT:
        return None
    return Cooperative.objects.filter(bank_account=account).order_by("pk").first()


def keep_notice(*, word: Word) -> BankNotice | None:
    """Keep what a signed notice says, once however often and by whom it is told; None for an outgoing transfer."""
    if word.amount < 0:
        return None
    identity = identity_of(word.account, word.reference, word.amount, word.at, word.content)
    same = Q(number=word.number) | Q(identity=identity, is_staged=False)
    known = BankNotice.objects.filter(same).first()
    if known is not None:
        return known
    notice = BankNotice(
        identity=identity, number=word.number, account=word.account, cooperative=owner_of(word.account),
        gateway=word.gateway, reference=word.reference, content=word.content, amount=word.amount,
        happened_at=word.at, is_late=word.is_late,
    )  # fmt: skip
    notice.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            notice.save()
    except IntegrityError:  # told twice in one moment
        return BankNotice.objects.get(same)
    return notice


def act_on_waiting(*, limit: int = 200) -> int:
    """Act on what was kept and not acted on yet, oldest first; what fails comes again later. Answers how many."""
    due = BankNotice.objects.filter(answered_at=None, is_staged=False, next_try_at__lte=timezone.now())
    return sum(try_to_act(notice=notice) for notice in due.order_by("pk")[:limit])


def try_to_act(*, notice: BankNotice) -> bool:
    """Act now if it can be; False where it must be tried again."""
    try:
        act_on(notice=notice)
    except (ValidationError, DatabaseError) as fault:
        logger.warning("bank notice %s: %s", notice.pk, fault)
        notice.try_later(fault)
        return False
    return True


@transaction.atomic
def act_on(*, notice: BankNotice) -> Receipt:
    """Record the money of a notice, once: for the purchase that its memo names, else for a person to look at."""
    notice = BankNotice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    if notice.receipt is not None:
        return notice.receipt
    receipt = _recorded_by_hand(notice) or _record(notice)
    notice.receipt, notice.answered_at, notice.fault = receipt, timezone.now(), ""
    notice.save(update_fields=["receipt", "answered_at", "fault"])
    return receipt


def attempt_for(notice: BankNotice) -> Attempt | None:
    """Whose money it is, by memo and then amount, on this account alone; None where a person must say."""
    reading = read_memos(notice.content)
    memos = [*reading.sure, *reading.likely]
    asked = Attempt.objects.filter(method=Purchase.Method.VIETQR, bank_account=notice.account)
    found = {attempt.memo: attempt for attempt in asked.select_related("purchase", "order").filter(memo__in=memos)}
    memo = choose(reading, {str(key): still_due(attempt) for key, attempt in found.items()}, int(notice.amount))
    return found[memo] if memo else None


def still_due(attempt: Attempt) -> int:
    """What an attempt waits for, in đồng."""
    if attempt.state not in UNPAID:
        return int(attempt.amount)
    arrived = attempt.receipts.filter(settled_at=None, problem=Receipt.Problem.UNDER)
    return int(attempt.amount) - sum(int(one.amount) for one in arrived)


def _recorded_by_hand(notice: BankNotice) -> Receipt | None:
    if not notice.reference:
        return None
    known = Receipt.objects.filter(reference=notice.reference, amount=notice.amount, notices=None)
    # banks do not know of each other's references: on another's account it is other money
    nowhere, owner = Q(attempt=None, cooperative=notice.cooperative), notice.cooperative
    paying = Q(attempt__order__cooperative=owner) if owner else Q(attempt__isnull=False, attempt__order=None)
    return known.filter(nowhere | paying).first()


def _record(notice: BankNotice) -> Receipt:
    reference = notice.reference or f"NH{notice.pk:08d}"
    if Receipt.objects.filter(reference=reference).exists():  # another bank's, or mistyped by hand
        reference = f"{reference}/{notice.pk}"
    told = {"amount": int(notice.amount), "reference": reference, "received_at": notice.happened_at}
    attempt = attempt_for(notice)
    if attempt is None:
        return mark_unmatched(**told, cooperative=notice.cooperative)
    return mark_received(purchase=attempt.purchase, order=attempt.order, **told)
