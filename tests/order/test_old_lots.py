"""What the shop knew of lots before it booked movements becomes movements: lots, labels, orders in every state."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from marketplace.ledger.checking import faults
from marketplace.order.models import LineLot
from marketplace.order.services import pack_order, refuse_parcel, ship_parcel
from marketplace.partner.models import StockRecord
from tests.buying import basket_of, on_sale, place
from tests.desk.things import accepted, lot
from traceability.holdings import holdings
from traceability.models import LabelRun, UnitMove
from traceability.services.for_sale import follow_the_calendar

pytestmark = pytest.mark.django_db


def test_lots_labels_and_orders_of_the_shop_before_are_booked_once():
    rice = on_sale(stock=40)
    orders = [accepted(place(basket_of({rice: units})).orders.get()) for units in (3, 4, 5)]
    for order in orders:
        pack_order(order=order, lots={})
    made = lot(rice, "DTL-1", units=20)
    for order in orders:
        LineLot.objects.create(line=order.lines.get(), lot=made, quantity=order.lines.get().quantity)
    LabelRun(lot=made, quantity=10).save()
    waiting, sent, refused = orders
    ship_parcel(order=sent, carrier="GHN")
    refuse_parcel(parcel=ship_parcel(order=refused, carrier="GHN"))
    UnitMove._base_manager.all().delete()
    StockRecord.objects.update(from_lots=False)
    for _ in range(2):
        import_module("traceability.migrations.0003_balance").open_balances(apps, None)
        import_module("marketplace.order.migrations.0009_units_of_lots").draw_units(apps, None)
    made.refresh_from_db()
    held = holdings([made])[made.pk]
    assert (held.shelf, held.waiting, held.balance.available) == (5, 3, 40)
    assert held.units == 20 - 3 - 4
    follow_the_calendar()
    assert rice.stockrecords.get().num_in_stock == 13 + 3
    assert list(faults()) == []
