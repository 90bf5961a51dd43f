"""What the worker does about recalls: some orders, some lots at a time, each once, until nobody is left."""

from __future__ import annotations

import time

from django.db import transaction
from django.utils import timezone

from traceability.models import Recall
from traceability.recalls.journeys import tell_lots, untold_lots

from .finding import Found, look_into, makers_of, orders_without_notice
from .letters import event_of, tell_buyers, tell_cooperative
from .models import RecallNotice
from .withdrawing import take_back

AT_ONCE = 100
SECONDS_A_ROUND = 5.0  # then the worker looks after the rest of the shop, and comes back


def go_on_with_recalls(*, seconds: float = SECONDS_A_ROUND) -> int:
    """Go on with every recall and drill that runs or is being withdrawn, for about so many seconds.

    Answers how many slices were done.

    Killed at any moment, it has done a slice or has not; the next round goes on. Several workers take turns.
    """
    until, done = time.monotonic() + seconds, 0
    for key in Recall.objects.unfinished().order_by("pk").values_list("pk", flat=True):
        after: int | None = 0
        while after is not None and time.monotonic() < until:
            after = slice_of(key, after=after)
            done += 1
    return done


@transaction.atomic
def slice_of(key: int, *, after: int = 0) -> int | None:
    """One slice of a recall: buyers first, then journeys, then its end. Answers from where to look on; None: over.

    `after` (an order's key) only saves looking again at what this process has seen: the end looks at all.
    """
    recall = Recall.objects.select_for_update(of=("self",)).select_related("lot__producer").get(pk=key)
    if recall.state == Recall.State.WITHDRAWN:
        return 0 if take_back(recall, most=AT_ONCE) else None
    if recall.state != Recall.State.RUNNING:
        return None
    orders = list(orders_without_notice(recall, after=after)[:AT_ONCE])
    if orders:
        _notice(recall, look_into(recall, orders))
        return int(orders[-1].pk)
    if not recall.is_drill and (rows := untold_lots(recall, AT_ONCE)):
        tell_lots(recall, rows)
        return after
    if after:
        return 0
    _end(recall)
    return None


def _notice(recall: Recall, found: list[Found]) -> None:
    written = tell_buyers(recall, found)
    RecallNotice.objects.bulk_create(
        RecallNotice(
            recall=recall, order=one.order, situation=one.situation, units_sent=one.units_sent,
            units_in_hand=one.in_hand, event=event_of(recall, one) if event_of(recall, one) in written else "",
        ) for one in found
    )  # fmt: skip
    recall.orders_found += len(found)
    recall.orders_in_hand += sum(1 for one in found if one.in_hand)
    recall.buyers_told += len(written)
    recall.units_sent += sum(one.units_sent for one in found)
    recall.save(update_fields=["orders_found", "orders_in_hand", "buyers_told", "units_sent"])


def _end(recall: Recall) -> None:
    now = timezone.now()
    recall.finished_at = now
    if recall.is_drill:
        recall.state, recall.closed_at = Recall.State.CLOSED, now
    else:
        recall.state = Recall.State.OPEN
        for maker, counts in makers_of(recall):
            tell_cooperative(recall, maker, **counts)
    recall.save(update_fields=["finished_at", "state", "closed_at"])
