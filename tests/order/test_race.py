"""What two people could break together, in processes, on whichever database the suite runs."""

from __future__ import annotations

import pytest

from marketplace.order.models import Order, Purchase
from tests.buying import basket_of, on_sale, place
from tests.support.race import race

pytestmark = pytest.mark.django_db(transaction=True)
BUYERS = 20


def buy(basket: int, commune: int, method: str) -> str:
    """One buyer's process: place the basket, answer the purchase's number."""
    from marketplace.basket.models import Basket
    from marketplace.checkout.services import place_and_ask_for_money
    from marketplace.order.services import Recipient
    from marketplace.places.models import Commune

    recipient = Recipient("Nguyễn Thị Hoa", "+84912345678", "12 đường Minh Họa", Commune.objects.get(pk=commune))
    chosen = Basket.objects.get(pk=basket)
    return place_and_ask_for_money(basket=chosen, recipient=recipient, method=method).number


def pay(purchase: int, reference: str, amount: int) -> str:
    """One notice of a transfer: record it, answer its problem."""
    from django.utils import timezone

    from marketplace.payment.services import mark_received

    found = Purchase.objects.get(pk=purchase)
    return mark_received(purchase=found, amount=amount, reference=reference, received_at=timezone.now()).problem


def expire() -> int:
    """A worker ends what was not paid, a day later."""
    import datetime

    from django.utils import timezone

    from marketplace.payment.services import expire_unpaid

    return expire_unpaid(now=timezone.now() + datetime.timedelta(days=1))


def _runner(basket, method=Purchase.Method.COD):
    from tests.factories import commune

    return {"basket": basket.pk, "commune": commune("46").pk, "method": str(method)}


def test_twenty_buyers_want_the_last_basket():
    lamp = on_sale("Đèn mây tre", stock=1)
    outcomes = race("tests.order.test_race:buy", [_runner(basket_of({lamp: 1})) for _ in range(BUYERS)])
    assert sum(outcome.won for outcome in outcomes) == 1
    assert {outcome.error for outcome in outcomes} == {"", "PlacingRefused"}
    assert all("Đèn mây tre" in outcome.message for outcome in outcomes if not outcome.won)
    assert Purchase.objects.count() == Order.objects.count() == 1
    record = lamp.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (1, 1)


def test_hoa_clicks_twenty_times_in_one_moment():
    basket = basket_of({on_sale(stock=40): 2})
    outcomes = race("tests.order.test_race:buy", [_runner(basket)] * BUYERS)
    assert all(outcome.won for outcome in outcomes), outcomes
    assert len({outcome.value for outcome in outcomes}) == 1
    assert Purchase.objects.count() == 1


def test_baskets_of_the_same_goods_in_another_order_never_wait_in_a_ring():
    rice, tea = on_sale(stock=100), on_sale(stock=100)
    baskets = [basket_of({rice: 1, tea: 1} if number % 2 else {tea: 1, rice: 1}) for number in range(BUYERS)]
    outcomes = race("tests.order.test_race:buy", [_runner(basket) for basket in baskets])
    assert all(outcome.won for outcome in outcomes), outcomes
    assert [product.stockrecords.get().num_allocated for product in (rice, tea)] == [BUYERS, BUYERS]


def test_a_notice_that_comes_ten_times_at_once_pays_once():
    purchase = place(basket_of({on_sale(stock=9): 2}), method=Purchase.Method.VIETQR)
    notice = {"purchase": purchase.pk, "reference": "FT1", "amount": int(purchase.total)}
    outcomes = race("tests.order.test_race:pay", [notice] * 10)
    assert [outcome.value for outcome in outcomes] == [""] * 10, outcomes
    assert purchase.receipts.count() == 1


def test_several_workers_end_an_unpaid_purchase_once():
    purchase = place(basket_of({on_sale(stock=9): 2}), method=Purchase.Method.VIETQR)
    outcomes = race("tests.order.test_race:expire", [{}] * 8)
    assert sum(outcome.value for outcome in outcomes) == 1, outcomes
    assert purchase.orders.get().status_changes.count() == 1


def hold(record: int) -> None:
    """One hand reaches for a unit, without any lock around it."""
    from marketplace.partner.models import StockRecord

    StockRecord.objects.get(pk=record).allocate(1)


def test_twenty_hands_reach_for_the_last_unit():
    record = on_sale("Đèn mây tre", stock=1).stockrecords.get()
    outcomes = race("tests.order.test_race:hold", [{"record": record.pk}] * BUYERS)
    assert sorted(outcome.error for outcome in outcomes) == [""] + ["UnableToPlaceOrder"] * (BUYERS - 1)
    record.refresh_from_db()
    assert record.num_allocated == 1
