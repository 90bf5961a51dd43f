"""A dispute is lost: a person decides once who bears it, with a reason and an audit line."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.money import split
from marketplace.order.journal import left_to_give_back
from marketplace.order.models import Order, Purchase

from .journal import book_borne
from .models import Dispute
from .refunds import change_due, due_and_not_asked

Bearer = Dispute.Bearer


@transaction.atomic
def bear_dispute(*, dispute: Dispute, orders: Sequence[Order], note: str, actor: User) -> Dispute:
    """The cooperatives of `orders` bear it in proportion to what is left of each; the alliance what none can, or all.

    What was owed back to the buyer anyhow has been paid by it, and is borne by nobody.

    Raises ValidationError where it is not lost, somebody has decided, an order is another purchase's, or has nothing
    left to take.
    """
    Purchase.objects.select_for_update().get(pk=dispute.attempt.purchase_id)
    dispute = Dispute.objects.select_for_update(of=("self",)).select_related("attempt", "decided_by").get(pk=dispute.pk)
    _may_decide(dispute, orders, note)
    owed = _owed_back(dispute)
    shares = _shares(int(dispute.amount) - sum(owed.values()), orders)
    if orders and not shares:
        raise ValidationError({"bearer": _("Nothing of this order is left to take the dispute from.")})
    book_borne(dispute, by_orders=shares, owed=owed)
    for order, amount in owed.items():
        change_due(order, -amount)
    dispute.borne_by = Bearer.COOPERATIVE if shares else Bearer.ALLIANCE
    dispute.decided_by, dispute.decided_at, dispute.decision_note = actor, timezone.now(), note.strip()
    dispute.full_clean()
    dispute.save()
    record(
        actor=actor, act="payment.dispute_borne", subject=dispute.attempt.purchase.number, reference=dispute.reference,
        amount=int(dispute.amount), by={order.number: share for order, share in shares.items()}, note=note.strip(),
        owed={order.number: amount for order, amount in owed.items()},
    )  # fmt: skip
    return dispute


def _may_decide(dispute: Dispute, orders: Sequence[Order], note: str) -> None:
    if dispute.state != Dispute.State.LOST:
        raise ValidationError(_("This dispute is not lost."))
    if dispute.borne_by:
        names = {"name": dispute.decided_by or _("Somebody"), "decision": dispute.get_borne_by_display()}
        raise ValidationError(_("%(name)s decided this before you: %(decision)s.") % names)
    if any(order.purchase_id != dispute.attempt.purchase_id for order in orders):
        raise ValidationError({"bearer": _("Choose who bears it.")})
    if not note.strip():
        raise ValidationError({"note": _("Say why: whoever checks the books reads it.")})


def _owed_back(dispute: Dispute) -> dict[Order, int]:
    """What was owed back already for orders that were not sent: their buyer has it by the dispute, nobody bears it."""
    left, owed = int(dispute.amount), {}
    for order in Order.objects.select_for_update().filter(purchase=dispute.attempt.purchase_id).order_by("pk"):
        amount = min(left, due_and_not_asked(order))
        if amount > 0:
            owed[order], left = amount, left - amount
    return owed


def _shares(amount: int, orders: Sequence[Order]) -> dict[Order, int]:
    """What each order bears, in đồng: in proportion, never more than is left of it."""
    left = {order: left_to_give_back(order) for order in orders}
    left = {order: most for order, most in left.items() if most > 0}
    if not left:
        return {}
    weights = list(left.values())
    parts = split(min(amount, sum(weights)), weights)
    return {order: share for order, share in zip(left, parts, strict=True) if share}
