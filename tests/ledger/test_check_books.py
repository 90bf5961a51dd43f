"""`manage.py check_books` is silent about a busy shop, and says one line about each thing that does not agree."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from marketplace.ledger.checking import faults
from marketplace.ledger.models import Account, Entry, Posting, SaleTerms
from marketplace.ledger.triggers import install, missing, remove
from marketplace.order.models import Line, LineLot, Order, Purchase
from marketplace.order.services import cancel_by_buyer, move_order
from marketplace.order.status import Actor, OrderStatus
from marketplace.partner.models import StockRecord
from marketplace.payment.models import Attempt, Receipt
from marketplace.payment.services import expire_unpaid, mark_received
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan
from tests.traceability.things import lot

pytestmark = pytest.mark.django_db
S = OrderStatus


def _pay(purchase: Purchase, amount: int, reference: str) -> None:
    mark_received(purchase=purchase, amount=amount, reference=reference, received_at=timezone.now())


@pytest.fixture
def shop() -> Purchase:
    """One paid purchase of which an order is completed and another given up; cash on its way; money too much."""
    rice, tea = on_sale("Gạo ST25"), on_sale(by=doi_che_xuan())
    paid = place(basket_of({rice: 2, tea: 1}), method=Purchase.Method.VIETQR)
    _pay(paid, int(paid.total) + 5, "FT1")
    first, second = paid.orders.order_by("pk")
    for state in (S.PACKED, S.SHIPPED, S.DELIVERED, S.COMPLETED):
        first = move_order(order=first, to=state, actor_kind=Actor.STAFF)
    cancel_by_buyer(order=second)
    cash = place(basket_of({rice: 1})).orders.get()
    for state in (S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED):
        cash = move_order(order=cash, to=state, actor_kind=Actor.SELLER)
    place(basket_of({tea: 3}), method=Purchase.Method.VIETQR)
    expire_unpaid(now=timezone.now() + datetime.timedelta(hours=1))
    place(basket_of({tea: 2}), method=Purchase.Method.VIETQR)
    return paid


def _sql(statement: str, *values: object) -> None:
    """By a hand at a database whose triggers somebody took away."""
    connection.check_constraints()  # what waits for the end of the transaction is judged as it was
    on_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if on_postgresql:
            cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        if on_postgresql:
            cursor.execute("SET session_replication_role = origin")


def test_a_busy_shop_has_no_fault(shop):
    out = io.StringIO()
    call_command("check_books", stdout=out)
    assert out.getvalue() == "The books agree.\n"


def _unbalance() -> None:
    _sql("UPDATE ledger_posting SET amount = amount + 1 WHERE id = %s", Posting.objects.order_by("pk").first().pk)


def _empty() -> None:
    Entry.objects.create(kind="fee", key="k", source="x", source_key="y", occurred_at=timezone.now())


def _misname() -> None:
    Account.objects.create(code="payable:77", kind="payable")


def _cancel_by_hand() -> None:
    Order.objects.filter(status=S.COMPLETED).update(status=S.PACKED)


def _name_a_lot() -> None:
    made = lot(Line.objects.order_by("pk").first().product, units=1)
    LineLot.objects.create(line=Line.objects.order_by("pk").first(), lot=made, quantity=2)


def _by_number(model: type, **change: object) -> Callable[[], object]:
    return lambda: model.objects.filter(pk=model.objects.order_by("pk").first().pk).update(**change)


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (_unbalance, "is out of balance by 1"),
        (_empty, "ledger: entry k has no postings"),
        (_misname, "ledger: account payable:77 is payable of nobody"),
        (_by_number(Line, line_price_incl_tax=1), "its lines 1 and delivery"),
        (_by_number(Order, total_incl_tax=1), "orders: purchase "),
        (_by_number(StockRecord, num_allocated=7), "has 7 units promised, orders hold 0"),
        (_by_number(StockRecord, price=7), "costs 7 with"),
        (_name_a_lot, "which says nothing of it"),
        (lambda: _sql("UPDATE ledger_saleterms SET base = base + 1"), "orders: the terms of "),
        (lambda: Order.objects.filter(status=S.DELIVERED).update(status=S.CANCELLED), "is still held for its buyer"),
        (_cancel_by_hand, "but booked as completed"),
        (lambda: Order.objects.filter(status=S.CANCELLED).update(refund_due=0), "is owed back by the books, 0 by"),
        (lambda: Receipt.objects.update(settled_at=timezone.now()), "5 stands in suspense, 0 waits in the queue"),
        (lambda: Receipt.objects.update(amount=3), "reads paid, 3 of"),
        (lambda: Attempt.objects.filter(state="pending").update(state="paid"), "reads paid, 0 of"),
        (lambda: Order.objects.filter(status=S.AWAITING_PAYMENT).update(status=S.PACKED), "but nothing paid it"),
    ],
)
def test_what_does_not_agree_is_told_in_a_line(shop, harm, sentence):
    harm()
    assert any(sentence in fault for fault in faults()), list(faults())
    with pytest.raises(CommandError) as refusal:
        call_command("check_books", stdout=io.StringIO())
    assert refusal.value.returncode == 1


def test_a_trigger_that_is_gone_is_missed():
    remove(connection)
    assert "ledger_posting_no_delete" in missing(connection)
    install(connection)
    assert missing(connection) == []


def test_the_checks_take_the_same_queries_for_many_orders(shop, django_assert_max_num_queries):
    with django_assert_max_num_queries(42) as few:
        assert list(faults()) == []
    for _more in range(5):
        place(basket_of({on_sale(): 1}))
    assert SaleTerms.objects.count() > 8
    with django_assert_max_num_queries(len(few)):
        assert list(faults()) == []
