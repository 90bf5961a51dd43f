"""Seven faults that other marketplaces shipped, each tried here from the buyer's click to the cooperative's statement.

`tests/mutants_ledger.py` takes the guard of each out (FAULTS) and shows that its test then fails.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.models import CommissionRule, Payout
from marketplace.ledger.selectors import balance, payable
from marketplace.ledger.settlement import approve_batch, mark_paid, mark_returned, propose_batch
from marketplace.ledger.statements import statement
from marketplace.order.models import Order, Purchase
from marketplace.order.services import move_order, pack_order, ship_parcel
from marketplace.order.status import Actor, OrderStatus, PaymentState
from marketplace.payment.cards import answer_notices, sweep
from marketplace.payment.claims import accept
from marketplace.payment.giving_back import ask_due_refunds
from marketplace.payment.models import Notice, Receipt, Refund
from marketplace.payment.refunds import refund_by_hand, send_refunds
from marketplace.payment.selectors import receipts_to_settle
from marketplace.payment.services import expire_unpaid, mark_received
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.payment.cards import by_card, rings, state, types_card
from tests.people import binh, lan
from tests.returns.returning import arrived, brought, hoa_asks

pytestmark = pytest.mark.django_db
S = OrderStatus
VIETQR = Purchase.Method.VIETQR


@pytest.fixture(autouse=True)
def _books_agree():
    yield
    assert list(faults()) == []


def _pays(purchase: Purchase) -> Receipt:
    told = {"amount": int(purchase.total), "reference": f"FT{purchase.pk}", "received_at": timezone.now()}
    return mark_received(purchase=purchase, **told)


def _completed(order: Order) -> Order:
    return move_order(order=order, to=S.COMPLETED, actor_kind=Actor.STAFF)


def _at_the_bank(order: Order) -> Payout:
    """What is due for a completed order has been proposed and approved."""
    type(order.cooperative).objects.filter(pk=order.cooperative_id).update(bank_bin="970436", bank_account="0012345678")
    batch = propose_batch(actor=lan())
    approve_batch(batch=batch, actor=binh())
    return batch.payouts.get()


def test_a_split_order_paid_too_late_is_sent_whole_or_given_to_a_person_whole():
    rice, tea = on_sale("Gạo ST25", stock=5), on_sale(by=doi_che_xuan(), stock=1)
    hoas = place(basket_of({rice: 2, tea: 1}), method=VIETQR)
    expire_unpaid(now=timezone.now() + datetime.timedelta(hours=1))
    place(basket_of({tea: 1}))  # Khách takes the last box of tea
    receipt = _pays(hoas)
    assert receipt.problem == Receipt.Problem.LATE and receipt in receipts_to_settle()
    assert set(hoas.orders.values_list("status", flat=True)) == {S.CANCELLED}
    assert rice.stockrecords.get().num_allocated == 0
    assert balance(Ref(Kind.SUSPENSE)) == -hoas.total


def test_the_commission_of_one_seller_never_stands_on_the_statement_of_another():
    known = {"vat_rate": Decimal(10), "effective_from": datetime.date(2020, 1, 1), "legal_ref": "Quy chế minh họa"}
    CommissionRule.objects.create(cooperative=dong_tom_lua(), rate=Decimal(12), **known)
    CommissionRule.objects.create(cooperative=doi_che_xuan(), rate=Decimal(3), **known)
    goods = {on_sale(price=200_000): 1, on_sale(by=doi_che_xuan(), price=100_000): 1}
    for order in place(basket_of(goods), method=VIETQR).orders.all():
        _completed(brought(order))
    today = timezone.localdate()
    bills = {each: statement(each, today, today).totals for each in (dong_tom_lua(), doi_che_xuan())}
    assert [(bill["commission"], bill["vat"]) for bill in bills.values()] == [(-24_000, -2_400), (-3_000, -300)]


@pytest.mark.parametrize("method", ["cod", "vietqr"])
def test_delivery_is_not_charged_again_when_a_parcel_is_split(method):
    purchase = place(basket_of({on_sale(price=60_000): 3}), method=method)
    order = purchase.orders.get()
    if method == "cod":
        move_order(order=order, to=S.CONFIRMED, actor_kind=Actor.SELLER)
    else:
        _pays(purchase)
    pack_order(order=order, lots={})
    for _parcel in range(3):
        ship_parcel(order=order, units={order.lines.get().pk: 1})
    at_the_doors = sum(parcel.to_collect for parcel in order.parcels.all())
    assert order.shipping_incl_tax > 0
    assert at_the_doors == (order.total_incl_tax if method == "cod" else 0)
    _completed(move_order(order=order, to=S.DELIVERED, actor_kind=Actor.SELLER))
    assert payable(order.cooperative_id) == order.total_incl_tax


def test_an_order_that_was_given_back_whole_no_longer_reads_paid():
    order = arrived()
    claim = hoa_asks(order, 3)
    accept(claim=claim, actor_kind=Actor.SELLER, actor=binh(), goods_back=False)
    refund_by_hand(refund=Refund.objects.get(), reference="FT-back", actor=lan())
    attempt = order.purchase.attempts.get()
    assert state(attempt) == (PaymentState.REFUNDED, PaymentState.REFUNDED, {S.REFUNDED})


def test_a_payout_is_never_larger_than_what_is_still_owed_when_it_goes_to_the_bank():
    order = _completed(arrived())
    type(order.cooperative).objects.filter(pk=order.cooperative_id).update(bank_bin="970436", bank_account="0012345678")
    batch = propose_batch(actor=lan())
    accept(claim=hoa_asks(order, 1), actor_kind=Actor.SELLER, actor=binh(), goods_back=False)
    approve_batch(batch=batch, actor=binh())
    assert batch.payouts.get().state == Payout.State.DROPPED
    assert payable(order.cooperative_id) > 0
    assert balance(Ref(Kind.TRANSIT)) == 0


def test_a_payout_that_the_bank_returned_does_not_read_settled_and_is_owed_again():
    order = _completed(arrived())
    owed = payable(order.cooperative_id)
    payout = mark_paid(payout=_at_the_bank(order), actor=lan(), reference="FT9")
    assert payable(order.cooperative_id) == 0
    mark_returned(payout=payout, actor=lan(), reason="Sai số tài khoản")
    payout.refresh_from_db()
    assert (payout.state, payable(order.cooperative_id)) == (Payout.State.RETURNED, owed)
    assert propose_batch(actor=lan()).payouts.get().amount == owed


def test_a_webhook_that_comes_twice_never_gives_back_money_that_was_taken(stripe):
    attempt = by_card()
    types_card(stripe, attempt)
    told = list(stripe.events)
    too_old = {**told[-1], "id": "evt_from_before", "type": "checkout.session.expired"}
    for event in (*told, *told, too_old, *told):
        assert rings(event) == 200
        answer_notices()
        sweep(now=timezone.now() + datetime.timedelta(minutes=31))
        ask_due_refunds(), send_refunds()
    assert state(attempt) == (PaymentState.PAID, PaymentState.PAID, {S.CONFIRMED})
    assert not Notice.objects.filter(answered_at=None).exists()
    assert (Receipt.objects.count(), Refund.objects.count()) == (1, 0)
    assert not stripe.books.all("refund", payment_intent=Receipt.objects.get().reference)
    assert balance(Ref(Kind.CASH, provider="card")) == attempt.amount
