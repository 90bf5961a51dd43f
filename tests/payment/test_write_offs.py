"""What a carrier never pays is written off by two people of the alliance; the books and statements stay right."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation

from marketplace.accounts.models import User
from marketplace.audit.models import AuditEntry
from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.selectors import balance, payable
from marketplace.order.models import Order, Parcel
from marketplace.order.services import move_order
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.models import RemittedRow, WriteOff
from marketplace.payment.remittance.deciding import book_as_told
from marketplace.payment.remittance.selectors import unremitted
from marketplace.payment.remittance.writing_off import approve, drop, propose, take_back
from tests.payment.carriers import delivered, remits, sent
from tests.people import binh, lan

pytestmark = pytest.mark.django_db
CARRIER, LOSSES = Ref(Kind.CARRIER), Ref(Kind.LOSSES)
PAGE = "/dieu-hanh/tien-thu-ho/chua-nop/"


@pytest.fixture(autouse=True)
def _books_agree():
    with translation.override("en"):
        yield
        assert list(faults()) == []


@pytest.fixture
def minh() -> User:
    """Minh looks a second time."""
    return User.objects.create_user("minh@example.vn", "x", phone="+84905999888", is_staff=True)


def _late(**wanted: int) -> Parcel:
    """Hoa took it and paid three weeks ago; nothing has come."""
    parcel = delivered(**wanted)
    Parcel.objects.filter(pk=parcel.pk).update(delivered_at=timezone.now() - datetime.timedelta(days=21))
    return unremitted().get()


def _given_up(by: User) -> WriteOff:
    return approve(write_off=propose(parcel=_late(), reason="Đơn vị vận chuyển phá sản", actor=lan()), actor=by)


def test_proposed_by_lan_and_approved_by_minh_it_is_the_alliances_loss_and_not_the_cooperatives(minh):
    parcel = _late()
    order = move_order(
        order=Order.objects.get(pk=parcel.order_id), to=OrderStatus.COMPLETED, actor_kind=Actor.STAFF
    )  # fmt: skip
    due = payable(order.cooperative_id)
    proposed = propose(parcel=parcel, reason="Đơn vị vận chuyển phá sản", actor=lan())
    assert balance(LOSSES) == 0 and not unremitted().exists()
    approve(write_off=proposed, actor=minh)
    assert (balance(LOSSES), balance(CARRIER)) == (parcel.to_collect, 0)
    assert payable(order.cooperative_id) == due > 0
    acts = AuditEntry.objects.filter(act__startswith="cash.write_off").order_by("pk")
    assert [one.act for one in acts] == ["cash.write_off_proposed", "cash.write_off_approved"]


def test_lan_does_not_approve_what_she_proposed_while_minh_could(minh):
    proposed = propose(parcel=_late(), reason="Mất liên lạc", actor=lan())
    with pytest.raises(ValidationError, match="somebody else"):
        approve(write_off=proposed, actor=lan())
    assert balance(LOSSES) == 0


def test_only_what_is_still_missing_is_written_off(minh):
    parcel = _late()
    proposed = propose(parcel=parcel, reason="Mất liên lạc", actor=lan())
    (row,) = remits(("GHN1", 100_000, 0))
    book_as_told(row=row, note="Theo đối soát", actor=lan())
    approve(write_off=proposed, actor=minh)
    assert balance(LOSSES) == parcel.to_collect - 100_000 and balance(CARRIER) == 0


def test_what_has_come_meanwhile_is_not_written_off(minh):
    parcel = _late()
    proposed = propose(parcel=parcel, reason="Mất liên lạc", actor=lan())
    remits(("GHN1", int(parcel.to_collect), 0))
    with pytest.raises(ValidationError, match="missing any more"):
        approve(write_off=proposed, actor=minh)
    drop(write_off=proposed, actor=minh)
    assert balance(LOSSES) == balance(CARRIER) == 0


def test_a_carrier_that_pays_after_all_is_booked_once_the_write_off_is_taken_back(minh):
    given_up = _given_up(minh)
    amount = int(given_up.amount)
    (row,) = remits(("GHN1", amount, 22_000))
    assert row.problem == RemittedRow.Problem.AMOUNT and row.booked is None
    take_back(write_off=given_up, actor=lan())
    assert (balance(LOSSES), balance(CARRIER)) == (0, amount)
    book_as_told(row=row, note="Đã nộp bù", actor=lan())
    assert balance(CARRIER) == balance(Ref(Kind.SUSPENSE)) == 0
    assert balance(Ref(Kind.CASH, provider="vietqr")) == amount - 22_000


@pytest.mark.parametrize("act", [approve, drop, take_back])
def test_what_is_dropped_is_decided_once(minh, act):
    proposed = drop(write_off=propose(parcel=_late(), reason="Mất liên lạc", actor=lan()), actor=minh)
    with pytest.raises(ValidationError, match="already"):
        act(write_off=proposed, actor=minh)
    assert balance(LOSSES) == 0 and unremitted().exists()


def test_only_cash_that_a_carrier_has_is_written_off_with_a_reason_and_once(minh):
    with pytest.raises(ValidationError, match="missing any more"):
        propose(parcel=sent("GHN9"), reason="Mất liên lạc", actor=lan())
    parcel = _late()
    with pytest.raises(ValidationError, match="Say why"):
        propose(parcel=parcel, reason="  ", actor=lan())
    propose(parcel=parcel, reason="Mất liên lạc", actor=lan())
    with pytest.raises(ValidationError, match="already"):
        propose(parcel=parcel, reason="Mất liên lạc", actor=lan())


def test_lan_and_minh_do_it_on_the_page(client, minh):
    parcel = _late()
    client.force_login(lan())
    page = reverse("dashboard:unremitted")
    client.post(page, {"act": "propose", "on": parcel.pk, "reason": "Đơn vị vận chuyển phá sản"})
    one = WriteOff.objects.get()
    client.post(page, {"act": "approve", "on": one.pk})
    assert balance(LOSSES) == 0  # she proposed it
    client.force_login(minh)
    assert "Đơn vị vận chuyển phá sản" in client.get(page).content.decode()
    client.post(page, {"act": "approve", "on": one.pk})
    assert balance(LOSSES) == parcel.to_collect
    client.post(page, {"act": "take-back", "on": one.pk})
    assert balance(LOSSES) == 0
    for wrong in ({"act": "x", "on": one.pk}, {"act": "approve", "on": "0"}, {"act": "propose", "on": "abc"}):
        assert client.post(page, wrong).status_code == 404


def test_a_stranger_writes_nothing_off(client):
    parcel = _late()
    client.force_login(binh())
    assert client.post(PAGE, {"act": "propose", "on": parcel.pk, "reason": "x"}).status_code in (302, 403, 404)
    assert not WriteOff.objects.exists()


def test_a_write_off_that_is_not_in_the_books_is_told(minh):
    given_up = _given_up(minh)
    WriteOff.objects.filter(pk=given_up.pk).update(state=WriteOff.State.DROPPED)
    assert any("written off" in fault for fault in faults())
    WriteOff.objects.filter(pk=given_up.pk).update(state=WriteOff.State.APPROVED)
