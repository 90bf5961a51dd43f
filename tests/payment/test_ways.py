"""Which ways of paying are offered, and what a buyer is shown."""

from __future__ import annotations

import datetime

import pytest

from marketplace.order.models import Purchase, Term
from marketplace.order.pricing import propose
from marketplace.order.terms import TermKey, term_on
from marketplace.payment.selectors import how_to_pay, ways_to_pay
from marketplace.vietqr import is_memo, payload
from tests.buying import basket_of, on_sale, place
from tests.factories import province

pytestmark = pytest.mark.django_db


def _why_not(method: str, *, price: int = 100_000, where: str = "46", day: datetime.date | None = None) -> str:
    proposal = propose(basket_of({on_sale(price=price): 1}), province(where), {})
    return next(way.why_not for way in ways_to_pay(proposal, province(where), day) if way.method == method)


def test_cash_goes_up_to_a_ceiling_a_parcel():
    assert _why_not(Purchase.Method.COD) == ""
    assert "5.000.000" in _why_not(Purchase.Method.COD, price=5_000_001)


def test_the_ceiling_and_its_provinces_are_dated():
    term = Term.objects.create(
        key=TermKey.COD_CEILING, value=90_000, effective_from=datetime.date(2027, 1, 1),
        effective_to=datetime.date(2027, 12, 31), legal_ref="QĐ minh họa",
    )  # fmt: skip
    term.provinces.add(province("92"))
    assert term_on(TermKey.COD_CEILING, datetime.date(2026, 12, 31)).value == 5_000_000
    assert term_on(TermKey.COD_CEILING, datetime.date(2028, 1, 1)).value == 5_000_000
    assert "Huế" in _why_not(Purchase.Method.COD, day=datetime.date(2027, 6, 1))
    assert "90.000" in _why_not(Purchase.Method.COD, where="92", day=datetime.date(2027, 6, 1))


def test_paid_directly_a_cooperative_needs_an_account(settings):
    settings.SETTLEMENT = "direct"
    assert "Đồng Tôm Lúa" in _why_not(Purchase.Method.VIETQR)


def test_the_transfer_shown_is_the_text_of_the_code(settings):
    purchase = place(basket_of({on_sale(): 1}), method=Purchase.Method.VIETQR)
    (transfer,) = how_to_pay(purchase).transfers
    assert is_memo(transfer.memo) and transfer.memo == purchase.memo
    assert transfer.payload == payload(
        settings.PLATFORM_BANK_BIN, settings.PLATFORM_BANK_ACCOUNT, int(purchase.total), purchase.memo
    )
    assert (transfer.bank, transfer.amount) == ("Agribank", purchase.total)


def test_a_changed_account_never_changes_what_was_shown(settings):
    purchase = place(basket_of({on_sale(): 1}), method=Purchase.Method.VIETQR)
    before = how_to_pay(purchase).transfers[0].account
    settings.PLATFORM_BANK_ACCOUNT = "999999999"
    assert how_to_pay(purchase).transfers[0].account == before


def test_cash_has_nothing_to_transfer():
    assert how_to_pay(place(basket_of({on_sale(): 1}))).transfers == []
