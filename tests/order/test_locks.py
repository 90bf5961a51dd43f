"""Whoever moves several orders of a purchase takes their stock in the order in which a placing buyer does.

Only PostgreSQL locks rows: elsewhere nobody waits for anybody here.
"""

from __future__ import annotations

import datetime
import threading
import time

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from marketplace.order.models import Purchase
from marketplace.order.services import cancel_by_buyer
from marketplace.partner.models import StockRecord
from marketplace.payment.services import expire_unpaid, mark_received
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan, dong_tom_lua

pytestmark = [pytest.mark.django_db(transaction=True)]
LONGEST_S = 20
AN_HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _rows_are_locked():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite locks no rows")


def _unpaid() -> Purchase:
    """Hoa's first order holds the stock that a placing buyer takes last."""
    tea, rice = on_sale(by=doi_che_xuan(), stock=9), on_sale("Gạo ST25", by=dong_tom_lua(), stock=9)
    purchase = place(basket_of({rice: 1, tea: 1}), method=Purchase.Method.VIETQR)
    keys = [order.lines.get().stockrecord_id for order in purchase.orders.order_by("pk")]
    assert keys[0] > keys[1]
    return purchase


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return bool(cursor.fetchone()[0])


def _expires(purchase: Purchase) -> None:
    expire_unpaid(now=timezone.now() + AN_HOUR)


def _is_given_up(purchase: Purchase) -> None:
    cancel_by_buyer(order=purchase.orders.order_by("pk")[0])


def _is_paid_late(purchase: Purchase) -> None:
    came = {"amount": int(purchase.total), "reference": "FT1", "received_at": timezone.now()}
    mark_received(purchase=purchase, **came)


@pytest.mark.parametrize("act", [_expires, _is_given_up, _is_paid_late])
def test_a_buyer_who_places_and_orders_that_end_never_wait_for_each_other_in_a_ring(act):
    purchase, faults = _unpaid(), []
    if act is _is_paid_late:
        _expires(purchase)

    def _acts():
        try:
            act(purchase)
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    other = threading.Thread(target=_acts)
    with transaction.atomic():  # as placing: one row after the other, the smallest key first
        first, last = StockRecord.objects.order_by("pk").values_list("pk", flat=True)
        StockRecord.objects.select_for_update().get(pk=first)
        other.start()
        until = time.monotonic() + LONGEST_S
        while not _somebody_waits() and time.monotonic() < until:
            time.sleep(0.02)
        StockRecord.objects.select_for_update().get(pk=last)
    other.join(LONGEST_S)
    assert not faults and not other.is_alive()
