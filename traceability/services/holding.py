"""Holding lots while something is checked, with what was made of them, and releasing what a hold set."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..models import Hold, Lot, TraceEvent
from ..recalls.journeys import tell_steps
from .balances import lock
from .for_sale import write_units
from .reaching import lock_reach, until_still


def hold_lot(*, lot: Lot, actor: User | None, reason: str, with_made: bool = False) -> Lot:
    """Nothing of the lot is sold, packed, sent or labelled until it is released. Again does nothing.

    `with_made`: nor of what was made of it. Raises ValidationError without a reason, or for a lot that is not on sale.
    """
    return until_still(lambda: _hold(lot, actor, reason, with_made))


@transaction.atomic
def _hold(lot: Lot, actor: User | None, reason: str, with_made: bool) -> Lot:
    lots = lock_reach(lot)[0] if with_made else lock([lot.pk])
    root = lots[lot.pk]
    if root.state == Lot.State.ON_HOLD:
        return root
    _must_be(root, Lot.State.ACTIVE, reason)
    Hold.objects.bulk_create(Hold(root=root, lot=one) for one in lots.values())
    free = [one for one in lots.values() if one.state == Lot.State.ACTIVE]
    _move(free, Lot.State.ON_HOLD, TraceEvent.Step.HOLD, actor, reason.strip())
    record(actor=actor, act="lot.hold", subject=root.code, reason=reason.strip(), lots=len(free))
    return root


@transaction.atomic
def release_lot(*, lot: Lot, actor: User | None, reason: str) -> Lot:
    """A held lot is on sale again, and what was held with it, unless another hold keeps it. Again does nothing.

    Raises ValidationError without a reason, or for a lot that is not on hold.
    """
    set_for = Hold.objects.standing().filter(root=lot)
    lots = lock({lot.pk, *set_for.values_list("lot", flat=True)})
    root = lots[lot.pk]
    if root.state == Lot.State.ACTIVE:
        return root
    _must_be(root, Lot.State.ON_HOLD, reason)
    standing = Hold.objects.standing().filter(lot__in=lots)
    standing.filter(Q(root=root) | Q(lot=root)).update(lifted_at=timezone.now())
    kept = set(standing.values_list("lot", flat=True))
    free = [one for one in lots.values() if one.state == Lot.State.ON_HOLD and one.pk not in kept]
    _move(free, Lot.State.ACTIVE, TraceEvent.Step.RELEASE, actor, reason.strip())
    record(actor=actor, act="lot.release", subject=root.code, reason=reason.strip(), lots=len(free))
    return root


def _must_be(lot: Lot, state: str, reason: str) -> None:
    if lot.state != state:
        sentence = _("Lot %(code)s is “%(state)s”: it can be neither held nor released.")
        raise ValidationError(sentence % {"code": lot, "state": lot.get_state_display()})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; readers of the label see it.")})


def _move(lots: Collection[Lot], state: str, step: str, actor: User | None, reason: str) -> None:
    """Every lot into its state, its step into its journey and chain, its units into the stock."""
    now = timezone.now()
    for lot in lots:
        lot.state = state
    Lot.objects.bulk_update(lots, ["state"])
    tell_steps([TraceEvent(lot=lot, step=step, happened_at=now, note=reason, recorded_by=actor) for lot in lots])
    write_units(products={lot.product_id for lot in lots})
