"""Lan decides about money that did not fit; each decision has its audit line, its entry, and happens once."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from marketplace.audit.models import AuditEntry
from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.selectors import balance
from marketplace.order.services import cancel_by_buyer
from marketplace.order.status import OrderStatus, PaymentState
from marketplace.outbox.models import Message
from marketplace.payment.bank import deciding
from marketplace.payment.bank.selectors import cases, could_be
from marketplace.payment.models import Receipt, Refund
from marketplace.payment.refunds import refund_by_hand
from marketplace.payment.selectors import how_to_pay, receipts_to_settle
from marketplace.payment.services import expire_unpaid, mark_received
from tests.payment.bank import ACCOUNT, SECRET, nobodys, short, tells, to_pay, to_pay_directly
from tests.people import lan

pytestmark = pytest.mark.django_db
CASH, SUSPENSE = Ref(Kind.CASH, provider="vietqr"), Ref(Kind.SUSPENSE)


@pytest.fixture(autouse=True)
def _bank(settings):
    settings.BANK_WEBHOOK_SECRET, settings.PLATFORM_BANK_ACCOUNT = SECRET, ACCOUNT
    settings.BANK_WEBHOOK_SECRETS, settings.BANK_SIMULATOR = {}, ""
    with translation.override("en"):
        yield
    assert list(faults()) == []


def _lan(receipt: Receipt, **more):
    return {"receipt": receipt, "seen": receipt.decided_at, "note": "Đã gọi chị Hoa", "actor": lan(), **more}


def _state(purchase):
    purchase.refresh_from_db()
    return purchase.payment_state


def test_nobodys_money_is_given_to_the_purchase_that_it_was_for():
    purchase = to_pay()
    receipt = nobodys(int(purchase.total))
    assert [attempt.purchase for attempt in could_be(receipt)] == [purchase]
    receipt = deciding.match(**_lan(receipt, purchase=purchase))
    assert _state(purchase) == PaymentState.PAID
    assert (receipt.decision, receipt.decided_by, receipt.problem) == (Receipt.Decision.MATCH, lan(), "")
    assert balance(CASH) == purchase.total and balance(SUSPENSE) == 0
    line = AuditEntry.objects.get(act="payment.decided_match")
    assert line.actor == lan() and line.details["note"] == "Đã gọi chị Hoa"
    assert list(cases(state="done")) == [receipt] and not receipts_to_settle().exists()


def test_given_to_a_purchase_too_little_is_too_little_still():
    purchase = to_pay()
    receipt = deciding.match(**_lan(nobodys(1_000), purchase=purchase))
    assert receipt.problem == Receipt.Problem.UNDER and list(receipts_to_settle()) == [receipt]
    assert _state(purchase) == PaymentState.PENDING


def test_the_rest_is_asked_for_by_letter_and_pays_when_it_comes():
    purchase = to_pay()
    receipt = deciding.ask_for_rest(**_lan(short(purchase), hours=12))
    purchase.refresh_from_db()
    assert purchase.pay_before > timezone.now() + datetime.timedelta(hours=11)
    letter = Message.objects.get(event=f"receipt-{receipt.pk}-short")
    rest = int(purchase.total) - 1_000
    assert f"{rest:,}".replace(",", ".") in letter.text
    assert not receipts_to_settle().exists() and list(cases(state="asked")) == [receipt]
    assert how_to_pay(purchase).transfers[0].amount == rest
    tells(content=purchase.memo, amount=rest)
    assert _state(purchase) == PaymentState.PAID and not cases(state="asked").exists()


def test_a_rest_that_does_not_come_is_to_be_decided_again():
    purchase = to_pay()
    receipt = deciding.ask_for_rest(**_lan(short(purchase), hours=1))
    assert expire_unpaid(now=timezone.now() + datetime.timedelta(minutes=61)) == 1
    assert list(receipts_to_settle()) == [receipt]
    receipt.refresh_from_db()
    assert "ask" not in deciding.choices_for(receipt) and "send_back" in deciding.choices_for(receipt)


def test_too_little_for_what_hoa_gives_up_is_to_be_decided_again_and_no_rest_is_asked_for():
    purchase = to_pay()
    receipt = deciding.ask_for_rest(**_lan(short(purchase), hours=12))
    cancel_by_buyer(order=purchase.orders.first())
    receipt.refresh_from_db()
    assert list(receipts_to_settle()) == [receipt] and not cases(state="asked")
    assert "ask" not in deciding.choices_for(receipt)
    later = short(purchase, 2_000)
    assert "ask" not in deciding.choices_for(later)


def test_paid_directly_a_rest_is_awaited_for_its_own_order_alone(settings):
    purchase = to_pay_directly(settings)
    rice, tea = purchase.attempts.order_by("pk")
    tells(content=rice.memo, amount=1_000, account="100000000", secret="of-binh")
    receipt = deciding.ask_for_rest(**_lan(Receipt.objects.get(), hours=12))
    assert not receipts_to_settle()
    cancel_by_buyer(order=rice.order)
    assert list(receipts_to_settle()) == [receipt]
    assert tea.order.status == OrderStatus.AWAITING_PAYMENT


@pytest.mark.parametrize("hours", [0, -1, 73])
def test_hours_that_no_goods_are_held_are_refused(hours):
    with pytest.raises(ValidationError, match="hours"):
        deciding.ask_for_rest(**_lan(short(to_pay()), hours=hours))


def test_too_much_goes_back_when_lan_has_made_the_transfer():
    purchase = to_pay()
    receipt = short(purchase, int(purchase.total) + 5_000)
    refund = deciding.send_back_now(**_lan(receipt))
    assert (refund.amount, refund.state) == (5_000, Refund.State.REQUESTED)
    receipt.refresh_from_db()
    assert list(cases(state="returning")) == [receipt] and not receipts_to_settle().exists()
    refund_by_hand(refund=refund, reference="FT-BACK", actor=lan())
    receipt.refresh_from_db()
    assert receipt.settled_at and balance(SUSPENSE) == 0 and balance(CASH) == purchase.total
    assert _state(purchase) == PaymentState.PAID


def test_too_little_that_goes_back_no_longer_counts_for_the_purchase():
    purchase = to_pay()
    refund = deciding.send_back_now(**_lan(short(purchase)))
    assert refund.amount == 1_000
    assert how_to_pay(purchase).transfers[0].amount == purchase.total
    tells(content=purchase.memo, amount=int(purchase.total) - 1_000)
    assert _state(purchase) == PaymentState.PENDING
    assert Receipt.objects.latest("pk").problem == Receipt.Problem.UNDER


def test_once_too_little_has_gone_back_the_purchase_can_still_be_paid():
    purchase = to_pay()
    refund_by_hand(refund=deciding.send_back_now(**_lan(short(purchase))), reference="FT-BACK", actor=lan())
    assert _state(purchase) == PaymentState.PENDING
    tells(content=purchase.memo, amount=int(purchase.total))
    assert _state(purchase) == PaymentState.PAID and not receipts_to_settle().exists()


def test_nobodys_money_goes_back_with_the_banks_reference():
    receipt = nobodys()
    assert deciding.send_back_now(**_lan(receipt)) is None
    receipt.refresh_from_db()
    with pytest.raises(ValidationError, match="reference"):
        deciding.gone_back(receipt=receipt, reference=" ", actor=lan())
    deciding.gone_back(receipt=receipt, reference="FT-BACK", actor=lan())
    assert balance(CASH) == balance(SUSPENSE) == 0
    with pytest.raises(ValidationError):
        deciding.gone_back(receipt=receipt, reference="FT-BACK", actor=lan())


def test_what_is_kept_stays_in_suspense_and_can_be_given_away_later():
    receipt = deciding.keep(**_lan(nobodys()))
    assert list(cases(state="kept")) == [receipt] and not receipts_to_settle().exists()
    assert -balance(SUSPENSE) == receipt.amount
    assert deciding.choices_for(receipt) == ["match", "send_back", "provider", "ignore"]
    assert deciding.match(**_lan(receipt, purchase=to_pay())).problem == Receipt.Problem.UNDER


def test_what_is_not_the_shops_leaves_queue_and_books():
    receipt = deciding.ignore(**_lan(nobodys()))
    assert receipt.settled_at and balance(CASH) == balance(SUSPENSE) == 0
    assert AuditEntry.objects.filter(act="payment.decided_ignore", actor=lan()).count() == 1


def test_paid_twice_the_second_may_pay_another_purchase():
    first, second = to_pay(), to_pay()
    for _turn in range(2):
        tells(content=first.memo, amount=int(first.total))
    double = Receipt.objects.latest("pk")
    assert double.problem == Receipt.Problem.DOUBLE
    deciding.match(**_lan(double, purchase=second))
    assert _state(first) == _state(second) == PaymentState.PAID
    assert balance(CASH) == first.total + second.total


def test_money_for_what_hoa_gave_up_is_late_and_goes_back():
    purchase = to_pay()
    cancel_by_buyer(order=purchase.orders.first())
    tells(content=purchase.memo, amount=int(purchase.total))
    late = Receipt.objects.get()
    assert late.problem == Receipt.Problem.LATE
    assert deciding.send_back_now(**_lan(late)).amount == purchase.total
    refund_by_hand(refund=Refund.objects.get(), reference="FT-BACK", actor=lan())
    assert balance(CASH) == balance(SUSPENSE) == 0


def test_of_two_people_the_first_decides_and_the_other_is_told():
    receipt = nobodys()
    said = _lan(receipt)
    deciding.keep(**said)
    with pytest.raises(ValidationError, match="đã quyết định trước bạn: Giữ lại chờ rõ"):
        deciding.ignore(**said)
    receipt.refresh_from_db()
    assert receipt.decision == Receipt.Decision.KEEP and not receipt.settled_at


def test_a_decision_says_why():
    with pytest.raises(ValidationError, match="Bạn ghi lý do"):
        deciding.keep(**_lan(nobodys()) | {"note": " "})


def test_what_is_not_offered_cannot_be_decided():
    purchase = to_pay()
    over = short(purchase, int(purchase.total) + 1)
    for act, more in (
        (deciding.ignore, {}),
        (deciding.ask_for_rest, {"hours": 5}),
        (deciding.match, {"purchase": to_pay()}),
    ):
        with pytest.raises(ValidationError, match="Không quyết định như vậy được nữa"):
            act(**_lan(over, **more))


def test_money_stays_where_it_is_if_it_is_given_to_the_same_purchase_or_to_one_in_cash():
    from tests.buying import basket_of, on_sale, place

    purchase = to_pay()
    receipt = short(purchase)
    with pytest.raises(ValidationError, match="đã nằm ở đơn mua này"):
        deciding.match(**_lan(receipt, purchase=purchase))
    in_cash = place(basket_of({on_sale(): 1}))
    with pytest.raises(ValidationError, match=in_cash.number):
        deciding.match(**_lan(receipt, purchase=in_cash))


def test_a_reference_in_the_queue_cannot_be_recorded_by_hand_beside_it():
    purchase, receipt = to_pay(), nobodys(70_000)
    with pytest.raises(ValidationError, match="Tiền qua ngân hàng"):
        mark_received(purchase=purchase, amount=70_000, reference=receipt.reference, received_at=timezone.now())


def test_paid_directly_money_is_given_within_its_own_account(settings):
    purchase = to_pay_directly(settings)
    rice, tea = purchase.attempts.order_by("pk")
    tells(content="chuyen tien", account=rice.bank_account, secret="of-binh", amount=int(rice.amount))
    receipt = Receipt.objects.get()
    with pytest.raises(ValidationError, match="tài khoản khác"):
        deciding.match(**_lan(receipt, purchase=purchase, order=tea.order))
    deciding.match(**_lan(receipt, purchase=purchase, order=rice.order))
    rice.order.refresh_from_db()
    assert rice.order.status == OrderStatus.CONFIRMED and balance(CASH) == balance(SUSPENSE) == 0
    expire_unpaid(now=timezone.now() + datetime.timedelta(minutes=31))
    tea.order.refresh_from_db()
    assert (_state(purchase), tea.order.status) == (PaymentState.PAID, OrderStatus.CANCELLED)


def test_paid_directly_nobodys_money_goes_back_outside_the_platforms_books(settings):
    to_pay_directly(settings)
    receipt = nobodys(account="100000000", secret="of-binh")
    deciding.send_back_now(**_lan(receipt))
    receipt.refresh_from_db()
    deciding.gone_back(receipt=receipt, reference="FT-BACK", actor=lan())
    assert balance(CASH) == balance(SUSPENSE) == 0
