"""Each cooperative is paid on its own account: what is of one order, or of one bank, says nothing of another's."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from oscar.apps.offer.models import Benefit, Condition, Range

from marketplace.ledger.checking import faults
from marketplace.offer.models import ConditionalOffer
from marketplace.order.services import (
    cancel_by_buyer,
    deliver_parcel,
    move_order,
    pack_order,
    refuse_parcel,
    ship_parcel,
)
from marketplace.order.status import Actor, OrderStatus, PaymentState
from marketplace.payment.bank import deciding
from marketplace.payment.claims import accept
from marketplace.payment.models import Attempt, Receipt, Refund
from marketplace.payment.refunds import ask_refund, refund_by_hand
from marketplace.payment.services import expire_unpaid, mark_received
from marketplace.shipping.models import ShippingChoice
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.payment.bank import ACCOUNT, SECRET, nobodys, tells, to_pay_directly
from tests.payment.cards import by_card, state
from tests.people import binh, hoa, lan
from tests.returns.returning import hoa_asks

pytestmark = pytest.mark.django_db
S = OrderStatus


@pytest.fixture(autouse=True)
def _bank(settings):
    settings.BANK_WEBHOOK_SECRET, settings.PLATFORM_BANK_ACCOUNT = SECRET, ACCOUNT
    settings.BANK_WEBHOOK_SECRETS, settings.BANK_SIMULATOR = {}, ""
    yield
    assert list(faults()) == []


def test_money_for_an_order_that_hoa_gave_up_does_not_revive_it_when_the_other_has_expired(settings):
    purchase = to_pay_directly(settings)
    rice, tea = purchase.orders.order_by("pk")
    cancel_by_buyer(order=rice)
    expire_unpaid(now=timezone.now() + datetime.timedelta(hours=1))
    came = {"reference": "FT1", "received_at": timezone.now(), "amount": int(rice.total_incl_tax)}
    assert mark_received(purchase=purchase, order=rice, **came).problem == Receipt.Problem.LATE
    came = {"reference": "FT2", "received_at": timezone.now(), "amount": int(tea.total_incl_tax)}
    assert mark_received(purchase=purchase, order=tea, **came).problem == Receipt.Problem.NONE
    rice.refresh_from_db(), tea.refresh_from_db()
    assert (rice.status, tea.status) == (S.CANCELLED, S.CONFIRMED)


def test_two_banks_may_give_one_reference_and_no_money_is_lost(settings):
    purchase = to_pay_directly(settings)
    rice = purchase.orders.order_by("pk")[0]
    by_hand = {"amount": 1_000, "reference": "FT123456", "received_at": timezone.now(), "actor": lan()}
    mark_received(purchase=purchase, order=rice, **by_hand)
    told = {"content": "x", "amount": 1_000, "referenceCode": "FT123456"}
    assert tells(**told, account="100000001", secret="of-sen").status_code == 200
    assert Receipt.objects.count() == 2
    assert tells(**told, account="100000000", secret="of-binh").status_code == 200
    assert Receipt.objects.count() == 2  # this one is what Lan had written down


def test_a_transfer_is_not_given_to_what_is_paid_by_card(stripe):
    attempt, receipt = by_card(), nobodys()
    with pytest.raises(ValidationError):
        deciding.match(receipt=receipt, seen=None, note="Theo sao kê", actor=lan(), purchase=attempt.purchase)
    receipt.refresh_from_db()
    assert receipt.purchase is None and state(attempt)[0] == PaymentState.CREATED


def test_all_cash_that_was_taken_given_back_reads_refunded_though_a_parcel_was_refused():
    order = place(basket_of({on_sale(price=60_000): 3}, hoa()), user=hoa()).orders.get()
    move_order(order=order, to=S.CONFIRMED, actor_kind=Actor.SELLER)
    line = pack_order(order=order, lots={}).lines.get().pk
    taken, other = (ship_parcel(order=order, units={line: many}) for many in (1, 2))
    deliver_parcel(parcel=taken)
    refuse_parcel(parcel=other, reason="Vắng nhà")
    accept(claim=hoa_asks(order, 1), actor_kind=Actor.SELLER, actor=binh(), goods_back=False)
    attempt = Attempt.objects.get()
    left = taken.to_collect - int(Refund.objects.get().amount)
    with pytest.raises(ValidationError):
        ask_refund(attempt=attempt, amount=left + 1, key="too-much", order=order, actor=lan())
    ask_refund(attempt=attempt, amount=left, key="rest", order=order, actor=lan(), reason="Phí giao")
    for number, refund in enumerate(Refund.objects.order_by("pk")):
        refund_by_hand(refund=refund, reference=f"FT{number}", actor=lan())
    attempt.refresh_from_db(), order.purchase.refresh_from_db()
    assert attempt.state == order.purchase.payment_state == PaymentState.REFUNDED


def test_what_costs_nothing_beside_what_is_paid_to_another_is_sent_and_does_not_end_with_the_deadline(settings):
    settings.SETTLEMENT = "direct"
    rice, tea = on_sale("Gạo ST25", price=185_000, by=dong_tom_lua()), on_sale(price=100_000, by=doi_che_xuan())
    for number, seller in enumerate((rice.producer, tea.producer)):
        seller.bank_bin, seller.bank_account = "970436", f"10000000{number}"
        seller.save()
    only_tea = Range.objects.create(name="Trà")
    only_tea.add_product(tea)
    ConditionalOffer.objects.create(
        name="Tặng trà", funded_by="cooperative", max_basket_applications=1,
        condition=Condition.objects.create(range=only_tea, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=only_tea, type=Benefit.PERCENTAGE, value=100),
    )  # fmt: skip
    ShippingChoice.objects.filter(cooperative=tea.producer).update(free_from=0)
    purchase = place(basket_of({rice: 1, tea: 1}), method="vietqr")
    paid, gift = purchase.orders.order_by("-total_incl_tax")
    assert gift.total_incl_tax == 0 and gift.status == S.CONFIRMED
    came = {"reference": "FT1", "received_at": timezone.now(), "amount": int(paid.total_incl_tax)}
    mark_received(purchase=purchase, order=paid, **came)
    expire_unpaid(now=timezone.now() + datetime.timedelta(hours=1))
    assert set(purchase.orders.values_list("status", flat=True)) == {S.CONFIRMED}
    purchase.refresh_from_db()
    assert purchase.payment_state == PaymentState.PAID
