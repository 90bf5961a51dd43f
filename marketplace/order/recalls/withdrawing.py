"""What the worker does about a recall that was withdrawn: some letters, some journeys at a time, each once."""

from __future__ import annotations

from django.utils import timezone

from traceability.models import Recall
from traceability.recalls.journeys import correct_lots, uncorrected_lots

from .finding import free_lots_in, makers_of
from .letters import tell_maker_of_withdrawal, tell_withdrawal, withdrawal_of
from .models import RecallNotice


def take_back(recall: Recall, *, most: int) -> bool:
    """One slice; the caller holds the recall's row. False: there was nothing left, and it is over.

    Who was written to is written to once more, but for those all of whose goods another recall keeps.
    """
    notices = RecallNotice.objects.filter(recall=recall, withdrawal="").exclude(event="")
    if told := list(notices.select_related("order__purchase").order_by("pk")[:most]):
        _write(recall, told)
        return True
    if rows := uncorrected_lots(recall, most):
        correct_lots(recall, rows)
        return True
    for maker, _counts in makers_of(recall):
        tell_maker_of_withdrawal(recall, maker)
    recall.taken_back_at = timezone.now()
    recall.save(update_fields=["taken_back_at"])
    return False


def _write(recall: Recall, notices: list[RecallNotice]) -> None:
    lots = free_lots_in(recall, [notice.order for notice in notices])
    tell_withdrawal(recall, [(notice.order, lots[notice.order_id]) for notice in notices if notice.order_id in lots])
    for notice in notices:
        notice.withdrawal = withdrawal_of(recall, notice.order) if notice.order_id in lots else RecallNotice.KEPT
    RecallNotice.objects.bulk_update(notices, ["withdrawal"])
