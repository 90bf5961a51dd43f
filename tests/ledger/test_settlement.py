"""Paying out: proposed by Lan, approved by another, never more than is owed; what came back is owed again."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from marketplace.accounts.models import User
from marketplace.audit.models import AuditEntry
from marketplace.ledger import rules, settlement
from marketplace.ledger.chart import Event, Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.commission import Commission
from marketplace.ledger.models import Batch, Payout
from marketplace.ledger.papers import bank_rows
from marketplace.ledger.rules import Sale
from marketplace.ledger.selectors import balance, payable
from marketplace.ledger.services import post
from marketplace.ledger.sheets import csv_lines
from tests import people
from tests.factories import doi_che_xuan, dong_tom_lua

pytestmark = pytest.mark.django_db
State = Payout.State


def _owe(cooperative, amount: int, key: str = "1") -> None:
    sale = Sale(goods=amount)
    number = f"{cooperative.code}-{key}"
    for event, legs in (
        (Event.RECEIVED, rules.received("vietqr", amount)),
        (Event.PAID, rules.paid(cooperative.pk, sale)),
        (Event.EARNED, rules.earned(cooperative.pk, sale, Commission())),
    ):
        post(event=event, key=f"{number}-{event}", source="test", source_key=number, legs=legs)


def _give_back(cooperative, amount: int) -> None:
    legs = rules.refund_earned(cooperative.pk, Sale(goods=amount), Commission())
    post(event=Event.REFUND_DUE, key=f"back-{amount}", source="test", source_key="x", legs=legs)


@pytest.fixture
def binh():
    cooperative = dong_tom_lua()
    cooperative.bank_bin, cooperative.bank_account, cooperative.bank_holder = "970436", "0012345678", "HTX DONG TOM LUA"
    cooperative.save()
    _owe(cooperative, 500_000)
    return cooperative


@pytest.fixture
def minh() -> User:
    """Minh, the alliance's chief accountant."""
    return User.objects.create_user("minh@example.vn", "x", phone="+84905999000", is_staff=True)


def _approved(minh: User) -> Payout:
    batch = settlement.propose_batch(actor=people.lan())
    settlement.approve_batch(batch=batch, actor=minh)
    return batch.payouts.get()


def test_lan_proposes_every_balance_from_a_minimum_on_where_there_is_an_account(binh):
    _owe(doi_che_xuan(), 900_000)
    batch = settlement.propose_batch(actor=people.lan(), minimum=500_000)
    payout = batch.payouts.get()
    assert (payout.cooperative, payout.amount, payout.bank_account) == (binh, 500_000, "0012345678")
    assert list(settlement.without_account()) == [doi_che_xuan()]
    assert payable(binh.pk) == 500_000  # nothing has moved yet


@pytest.mark.parametrize("minimum", [500_001, 10**12])
def test_where_nobody_is_owed_that_much_there_is_no_batch(binh, minimum):
    with pytest.raises(ValidationError):
        settlement.propose_batch(actor=people.lan(), minimum=minimum)
    assert not Batch.objects.exists()


def test_a_balance_is_proposed_once(binh):
    settlement.propose_batch(actor=people.lan())
    with pytest.raises(ValidationError):
        settlement.propose_batch(actor=people.lan())


def test_lan_does_not_approve_what_she_proposed_while_minh_could(binh, minh):
    batch = settlement.propose_batch(actor=people.lan())
    with pytest.raises(ValidationError, match="."):
        settlement.approve_batch(batch=batch, actor=people.lan())
    minh.is_active = False
    minh.save()
    assert settlement.approve_batch(batch=batch, actor=people.lan()).approved_by == people.lan()


def test_approved_it_is_on_its_way_and_paid_it_is_gone(binh, minh):
    payout = _approved(minh)
    assert (payable(binh.pk), balance(Ref(Kind.TRANSIT))) == (0, -500_000)
    for _replay in range(2):
        settlement.mark_paid(payout=payout, actor=minh, reference="FT9")
    payout.refresh_from_db()
    assert (payout.state, payout.reference) == (State.PAID, "FT9")
    assert (payable(binh.pk), balance(Ref(Kind.TRANSIT)), balance(Ref(Kind.CASH, provider="vietqr"))) == (0, 0, 0)
    assert list(faults()) == []
    assert AuditEntry.objects.filter(act__startswith="payout.").count() == 3


