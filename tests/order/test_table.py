"""The table of moves in docs/orders.md is the one that holds: every pair of states with every person."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from marketplace.order.models import Order
from marketplace.order.services import MoveRefused, move_order
from marketplace.order.status import Actor, OrderStatus, may_move
from tests.desk.things import sent_order

ACTORS = [Actor.BUYER, Actor.SELLER, Actor.STAFF, Actor.CLOCK, Actor.MONEY, Actor.CLAIM]


def _written() -> set[tuple[str, str, str]]:
    """(from, to, who) for each cross in the table."""
    text = (Path(settings.BASE_DIR) / "docs" / "orders.md").read_text()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    moves = [row for row in rows if len(row) == 11 and row[0] in OrderStatus.values]
    crosses = [(row[0], row[1], who) for row in moves for who, cross in zip(ACTORS, row[2:8], strict=True) if cross]
    return {(before, after, str(who)) for before, after, who in crosses}


WRITTEN = _written()


@pytest.mark.parametrize("who", ACTORS)
@pytest.mark.parametrize("before", OrderStatus)
def test_a_person_may_do_exactly_what_the_table_says(before, who):
    allowed = {after for after in OrderStatus if may_move(before, after, who)}
    assert allowed == {after for after in OrderStatus if (str(before), str(after), str(who)) in WRITTEN}


@pytest.mark.django_db
@pytest.mark.parametrize("before", OrderStatus)
def test_what_stands_in_no_row_is_refused_and_changes_nothing(before):
    order = sent_order(stock=10)
    Order.objects.filter(pk=order.pk).update(status=before)
    stock = order.lines.get().stockrecord
    for after, who in itertools.product(OrderStatus, ACTORS):
        if after != before and (str(before), str(after), str(who)) not in WRITTEN:
            with pytest.raises(MoveRefused), transaction.atomic():
                move_order(order=order, to=after, actor_kind=who)
    order.refresh_from_db()
    stock.refresh_from_db()
    assert order.status == before and order.parcels.get().is_open
    assert (stock.num_in_stock, stock.num_allocated) == (8, 0)


def test_the_table_has_a_row_for_every_move():
    assert len(WRITTEN) == sum(may_move(a, b, who) for a, b, who in itertools.product(OrderStatus, OrderStatus, ACTORS))
