"""Paid directly, a cooperative decides itself about transfers to its own account that did not fit."""

from __future__ import annotations

import pytest
from django.utils import translation

from marketplace.ledger.checking import faults
from marketplace.order.status import OrderStatus
from marketplace.payment.models import Receipt
from tests import people
from tests.desk.things import at
from tests.factories import doi_che_xuan
from tests.payment.bank import nobodys, tells, to_pay_directly

pytestmark = pytest.mark.django_db
BINHS, SENS = {"account": "100000000", "secret": "of-binh"}, {"account": "100000001", "secret": "of-sen"}


@pytest.fixture
def purchase(settings):
    """Hoa owes Bình and Sen, each on an account of their own."""
    settings.BANK_SIMULATOR = ""
    yield to_pay_directly(settings)
    assert list(faults()) == []


def _under(purchase) -> Receipt:
    """Hoa pays Bình too little."""
    attempt = purchase.attempts.order_by("pk").first()
    tells(content=attempt.memo, amount=1_000, **BINHS)
    return Receipt.objects.latest("pk")


def _decide(browser, receipt: Receipt, act: str, **typed):
    seen = receipt.decided_at.isoformat() if receipt.decided_at else ""
    return browser.post(at("case", receipt.pk), {"act": act, "note": "asked Hoa", "seen": seen, **typed}, follow=True)


def test_binh_sees_what_did_not_fit_on_his_own_account_alone(purchase, binh):
    mine, hers = _under(purchase), nobodys(**SENS)
    shown = binh.get(at("queue")).content.decode()
    assert mine.reference in shown and hers.reference not in shown
    assert "1 transfer does not fit" in binh.get(at("today")).content.decode()


def test_sen_finds_nothing_of_binhs_money(purchase, signed_in):
    receipt, sen = _under(purchase), signed_in(people.sen())
    slug = doi_che_xuan().slug
    for url in (at("case", receipt.pk), at("case", receipt.pk, slug=slug)):
        assert sen.get(url).status_code == 404
        assert sen.post(url, {"act": "keep", "note": "mine", "seen": ""}).status_code == 404
    receipt.refresh_from_db()
    assert receipt.decision == ""


def test_money_of_the_platform_is_no_cooperatives(purchase, binh, settings):
    settings.BANK_WEBHOOK_SECRET, settings.PLATFORM_BANK_ACCOUNT = "secret-of-the-tests", "1500000000952"
    assert binh.get(at("case", nobodys().pk)).status_code == 404


def test_who_packs_decides_about_no_money(purchase, signed_in):
    assert signed_in(people.tam()).get(at("case", _under(purchase).pk)).status_code == 404


def test_what_fitted_is_no_case(purchase, binh):
    attempt = purchase.attempts.order_by("pk").first()
    tells(content=attempt.memo, amount=int(attempt.amount), **BINHS)
    assert binh.get(at("case", Receipt.objects.get().pk)).status_code == 404


def test_binh_asks_for_the_rest_and_it_comes(purchase, binh):
    receipt = _under(purchase)
    assert "The rest is asked for" in _decide(binh, receipt, "ask", hours="12").content.decode()
    attempt = receipt.attempt
    tells(content=attempt.memo, amount=int(attempt.amount) - 1_000, **BINHS)
    assert attempt.order.__class__.objects.get(pk=attempt.order_id).status == OrderStatus.CONFIRMED


def test_binh_gives_nobodys_money_to_his_own_order(purchase, binh):
    order = purchase.orders.order_by("pk").first()
    receipt = nobodys(int(order.total_incl_tax), **BINHS)
    _decide(binh, receipt, "match", purchase=order.number)
    order.refresh_from_db()
    assert order.status == OrderStatus.CONFIRMED


def test_anothers_order_is_not_told_from_a_number_that_does_not_exist(purchase, binh):
    receipt, hers = nobodys(**BINHS), purchase.orders.order_by("pk").last()
    for number in (hers.number, "AAAA-BBBB-1"):
        answer = _decide(binh, receipt, "match", purchase=number)
        assert answer.status_code == 422 and "There is no purchase with this number" in answer.content.decode()


@pytest.mark.parametrize("whose", ["nobody's", "Hoa's"])
def test_what_binh_sends_back_is_done_with_the_banks_reference(purchase, binh, whose):
    receipt = nobodys(**BINHS) if whose == "nobody's" else _under(purchase)
    assert "It has gone back" in _decide(binh, receipt, "send_back").content.decode()
    binh.post(at("case", receipt.pk), {"act": "gone", "reference": " "})
    receipt.refresh_from_db()
    assert receipt.settled_at is None
    binh.post(at("case", receipt.pk), {"act": "gone", "reference": "FT77"})
    receipt.refresh_from_db()
    assert receipt.settled_at is not None


def test_a_decision_without_a_reason_is_said_beside_its_field(purchase, binh):
    receipt = _under(purchase)
    answer = _decide(binh, receipt, "keep", note="")
    receipt.refresh_from_db()
    assert answer.status_code == 422 and receipt.decision == ""
    assert _decide(binh, receipt, "burn").status_code == 404


def test_lan_and_binh_decide_once(purchase, binh, lan):
    receipt = _under(purchase)
    with translation.override("en"):
        _decide(binh, receipt, "keep")
        again = _decide(binh, receipt, "send_back")
    assert again.status_code == 422 and "before you" in again.content.decode()
