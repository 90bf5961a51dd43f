"""A recall that was a mistake is withdrawn by a second person; everybody who was told of it is told once more."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import RecallNotice
from marketplace.order.recalls.services import go_on_with_recalls, slice_of
from marketplace.order.returns.stock import send_replacement
from marketplace.order.services import deliver_parcel, refuse_parcel, ship_parcel
from marketplace.outbox.models import Message
from tests import people
from tests.buying import basket_of, place
from tests.dashboard.conftest import browser_of
from tests.desk.things import at
from tests.returns.returning import Kind, hoa_asks
from traceability.compliance import compliance_gaps
from traceability.models import EpcisEvent, Lot, Recall, TraceEvent
from traceability.services import close_recall, hold_lot, open_recall, release_lot, withdraw_recall

from .things import REASON, alliance, filled, harvest, packed_from, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]
MISTAKE = "Chọn nhầm lô, nấm mốc ở lô khác"


def _recalled(lot, **more) -> Recall:
    recall = open_recall(lot=lot, actor=people.binh(), reason=REASON, **more)
    go_on_with_recalls()
    recall.refresh_from_db()
    return recall


def _withdrawn(recall: Recall) -> Recall:
    withdraw_recall(recall=recall, actor=people.lan(), reason=MISTAKE)
    go_on_with_recalls()
    recall.refresh_from_db()
    return recall


def _state(lot) -> str:
    return Lot.objects.get(pk=lot.pk).state


def _second_letters():
    return Message.objects.filter(event__contains="-withdrawn-order-")


def test_lots_are_sold_again_at_once_and_the_recall_stays_in_history(bag, whole):
    child = packed_from(whole, bag)
    basket, before = basket_of({bag: 1}), bag.stockrecords.get().num_in_stock
    recall = _recalled(whole)
    withdraw_recall(recall=recall, actor=people.lan(), reason=f" {MISTAKE} ")
    assert {_state(whole), _state(child)} == {"active"} and bag.stockrecords.get().num_in_stock == before
    assert place(basket).orders.get().status
    kept = Recall.objects.get()
    assert (kept.state, kept.withdrawn_by, kept.withdrawn_reason) == ("withdrawn", people.lan(), MISTAKE)
    assert (kept.reason, kept.closed_at) == (REASON, None)
    assert Lot.objects.filter(recall_reason="", recalled_at=None).count() == 2


def test_only_somebody_else_withdraws_it_and_says_why(bag, whole):
    recall = _recalled(whole)
    with pytest.raises(ValidationError) as own:
        withdraw_recall(recall=recall, actor=people.binh(), reason=MISTAKE)
    assert own.value.code == "second_person"
    with pytest.raises(ValidationError):
        withdraw_recall(recall=recall, actor=people.lan(), reason="  ")
    drill = open_recall(lot=whole, actor=people.binh(), reason="Diễn tập", is_drill=True)
    with pytest.raises(ValidationError):
        withdraw_recall(recall=drill, actor=people.lan(), reason=MISTAKE)
    assert _state(whole) == "recalled"
    for wrong in ({"withdrawn_by": people.binh()}, {"state": "withdrawn"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Recall.objects.filter(pk=recall.pk).update(**wrong)


def test_each_lots_journey_says_that_the_step_was_wrong_under_its_own_name(bag, whole):
    lots = [whole, packed_from(whole, bag)]
    _withdrawn(_recalled(whole))
    for lot in lots:
        wrong, correction = lot.events.get(step="recall"), lot.events.get(step="correction")
        assert (correction.corrects, correction.note, correction.recorded_by) == (wrong, MISTAKE, people.lan())
        told = json.loads(correction.told.body)
        assert correction.told.event_id == wrong.told.event_id and told["disposition"] == "recalled"
        assert told["errorDeclaration"]["reason"] == "did_not_occur"
        assert "errorDeclaration" not in json.loads(wrong.told.body)


def test_every_buyer_who_was_written_to_gets_one_further_letter(bag, whole):
    child = packed_from(whole, bag)
    orders = [sent(bag, whole), sent(bag, child), sent(bag, child, email="")]
    refuse_parcel(parcel=sent(bag, whole).parcels.get())  # never written to
    packed = filled(bag, whole)
    recall = _withdrawn(_recalled(whole))
    assert recall.taken_back_at and _second_letters().count() == 3
    letter = _second_letters().get(event__endswith=f"order-{orders[0].pk}")
    assert all(words in letter.text for words in (whole.code, MISTAKE, f"/l/{whole.code}"))
    assert child.code in _second_letters().get(channel="sms").text
    assert RecallNotice.objects.exclude(withdrawal="").count() == 3
    ship_parcel(order=packed, carrier="GHN")


def test_who_sent_the_goods_back_since_hears_of_it_too(bag, whole):
    order = sent(bag, whole)
    recall = _recalled(whole)
    refuse_parcel(parcel=order.parcels.get())
    _withdrawn(recall)
    assert whole.code in _second_letters().get().text


def test_who_got_the_goods_in_the_place_of_others_hears_of_it_too(bag, whole):
    order = sent(bag, whole)
    deliver_parcel(parcel=order.parcels.get())
    order.refresh_from_db()
    claim = hoa_asks(order, 1, kind=Kind.RETURN, wish="replacement")
    other = harvest(bag, code="DTL-DOI")
    hold_lot(lot=whole, actor=None, reason="Chờ kiểm nghiệm")
    send_replacement(claim)
    _withdrawn(_recalled(other))
    assert other.code in _second_letters().get().text


def test_withdrawn_before_everybody_was_told_only_those_who_were_are_written_to(bag, whole, monkeypatch):
    monkeypatch.setattr("marketplace.order.recalls.services.AT_ONCE", 1)
    child = packed_from(whole, bag)
    for _order in range(3):
        sent(bag, child)
    recall = open_recall(lot=whole, actor=people.binh(), reason=REASON)
    slice_of(recall.pk)
    _withdrawn(recall)
    assert _second_letters().count() == 1 and RecallNotice.objects.count() == 1
    assert not child.events.filter(step__in=["recall", "correction"]).exists()


def test_run_twice_or_in_slices_changes_nothing_more(bag, whole, monkeypatch):
    monkeypatch.setattr("marketplace.order.recalls.services.AT_ONCE", 1)
    child = packed_from(whole, bag)
    for _order in range(3):
        sent(bag, child)
    recall = _recalled(whole)
    withdraw_recall(recall=recall, actor=people.lan(), reason=MISTAKE)
    slice_of(recall.pk)
    assert _second_letters().count() == 1
    go_on_with_recalls()
    counts = (Message.objects.count(), TraceEvent.objects.count(), EpcisEvent.objects.count())
    assert _second_letters().count() == 3 and TraceEvent.objects.filter(step="correction").count() == 2
    assert withdraw_recall(recall=recall, actor=people.sen(), reason="Lần hai").withdrawn_reason == MISTAKE
    assert close_recall(recall=recall, actor=people.lan(), reason="Xong").state == "withdrawn"
    assert go_on_with_recalls() == 0
    assert counts == (Message.objects.count(), TraceEvent.objects.count(), EpcisEvent.objects.count())


def test_a_lot_that_was_held_before_is_held_again_and_its_buyers_are_told_to_wait(bag, whole):
    order, other = sent(bag, whole), harvest(bag, code="DTL-KHAC")
    hold_lot(lot=whole, actor=people.binh(), reason="Chờ kiểm nghiệm")
    for lot in (whole, other):
        _withdrawn(_recalled(lot))
    assert (_state(whole), _state(other)) == ("on_hold", "active")
    assert "đừng dùng vội" in _second_letters().get(event__endswith=f"order-{order.pk}").text
    release_lot(lot=whole, actor=people.lan(), reason="Đạt")
    assert _state(whole) == "active"


def test_what_another_recall_reaches_stays_recalled_and_is_told_by_that_one(bag, whole):
    child = packed_from(whole, bag)
    both, only = sent(bag, child), sent(bag, whole)
    wrong = _recalled(child)
    right = open_recall(lot=whole, actor=people.binh(), reason="Thuốc trừ sâu")
    go_on_with_recalls()
    _withdrawn(wrong)
    right.refresh_from_db()
    found = Lot.objects.get(pk=child.pk)
    assert (found.state, found.recall_reason, found.recalled_at) == ("recalled", "Thuốc trừ sâu", right.off_sale_at)
    assert not _second_letters().exists() and RecallNotice.objects.get(recall=wrong).withdrawal == RecallNotice.KEPT
    assert set(RecallNotice.objects.filter(recall=right).values_list("order", flat=True)) == {both.pk, only.pk}
    assert right.state == "open" and child.events.filter(step="recall").count() == 2
    _withdrawn(right)
    assert {_state(whole), _state(child)} == {"active"} and _second_letters().count() == 2


def test_goods_past_their_date_are_not_sold_again(bag, whole):
    from django.utils import timezone

    recall = _recalled(whole)
    Lot.objects.filter(pk=whole.pk).update(use_by=timezone.localdate() - timezone.timedelta(days=1))
    _withdrawn(recall)
    assert bag.stockrecords.get().num_in_stock == 0


def test_the_lot_can_be_recalled_anew_and_its_buyers_are_told_anew(bag, whole):
    sent(bag, whole)
    first = _withdrawn(_recalled(whole))
    second = _recalled(whole)
    assert second != first and _state(whole) == "recalled" and second.buyers_told == 1
    assert Message.objects.filter(event=f"recall-{second.pk}-order-{RecallNotice.objects.last().order_id}").exists()


def test_neither_hold_nor_recall_leaves_a_gap_behind(bag, whole):
    before = compliance_gaps(whole)
    hold_lot(lot=whole, actor=people.binh(), reason="Chờ")
    release_lot(lot=whole, actor=people.lan(), reason="Đạt")
    _withdrawn(_recalled(whole))
    assert compliance_gaps(Lot.objects.get(pk=whole.pk)) == before


def test_lan_withdraws_it_on_its_page_and_everybody_reads_why(lan, client, bag, whole):
    order = sent(bag, whole)
    recall = _recalled(whole)
    url = alliance("recall", recall.pk)
    assert "Withdraw it as a mistake" in lan.get(url).content.decode()
    refused = lan.post(url, {"act": "withdraw", "withdrawn_reason": " "})
    assert refused.status_code == 422 and 'aria-invalid="true"' in refused.content.decode()
    assert lan.post(url, {"act": "burn"}).status_code == 404 and _state(whole) == "recalled"
    assert lan.post(url, {"act": "withdraw", "withdrawn_reason": MISTAKE}).url == url
    assert lan.get(url)["Refresh"]
    go_on_with_recalls()
    page = lan.get(url).content.decode()
    assert "Told that it is withdrawn" in page and MISTAKE in page and order.number in page and "Stop" not in page
    for path in ("/en/thu-hoi/", f"/en/l/{whole.code}"):
        assert MISTAKE in client.get(path).content.decode()
    public = client.get("/en/thu-hoi/").content.decode()
    assert "was withdrawn on" in public and REASON in public
    assert "Do not use goods" not in client.get(f"/en/l/{whole.code}").content.decode()


def test_lan_is_not_offered_to_withdraw_what_she_began(lan, bag, whole):
    recall = open_recall(lot=whole, actor=people.lan(), reason=REASON)
    go_on_with_recalls()
    url = alliance("recall", recall.pk)
    assert "somebody else of the alliance" in lan.get(url).content.decode()
    assert lan.post(url, {"act": "withdraw", "withdrawn_reason": MISTAKE}).status_code == 422
    assert _state(whole) == "recalled"


def test_binh_reads_at_his_desk_that_it_is_withdrawn_and_cannot_do_it_himself(bag, whole):
    Cooperative.objects.filter(pk=whole.producer_id).update(email="htx@example.vn")
    recall, binh = _recalled(whole), browser_of(people.binh())
    assert binh.post(at("recall", recall.pk), {"act": "withdraw", "withdrawn_reason": MISTAKE}).status_code == 405
    assert binh.post(alliance("recall", recall.pk), {"act": "withdraw"}).status_code in (302, 403, 404)
    _withdrawn(recall)
    page = binh.get(at("recall", recall.pk)).content.decode()
    assert MISTAKE in page and "Withdrawn" in page
    assert MISTAKE in Message.objects.get(event__contains="-withdrawn-seller-", recipient="htx@example.vn").text
