"""One act takes a lot and all that was made of it off sale, and finds everybody who has some of it."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from marketplace.order.models import Purchase, RecallNotice
from marketplace.order.recalls.services import go_on_with_recalls, slice_of
from marketplace.order.returns.stock import send_replacement
from marketplace.order.services import PlacingRefused, deliver_parcel, move_order, refuse_parcel, ship_parcel, swap_lots
from marketplace.order.status import Actor, OrderStatus
from marketplace.outbox.models import Message
from tests import people
from tests.buying import basket_of, on_sale, place
from tests.desk.things import accepted
from tests.returns.returning import Kind, hoa_asks
from traceability.models import EpcisEvent, Lot, Recall, TraceEvent
from traceability.services import close_recall, hold_lot, open_recall, print_labels, recall_lot, release_lot

from .things import REASON, filled, harvest, packed_from, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]


def _letters():
    return Message.objects.filter(event__startswith="recall-")


def test_the_lot_and_all_that_was_made_of_it_are_recalled_at_once(bag, whole):
    child = packed_from(whole, bag)
    grandchild = packed_from(child, bag, kilograms=100, code="DTL-CHAU-1")
    other = harvest(bag, code="DTL-KHAC")
    recall = open_recall(lot=whole, actor=people.binh(), reason=REASON)
    assert set(Lot.objects.filter(state="recalled")) == {whole, child, grandchild}
    assert recall.reached.count() == 3 and Lot.objects.get(pk=other.pk).state == "active"
    assert bag.stockrecords.get().num_in_stock == 100  # what the other lot holds


def test_what_is_made_of_it_while_it_is_locked_is_recalled_too(bag, whole, monkeypatch):
    """The first look is from before somebody else's commit."""
    from traceability.services import reaching

    small = on_sale("Gạo ST25, túi nhỏ", stock=0)
    real, child = reaching.reach, packed_from(whole, small)
    looks = iter([{whole.pk: 0}])
    monkeypatch.setattr(reaching, "reach", lambda lot: next(looks, None) or real(lot))
    recall = open_recall(lot=whole, actor=None, reason=REASON)
    assert recall.reached.count() == 2 and Lot.objects.get(pk=child.pk).state == "recalled"
    assert small.stockrecords.get().num_in_stock == 0


def test_basket_and_checkout_refuse_what_has_no_other_lot(bag, whole):
    basket = basket_of({bag: 1})
    recall_lot(lot=whole, actor=None, reason=REASON)
    with pytest.raises(PlacingRefused) as refused:
        place(basket)
    assert bag.title in refused.value.messages[0] and len(refused.value.messages) == 1
    with pytest.raises(ValidationError):
        print_labels(lot=whole, quantity=1, actor=None)


def test_every_buyer_who_has_some_of_it_is_written_to_once(bag, whole):
    child = packed_from(whole, bag)
    orders = [sent(bag, whole), sent(bag, child), sent(bag, child, email="")]
    untouched = sent(bag, harvest(bag, code="DTL-KHAC"))
    recall = open_recall(lot=whole, actor=None, reason=REASON, instructions="Gọi 0292 000 111")
    go_on_with_recalls()
    recall.refresh_from_db()
    assert (recall.state, recall.orders_found, recall.buyers_told, recall.units_sent) == ("open", 3, 3, 6)
    assert {notice.order for notice in RecallNotice.objects.all()} == set(orders) and untouched.pk
    by_mail = _letters().filter(channel="email")
    assert by_mail.count() == 2 and _letters().filter(channel="sms").count() == 1
    for words in (REASON, "Gọi 0292 000 111", "/don-hang/", f"/l/{whole.code}"):
        assert words in by_mail.get(event__endswith=f"order-{orders[0].pk}").text
    assert child.code in _letters().get(channel="sms").text


def test_run_twice_changes_nothing(bag, whole):
    sent(bag, packed_from(whole, bag))
    first = open_recall(lot=whole, actor=None, reason=REASON)
    go_on_with_recalls()
    counts = (_letters().count(), TraceEvent.objects.count(), EpcisEvent.objects.count())
    assert open_recall(lot=whole, actor=None, reason="Một lý do khác") == first
    assert go_on_with_recalls() == 0
    assert counts == (_letters().count(), TraceEvent.objects.count(), EpcisEvent.objects.count())
    assert Recall.objects.get().reason == REASON


