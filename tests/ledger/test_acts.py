"""What the acts of the shop leave in the books: paid, delivered, completed, cancelled, refused, returned."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from oscar.apps.offer.models import Benefit, Condition, Range

from marketplace.ledger import sales
from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.models import CommissionRule, Entry, SaleTerms
from marketplace.ledger.rules import Sale
from marketplace.ledger.selectors import balance, payable, trial_balance
from marketplace.ledger.services import BooksRefused
from marketplace.offer.models import ConditionalOffer
from marketplace.order.models import Order, Purchase
from marketplace.order.services import cancel_by_buyer, move_order
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.journal import book_refund_paid
from marketplace.payment.services import expire_unpaid, mark_received, settle_receipt
from marketplace.shipping.models import ShippingChoice
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.people import lan

pytestmark = pytest.mark.django_db
VIETQR = Purchase.Method.VIETQR
S = OrderStatus


@pytest.fixture(autouse=True)
def _five_percent():
    CommissionRule.objects.create(
        rate=Decimal(5), vat_rate=Decimal(10), effective_from=datetime.date(2020, 1, 1), legal_ref="Quy chế minh họa"
    )


def _transfer(**stock: int) -> Purchase:
    """Two bags of Bình's rice and a box of Sen's tea."""
    return place(
        basket_of({on_sale("Gạo ST25", price=185_000, **stock): 2, on_sale(by=doi_che_xuan(), price=120_000): 1}),
        method=VIETQR,
    )


def _pay(purchase: Purchase, amount: int | None = None, reference: str = "FT1", **more):
    amount = int(purchase.total) if amount is None else amount
    return mark_received(
        purchase=purchase, amount=amount, reference=reference, received_at=timezone.now(), actor=lan(), **more
    )


def _to(order: Order, *states: str) -> Order:
    for state in states:
        actor = Actor.CLOCK if state == S.COMPLETED else Actor.SELLER
        order = move_order(order=order, to=state, actor_kind=actor)
    return order


def _complete(order: Order) -> Order:
    return _to(order, S.PACKED, S.SHIPPED, S.DELIVERED, S.COMPLETED)


def _books() -> dict[str, int]:
    books = {code: amount for code, amount in trial_balance() if amount}
    assert sum(books.values()) == 0
    return books


def _rice(purchase: Purchase) -> Order:
    return purchase.orders.get(cooperative=dong_tom_lua())


def _tea(purchase: Purchase) -> Order:
    return purchase.orders.get(cooperative=doi_che_xuan())


def _due(order: Order) -> int:
    """Goods at 5 % and 10 % of that, and delivery whole."""
    goods = int(order.total_incl_tax - order.shipping_incl_tax)
    return int(order.total_incl_tax) - goods * 5 // 100 - goods * 5 // 1000


def test_placed_is_no_money_yet():
    purchase = _transfer()
    assert _books() == {}
    assert {terms.source_key for terms in SaleTerms.objects.all()} == {order.number for order in purchase.orders.all()}


def test_paid_money_is_held_for_each_cooperative_until_its_order_is_completed():
    purchase = _transfer()
    _pay(purchase)
    rice, tea = _rice(purchase), _tea(purchase)
    held = {f"held:{each.cooperative_id}": -int(each.total_incl_tax) for each in (rice, tea)}
    assert _books() == {"cash:vietqr": int(purchase.total), **held}
    _complete(rice)
    assert payable(rice.cooperative_id) == _due(rice)
    assert payable(tea.cooperative_id) == 0


def test_the_commission_of_one_seller_never_shows_on_the_other():
    CommissionRule.objects.create(
        rate=Decimal(50), cooperative=doi_che_xuan(), effective_from=datetime.date(2020, 1, 1), legal_ref="Minh họa"
    )
    purchase = _transfer()
    _pay(purchase)
    rice, tea = _complete(_rice(purchase)), _complete(_tea(purchase))
    assert payable(rice.cooperative_id) == _due(rice)
    assert payable(tea.cooperative_id) == int(tea.total_incl_tax) - 60_000


def test_a_replayed_notice_pays_once():
    purchase = _transfer()
    _pay(purchase)
    before = _books()
    _pay(purchase)
    assert _books() == before


def test_too_little_waits_in_suspense_and_goes_with_the_rest():
    purchase = _transfer()
    _pay(purchase, 1000)
    assert _books() == {"cash:vietqr": 1000, "suspense": -1000}
    _pay(purchase, int(purchase.total) - 1000, "FT2")
    assert "suspense" not in _books()


def test_too_much_stands_in_suspense_until_it_went_back():
    purchase = _transfer()
    _pay(purchase, 1000)
    over = _pay(purchase, int(purchase.total), "FT2")
    assert _books()["suspense"] == -1000
    settle_receipt(receipt=over, note="Đã chuyển lại 1.000 ₫", actor=lan())
    assert "suspense" not in _books()
    assert _books()["cash:vietqr"] == purchase.total


def test_too_little_that_went_back_does_not_pay_half_of_the_next():
    purchase = _transfer()
    part = _pay(purchase, 100_000)
    settle_receipt(receipt=part, note="Đã chuyển lại", actor=lan())
    assert _books() == {}
    assert _pay(purchase, int(purchase.total) - 100_000, "FT2").problem == "under"
    assert _rice(purchase).status == S.AWAITING_PAYMENT


@pytest.mark.parametrize("times", [2, 3])
def test_paid_twice_stands_in_suspense(times):
    purchase = _transfer()
    for number in range(times):
        _pay(purchase, reference=f"FT{number}")
    assert _books()["suspense"] == -int(purchase.total) * (times - 1)


def test_late_money_for_goods_sold_since_stands_in_suspense():
    purchase = _transfer(stock=2)
    expire_unpaid(now=timezone.now() + datetime.timedelta(minutes=31))
    place(basket_of({_rice(purchase).lines.get().product: 2}))
    late = _pay(purchase)
    assert _books() == {"cash:vietqr": int(purchase.total), "suspense": -int(purchase.total)}
    settle_receipt(receipt=late, note="Đã chuyển lại", actor=lan())
    assert _books() == {}


def test_what_was_paid_for_an_order_that_is_cancelled_is_owed_back_without_commission():
    purchase = _transfer()
    _pay(purchase)
    rice = _rice(purchase)
    cancel_by_buyer(order=rice)
    assert _books()["refunds"] == -int(rice.total_incl_tax)
    assert f"held:{rice.cooperative_id}" not in _books()
    for _replay in range(2):
        book_refund_paid(rice, attempt=purchase.attempts.get(), amount=int(rice.total_incl_tax), key="r1")
    assert "refunds" not in _books() and _books()["cash:vietqr"] == purchase.total - rice.total_incl_tax


def test_money_for_an_order_that_the_alliance_had_ended_is_owed_back_and_in_the_queue():
    purchase = _transfer()
    rice = _rice(purchase)
    move_order(order=rice, to=S.CANCELLED, actor_kind=Actor.STAFF)
    _pay(purchase)
    rice.refresh_from_db()
    assert rice.refund_due == rice.total_incl_tax
    assert _books()["refunds"] == -int(rice.total_incl_tax)
    assert "suspense" not in _books()


def test_cash_of_a_carrier_is_received_when_it_remits_and_its_fee_is_the_cooperatives():
    order = place(basket_of({on_sale(): 2})).orders.get()
    total = int(order.total_incl_tax)
    order = _to(order, S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED)
    assert _books() == {"carrier": total, f"held:{order.cooperative_id}": -total}
    _to(order, S.COMPLETED)
    terms = SaleTerms.objects.get(source_key=order.number)
    for _replay in range(2):
        sales.book_remitted(terms, amount=total, fee=22_000, reference="GHN-1")
    assert payable(order.cooperative_id) == _due(order) - 22_000
    assert "carrier" not in _books() and _books()["cash:vietqr"] == total - 22_000


def test_cash_that_the_cooperative_itself_collects_leaves_it_owing_the_commission():
    rice = on_sale()
    ShippingChoice.objects.update(kind=ShippingChoice.Kind.OWN)
    order = _to(place(basket_of({rice: 2})).orders.get(), S.CONFIRMED)
    _complete(order)
    goods = int(order.total_incl_tax - order.shipping_incl_tax)
    assert payable(order.cooperative_id) == -(goods * 5 // 100 + goods * 5 // 1000)
    assert not any(code.startswith(("kept", "carrier", "cash")) for code in _books())


def test_a_parcel_refused_at_the_door_moves_no_money_but_the_carriers_fee():
    order = _to(place(basket_of({on_sale(): 2})).orders.get(), S.CONFIRMED, S.PACKED, S.SHIPPED, S.REFUSED)
    assert _books() == {}
    sales.book_remitted(SaleTerms.objects.get(), amount=0, fee=30_000, reference="GHN-2")
    assert payable(order.cooperative_id) == -30_000


def test_paid_directly_the_books_hold_no_money_and_the_cooperative_owes_the_commission(settings):
    settings.SETTLEMENT = "direct"
    binh = dong_tom_lua()
    binh.bank_bin, binh.bank_account = "970436", "100000001"
    binh.save()
    purchase = place(basket_of({on_sale(): 2}), method=VIETQR)
    order = purchase.orders.get()
    _pay(purchase, order=order)
    assert {code.partition(":")[0] for code in _books()} == {"kept", "held"}
    _complete(order)
    goods = int(order.total_incl_tax - order.shipping_incl_tax)
    assert payable(binh.pk) == -(goods * 5 // 100 + goods * 5 // 1000)
    assert {code.partition(":")[0] for code in _books()} == {"payable", "commission", "commission_vat"}


def test_a_part_given_back_before_completion_takes_no_commission():
    purchase = _transfer()
    _pay(purchase)
    rice = _to(_rice(purchase), S.PACKED, S.SHIPPED, S.DELIVERED)
    terms = SaleTerms.objects.get(source_key=rice.number)
    sales.book_refund(terms, back=Sale(goods=185_000), key="return-1")
    _to(rice, S.COMPLETED)
    assert payable(rice.cooperative_id) == 185_000 + int(rice.shipping_incl_tax) - 9_250 - 925
    assert balance(Ref(Kind.REFUNDS)) == -185_000


def test_a_part_given_back_after_the_payout_leaves_a_debt():
    purchase = _transfer()
    _pay(purchase)
    rice = _complete(_rice(purchase))
    terms = SaleTerms.objects.get(source_key=rice.number)
    for _replay in range(2):
        sales.book_refund(terms, back=Sale(goods=185_000), key="return-1")
    assert payable(rice.cooperative_id) == 185_000 + int(rice.shipping_incl_tax) - 9_250 - 925
    sales.book_owed_back(terms)
    assert payable(rice.cooperative_id) == 0
    assert balance(Ref(Kind.COMMISSION)) == balance(Ref(Kind.COMMISSION_VAT)) == 0


@pytest.mark.parametrize("back", [Sale(goods=370_001), Sale(goods=-1), Sale(goods=1000, discount=1000, alliance=1)])
def test_more_than_was_paid_is_never_given_back(back):
    purchase = _transfer()
    _pay(purchase)
    with pytest.raises(ValidationError, match="."):
        sales.book_refund(SaleTerms.objects.get(source_key=_rice(purchase).number), back=back, key="r")


def test_one_refund_is_not_two_of_different_amounts():
    purchase = _transfer()
    _pay(purchase)
    terms = SaleTerms.objects.get(source_key=_rice(purchase).number)
    sales.book_refund(terms, back=Sale(goods=1000), key="r")
    with pytest.raises(BooksRefused):
        sales.book_refund(terms, back=Sale(goods=2000), key="r")


def test_an_order_from_before_the_ledger_is_booked_by_the_rules_of_its_day(monkeypatch):
    monkeypatch.setattr("marketplace.order.services.placing.agree", lambda purchase, proposal: None)
    purchase = _transfer()
    _pay(purchase)
    rice = _complete(_rice(purchase))
    assert payable(rice.cooperative_id) == _due(rice)
    assert Entry.objects.filter(source="order", source_key=rice.number).count() == 2


def _tenth_off(funded_by: str, percent: int = 10) -> None:
    everything = Range.objects.create(name="Mọi thứ", includes_all_products=True)
    ConditionalOffer.objects.create(
        name="Tháng hành động", funded_by=funded_by, max_basket_applications=1,
        condition=Condition.objects.create(range=everything, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=everything, type=Benefit.PERCENTAGE, value=percent),
    )  # fmt: skip


@pytest.mark.parametrize(("funder", "sold", "alliance"), [("alliance", 200_000, 20_000), ("cooperative", 180_000, 0)])
def test_a_discount_costs_whoever_funds_it(funder, sold, alliance):
    _tenth_off(funder)
    purchase = place(basket_of({on_sale(price=200_000): 1}), method=VIETQR)
    order = purchase.orders.get()
    assert purchase.discount_total == 20_000
    _pay(purchase)
    _complete(order)
    assert payable(order.cooperative_id) == sold - sold * 5 // 100 - sold * 5 // 1000 + int(order.shipping_incl_tax)
    assert _books().get("discounts", 0) == alliance


def test_what_the_alliance_gives_for_nothing_it_owes_to_the_cooperative():
    _tenth_off("alliance", 100)
    ShippingChoice.objects.update(free_from=0)
    rice = on_sale(price=200_000)
    ShippingChoice.objects.update(free_from=0)
    order = place(basket_of({rice: 1}), method=VIETQR).orders.get()
    assert order.total_incl_tax == 0
    _complete(order)
    assert payable(order.cooperative_id) == 200_000 - 10_000 - 1_000
    assert _books()["discounts"] == 200_000
