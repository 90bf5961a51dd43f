"""Hoa sends back or complains; Bình answers; Lan decides; the clock hurries them. Money and stock follow."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from PIL import Image

from marketplace.accounts.models import User
from marketplace.audit.models import AuditEntry
from marketplace.ledger.chart import Kind as Account
from marketplace.ledger.chart import Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.selectors import balance, payable
from marketplace.order.models import Claim, Order, Term
from marketplace.order.returns.selectors import claimable
from marketplace.order.returns.services import (
    ClaimRefused,
    decline,
    escalate,
    keep_claim_deadlines,
    offer,
    settle,
    withdraw,
)
from marketplace.order.returns.status import MOVES, OPEN, ClaimState, may_move
from marketplace.order.services import MoveRefused, deliver_parcel, move_order, refuse_parcel, ship_parcel
from marketplace.order.status import Actor, OrderStatus, PaymentState
from marketplace.order.terms import TermKey
from marketplace.outbox.models import Message
from marketplace.payment.claims import accept, award, receive, take_offer
from marketplace.payment.models import Attempt, Refund
from marketplace.payment.refunds import ask_refund, refund_by_hand
from marketplace.payment.sealing import Account as BankAccount
from marketplace.payment.sealing import keep_account, read_account
from tests.buying import basket_of, on_sale, place
from tests.people import binh, hoa, lan

from .returning import Kind, Reason, Wish, arrived, cleaned, hoa_asks

pytestmark = pytest.mark.django_db
S, C = OrderStatus, ClaimState
OWED_BACK = Ref(Account.REFUNDS)
AS_BINH = {"actor_kind": Actor.SELLER}


def _fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def _paid_back(claim: Claim) -> None:
    refund = Refund.objects.get(key=f"claim-{claim.pk}")
    refund_by_hand(refund=refund, reference=f"FT-back-{claim.pk}", actor=lan())


def _sound() -> None:
    assert list(faults()) == []


# -- asking -------------------------------------------------------------------------------------------------


def test_hoa_asks_and_her_order_waits_for_bình():
    order = arrived()
    claim = hoa_asks(order, 2, pictures=cleaned(2))
    assert (claim.state, _fresh(order).status, claim.pictures.count()) == (C.ASKED, S.RETURN_REQUESTED, 2)
    assert claim.answer_before > timezone.now()
    assert [one.units for one in claimable(_fresh(order))] == [1]
    letter = Message.objects.get(event__startswith=f"claim-{claim.pk}-")
    assert letter.recipient == order.cooperative.email and "Gạo có mọt." in letter.text
    assert AuditEntry.objects.filter(act="claim.moved", subject=order.number).count() == 1
    _sound()


def test_a_photograph_keeps_nothing_of_the_phone_and_has_no_address():
    claim = hoa_asks(arrived(), pictures=cleaned())
    kept = claim.pictures.get().file
    with kept.open() as file, Image.open(file) as picture:
        assert (picture.format, dict(picture.getexif())) == ("WEBP", {})
    with pytest.raises(ValueError, match="no address"):
        kept.url  # noqa: B018


@pytest.mark.parametrize(
    "changes",
    [
        {"units": {}}, {"units": {0: 1}}, {"units": 4}, {"units": -1}, {"reason": Reason.MIND}, {"words": " "},
        {"kind": "x"}, {"wish": "x"}, {"reason": "x"}, {"pictures": 6},
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_one_sentence_and_changes_nothing(changes):
    order = arrived()
    if isinstance(changes.get("units"), int):
        changes = {"units": {order.lines.get().pk: changes["units"]}}
    if "pictures" in changes:
        changes = {"pictures": cleaned(changes["pictures"])}
    with pytest.raises(ValidationError) as refusal:
        hoa_asks(order, **changes)
    assert len(refusal.value.messages) == 1
    assert not Claim.objects.exists() and _fresh(order).status == S.DELIVERED


@pytest.mark.parametrize(("perishable", "hours"), [(True, 24), (False, 7 * 24)])
def test_fresh_goods_have_hours_and_others_days(perishable, hours):
    order = arrived(perishable=perishable)
    change = order.status_changes.get(new_status=S.DELIVERED)
    for age, open_still in ((hours - 1, True), (hours + 1, False)):
        change.date_created = timezone.now() - datetime.timedelta(hours=age)
        change.save()
        assert bool(claimable(_fresh(order))) is open_still
    with pytest.raises(ClaimRefused, match="thời hạn|passed"):
        hoa_asks(order)


def test_the_deadline_is_the_operators_to_set():
    today = timezone.localdate()
    Term.objects.create(key=TermKey.RETURN_DAYS, value=30, effective_from=today, legal_ref="Quy chế 2026")
    order = arrived()
    assert claimable(order)[0].until > timezone.now() + datetime.timedelta(days=29)


def test_fresh_goods_do_not_come_back_because_nobody_needs_them():
    with pytest.raises(ClaimRefused):
        hoa_asks(arrived(perishable=True), kind=Kind.RETURN, reason=Reason.MIND)
    assert hoa_asks(arrived(), kind=Kind.RETURN, reason=Reason.MIND).state == C.ASKED


def test_an_order_on_its_way_is_not_asked_about_yet():
    order = arrived()
    Order.objects.filter(pk=order.pk).update(status=S.SHIPPED)
    assert claimable(_fresh(order)) == []


def test_what_hoa_withdraws_she_may_ask_again():
    order = arrived()
    withdraw(claim=hoa_asks(order, 3), actor=hoa())
    assert _fresh(order).status == S.DELIVERED
    assert hoa_asks(order, 3).state == C.ASKED


# -- money and stock ------------------------------------------------------------------------------------------


def test_all_money_back_without_the_goods_reads_refunded_and_never_paid():
    order = arrived()
    claim = accept(claim=hoa_asks(order, 3), actor=binh(), goods_back=False, **AS_BINH)
    order = _fresh(order)
    assert (claim.state, order.status, order.refund_due) == (C.REFUNDED, S.REFUNDED, order.total_incl_tax)
    assert -balance(OWED_BACK) == order.total_incl_tax
    _sound()
    _paid_back(claim)
    assert order.purchase.attempts.get().state == PaymentState.REFUNDED
    assert _fresh(order.purchase).payment_state == PaymentState.REFUNDED
    assert balance(OWED_BACK) == _fresh(order).refund_due == 0
    _sound()


def test_three_claims_and_one_come_to_the_same():
    order, total = arrived(price=33_334), 0
    for _ in range(3):
        claim = accept(claim=hoa_asks(order), actor=binh(), goods_back=False, **AS_BINH)
        total += int(claim.steps.last().amount)
    assert total == order.total_incl_tax and _fresh(order).status == S.REFUNDED
    _sound()


def test_goods_that_came_back_are_restocked_or_thrown_away():
    order = arrived(stock=20)
    line, stock = order.lines.get(), order.lines.get().stockrecord
    for fate, in_stock in (("restock", 18), ("discard", 18)):
        claim = accept(claim=hoa_asks(order, kind=Kind.RETURN), actor=binh(), goods_back=True, **AS_BINH)
        assert (claim.state, Refund.objects.filter(key=f"claim-{claim.pk}").count()) == (C.AWAITING_GOODS, 0)
        claim = receive(claim=claim, fates={line.pk: fate}, actor=binh(), **AS_BINH)
        stock.refresh_from_db()
        assert (claim.state, stock.num_in_stock, claim.lines.get().fate) == (C.REFUNDED, in_stock, fate)
    assert _fresh(order).status == S.DELIVERED
    seen = list(order.status_changes.order_by("pk").values_list("new_status", flat=True))
    assert seen.count(S.RETURN_RECEIVED) == 2
    _sound()


def test_goods_without_a_decision_stay_where_they_are():
    order = arrived()
    claim = accept(claim=hoa_asks(order, kind=Kind.RETURN), actor=binh(), goods_back=True, **AS_BINH)
    with pytest.raises(ClaimRefused):
        receive(claim=claim, fates={}, actor=binh(), **AS_BINH)
    assert _fresh(claim).state == C.AWAITING_GOODS and not Refund.objects.exists()


def test_a_replacement_leaves_the_stock_and_no_money_moves():
    order = arrived(stock=4)
    claim = accept(claim=hoa_asks(order, 1, wish=Wish.REPLACEMENT), actor=binh(), goods_back=False, **AS_BINH)
    assert claim.state == C.REPLACING
    claim = settle(claim=claim, words="Đã gửi túi khác.", actor=binh(), **AS_BINH)
    assert (claim.state, order.lines.get().stockrecord.num_in_stock) == (C.SETTLED, 0)
    assert not Refund.objects.exists() and _fresh(order).status == S.DELIVERED
    again = accept(claim=hoa_asks(order, 1, wish=Wish.REPLACEMENT), actor=binh(), goods_back=False, **AS_BINH)
    with pytest.raises(ValidationError):
        settle(claim=again, words="Đã gửi.", actor=binh(), **AS_BINH)
    assert _fresh(again).state == C.REPLACING


def test_bình_offers_a_part_and_hoa_takes_it():
    order = arrived()
    claim = offer(claim=hoa_asks(order), amount=20_000, words="Xin lỗi chị.", actor=binh())
    assert (claim.state, claim.offered) == (C.OFFERED, 20_000)
    assert Message.objects.filter(recipient="hoa@example.vn", event__startswith=f"claim-{claim.pk}").count() == 1
    claim = take_offer(claim=claim, actor=hoa())
    assert (claim.state, _fresh(order).refund_due, _fresh(order).status) == (C.REFUNDED, 20_000, S.DELIVERED)
    _sound()
    _paid_back(claim)
    assert _fresh(order.purchase).payment_state == PaymentState.PARTIALLY_REFUNDED
    _sound()


@pytest.mark.parametrize("amount", [0, -1, 10**9])
def test_an_offer_is_less_than_all_and_more_than_nothing(amount):
    claim = hoa_asks(arrived())
    with pytest.raises(ClaimRefused):
        offer(claim=claim, amount=amount, words="", actor=binh())
    with pytest.raises(ClaimRefused):
        award(claim=escalated(claim), amount=amount, words="Vì vậy.", actor=lan())
    assert not Refund.objects.exists()


def escalated(claim: Claim) -> Claim:
    return escalate(
        claim=decline(claim=claim, words="Gạo tốt.", actor=binh(), **AS_BINH), words="Có ảnh.",
        actor_kind=Actor.BUYER, actor=hoa(),
    )  # fmt: skip


def test_the_alliance_has_one_letter_of_what_it_is_to_decide():
    lan()
    User.objects.create_user("cu@example.vn", "x", is_staff=True, is_active=False)
    claim = escalated(hoa_asks(arrived()))
    letter = Message.objects.get(recipient="lan@example.vn")
    assert f"/dieu-hanh/doi-tra/{claim.pk}/" in letter.text and "Có ảnh." in letter.text
    assert not Message.objects.filter(recipient="cu@example.vn").exists()
    award(claim=claim, amount=15_000, words="Ảnh cho thấy có mọt.", actor=lan())
    assert Message.objects.filter(recipient="lan@example.vn").count() == 1


def test_who_must_act_is_told_until_when_and_nobody_else():
    claim = hoa_asks(arrived())
    accept(claim=claim, actor=binh(), goods_back=True, **AS_BINH)
    asked, answered = Message.objects.filter(event__startswith=f"claim-{claim.pk}-").order_by("pk")
    assert "Trả lời trước" in asked.text and asked.recipient == claim.order.cooperative.email
    assert "Bạn gửi hàng về trước" in answered.text and "Trả lời trước" not in answered.text


def test_bình_says_no_hoa_disagrees_and_lan_decides():
    order = arrived()
    claim = escalated(hoa_asks(order))
    assert claim.state == C.ESCALATED
    with pytest.raises(ClaimRefused):
        accept(claim=claim, actor=binh(), goods_back=False, **AS_BINH)
    claim = award(claim=claim, amount=15_000, words="Ảnh cho thấy có mọt.", actor=lan())
    assert (claim.state, _fresh(order).refund_due) == (C.REFUNDED, 15_000)
    told = Message.objects.filter(event__startswith=f"claim-{claim.pk}-step-{claim.steps.last().pk}")
    assert {letter.recipient for letter in told} == {"hoa@example.vn", order.cooperative.email} - {""}
    _sound()


def test_lans_no_is_the_last_word():
    order = arrived()
    claim = decline(claim=escalated(hoa_asks(order)), words="Ảnh không rõ.", actor_kind=Actor.STAFF, actor=lan())
    assert (claim.state, _fresh(order).status) == (C.REJECTED, S.RETURN_DECLINED)
    move_order(order=order, to=S.COMPLETED, actor_kind=Actor.CLOCK)
    assert payable(order.cooperative_id) > 0
    _sound()


def test_a_no_without_a_reason_is_none():
    with pytest.raises(ClaimRefused):
        decline(claim=hoa_asks(arrived()), words=" ", actor=binh(), **AS_BINH)


def test_after_the_payout_the_cooperative_owes_what_goes_back():
    order = arrived()
    move_order(order=order, to=S.COMPLETED, actor_kind=Actor.CLOCK)
    claim = accept(claim=hoa_asks(order, 3), actor=binh(), goods_back=False, **AS_BINH)
    assert (_fresh(order).status, payable(order.cooperative_id)) == (S.REFUNDED, 0)
    _paid_back(claim)
    _sound()


def test_what_lan_paid_back_by_hand_before_is_not_paid_back_again():
    order = arrived()
    attempt, total = order.purchase.attempts.get(), int(order.total_incl_tax)
    ask_refund(attempt=attempt, amount=total - 1_000, key="staff", order=order, actor=lan())
    claim = accept(claim=hoa_asks(order, 3), actor=binh(), goods_back=False, **AS_BINH)
    assert claim.steps.last().amount == 1_000 and _fresh(order).status == S.REFUNDED
    assert sum(refund.amount for refund in Refund.objects.all()) == total
    _sound()


def test_cash_goes_back_to_the_account_that_hoa_named_once():
    order = arrived(method="cod")
    keep_account(purchase=order.purchase, account=BankAccount("970436", "0123456789", "NGUYEN THI HOA"), actor=hoa())
    claim = accept(claim=hoa_asks(order, 3), actor=binh(), goods_back=False, **AS_BINH)
    assert read_account(purchase=order.purchase, actor=lan()).number == "0123456789"
    assert b"0123456789" not in bytes(order.purchase.payback_account.sealed)
    assert AuditEntry.objects.filter(act="payback_account.read", actor=lan()).count() == 1
    _sound()
    _paid_back(claim)
    assert _fresh(order.purchase).payment_state == PaymentState.REFUNDED
    assert (_fresh(order).status, Attempt.objects.get().state) == (S.REFUNDED, PaymentState.REFUNDED)
    _sound()


@pytest.mark.parametrize("account", [("1", "0123456789", "HOA"), ("970436", "12", "HOA"), ("970436", "0123456789", "")])
def test_an_account_that_is_none_is_refused(account):
    order = arrived()
    with pytest.raises(ValidationError):
        keep_account(purchase=order.purchase, account=BankAccount(*account), actor=hoa())


def test_what_hoa_did_not_pay_for_the_delivery_is_not_given_back_with_the_goods():
    order = place(basket_of({on_sale(price=100_000): 4})).orders.get()
    for state in (S.CONFIRMED, S.PACKED):
        order = move_order(order=order, to=state, actor_kind=Actor.SELLER)
    first, second = (ship_parcel(order=order, units={order.lines.get().pk: 2}) for _parcel in range(2))
    refuse_parcel(parcel=first)  # with it she was asked for the delivery
    deliver_parcel(parcel=second)
    assert (second.to_collect, order.shipping_incl_tax > 0) == (200_000, True)
    claim = accept(claim=hoa_asks(order, 1), actor=binh(), goods_back=False, **AS_BINH)
    assert Refund.objects.get(key=f"claim-{claim.pk}").amount == 100_000
    _sound()


# -- who and when ---------------------------------------------------------------------------------------------


def test_an_answer_is_given_once():
    claim = hoa_asks(arrived())
    accept(claim=claim, actor=binh(), goods_back=False, **AS_BINH)
    for again in (accept, receive):
        more = {"goods_back": False} if again is accept else {"fates": {}}
        with pytest.raises(ClaimRefused):
            again(claim=claim, actor=binh(), **AS_BINH, **more)
    assert Refund.objects.count() == 1


def test_the_order_itself_goes_there_only_with_a_claim():
    order = arrived()
    for who in set(Actor) - {Actor.CLAIM}:
        for state in (S.RETURN_REQUESTED, S.RETURN_RECEIVED, S.REFUNDED, S.RETURN_DECLINED):
            with pytest.raises(MoveRefused):
                move_order(order=order, to=state, actor_kind=who)


@pytest.mark.parametrize(
    ("state", "then"),
    [
        (C.ASKED, C.ESCALATED), (C.OFFERED, C.ESCALATED), (C.DECLINED, C.REJECTED), (C.AWAITING_GOODS, C.ESCALATED),
        (C.REPLACING, C.ESCALATED), (C.ESCALATED, C.ESCALATED), (C.REFUNDED, C.REFUNDED),
    ],
)  # fmt: skip
def test_silence_has_an_end(state, then):
    claim = hoa_asks(arrived())
    Claim.objects.filter(pk=claim.pk).update(state=state)
    assert keep_claim_deadlines() == 0
    moved = keep_claim_deadlines(now=timezone.now() + datetime.timedelta(days=60))
    assert (moved, _fresh(claim).state) == (int(state != then), then)
    assert keep_claim_deadlines() == 0


# what each may do, said once more by hand, so that the table cannot change unseen
ALLOWED = {
    Actor.BUYER: {
        (C.ASKED, C.WITHDRAWN), (C.OFFERED, C.WITHDRAWN), (C.ESCALATED, C.WITHDRAWN), (C.AWAITING_GOODS, C.WITHDRAWN),
        (C.OFFERED, C.REFUNDED), (C.OFFERED, C.ESCALATED), (C.DECLINED, C.ESCALATED), (C.AWAITING_GOODS, C.ESCALATED),
        (C.REPLACING, C.ESCALATED),
    },
    Actor.SELLER: {
        (C.ASKED, C.AWAITING_GOODS), (C.ASKED, C.REPLACING), (C.ASKED, C.REFUNDED), (C.ASKED, C.SETTLED),
        (C.ASKED, C.OFFERED), (C.ASKED, C.DECLINED), (C.AWAITING_GOODS, C.REFUNDED), (C.AWAITING_GOODS, C.REPLACING),
        (C.AWAITING_GOODS, C.ESCALATED), (C.REPLACING, C.SETTLED),
    },
    Actor.STAFF: {
        (C.ESCALATED, C.AWAITING_GOODS), (C.ESCALATED, C.REPLACING), (C.ESCALATED, C.REFUNDED),
        (C.ESCALATED, C.SETTLED), (C.ESCALATED, C.REJECTED), (C.AWAITING_GOODS, C.REFUNDED),
        (C.AWAITING_GOODS, C.REPLACING), (C.REPLACING, C.SETTLED),
    },
    Actor.CLOCK: {
        (C.ASKED, C.ESCALATED), (C.OFFERED, C.ESCALATED), (C.DECLINED, C.REJECTED), (C.AWAITING_GOODS, C.ESCALATED),
        (C.REPLACING, C.ESCALATED),
    },
    Actor.MONEY: set(), Actor.CLAIM: set(),
}  # fmt: skip


@pytest.mark.parametrize("actor", list(Actor))
def test_each_does_what_is_theirs_and_nothing_else(actor):
    able = {(before, after) for before in C for after in C if may_move(before, after, actor)}
    assert able == ALLOWED[actor]


def test_every_open_claim_has_somebody_who_can_end_it():
    for state in OPEN:
        assert set(MOVES[state]) - OPEN or any(set(MOVES[after]) - OPEN for after in MOVES[state])