def test_a_slice_that_is_done_again_writes_to_nobody_again(bag, whole, monkeypatch):
    monkeypatch.setattr("marketplace.order.recalls.services.AT_ONCE", 1)
    for _order in range(3):
        sent(bag, whole)
    recall = open_recall(lot=whole, actor=None, reason=REASON)
    slice_of(recall.pk)
    assert _letters().count() == 1
    go_on_with_recalls()  # another process, which does not know how far the first one got
    assert _letters().count() == RecallNotice.objects.count() == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        RecallNotice.objects.create(recall=recall, order=RecallNotice.objects.first().order, situation="back")


def test_the_journey_of_each_lot_says_so_once_and_others_read_it(bag, whole):
    child = packed_from(whole, bag)
    open_recall(lot=whole, actor=people.binh(), reason=REASON)
    go_on_with_recalls()
    for lot in (whole, child):
        told = json.loads(lot.events.get(step="recall").told.body)
        assert (told["disposition"], told["bizStep"]) == ("recalled", "holding")


def test_what_is_packed_here_cannot_be_sent_and_gets_another_lot(bag, whole):
    order = filled(bag, whole)
    recall = open_recall(lot=whole, actor=None, reason=REASON)
    go_on_with_recalls()
    notice = RecallNotice.objects.get()
    assert (notice.situation, notice.units_in_hand, notice.event) == ("in_hand", 2, "")
    recall.refresh_from_db()
    assert recall.orders_in_hand == 1 and not _letters().exists()
    with pytest.raises(ValidationError, match=whole.code):
        ship_parcel(order=order, carrier="GHN")
    other = harvest(bag, code="DTL-KHAC")
    swap_lots(order=order, lots={order.lines.get().pk: {other.pk: 2}})
    ship_parcel(order=order, carrier="GHN")
    assert [part.lot for part in order.lines.get().lots.all()] == [other]


def test_what_is_packed_and_has_no_other_lot_is_ended_and_the_money_owed_back(bag, whole):
    order = filled(bag, whole)
    recall_lot(lot=whole, actor=None, reason=REASON)
    order = move_order(order=order, to=OrderStatus.CANCELLED, actor_kind=Actor.SELLER, reason="Lô bị thu hồi")
    assert not order.lines.get().lots.exists()
    assert bag.stockrecords.get().num_in_stock == 0


def test_who_sent_it_back_is_not_written_to(bag, whole):
    order = sent(bag, whole)
    refuse_parcel(parcel=order.parcels.get())
    recall_lot(lot=whole, actor=None, reason=REASON)
    go_on_with_recalls()
    assert RecallNotice.objects.get().situation == "back" and not _letters().exists()


def test_of_an_order_in_two_parcels_the_sent_part_is_told_and_the_rest_stopped(bag, whole):
    order = filled(bag, whole, units=3)
    ship_parcel(order=order, units={order.lines.get().pk: 1}, carrier="GHN")
    recall_lot(lot=whole, actor=None, reason=REASON)
    go_on_with_recalls()
    notice = RecallNotice.objects.get()
    assert (notice.situation, notice.units_sent, notice.units_in_hand) == ("with_buyer", 1, 2)


def test_what_an_earlier_recall_told_is_not_told_again(bag, whole):
    child = packed_from(whole, bag)
    sent(bag, child)
    open_recall(lot=child, actor=None, reason="Bao bì hở")
    go_on_with_recalls()
    sent_before = _letters().count()
    open_recall(lot=whole, actor=None, reason=REASON)
    go_on_with_recalls()
    assert _letters().count() == sent_before and child.events.filter(step="recall").count() == 1
    assert Lot.objects.get(pk=child.pk).recall_reason == "Bao bì hở"


def test_a_drill_finds_the_same_and_changes_nothing(bag, whole):
    child = packed_from(whole, bag)
    sent(bag, child), filled(bag, whole)
    before = (Message.objects.count(), TraceEvent.objects.count(), bag.stockrecords.get().num_in_stock)
    drill = open_recall(lot=whole, actor=people.binh(), reason="Diễn tập quý 4", is_drill=True)
    go_on_with_recalls()
    drill.refresh_from_db()
    assert (drill.state, drill.orders_found, drill.buyers_told, drill.orders_in_hand) == ("closed", 2, 1, 1)
    assert drill.took is not None and set(Lot.objects.values_list("state", flat=True)) == {"active"}
    assert before == (Message.objects.count(), TraceEvent.objects.count(), bag.stockrecords.get().num_in_stock)
    real = open_recall(lot=whole, actor=None, reason=REASON)
    go_on_with_recalls()
    real.refresh_from_db()
    assert (real.orders_found, real.buyers_told) == (drill.orders_found, drill.buyers_told)


