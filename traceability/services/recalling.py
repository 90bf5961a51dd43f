"""Recalling lots, and ending a recall: what must be done at once stands in the act, the rest is the worker's."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..models import Lot, Recall, RecallLot, TraceEvent
from .for_sale import write_units
from .lots import record_event
from .reaching import lock_reach, reach, until_still

AT_ONCE = 1000


def open_recall(
    *, lot: Lot, actor: User | None, reason: str, hazard: str = Recall.Hazard.DANGER, instructions: str = "",
    is_drill: bool = False,
) -> Recall:  # fmt: skip
    """Recall a lot and all that was made of it, at once; twice is the same recall. A drill only counts.

    The worker then writes to buyers (`marketplace.order.recalls`) and records the journeys of what was made of it.
    Raises ValidationError without a reason of at most 240 characters, or for a lot that was never opened.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("A recall needs a reason that buyers can read.")})
    recall = Recall(
        lot=lot, is_drill=is_drill, reason=reason.strip(), hazard=hazard, instructions=instructions.strip(),
        opened_by=actor,
    )  # fmt: skip
    recall.full_clean(validate_constraints=False)  # a second press is no fault
    return until_still(lambda: _drill(recall) if is_drill else _recall(recall))


def recall_lot(*, lot: Lot, actor: User | None, reason: str) -> Lot:
    """As `open_recall`; answers the lot as it stands then."""
    open_recall(lot=lot, actor=actor, reason=reason)
    return Lot.objects.get(pk=lot.pk)


@transaction.atomic
def _recall(recall: Recall) -> Recall:
    lots, reached = lock_reach(recall.lot)
    root = lots[recall.lot_id]
    known = Recall.objects.binding().filter(reached__lot=root).order_by("-pk").first()
    if known:
        return known
    _opened_once(root)
    recall.lot, recall.off_sale_at = root, timezone.now()
    recall.save()
    _write_reached(recall, reached)
    moved = Lot.objects.filter(pk__in=reached).exclude(state=Lot.State.RECALLED)
    moved.update(state=Lot.State.RECALLED, recall_reason=recall.reason, recalled_at=recall.off_sale_at)
    root.refresh_from_db(fields=["state", "recall_reason", "recalled_at"])
    event = record_event(
        lot=root, actor=recall.opened_by, step=TraceEvent.Step.RECALL, happened_at=recall.off_sale_at,
        note=recall.reason,
    )  # fmt: skip
    recall.reached.filter(lot=root).update(event=event)
    write_units(products={lot.product_id for lot in lots.values()})
    record(actor=recall.opened_by, act="lot.recalled", subject=root.code, reason=recall.reason, lots=len(reached))
    return recall


@transaction.atomic
def _drill(recall: Recall) -> Recall:
    _opened_once(Lot.objects.get(pk=recall.lot_id))
    reached = reach(recall.lot)
    recall.off_sale_at = timezone.now()
    recall.save()
    _write_reached(recall, reached)
    record(actor=recall.opened_by, act="lot.recall_drilled", subject=recall.lot.code, lots=len(reached))
    return recall


def _opened_once(lot: Lot) -> None:
    if lot.state == Lot.State.DRAFT:
        raise ValidationError(_("This lot was never opened, so there is nothing to recall."))


def _write_reached(recall: Recall, reached: dict[int, int]) -> None:
    earlier = RecallLot.objects.filter(recall__in=Recall.objects.binding(), lot__in=reached)
    told = set(earlier.values_list("lot", flat=True))
    RecallLot.objects.bulk_create(
        [RecallLot(recall=recall, lot_id=lot, depth=depth, is_told=lot in told) for lot, depth in reached.items()],
        batch_size=AT_ONCE,
    )


@transaction.atomic
def close_recall(*, recall: Recall, actor: User, reason: str) -> Recall:
    """The alliance ends a recall, for a reason that everybody reads; its lots stay recalled. Again does nothing.

    Raises ValidationError without a reason, or while buyers are still being written to.
    """
    recall = Recall.objects.select_for_update(of=("self",)).select_related("lot").get(pk=recall.pk)
    if recall.state in (Recall.State.CLOSED, Recall.State.WITHDRAWN):
        return recall
    if recall.state == Recall.State.RUNNING:
        raise ValidationError(_("Buyers are still being written to. Close it when everybody was told."))
    if not reason.strip():
        raise ValidationError({"closed_reason": _("Say why it is over; everybody reads it.")})
    recall.state, recall.closed_by, recall.closed_at = Recall.State.CLOSED, actor, timezone.now()
    recall.closed_reason = reason.strip()
    recall.full_clean()
    recall.save(update_fields=["state", "closed_by", "closed_at", "closed_reason"])
    record(actor=actor, act="recall.closed", subject=recall.lot.code, reason=recall.closed_reason)
    return recall
