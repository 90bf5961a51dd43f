"""What a card does not take back (it is closed, its bank says no) goes back by a transfer that a person makes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.ledger.rules import BANK
from marketplace.order.models import Order, Purchase

from .models import Refund
from .providers.base import PaidBack
from .refunds import ask_refund, due_and_not_asked, mark_refunded, settle_refund


@transaction.atomic
def paid_by_transfer(*, refund: Refund, reference: str, actor: User) -> Refund:
    """What failed was paid by a transfer of this bank reference, and left the bank account. Answers the new refund.

    Raises ValidationError where it did not fail, was seen to, is no longer owed, or the reference is missing or known.
    """
    Purchase.objects.select_for_update().get(pk=refund.attempt.purchase_id)
    rows = Refund.objects.select_for_update(of=("self",)).select_related("attempt", "order", "receipt")
    refund, reference = rows.get(pk=refund.pk), reference.strip()
    if refund.state != Refund.State.FAILED or refund.settled_at or not (refund.order_id or refund.receipt_id):
        raise ValidationError(_("This refund does not wait for a transfer any more; look at it again."))
    if not reference:
        raise ValidationError(_("Write the bank's reference of the transfer back."))
    if Refund.objects.filter(reference=reference).exists():
        raise ValidationError(_("This reference already stands at another refund."))
    if refund.order is not None and due_and_not_asked(Order.objects.get(pk=refund.order_id)) < refund.amount:
        raise ValidationError(_("So much is no longer owed back for this order."))
    made = ask_refund(
        attempt=refund.attempt, amount=int(refund.amount), key=f"{refund.key}-transfer", order=refund.order,
        receipt=refund.receipt, actor=actor, reason=refund.reason,
    )  # fmt: skip
    word = PaidBack(reference, int(refund.amount), Refund.State.SUCCEEDED)
    made = mark_refunded(refund=made, word=word, actor=actor, provider=BANK)
    note = _("Paid back by a transfer: %(reference)s") % {"reference": reference}
    settle_refund(refund=refund, note=note, actor=actor)
    return made