def test_closing_is_for_when_everybody_was_told_and_needs_a_reason(bag, whole):
    sent(bag, whole)
    recall = open_recall(lot=whole, actor=None, reason=REASON)
    with pytest.raises(ValidationError, match="."):
        close_recall(recall=recall, actor=people.lan(), reason="Xong")
    go_on_with_recalls()
    with pytest.raises(ValidationError):
        close_recall(recall=recall, actor=people.lan(), reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Recall.objects.update(state="closed")
    closed = close_recall(recall=recall, actor=people.lan(), reason="Đã thu về và tiêu hủy")
    assert closed.state == "closed" and Lot.objects.get(pk=whole.pk).state == "recalled"


def test_recalled_goods_have_no_deadline(bag, whole):
    from marketplace.order.returns.selectors import claimable

    order = sent(bag, whole)
    deliver_parcel(parcel=order.parcels.get())
    order.refresh_from_db()
    late = order.complete_after.replace(year=order.complete_after.year + 1)
    assert claimable(order, now=late) == []
    recall_lot(lot=whole, actor=None, reason=REASON)
    assert [(one.units, one.until) for one in claimable(order, now=late)] == [(2, None)]


def test_a_lot_on_hold_is_neither_sold_nor_sent_until_it_is_released(bag, whole):
    order = filled(bag, whole)
    hold_lot(lot=whole, actor=people.binh(), reason="Chờ kết quả kiểm nghiệm")
    assert bag.stockrecords.get().num_in_stock == 2  # what waits in the order
    with pytest.raises(ValidationError):
        ship_parcel(order=order, carrier="GHN")
    with pytest.raises(ValidationError):
        hold_lot(lot=harvest(bag, code="DTL-KHAC"), actor=None, reason=" ")
    release_lot(lot=whole, actor=people.lan(), reason="Đạt")
    ship_parcel(order=order, carrier="GHN")
    steps = whole.events.order_by("pk").values_list("step", "note")
    assert list(steps) == [("hold", "Chờ kết quả kiểm nghiệm"), ("release", "Đạt")]
    dispositions = [json.loads(step.told.body)["disposition"] for step in whole.events.order_by("pk")]
    assert dispositions == ["non_sellable_other", "sellable_accessible"]


def test_a_recalled_lot_is_never_released(bag, whole):
    recall_lot(lot=whole, actor=None, reason=REASON)
    for act in (hold_lot, release_lot):
        with pytest.raises(ValidationError):
            act(lot=whole, actor=people.lan(), reason="Nhầm")


def test_hoas_money_comes_back_for_an_order_that_was_paid(bag, whole):
    order = accepted_and_paid(bag, whole)
    recall_lot(lot=whole, actor=None, reason=REASON)
    order = move_order(order=order, to=OrderStatus.CANCELLED, actor_kind=Actor.SELLER, reason="Lô bị thu hồi")
    assert order.refund_due == order.total_incl_tax > 0


def accepted_and_paid(bag, whole):
    from django.utils import timezone

    from marketplace.order.services import pack_order
    from marketplace.payment.services import mark_received

    purchase = place(basket_of({bag: 1}), method=Purchase.Method.VIETQR)
    mark_received(purchase=purchase, amount=int(purchase.total), reference="FT9", received_at=timezone.now())
    order = purchase.orders.get()
    order = order if order.status == "confirmed" else accepted(order)
    return pack_order(order=order, lots={order.lines.get().pk: {whole.pk: 1}})


def test_what_was_sent_in_the_place_of_other_goods_is_found_too(bag, whole):
    order = sent(bag, whole)
    deliver_parcel(parcel=order.parcels.get())
    order.refresh_from_db()
    claim = hoa_asks(order, 1, kind=Kind.RETURN, wish="replacement")
    other = harvest(bag, code="DTL-DOI")
    hold_lot(lot=whole, actor=None, reason="Chờ kiểm nghiệm")
    send_replacement(claim)
    recall = open_recall(lot=other, actor=None, reason=REASON)
    go_on_with_recalls()
    notice = RecallNotice.objects.get(recall=recall)
    assert (notice.order, notice.units_sent) == (order, 1) and other.code in _letters().get().text
