"""Money that arrives: exactly, too little, too much, twice, too late; and money that never comes."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from marketplace.order.models import Purchase
from marketplace.order.services import cancel_by_buyer
from marketplace.order.status import OrderStatus, PaymentState
from marketplace.outbox.models import Message
from marketplace.partner.services import set_stock
from marketplace.payment.models import Receipt
from marketplace.payment.selectors import how_to_pay, receipts_to_settle
from marketplace.payment.services import expire_unpaid, mark_received, settle_receipt
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.people import lan

pytestmark = pytest.mark.django_db
VIETQR = Purchase.Method.VIETQR


def _transfer(*, stock: int = 10) -> Purchase:
    return place(basket_of({on_sale("Gạo ST25", stock=stock): 2, on_sale(by=doi_che_xuan()): 1}), method=VIETQR)


def _pay(purchase: Purchase, amount: int | None = None, reference: str = "FT1", **more) -> Receipt:
    amount = int(purchase.total) if amount is None else amount
    moment = timezone.now()
    return mark_received(
        purchase=purchase, amount=amount, reference=reference, received_at=moment, actor=lan(), **more
    )  # fmt: skip


def _states(purchase: Purchase) -> tuple[str, set[str]]:
    purchase.refresh_from_db()
    return purchase.payment_state, set(purchase.orders.values_list("status", flat=True))


def _later(minutes: int = 31) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(minutes=minutes)


def test_the_whole_amount_confirms_every_order():
    purchase = _transfer()
    assert _pay(purchase).problem == ""
    assert _states(purchase) == (PaymentState.PAID, {OrderStatus.CONFIRMED})
    assert Message.objects.filter(event=f"purchase-{purchase.pk}-paid").count() == 1


def test_one_reference_is_recorded_once():
    purchase = _transfer()
    assert _pay(purchase) == _pay(purchase)
    assert Receipt.objects.count() == 1


def test_a_reference_of_another_purchase_is_refused():
    _pay(_transfer())
    with pytest.raises(ValidationError, match="FT1"):
        _pay(_transfer())


def test_too_little_waits_for_the_rest():
    purchase = _transfer()
    part = _pay(purchase, 1000)
    assert part.problem == Receipt.Problem.UNDER
    assert _states(purchase) == (PaymentState.PENDING, {OrderStatus.AWAITING_PAYMENT})
    assert _pay(purchase, int(purchase.total) - 1000, "FT2").problem == ""
    assert _states(purchase) == (PaymentState.PAID, {OrderStatus.CONFIRMED})
    assert not receipts_to_settle().exists()


def test_too_much_pays_and_stays_for_a_person():
    purchase = _transfer()
    assert _pay(purchase, int(purchase.total) + 1).problem == Receipt.Problem.OVER
    assert _states(purchase)[0] == PaymentState.PAID
    assert receipts_to_settle().count() == 1


def test_paid_twice_stays_for_a_person():
    purchase = _transfer()
    _pay(purchase)
    assert _pay(purchase, reference="FT2").problem == Receipt.Problem.DOUBLE


def test_a_person_settles_what_was_wrong_and_says_how():
    purchase = _transfer()
    receipt = _pay(purchase, int(purchase.total) + 1)
    with pytest.raises(ValidationError):
        settle_receipt(receipt=receipt, note=" ", actor=lan())
    settle_receipt(receipt=receipt, note="Đã chuyển lại 1 ₫", actor=lan())
    assert not receipts_to_settle().exists()


@pytest.mark.parametrize("amount", [0, -5])
def test_an_amount_of_nothing_is_refused(amount):
    with pytest.raises(ValidationError):
        _pay(_transfer(), amount)


def test_cash_is_no_transfer():
    with pytest.raises(ValidationError, match="-"):
        _pay(place(basket_of({on_sale(): 1})), 10)


def test_what_is_not_paid_in_time_ends_and_frees_the_goods():
    purchase = _transfer()
    assert expire_unpaid(now=_later(29)) == 0
    assert expire_unpaid(now=_later()) == 1
    assert _states(purchase) == (PaymentState.EXPIRED, {OrderStatus.CANCELLED})
    assert purchase.orders.first().lines.get().stockrecord.num_allocated == 0
    assert expire_unpaid(now=_later()) == 0
    assert Message.objects.filter(event=f"purchase-{purchase.pk}-expired").count() == 1
    assert how_to_pay(purchase) is None


def test_what_is_paid_does_not_end():
    purchase = _transfer()
    _pay(purchase)
    assert expire_unpaid(now=_later()) == 0
    assert _states(purchase)[0] == PaymentState.PAID


def test_late_money_revives_what_is_still_there():
    purchase = _transfer()
    expire_unpaid(now=_later())
    assert _pay(purchase).problem == ""
    assert _states(purchase) == (PaymentState.PAID, {OrderStatus.CONFIRMED})
    assert purchase.orders.order_by("pk").first().lines.get().stockrecord.num_allocated == 2


def test_late_money_for_goods_sold_since_goes_to_a_person_and_revives_nothing():
    purchase = _transfer(stock=2)
    expire_unpaid(now=_later())
    rice = purchase.orders.order_by("pk").first().lines.get().stockrecord
    set_stock(stockrecord=rice, num_in_stock=1, actor=lan())
    assert _pay(purchase).problem == Receipt.Problem.LATE
    assert _states(purchase) == (PaymentState.EXPIRED, {OrderStatus.CANCELLED})
    rice.refresh_from_db()
    assert rice.num_allocated == 0
    tea = purchase.orders.order_by("pk").last().lines.get().stockrecord
    assert tea.num_allocated == 0


def test_money_that_came_too_late_does_not_pay_with_what_comes_after_it():
    purchase = _transfer(stock=2)
    expire_unpaid(now=_later())
    others = place(basket_of({purchase.orders.order_by("pk")[0].lines.get().product: 2}), method=VIETQR)
    late = _pay(purchase, reference="FT1")
    cancel_by_buyer(order=others.orders.get())
    assert late.problem == Receipt.Problem.LATE
    assert _pay(purchase, 1_000, "FT2").problem == Receipt.Problem.UNDER
    assert _states(purchase) == (PaymentState.EXPIRED, {OrderStatus.CANCELLED})


def test_money_for_what_hoa_gave_up_goes_to_a_person():
    purchase = _transfer()
    cancel_by_buyer(order=purchase.orders.first())
    assert _pay(purchase).problem == Receipt.Problem.LATE
    assert _states(purchase)[1] == {OrderStatus.CANCELLED}


def test_a_paid_order_that_is_cancelled_is_owed_back():
    purchase = _transfer()
    _pay(purchase)
    order = purchase.orders.first()
    cancel_by_buyer(order=order)
    order.refresh_from_db()
    assert order.refund_due == order.total_incl_tax
    assert _states(purchase)[1] == {OrderStatus.CANCELLED, OrderStatus.CONFIRMED}


def test_paid_to_each_cooperative_orders_are_paid_and_end_separately(settings):
    settings.SETTLEMENT = "direct"
    for number, seller in enumerate((dong_tom_lua(), doi_che_xuan())):
        seller.bank_bin, seller.bank_account = "970436", f"10000000{number}"
        seller.save()
    purchase = _transfer()
    how = how_to_pay(purchase)
    rice, tea = purchase.orders.order_by("pk")
    assert [one.order for one in how.transfers] == [rice, tea]
    assert [one.amount for one in how.transfers] == [rice.total_incl_tax, tea.total_incl_tax]
    assert len({one.account for one in how.transfers} | {one.memo for one in how.transfers}) == 4
    _pay(purchase, int(rice.total_incl_tax), order=rice)
    assert _states(purchase) == (PaymentState.PENDING, {OrderStatus.CONFIRMED, OrderStatus.AWAITING_PAYMENT})
    expire_unpaid(now=_later())
    assert _states(purchase) == (PaymentState.PAID, {OrderStatus.CONFIRMED, OrderStatus.CANCELLED})


@pytest.mark.django_db(transaction=True)
def test_the_worker_keeps_deadlines_and_sends_letters(mailoutbox):
    purchase = _transfer()
    Purchase.objects.filter(pk=purchase.pk).update(pay_before=timezone.now() - datetime.timedelta(seconds=1))
    call_command("worker", once=True)
    assert _states(purchase)[0] == PaymentState.EXPIRED
    assert {letter.to[0] for letter in mailoutbox} == {"hoa@example.vn"}
    assert not Message.objects.filter(sent_at=None).exists()
