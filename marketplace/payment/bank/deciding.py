"""What a person decides about money that did not fit. Each is one act, with its audit line and its entry.

Whoever decides says what they saw (`seen`, the moment of the last decision): of two people only the first decides, the
other is told who did.
"""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.money import format_vnd
from marketplace.order.messages import tell_buyer_short
from marketplace.order.models import Order, Purchase

from ..journal import book_not_ours, book_passed_on, held_by_card_provider, surplus
from ..models import Receipt, Refund
from ..refunds import ask_refund, send_refund
from ..selectors import is_awaited
from ..services import give_receipt, settle_receipt
from .incoming import still_due

D, Problem = Receipt.Decision, Receipt.Problem
LONGEST_HOURS = 72


def choices_for(receipt: Receipt) -> list[str]:
    """What may be decided now; nothing where it is done."""
    attempt, by_card = receipt.attempt, receipt.attempt is not None and receipt.attempt.method == Purchase.Method.CARD
    if receipt.settled_at or not receipt.problem or receipt.decision == D.SEND_BACK:
        return []
    found = [D.SEND_BACK, D.KEEP]
    if receipt.problem != Problem.OVER and not by_card:
        found.insert(0, D.MATCH)
    if receipt.problem == Problem.UNDER and attempt is not None and is_awaited(attempt):
        found.insert(0, D.ASK)
    if receipt.problem == Problem.UNMATCHED:
        found += [D.IGNORE] if receipt.cooperative_id else [D.PROVIDER, D.IGNORE]
    return [str(one) for one in found if one != receipt.decision]


@transaction.atomic
def match(
    *, receipt: Receipt, seen: datetime.datetime | None, note: str, actor: User, purchase: Purchase,
    order: Order | None = None,
) -> Receipt:  # fmt: skip
    """It is the money of this purchase (of this order, where each cooperative is paid directly)."""
    receipt = _opened(receipt, seen, D.MATCH, purchase)
    receipt = give_receipt(receipt=receipt, purchase=purchase, order=order, actor=actor)
    return _decided(receipt, D.NONE if receipt.problem else D.MATCH, note, actor)


@transaction.atomic
def ask_for_rest(
    *, receipt: Receipt, seen: datetime.datetime | None, note: str, actor: User, hours: int
) -> Receipt:  # fmt: skip
    """Keep what came, hold the goods for so many hours more, and ask the buyer for the rest."""
    receipt = _opened(receipt, seen, D.ASK)
    if not 1 <= hours <= LONGEST_HOURS:
        raise ValidationError({"hours": _("Give the buyer 1 to %(most)d hours.") % {"most": LONGEST_HOURS}})
    purchase = Purchase.objects.get(pk=receipt.purchase_id)
    until = timezone.now() + datetime.timedelta(hours=hours)
    purchase.pay_before = max(purchase.pay_before or until, until)
    purchase.save(update_fields=["pay_before"])
    receipt = _decided(receipt, D.ASK, note, actor)
    tell_buyer_short(purchase, missing=still_due(receipt.attempt), receipt_pk=receipt.pk)
    return receipt


@transaction.atomic
def send_back(*, receipt: Receipt, seen: datetime.datetime | None, note: str, actor: User) -> Refund | None:
    """What pays nothing goes back to its sender: asked of the card's provider, or a transfer that a person makes.

    Answers the refund (`refunds.send_refund` after this act); None where the money is nobody's: `gone_back` ends it.
    """
    receipt = _opened(receipt, seen, D.SEND_BACK)
    amount = surplus(receipt)
    refund = None
    if receipt.attempt is not None:
        failed = receipt.refunds.count()  # what failed has failed: it is asked for anew, under a key of its own
        refund = ask_refund(
            attempt=receipt.attempt, amount=amount, key=f"receipt-{receipt.pk}" + (f"-{failed}" if failed else ""),
            receipt=receipt, actor=actor, reason=note or receipt.get_problem_display(),
        )  # fmt: skip
    _decided(receipt, D.SEND_BACK, note, actor, back=amount)
    return refund


