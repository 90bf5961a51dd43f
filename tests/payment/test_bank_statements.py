"""Lan imports statements: looked at first, bad rows by number, twice changes nothing, what was told counts once."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.selectors import balance
from marketplace.order.status import PaymentState
from marketplace.payment.bank.importing import drop_statement, import_statement, stage_statement
from marketplace.payment.bank.incoming import act_on_waiting
from marketplace.payment.models import BankNotice, Receipt, Statement
from tests.payment.bank import ACCOUNT, SECRET, now, tells, to_pay
from tests.people import lan

pytestmark = pytest.mark.django_db
CASH = Ref(Kind.CASH, provider="vietqr")


@pytest.fixture(autouse=True)
def _bank(settings):
    settings.BANK_WEBHOOK_SECRET, settings.PLATFORM_BANK_ACCOUNT = SECRET, ACCOUNT
    settings.BANK_WEBHOOK_SECRETS, settings.BANK_SIMULATOR = {}, ""
    with translation.override("en"):
        yield
    assert list(faults()) == []


def _today() -> str:
    return timezone.localdate().strftime("%d/%m/%Y")


def _file(*rows: tuple) -> io.BytesIO:
    lines = ["Ngày giao dịch;Số tham chiếu;Ghi nợ;Ghi có;Nội dung"]
    return io.BytesIO("\n".join([*lines, *(";".join(map(str, row)) for row in rows)]).encode())


def _stage(*rows: tuple) -> Statement:
    return stage_statement(file=_file(*rows), name="sao-ke.csv", account=ACCOUNT, actor=lan())


def _take(*rows: tuple) -> int:
    count = import_statement(statement=_stage(*rows), actor=lan())
    act_on_waiting()
    return count


def test_nothing_is_imported_before_lan_says_so():
    purchase = to_pay()
    statement = _stage((_today(), "FT1", "", purchase.total, purchase.memo), (_today(), "FT2", "9.000", "", "PHI"))
    assert act_on_waiting() == 0 and not Receipt.objects.exists()
    assert (statement.outgoing, statement.known, statement.rows.count()) == (1, 0, 1)
    assert import_statement(statement=statement, actor=lan()) == 1
    act_on_waiting()
    purchase.refresh_from_db()
    assert purchase.payment_state == PaymentState.PAID


def test_imported_twice_changes_nothing():
    purchase = to_pay()
    rows = [
        (_today(), "FT1", "", purchase.total, purchase.memo), (_today(), "", "", "5.000", "khong ro"),
        (_today(), "", "", "5.000", "khong ro"),
    ]  # fmt: skip
    assert _take(*rows) == 3
    before = balance(CASH)
    again = _stage(*rows)
    assert (again.known, again.rows.count()) == (3, 0)
    assert import_statement(statement=again, actor=lan()) == 0 and act_on_waiting() == 0
    assert balance(CASH) == before == purchase.total + 10_000


def test_two_files_read_before_either_is_imported_bring_a_transfer_once():
    row = (_today(), "FT1", "", "5.000", "khong ro")
    first, second = _stage(row), _stage(row)
    assert import_statement(statement=first, actor=lan()) == 1
    assert import_statement(statement=second, actor=lan()) == 0
    second.refresh_from_db()
    assert second.known == 1 and BankNotice.objects.count() == 1


@pytest.mark.parametrize("reference", ["FT777888", "FT777888\\BNK", ""])
def test_what_a_notice_told_is_known_to_the_statement(reference):
    purchase = to_pay()
    content = f"MBVCB.{purchase.memo}.CT tu HOA"
    tells(content=content, amount=int(purchase.total), referenceCode="FT777888", transactionDate=now())
    assert _take((_today(), reference, "", purchase.total, f"{content} den LIEN MINH")) == 0
    assert Receipt.objects.count() == 1


def test_of_two_equal_rows_a_notice_stands_for_one():
    tells(content="NGUYEN VAN A chuyen", amount=5_000, referenceCode="FT1", transactionDate=now())
    row = (_today(), "", "", "5.000", "NGUYEN VAN A chuyen")
    assert _take(row, row) == 1 and Receipt.objects.count() == 2
    assert _take(row, row) == 0


def test_a_notice_after_the_statement_is_known_too():
    purchase = to_pay()
    assert _take((_today(), "FT5", "", purchase.total, purchase.memo)) == 1
    tells(content=purchase.memo, amount=int(purchase.total), referenceCode="FT5")
    assert BankNotice.objects.count() == Receipt.objects.count() == 1


def test_bad_rows_are_kept_with_their_numbers_and_a_repeated_reference_is_one():
    statement = _stage(
        (_today(), "FT1", "", "5.000", "a"), ("31/02/2026", "FT2", "", "5.000", "b"),
        (_today(), "FT1", "", "5.000", "c"), (_today(), "FT3", "", "1,5", "d"),
    )  # fmt: skip
    kept = sorted(statement.faults.values_list("row", "code"))
    assert kept == [(3, "date"), (4, "repeated"), (5, "decimals")] and statement.bad == 3


def test_a_dropped_statement_leaves_nothing_and_can_be_read_again():
    row = (_today(), "FT1", "", "5.000", "a")
    drop_statement(statement=_stage(row), actor=lan())
    assert not BankNotice.objects.exists() and not Statement.objects.exists()
    assert _take(row) == 1


def test_a_second_click_imports_nothing():
    statement = _stage((_today(), "FT1", "", "5.000", "a"))
    import_statement(statement=statement, actor=lan())
    with pytest.raises(ValidationError):
        import_statement(statement=statement, actor=lan())
    with pytest.raises(ValidationError):
        drop_statement(statement=statement, actor=lan())


def test_a_file_that_is_none_leaves_nothing_behind():
    with pytest.raises(ValidationError):
        stage_statement(file=io.BytesIO(b"PKjunk"), name="x.xlsx", account=ACCOUNT, actor=lan())
    with pytest.raises(ValidationError):
        _stage()
    assert not Statement.objects.exists()
