"""Lan's screens of bank money: the queue with its filters, one page for each case, statements."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.order.status import PaymentState
from marketplace.payment.bank.incoming import act_on_waiting
from marketplace.payment.models import BankNotice, Receipt, Statement
from tests.payment.bank import ACCOUNT, SECRET, nobodys, short, to_pay

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bank(settings):
    settings.BANK_WEBHOOK_SECRET, settings.PLATFORM_BANK_ACCOUNT = SECRET, ACCOUNT
    settings.BANK_WEBHOOK_SECRETS, settings.BANK_SIMULATOR = {}, ""


def _at(receipt: Receipt) -> str:
    return reverse("dashboard:case", args=[receipt.pk])


def _decides(lan, receipt: Receipt, act: str, **more):
    seen = receipt.decided_at.isoformat() if receipt.decided_at else ""
    return lan.post(_at(receipt), {"act": act, "note": "Đã gọi chị Hoa", "seen": seen, **more})


def test_the_queue_is_filtered_by_problem_and_by_what_has_become_of_it(lan):
    under, unknown = short(to_pay()), nobodys()
    queue = reverse("dashboard:queue")
    assert {under, unknown} == set(lan.get(queue).context["page"].object_list)
    assert list(lan.get(queue, {"kind": "under"}).context["page"].object_list) == [under]
    _decides(lan, unknown, "keep")
    assert list(lan.get(queue, {"state": "kept"}).context["page"].object_list) == [unknown]
    assert list(lan.get(queue).context["page"].object_list) == [under]
    assert lan.get(queue, {"kind": "no\x00", "state": "no", "page": "x"}).status_code == 200
    assert unknown.reference not in lan.get(reverse("dashboard:money")).content.decode()


def test_a_case_says_what_the_bank_said_and_who_decided_when(lan):
    receipt = nobodys()
    page = lan.get(_at(receipt)).content.decode()
    assert "NGUYEN VAN A chuyen tien" in page and ACCOUNT in page
    _decides(lan, receipt, "keep")
    page = lan.get(_at(receipt)).content.decode()
    assert "Lê Thị Lan" in page and "Đã gọi chị Hoa" in page


def test_lan_gives_money_to_the_purchase_that_the_page_suggests(lan):
    purchase = to_pay()
    receipt = nobodys(int(purchase.total))
    assert purchase.number in lan.get(_at(receipt)).content.decode()
    typed = purchase.number.replace("-", " ").lower()
    assert _decides(lan, receipt, "match", purchase=typed).status_code == 302
    purchase.refresh_from_db()
    assert purchase.payment_state == PaymentState.PAID


@pytest.mark.parametrize(
    ("act", "more", "field"),
    [
        ("match", {"purchase": "ABCD-2345"}, "purchase"), ("match", {}, "purchase"),
        ("match", {"purchase": "\x00"}, "purchase"),
        ("keep", {"note": " "}, "note"), ("keep", {"note": "x" * 241}, "note"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_its_field(lan, act, more, field):
    answer = _decides(lan, nobodys(), act, **more)
    assert answer.status_code == 422 and len(answer.context["form"].errors[field]) == 1


@pytest.mark.parametrize("hours", ["", "0", "100", "abc"])
def test_hours_that_cannot_be_are_said_beside_their_field(lan, hours):
    answer = _decides(lan, short(to_pay()), "ask", hours=hours)
    assert answer.status_code == 422 and answer.context["form"].errors["hours"]


def test_the_second_of_two_people_is_told(lan):
    receipt = nobodys()
    _decides(lan, receipt, "keep")
    answer = _decides(lan, receipt, "ignore")
    assert answer.status_code == 422 and "Lê Thị Lan" in answer.context["form"].non_field_errors()[0]
    receipt.refresh_from_db()
    assert receipt.decision == Receipt.Decision.KEEP


def test_money_of_nobody_is_sent_back_and_its_reference_kept(lan):
    receipt = nobodys()
    _decides(lan, receipt, "send_back")
    assert lan.post(_at(receipt), {"act": "gone", "reference": ""}).status_code == 302
    receipt.refresh_from_db()
    assert receipt.settled_at is None
    lan.post(_at(receipt), {"act": "gone", "reference": "FT-BACK"})
    receipt.refresh_from_db()
    assert receipt.settled_at and "FT-BACK" in receipt.settled_note


def test_nobody_but_staff_and_nothing_that_is_not_there(lan, binh):
    receipt = nobodys()
    for url in (_at(receipt), reverse("dashboard:queue"), reverse("dashboard:bank-statements")):
        assert binh.get(url).status_code in (302, 403)
    assert lan.get(reverse("dashboard:case", args=[receipt.pk + 1])).status_code == 404
    assert lan.get(reverse("dashboard:bank-statement", args=[1])).status_code == 404
    assert _decides(lan, receipt, "nothing").status_code == 404
    assert lan.post(_at(receipt), {"act": "keep", "note": "x", "seen": "2026-99-99T00:00:00"}).status_code == 422


def _file(text: str, name: str = "sao-ke.csv") -> io.BytesIO:
    file = io.BytesIO(text.encode())
    file.name = name
    return file


def _today() -> str:
    return timezone.localdate().strftime("%d/%m/%Y")


def test_a_statement_is_looked_at_then_imported(lan):
    purchase = to_pay()
    header = "Ngày giao dịch;Số tham chiếu;Ghi có;Nội dung"
    text = f"{header}\n{_today()};FT1;{purchase.total};{purchase.memo.lower()}\n31/02/2026;FT2;5.000;x\n"
    answer = lan.post(reverse("dashboard:bank-statements"), {"account": ACCOUNT, "file": _file(text)}, follow=True)
    assert purchase.number in answer.content.decode()
    ((fault, sentence),) = answer.context["bad_rows"]
    assert fault.row == 3 and "22/11/2026" in sentence
    url = reverse("dashboard:bank-statement", args=[Statement.objects.get().pk])
    assert lan.post(url, {"import": "1"}).status_code == 302
    act_on_waiting()
    purchase.refresh_from_db()
    assert purchase.payment_state == PaymentState.PAID
    lan.post(url, {"import": "1"})
    assert BankNotice.objects.count() == Receipt.objects.count() == 1


def test_a_wrong_statement_is_dropped(lan):
    text = f"Ngày;Số tiền;Nội dung\n{_today()};5.000;x\n"
    lan.post(reverse("dashboard:bank-statements"), {"account": ACCOUNT, "file": _file(text)})
    lan.post(reverse("dashboard:bank-statement", args=[Statement.objects.get().pk]), {"drop": "1"})
    assert not BankNotice.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"file": "PKjunk"}, "file"), ({"file": "xin chào"}, "file"), ({"file": ""}, "file"), ({}, "file"),
        ({"file": "Ngày;Số tiền;Nội dung\n", "account": "123456"}, "account"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_statement_is_said_beside_its_field(lan, fields, field):
    given = {"account": ACCOUNT} | fields
    if "file" in given:
        given["file"] = _file(given["file"])
    answer = lan.post(reverse("dashboard:bank-statements"), given)
    assert answer.status_code == 422 and len(answer.context["form"].errors[field]) == 1
    assert not Statement.objects.exists()


def test_the_page_of_an_unpaid_purchase_leads_to_the_simulator_only_in_a_rehearsal(client, settings):
    from tests.buying import bought
    from tests.people import hoa

    purchase = bought(method="vietqr", user=hoa()).purchase
    client.force_login(hoa(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    assert "?account=" not in client.get(purchase.get_absolute_url()).content.decode()
    settings.BANK_SIMULATOR = "http://127.0.0.1:9999"
    page = client.get(purchase.get_absolute_url()).content.decode()
    assert f"http://127.0.0.1:9999/?account={ACCOUNT}&amp;amount={purchase.total}&amp;memo={purchase.memo}" in page
