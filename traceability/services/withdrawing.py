"""A recall that was a mistake, taken back: its lots at once, buyers and journeys by the worker (`docs/recall.md`)."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..models import Hold, Lot, Recall, RecallLot
from ..recalls.journeys import correct_lots, uncorrected_lots
from .balances import lock
from .for_sale import write_units

AT_ONCE = 1000


@transaction.atomic
def withdraw_recall(*, recall: Recall, actor: User, reason: str) -> Recall:
    """Its lots are what they would be without it, at once; the worker writes to whom it had told. Again does nothing.

    Raises ValidationError for a drill, without a reason, and for the person who began it.
    """
    lots = lock(recall.reached.values_list("lot", flat=True))
    recall = Recall.objects.select_for_update(of=("self",)).select_related("lot").get(pk=recall.pk)
    if recall.state == Recall.State.WITHDRAWN:
        return recall
    _refuse(recall, actor, reason)
    recall.state, recall.withdrawn_by, recall.withdrawn_at = Recall.State.WITHDRAWN, actor, timezone.now()
    recall.withdrawn_reason = reason.strip()
    recall.full_clean()
    recall.save(update_fields=["state", "withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    keepers = _keepers(lots)
    _give_back(lots, keepers)
    _hand_on(keepers)
    correct_lots(recall, uncorrected_lots(recall, 1, lot=recall.lot))
    write_units(products={lot.product_id for lot in lots.values()})
    record(actor=actor, act="recall.withdrawn", subject=recall.lot.code, reason=recall.withdrawn_reason, lots=len(lots))
    return recall


def _refuse(recall: Recall, actor: User, reason: str) -> None:
    if recall.is_drill:
        raise ValidationError(_("A drill changed nothing, so there is nothing to withdraw."))
    if recall.opened_by_id == actor.pk:
        sentence = _("You began this recall: somebody else of the alliance withdraws it.")
        raise ValidationError(sentence, code="second_person")
    if not reason.strip():
        raise ValidationError({"withdrawn_reason": _("Say why it was a mistake; buyers and everybody else read it.")})


def _keepers(lots: Mapping[int, Lot]) -> dict[int, Recall]:
    """The first other recall of each lot that one reaches, locked, by the key of the lot."""
    found = Recall.objects.binding().filter(pk__in=RecallLot.objects.filter(lot__in=lots).values("recall"))
    recalls = {one.pk: one for one in found.select_for_update(of=("self",)).order_by("pk")}
    rows = RecallLot.objects.filter(recall__in=recalls, lot__in=lots).order_by("-recall")
    return {row.lot_id: recalls[row.recall_id] for row in rows}


def _give_back(lots: Mapping[int, Lot], keepers: Mapping[int, Recall]) -> None:
    held = set(Hold.objects.standing().filter(lot__in=lots).values_list("lot", flat=True))
    for lot in lots.values():
        if keeper := keepers.get(lot.pk):
            lot.state, lot.recall_reason, lot.recalled_at = Lot.State.RECALLED, keeper.reason, keeper.off_sale_at
        else:
            lot.state = Lot.State.ON_HOLD if lot.pk in held else Lot.State.ACTIVE
            lot.recall_reason, lot.recalled_at = "", None
    Lot.objects.bulk_update(lots.values(), ["state", "recall_reason", "recalled_at"], batch_size=AT_ONCE)


def _hand_on(keepers: Mapping[int, Recall]) -> None:
    """Buyers and journeys that another recall left to this one are its own now: it runs once more."""
    for keeper in {recall.pk: recall for recall in keepers.values()}.values():
        left = keeper.reached.filter(lot__in=[lot for lot, one in keepers.items() if one == keeper], is_told=True)
        if left.update(is_told=False):
            keeper.state, keeper.finished_at = Recall.State.RUNNING, None
            keeper.save(update_fields=["state", "finished_at"])