def test_a_payout_is_never_larger_than_the_balance(binh, minh):
    batch = settlement.propose_batch(actor=people.lan())
    _give_back(binh, 1)
    settlement.approve_batch(batch=batch, actor=minh)
    payout = batch.payouts.get()
    assert (payout.state, payable(binh.pk)) == (State.DROPPED, 499_999)
    assert "499.999" in payout.note
    assert settlement.propose_batch(actor=people.lan()).payouts.get().amount == 499_999


@pytest.mark.parametrize("was_paid", [True, False])
def test_what_the_bank_returned_is_owed_again_and_no_longer_reads_settled(binh, minh, was_paid):
    payout = _approved(minh)
    if was_paid:
        settlement.mark_paid(payout=payout, actor=minh, reference="FT9")
    for _replay in range(2):
        settlement.mark_returned(payout=payout, actor=minh, reason="Sai số tài khoản")
    payout.refresh_from_db()
    assert (payout.state, payable(binh.pk), balance(Ref(Kind.TRANSIT))) == (State.RETURNED, 500_000, 0)
    with pytest.raises(ValidationError):
        settlement.mark_paid(payout=payout, actor=minh, reference="FT10")
    assert settlement.propose_batch(actor=people.lan()).payouts.get().amount == 500_000
    assert list(faults()) == []


def test_a_refund_after_the_payout_is_carried_forward_and_the_next_orders_fill_it_up(binh, minh):
    settlement.mark_paid(payout=_approved(minh), actor=minh)
    _give_back(binh, 200_000)
    assert payable(binh.pk) == -200_000
    with pytest.raises(ValidationError):
        settlement.propose_batch(actor=people.lan())
    _owe(binh, 300_000, "2")
    assert settlement.propose_batch(actor=people.lan()).payouts.get().amount == 100_000


def test_a_dropped_batch_leaves_everything_owed(binh, minh):
    batch = settlement.propose_batch(actor=people.lan())
    settlement.drop_batch(batch=batch, actor=people.lan())
    with pytest.raises(ValidationError):
        settlement.approve_batch(batch=batch, actor=minh)
    assert payable(binh.pk) == 500_000
    assert settlement.propose_batch(actor=people.lan()).number != batch.number


def test_a_payout_that_was_only_proposed_cannot_come_back(binh):
    payout = settlement.propose_batch(actor=people.lan()).payouts.get()
    for act, words in ((settlement.mark_paid, {}), (settlement.mark_returned, {"reason": "x"})):
        with pytest.raises(ValidationError):
            act(payout=payout, actor=people.lan(), **words)


def test_why_it_came_back_is_said(binh, minh):
    with pytest.raises(ValidationError):
        settlement.mark_returned(payout=_approved(minh), actor=minh, reason=" ")


def test_what_a_cooperative_pays_is_recorded_once(binh):
    _give_back(binh, 500_000)
    _give_back(binh, 30_000)
    assert payable(binh.pk) == -30_000
    for _replay in range(2):
        settlement.receive_from_cooperative(cooperative=binh, amount=30_000, reference="FT7", actor=people.lan())
    assert payable(binh.pk) == 0
    with pytest.raises(ValidationError):
        settlement.receive_from_cooperative(cooperative=binh, amount=40_000, reference="FT7", actor=people.lan())
    with pytest.raises(ValidationError):
        settlement.receive_from_cooperative(cooperative=binh, amount=0, reference="FT8", actor=people.lan())


def test_the_banks_file_has_a_row_for_each_payout_and_no_formula(binh, minh):
    binh.bank_holder = "=HYPERLINK(1)"
    binh.save()
    payout = _approved(minh)
    heading, row = bank_rows(payout.batch)
    assert len(heading) == len(row)
    assert row == [1, "=HYPERLINK(1)", "0012345678", "970436", 500_000, f"{payout.batch.number} DTL"]
    assert "'=HYPERLINK(1)" in "".join(csv_lines([row]))


def test_money_on_its_way_that_no_payout_explains_is_a_fault(binh, minh):
    payout = _approved(minh)
    Payout.objects.filter(pk=payout.pk).update(state=State.RETURNED)
    assert [fault for fault in faults() if "500000 is on its way" in fault]
