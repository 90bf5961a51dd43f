"""Offers and vouchers over several sellers: whole đồng that agree everywhere, used once a purchase."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oscar.apps.offer.models import Benefit, Condition, Range
from oscar.core.loading import get_class

from marketplace.offer.models import ConditionalOffer
from marketplace.order.models import OrderDiscount, Purchase
from marketplace.order.pricing import PlacingRefused
from marketplace.voucher.models import Voucher
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.people import hoa, khach

pytestmark = pytest.mark.django_db


def _offer(kind: str, value: int, *, offer_type: str = ConditionalOffer.SITE) -> ConditionalOffer:
    everything, _made = Range.objects.get_or_create(name="Mọi thứ", includes_all_products=True)
    return ConditionalOffer.objects.create(
        name=f"Tháng hành động {kind} {value}", offer_type=offer_type,
        condition=Condition.objects.create(range=everything, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=everything, type=kind, value=value), max_basket_applications=1,
    )  # fmt: skip


def _voucher(value: int = 50_000, usage: str = Voucher.ONCE_PER_CUSTOMER) -> Voucher:
    now = timezone.now()
    voucher = Voucher.objects.create(
        name="Tháng HTX", code="THANGHTX", usage=usage, start_datetime=now - datetime.timedelta(days=1),
        end_datetime=now + datetime.timedelta(days=9),
    )  # fmt: skip
    voucher.offers.add(_offer(Benefit.FIXED, value, offer_type=ConditionalOffer.VOUCHER))
    return voucher


def _agree(purchase: Purchase) -> None:
    orders = list(purchase.orders.all())
    assert purchase.total == purchase.goods_total + purchase.shipping_total - purchase.discount_total
    assert purchase.total == sum(order.total_incl_tax for order in orders)
    off = 0
    for order in orders:
        lines = list(order.lines.all())
        assert order.total_incl_tax == sum(line.line_price_incl_tax for line in lines) + order.shipping_incl_tax
        for line in lines:
            assert line.line_price_incl_tax >= 0
            assert line.line_price_incl_tax == sum(p.price_incl_tax * p.quantity for p in line.prices.all())
            off += line.discount_incl_tax
    assert off == purchase.discount_total
    assert off == sum(OrderDiscount.objects.filter(order__purchase=purchase).values_list("amount", flat=True))


def test_a_percentage_leaves_no_part_of_a_dong():
    _offer(Benefit.PERCENTAGE, 7)
    goods = {on_sale(price=33_333, by=dong_tom_lua()): 1, on_sale(price=10_001, by=doi_che_xuan()): 3}
    purchase = place(basket_of(goods))
    assert purchase.discount_total == round(Decimal(33_333 + 30_003) * 7 / 100)
    _agree(purchase)


def test_a_voucher_over_two_cooperatives_is_divided_to_the_dong():
    voucher = _voucher(50_000)
    basket = basket_of(
        {on_sale(price=100_001, by=dong_tom_lua()): 1, on_sale(price=70_003, by=doi_che_xuan()): 1}, hoa()
    )
    basket.vouchers.add(voucher)
    purchase = place(basket, user=hoa())
    assert purchase.discount_total == 50_000
    assert all(order.lines.get().discount_incl_tax > 0 for order in purchase.orders.all())
    _agree(purchase)


def test_a_once_per_customer_voucher_is_used_once_a_purchase():
    voucher = _voucher()
    basket = basket_of({on_sale(by=dong_tom_lua()): 1, on_sale(by=doi_che_xuan()): 1}, hoa())
    basket.vouchers.add(voucher)
    place(basket, user=hoa())
    voucher.refresh_from_db()
    assert (voucher.num_orders, voucher.applications.count(), voucher.total_discount) == (1, 1, 50_000)
    offer = ConditionalOffer.objects.get(vouchers=voucher)
    assert (offer.num_orders, offer.num_applications, offer.total_discount) == (1, 1, 50_000)
    assert voucher.is_available_to_user(hoa())[0] is False
    assert voucher.is_available_to_user(khach())[0] is True


def test_who_funds_it_is_on_the_offer():
    assert _offer(Benefit.FIXED, 1000).get_funded_by_display()


def test_more_off_than_the_goods_cost_never_pays_the_buyer():
    _offer(Benefit.FIXED, 10_000_000)
    purchase = place(basket_of({on_sale(price=30_000): 1}))
    assert purchase.total == purchase.shipping_total
    _agree(purchase)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(st.tuples(st.integers(1, 999_999), st.integers(1, 4), st.booleans()), min_size=1, max_size=5),
    kind=st.sampled_from([Benefit.PERCENTAGE, Benefit.FIXED]),
    value=st.integers(1, 100),
)
def test_whatever_is_bought_everything_adds_up(lines, kind, value):
    ConditionalOffer.objects.all().delete()
    _offer(kind, value if kind == Benefit.PERCENTAGE else value * 777)
    goods = {on_sale(price=price, by=dong_tom_lua() if mine else doi_che_xuan()): count for price, count, mine in lines}
    try:
        purchase = place(basket_of(goods))
    except PlacingRefused as refusal:  # pragma: no cover
        pytest.fail(str(refusal))
    _agree(purchase)


def test_offers_are_applied_to_a_basket_by_our_applicator():
    _offer(Benefit.PERCENTAGE, 50)
    basket = basket_of({on_sale(price=33_333): 1})
    get_class("offer.applicator", "Applicator")().apply(basket, AnonymousUser())
    (line,) = basket.all_lines()
    assert line.discount_value == 16_667
