"""A recall as its screen shows it: how far it is, how long it took, which orders, as a page and as a file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from marketplace.cooperatives.models import Cooperative
from marketplace.ledger.sheets import Cell, csv_answer
from traceability.models import Recall

from .finding import orders_of, still_in_hand
from .models import RecallNotice

PER_PAGE = 20
AGAIN_S = 3  # how soon a page without JavaScript asks how far it is


def notices_for(recall: Recall, cooperative: Cooperative | None) -> QuerySet[RecallNotice]:
    """The orders that it found, those to be stopped first; of one cooperative its own alone."""
    found = RecallNotice.objects.filter(recall=recall).select_related("order__purchase", "order__cooperative")
    own = found if cooperative is None else found.filter(order__cooperative=cooperative)
    return own.order_by("-units_in_hand", "pk")


def report(recall: Recall, cooperative: Cooperative | None, number: str | None) -> dict[str, Any]:
    """Context of `recalls/report.html`; a handful of queries, however many orders there are."""
    page = Paginator(notices_for(recall, cooperative), PER_PAGE).get_page(number)
    waiting = still_in_hand(recall, [notice.order for notice in page.object_list])
    rows = [{"notice": notice, "waiting": waiting[notice.order_id]} for notice in page.object_list]
    return {
        "recall": recall, "page": page, "rows": rows, "whole": cooperative is None,
        "to_find": orders_of(recall).count(),
        "lots": recall.reached.count(), "seconds": seconds(recall.opened_at, recall.finished_at),
        "seconds_off_sale": seconds(recall.opened_at, recall.off_sale_at),
        "running": recall.state == Recall.State.RUNNING, "told_again": told_again(recall),
    }  # fmt: skip


def told_again(recall: Recall) -> int:
    """Buyers who were written to once more, because it was withdrawn."""
    return RecallNotice.objects.filter(recall=recall).exclude(withdrawal__in=["", RecallNotice.KEPT]).count()


def seconds(begun: datetime.datetime, ended: datetime.datetime | None) -> str:
    """How long it took, in seconds with one decimal; so far, where it is not over."""
    return number_format(((ended or timezone.now()) - begun).total_seconds(), decimal_pos=1)


def asks_again(response: HttpResponse, recall: Recall) -> HttpResponse:
    """While it runs the browser comes back by itself: a header, for no script and no tag need say it."""
    if recall.goes_on:
        response["Refresh"] = str(AGAIN_S)
    return response


def report_file(recall: Recall, cooperative: Cooperative | None) -> StreamingHttpResponse:
    """The same orders as CSV, all of them."""
    name = f"thu-hoi-{recall.lot.code}-{timezone.localdate(recall.opened_at):%Y%m%d}.csv"
    return csv_answer(name, _rows(recall, cooperative))


def _rows(recall: Recall, cooperative: Cooperative | None) -> Iterator[list[Cell]]:
    yield [
        _("Order"), _("Cooperative"), _("Buyer"), _("Phone"), _("Where the goods are"), _("Units with the buyer"),
        _("Units to stop"), _("Written to"),
    ]  # fmt: skip
    for notice in notices_for(recall, cooperative).iterator():
        order = notice.order
        yield [
            order.number, order.cooperative.name, order.purchase.buyer_name, str(order.purchase.buyer_phone),
            notice.get_situation_display(), notice.units_sent, notice.units_in_hand,
            _("yes") if notice.event and not recall.is_drill else _("no"),
        ]  # fmt: skip
