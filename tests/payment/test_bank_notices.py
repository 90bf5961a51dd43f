"""The bank tells of Hoa's transfer: signed, forged, late, twice, mangled, for the wrong account."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.selectors import balance
from marketplace.order.status import OrderStatus, PaymentState
from marketplace.payment.bank.incoming import act_on_waiting
from marketplace.payment.models import BankNotice, Receipt
from marketplace.payment.services import mark_received
from tests.payment.bank import ACCOUNT, SECRET, nobodys, tells, to_pay, to_pay_directly
from tests.people import lan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bank(settings):
    settings.BANK_WEBHOOK_SECRET, settings.PLATFORM_BANK_ACCOUNT = SECRET, ACCOUNT
    settings.BANK_WEBHOOK_SECRETS, settings.BANK_SIMULATOR = {}, ""


def _state(purchase):
    purchase.refresh_from_db()
    return purchase.payment_state, set(purchase.orders.values_list("status", flat=True))


PAID = (PaymentState.PAID, {OrderStatus.CONFIRMED})


def test_a_signed_notice_pays_what_hoa_bought_at_once():
    purchase = to_pay()
    answer = tells(content=f"MBVCB.1234.{purchase.memo.lower()}.CT tu HOA", amount=int(purchase.total))
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert _state(purchase) == PAID
    assert balance(Ref(Kind.CASH, provider="vietqr")) == purchase.total
    assert not list(faults())


@pytest.mark.parametrize(
    "forged",
    [
        {"secret": "of-somebody-else"},
        {"signature": "sha256="},
        {"signature": "sha256=á"},
        {"signature": "0" * 64},
        {"account": "9999999999"},
    ],
)  # fmt: skip
def test_a_forged_notice_is_400_and_changes_nothing(forged):
    purchase = to_pay()
    assert tells(content=purchase.memo, amount=int(purchase.total), **forged).status_code == 400
    assert not BankNotice.objects.exists() and not Receipt.objects.exists()


def test_without_a_secret_nobody_is_believed(settings):
    settings.BANK_WEBHOOK_SECRET = ""
    assert tells(content=to_pay().memo, amount=1000, secret="").status_code == 400


@pytest.mark.parametrize(
    "changes",
    [
        {"transferAmount": 0}, {"transferAmount": -5}, {"transferAmount": 10.5}, {"transferAmount": "abc"},
        {"transferAmount": True}, {"transferAmount": 10**15}, {"transferAmount": None}, {"transferType": "sideways"},
        {"transferType": None}, {"transactionDate": "yesterday"}, {"transactionDate": "2999-01-01 00:00:00"},
        {"transactionDate": None}, {"id": None}, {"id": ""}, {"accountNumber": ["1500000000952"]},
        {"content": {"a": 1}}, {"referenceCode": "F" * 61},
    ],
)  # fmt: skip
def test_a_malformed_notice_is_400_and_changes_nothing(changes):
    assert tells(**{"content": "x", "amount": 1000} | changes).status_code == 400
    assert not BankNotice.objects.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 60_000, b'{"accountNumber": NaN}'])
def test_what_is_no_notice_is_400(body):
    assert tells(body=body).status_code == 400


def test_a_notice_too_long_is_not_read():
    assert tells(body=b" " * 70_000).status_code == 413


def test_told_twice_it_is_acted_on_once():
    purchase = to_pay()
    for _turn in range(3):
        assert tells(content=purchase.memo, amount=int(purchase.total), id=77).status_code == 200
    assert BankNotice.objects.count() == Receipt.objects.count() == 1


def test_two_notices_of_one_bank_reference_are_one_transfer():
    purchase = to_pay()
    for number in (1, 2):
        tells(content=purchase.memo, amount=int(purchase.total), id=number, referenceCode="FT1")
    assert Receipt.objects.count() == 1


def test_an_outgoing_transfer_is_none_of_ours():
    assert tells(content=to_pay().memo, amount=1000, transferType="out").status_code == 200
    assert not BankNotice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_late_notice_waits_for_the_worker_and_is_not_dropped():
    purchase = to_pay()
    assert tells(content=purchase.memo, amount=int(purchase.total), ago=1500).status_code == 200
    assert BankNotice.objects.get().is_late and _state(purchase)[0] == PaymentState.PENDING
    call_command("worker", once=True)
    assert _state(purchase) == PAID


def test_what_the_moment_could_not_do_the_worker_does(monkeypatch):
    from django.db import OperationalError

    from marketplace.payment.bank import incoming

    purchase, real = to_pay(), incoming.act_on

    def breaks(**_given):
        raise OperationalError("database is locked")

    monkeypatch.setattr(incoming, "act_on", breaks)
    assert tells(content=purchase.memo, amount=int(purchase.total)).status_code == 200
    assert _state(purchase)[0] == PaymentState.PENDING
    monkeypatch.setattr(incoming, "act_on", real)
    BankNotice.objects.update(next_try_at=BankNotice.objects.get().kept_at)
    assert act_on_waiting() == 1 and _state(purchase) == PAID
    assert act_on_waiting() == 0


def test_money_of_nobody_is_in_the_books_and_waits():
    receipt = nobodys(55_000)
    assert receipt.problem == Receipt.Problem.UNMATCHED and receipt.purchase is None
    assert -balance(Ref(Kind.SUSPENSE)) == 55_000 and not list(faults())


def test_too_little_too_much_and_twice_are_known_by_their_memo():
    purchase = to_pay()
    for amount in (1_000, int(purchase.total), int(purchase.total)):
        tells(content=purchase.memo, amount=amount)
    kinds = list(Receipt.objects.order_by("pk").values_list("problem", flat=True))
    assert kinds == [Receipt.Problem.UNDER, Receipt.Problem.OVER, Receipt.Problem.DOUBLE]
    assert not list(faults())


def test_what_lan_wrote_down_by_hand_is_not_counted_again():
    purchase = to_pay()
    mark_received(
        purchase=purchase, amount=int(purchase.total), reference="FT9", actor=lan(),
        received_at=purchase.placed_at,
    )  # fmt: skip
    tells(content=purchase.memo, amount=int(purchase.total), referenceCode="FT9")
    assert Receipt.objects.count() == 1 and BankNotice.objects.get().receipt == Receipt.objects.get()


def test_the_page_asks_for_the_rest_after_too_little():
    from marketplace.payment.selectors import how_to_pay

    purchase = to_pay()
    tells(content=purchase.memo, amount=1_000)
    (transfer,) = how_to_pay(purchase).transfers
    assert transfer.amount == purchase.total - 1_000


def test_paid_directly_each_cooperatives_bank_tells_of_its_own_order(settings):
    purchase = to_pay_directly(settings)
    rice, tea = purchase.attempts.order_by("pk")
    told = {"account": rice.bank_account, "secret": "of-binh", "amount": int(rice.amount)}
    assert tells(content=rice.memo, **told | {"secret": "of-sen"}).status_code == 400
    assert tells(content=rice.memo, **told).status_code == 200
    assert _state(purchase) == (PaymentState.PENDING, {OrderStatus.CONFIRMED, OrderStatus.AWAITING_PAYMENT})
    assert tells(content=tea.memo, account=tea.bank_account, secret="of-sen", amount=int(tea.amount)).status_code == 200
    assert _state(purchase) == PAID
    assert balance(Ref(Kind.CASH, provider="vietqr")) == 0 and not list(faults())


def test_money_on_the_account_of_another_cooperative_is_for_a_person(settings):
    purchase = to_pay_directly(settings)
    rice, tea = purchase.attempts.order_by("pk")
    tells(content=rice.memo, account=tea.bank_account, secret="of-sen", amount=int(rice.amount))
    receipt = Receipt.objects.get()
    assert receipt.problem == Receipt.Problem.UNMATCHED and receipt.cooperative == tea.order.cooperative
    assert balance(Ref(Kind.SUSPENSE)) == 0 and not list(faults())


def test_the_simulators_notice_is_one_that_the_shop_believes(settings):
    from tests.simulators.bank import Simulator, notice

    purchase, sent = to_pay(), []
    simulator = Simulator(secret=SECRET, webhook="http://127.0.0.1:9/")
    simulator.server_close()
    body = notice(ACCOUNT, int(purchase.total), purchase.memo)
    sent.append(json.dumps(body).encode())
    assert tells(body=sent[0]).status_code == 200 and _state(purchase) == PAID
    assert isinstance(simulator.deliver(body), str)