def send_back_now(**said: object) -> Refund | None:
    """The same, and the provider is asked at once."""
    refund = send_back(**said)  # type: ignore[arg-type]
    return send_refund(refund=refund) if refund else None


@transaction.atomic
def gone_back(*, receipt: Receipt, reference: str, actor: User) -> Receipt:
    """Nobody's money has been sent back by a transfer of this bank reference."""
    receipt = Receipt.objects.select_for_update(of=("self",)).get(pk=receipt.pk)
    if receipt.decision != D.SEND_BACK or receipt.settled_at or receipt.attempt_id:
        raise ValidationError(_("This money is not waiting to be sent back."))
    if not reference.strip():
        raise ValidationError({"reference": _("Write the bank's reference of the transfer back.")})
    return settle_receipt(receipt=receipt, note=_("Paid back: %(key)s") % {"key": reference.strip()}, actor=actor)


@transaction.atomic
def keep(*, receipt: Receipt, seen: datetime.datetime | None, note: str, actor: User) -> Receipt:
    """It stays in suspense until somebody knows more."""
    return _decided(_opened(receipt, seen, D.KEEP), D.KEEP, note, actor)


@transaction.atomic
def paid_out(*, receipt: Receipt, seen: datetime.datetime | None, note: str, actor: User) -> Receipt:
    """The card's provider has paid out what it held: never more than the books say that it holds."""
    receipt = _opened(receipt, seen, D.PROVIDER)
    if receipt.amount > (most := held_by_card_provider()):
        raise ValidationError(
            _("By the books the card provider holds %(most)s: look at its list of payouts.")
            % {"most": format_vnd(most)}
        )
    book_passed_on(receipt)
    receipt.settled_at, receipt.settled_note = timezone.now(), note.strip()
    return _decided(receipt, D.PROVIDER, note, actor)


@transaction.atomic
def ignore(*, receipt: Receipt, seen: datetime.datetime | None, note: str, actor: User) -> Receipt:
    """It is no buyer's money: it leaves the queue and the books."""
    receipt = _opened(receipt, seen, D.IGNORE)
    book_not_ours(receipt)
    receipt.settled_at, receipt.settled_note = timezone.now(), note.strip()
    return _decided(receipt, D.IGNORE, note, actor)


def _opened(receipt: Receipt, seen: datetime.datetime | None, wanted: str, other: Purchase | None = None) -> Receipt:
    """The receipt, locked after its purchases; ValidationError where somebody else was quicker."""
    keys = {receipt.purchase_id, other.pk if other else None} - {None}
    list(Purchase.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    rows = Receipt.objects.select_for_update(of=("self",)).select_related("attempt__order", "purchase", "decided_by")
    receipt = rows.get(pk=receipt.pk)
    if receipt.decided_at != seen:
        names = {"name": receipt.decided_by or _("Somebody"), "decision": receipt.get_decision_display()}
        raise ValidationError(_("%(name)s decided this before you: %(decision)s.") % names)
    if wanted not in choices_for(receipt):
        raise ValidationError(_("This can no longer be decided so; look at it again."))
    return receipt


def _decided(receipt: Receipt, decision: str, note: str, actor: User, **more: object) -> Receipt:
    if not note.strip():
        raise ValidationError({"note": _("Say why: whoever checks the books reads it.")})
    receipt.decision, receipt.decision_note = decision, note.strip()
    receipt.decided_by, receipt.decided_at = actor, timezone.now()
    receipt.full_clean()
    receipt.save()
    record(
        actor=actor, act=f"payment.decided_{decision or 'match'}", subject=receipt.reference,
        amount=int(receipt.amount), note=note.strip(), **more,
    )  # fmt: skip
    return receipt
