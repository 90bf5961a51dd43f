"""Lan settles: balances, batches, statements and commission at /dieu-hanh/."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from catalogue.services import ensure_category
from marketplace.accounts.models import User
from marketplace.ledger.models import Batch, CommissionRule, Payout
from marketplace.ledger.selectors import payable
from tests import people
from tests.dashboard.conftest import browser_of
from tests.factories import dong_tom_lua
from tests.ledger.test_settlement import _give_back, _owe

pytestmark = pytest.mark.django_db
SETTLEMENT = reverse("dashboard:settlement")


@pytest.fixture
def owed():
    cooperative = dong_tom_lua()
    cooperative.bank_bin, cooperative.bank_account = "970436", "0012345678"
    cooperative.save()
    _owe(cooperative, 500_000)
    return cooperative


@pytest.fixture
def minh(db):
    return browser_of(User.objects.create_user("minh@example.vn", "x", phone="+84905999000", is_staff=True))


def _batch(number: str, name: str = "batch", *more: str) -> str:
    return reverse(f"dashboard:{name}", args=[number, *more])


def test_from_proposal_to_the_banks_answer(lan, minh, owed):
    assert "500.000" in lan.get(SETTLEMENT).content.decode()
    proposed = lan.post(SETTLEMENT, {"minimum": "100k"}, follow=True)
    number = Batch.objects.get().number
    assert number in proposed.content.decode()
    assert lan.get(_batch(number, "batch-file", "csv")).status_code == 404
    lan.post(_batch(number), {"approve": "1"})
    assert Payout.objects.get().state == "proposed"
    minh.post(_batch(number), {"approve": "1"})
    csv = b"".join(lan.get(_batch(number, "batch-file", "csv")).streaming_content).decode()
    assert "0012345678,970436,500000" in csv
    assert b"".join(lan.get(_batch(number, "batch-file", "xlsx")).streaming_content).startswith(b"PK")
    payout = Payout.objects.get()
    lan.post(_batch(number), {"payout": payout.pk, "reference": ""})
    assert Payout.objects.get().state == "sent"
    lan.post(_batch(number), {"payout": payout.pk, "reference": "FT9"})
    assert Payout.objects.get().state == "paid"
    assert "FT9" in lan.get(_batch(number)).content.decode()
    lan.post(_batch(number), {"payout": payout.pk, "reason": "Sai số tài khoản", "returned": "1"})
    assert (Payout.objects.get().state, payable(owed.pk)) == ("returned", 500_000)


@pytest.mark.parametrize("minimum", ["", "abc", "-5", "1.5", "600.000"])
def test_a_minimum_that_is_none_is_told_beside_its_field(lan, owed, minimum):
    page = lan.post(SETTLEMENT, {"minimum": minimum})
    assert page.status_code == 422 and list(page.context["form"].errors) == ["minimum"]
    assert not Batch.objects.exists()


def test_a_batch_that_is_given_up(lan, owed):
    lan.post(SETTLEMENT, {"minimum": "1"})
    lan.post(_batch(Batch.objects.get().number), {"drop": "1"})
    assert Payout.objects.get().state == "dropped"


@pytest.mark.parametrize("key", ["", "x", "9", "99999999999999999999999"])
def test_a_payout_of_nowhere_is_not_found(lan, owed, key):
    lan.post(SETTLEMENT, {"minimum": "1"})
    assert lan.post(_batch(Batch.objects.get().number), {"payout": key, "reference": "FT"}).status_code == 404
    assert lan.get(_batch("CT000000-1")).status_code == 404


def test_lan_records_what_a_cooperative_pays_of_its_debt(lan, owed):
    _give_back(owed, 530_000)
    address = reverse("dashboard:statement", args=[owed.slug])
    assert "30.000" in lan.get(address).content.decode()
    refused = lan.post(address, {"amount": "0", "reference": ""})
    assert refused.status_code == 422 and "reference" in refused.context["form"].errors
    lan.post(address, {"amount": "30.000", "reference": "FT7"})
    assert payable(owed.pk) == 0
    again = lan.post(address, {"amount": "40.000", "reference": "FT7"})
    assert again.status_code == 422 and list(again.context["form"].errors) == ["reference"]


def test_lan_adds_a_rule_of_commission(lan):
    ensure_category(["Thực phẩm", "Gạo"])
    address, day = reverse("dashboard:commission"), datetime.date(2026, 12, 1)
    rule = {"rate": "4,5", "vat_rate": "10", "category": "gao", "effective_from": day, "legal_ref": "Quy chế, mục 5"}
    wrong = lan.post(address, {**rule, "rate": "101", "effective_to": datetime.date(2026, 11, 1)})
    assert wrong.status_code == 422 and set(wrong.context["form"].errors) == {"rate", "effective_to"}
    assert lan.post(address, {**rule, "rate": "4.5"}).status_code == 302
    assert CommissionRule.objects.get().category == "gao"
    twice = lan.post(address, {**rule, "rate": "4.5"})
    assert twice.status_code == 422 and CommissionRule.objects.count() == 1
    assert "4.5" in lan.get(address).content.decode().replace(",", ".")


@pytest.mark.parametrize("who", [people.binh, people.hoa])
@pytest.mark.parametrize("name", ["settlement", "commission"])
def test_nobody_but_the_alliance_settles(who, name):
    browser = browser_of(who())
    assert browser.get(reverse(f"dashboard:{name}")).status_code in (302, 403)
    assert browser.post(reverse(f"dashboard:{name}"), {"minimum": "1"}).status_code in (302, 403)
    assert not Batch.objects.exists()
