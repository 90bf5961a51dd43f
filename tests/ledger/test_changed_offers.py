"""An offer that is changed or deleted after Hoa ordered changes nothing of what was agreed, to the last đồng."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.apps.offer.models import Benefit, Condition, Range

from catalogue.models import Product
from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.models import CommissionRule
from marketplace.ledger.sales import SOURCE
from marketplace.ledger.selectors import balance, payable, standing
from marketplace.offer.models import ConditionalOffer
from marketplace.order.models import Order
from marketplace.order.returns.services import withdraw
from marketplace.order.services import (
    cancel_rest,
    complete_delivered,
    deadlines,
    deliver_parcel,
    move_order,
    pack_order,
    refuse_parcel,
    ship_parcel,
)
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.services import mark_received
from tests.buying import basket_of, on_sale, place
from tests.people import hoa
from tests.returns.returning import arrived, brought, hoa_asks

pytestmark = pytest.mark.django_db
S = OrderStatus


@pytest.fixture(autouse=True)
def _books_agree():
    rates = {"rate": Decimal(5), "vat_rate": Decimal(10)}
    CommissionRule.objects.create(**rates, effective_from=datetime.date(2020, 1, 1), legal_ref="Quy chế minh họa")
    yield
    assert list(faults()) == []


def _ordered(method: str = "cod") -> Order:
    """Two bags at 185.000 and two of tea at 100.000, of which Bình's cooperative takes off 57.000."""
    everything, _made = Range.objects.get_or_create(name="Mọi thứ", includes_all_products=True)
    ConditionalOffer.objects.create(
        name="Mừng vụ mới", funded_by="cooperative", max_basket_applications=1,
        condition=Condition.objects.create(range=everything, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=everything, type=Benefit.FIXED, value=57_000),
    )  # fmt: skip
    goods = {on_sale("Gạo ST25", price=185_000): 2, on_sale("Trà sen", price=100_000): 2}
    return place(basket_of(goods, hoa()), method=method, user=hoa()).orders.get()


def _offer(funder: str, amount: int, product: Product) -> None:
    alone = Range.objects.create(name=f"Chỉ {product.title}")
    alone.add_product(product)
    ConditionalOffer.objects.create(
        name=f"Mừng {product.title}", funded_by=funder, max_basket_applications=1,
        condition=Condition.objects.create(range=alone, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=alone, type=Benefit.FIXED, value=amount),
    )  # fmt: skip


def _deleted() -> None:
    ConditionalOffer.objects.all().delete()


def _turned_to_the_alliance() -> None:
    ConditionalOffer.objects.update(funded_by="alliance")


@pytest.mark.parametrize("change", [_deleted, _turned_to_the_alliance])
def test_cash_is_booked_as_it_was_agreed_and_the_order_completes(change):
    order = _ordered()
    change()
    order = brought(order)
    move_order(order=order, to=S.COMPLETED, actor_kind=Actor.STAFF)
    sold = 370_000 + 200_000 - 57_000
    assert payable(order.cooperative_id) == sold + order.shipping_incl_tax - sold * 5 // 100 - sold * 5 // 1000
    assert balance(Ref(Kind.ALLIANCE_DISCOUNTS)) == 0


def test_a_claim_that_ends_after_the_change_books_the_cash_no_second_time():
    rice, tea = on_sale("Gạo ST25", price=185_000), on_sale("Trà sen", price=100_000)
    for product, funder, amount in ((rice, "cooperative", 20_000), (tea, "alliance", 30_000)):
        _offer(funder, amount, product)
    order = place(basket_of({rice: 1, tea: 1}, hoa()), user=hoa()).orders.get()
    order = pack_order(order=move_order(order=order, to=S.CONFIRMED, actor_kind=Actor.SELLER), lots={})
    taken, other = (ship_parcel(order=order, units={line.pk: 1}) for line in order.lines.order_by("pk"))
    deliver_parcel(parcel=taken)
    refuse_parcel(parcel=other, reason="Vắng nhà")
    claim = hoa_asks(Order.objects.get(pk=order.pk))
    _deleted()  # nobody knows any more whose discount was on what
    withdraw(claim=claim)
    claim.order.refresh_from_db()
    assert claim.order.status == S.DELIVERED


def test_what_is_not_sent_takes_its_share_of_what_the_cooperative_agreed_to_bear():
    order = _ordered("vietqr")
    came = {"amount": int(order.purchase.total), "reference": "FT1", "received_at": timezone.now()}
    mark_received(purchase=order.purchase, **came)
    _deleted()
    order = pack_order(order=order, lots={})
    rice, tea = order.lines.order_by("pk")
    parcel = ship_parcel(order=order, units={rice.pk: 2, tea.pk: 1})
    cancel_rest(order=Order.objects.get(pk=order.pk), reason="Hết trà", actor_kind=Actor.SELLER)
    left = standing(SOURCE, order.number).left
    assert (left.goods, left.discount, left.alliance) == (470_000, 47_000, 0)
    deliver_parcel(parcel=parcel)


def test_one_order_that_cannot_be_completed_keeps_no_other_waiting(monkeypatch):
    first, second = arrived(), arrived()
    real = deadlines.move_order

    def _odd(*, order, **more):
        if order.pk == first.pk:
            raise ValueError("no more can be left than was sold")
        return real(order=order, **more)

    monkeypatch.setattr(deadlines, "move_order", _odd)
    assert complete_delivered(now=timezone.now() + datetime.timedelta(days=30)) == 1
    second.refresh_from_db()
    assert second.status == S.COMPLETED
