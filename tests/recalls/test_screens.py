"""Recalls on the screens: the cooperative's, the alliance's, and what everybody reads."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from django.urls import reverse

from marketplace.order.recalls.services import go_on_with_recalls
from tests import factories, people
from tests.buying import on_sale
from tests.dashboard.conftest import browser_of
from tests.desk.things import at
from traceability.models import Lot, Recall
from traceability.services import ask_for_goods, confirm_override, open_recall, recall_lot

from .things import REASON, filled, harvest, packed_from, sent

pytestmark = pytest.mark.django_db
FORM = {"act": "recall", "hazard": "danger", "reason": REASON}


def test_binh_recalls_his_lot_and_follows_it_without_javascript(binh, bag, whole):
    order, packed = sent(bag, whole), filled(bag, whole)
    answer = binh.post(at("lot-recall", whole.code), FORM)
    recall = Recall.objects.get()
    assert answer.url == at("recall", recall.pk)
    running = binh.get(answer.url)
    assert running["Refresh"] and "0 of 2 orders" in running.content.decode()
    go_on_with_recalls()
    done = binh.get(answer.url)
    page = done.content.decode()
    assert "Refresh" not in done and order.number in page and packed.number in page
    assert "Stop 2 packed units" in page and "Written to" in page


def test_the_file_holds_every_order_with_its_buyer(binh, bag, whole):
    order = sent(bag, whole)
    recall = open_recall(lot=whole, actor=None, reason=REASON)
    go_on_with_recalls()
    lines = b"".join(binh.get(at("recall-file", recall.pk)).streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2 and order.number in lines[1] and order.purchase.buyer_name in lines[1]


def test_a_drill_is_one_press_and_its_page_says_that_nothing_was_changed(binh, bag, whole):
    sent(bag, whole)
    url = binh.post(at("lot-recall", whole.code), {**FORM, "act": "drill"}).url
    go_on_with_recalls()
    page = binh.get(url).content.decode()
    assert "This is a drill" in page and "Would be written to" in page and "seconds" in page
    assert Lot.objects.get(pk=whole.pk).state == "active"


@pytest.mark.parametrize("form", [{**FORM, "reason": " "}, {**FORM, "hazard": "x"}, {"act": "hold", "hold-reason": ""}])
def test_what_is_missing_is_said_beside_its_field(form, binh, whole):
    answer = binh.post(at("lot-recall", whole.code), form)
    assert answer.status_code == 422 and 'aria-invalid="true"' in answer.content.decode()
    assert Lot.objects.get(pk=whole.pk).state == "active"


def test_binh_holds_and_only_lan_releases(binh, lan, whole):
    binh.post(at("lot-recall", whole.code), {"act": "hold", "hold-reason": "Chờ kiểm nghiệm"})
    assert Lot.objects.get(pk=whole.pk).state == "on_hold"
    assert binh.post(at("lot-recall", whole.code), {"act": "release", "hold-reason": "Đạt"}).status_code == 404
    assert Lot.objects.get(pk=whole.pk).state == "on_hold"
    lan.post(reverse("dashboard:lot", args=[whole.code]), {"act": "release", "hold-reason": "Đạt"})
    assert Lot.objects.get(pk=whole.pk).state == "active"


def test_only_lan_closes_and_says_why(lan, binh, bag, whole):
    sent(bag, whole)
    recall = open_recall(lot=whole, actor=people.binh(), reason=REASON)
    go_on_with_recalls()
    url = reverse("dashboard:recall", args=[recall.pk])
    assert binh.post(at("recall", recall.pk), {"closed_reason": "Xong"}).status_code == 405
    assert lan.post(url, {"closed_reason": " "}).status_code == 422
    lan.post(url, {"closed_reason": "Đã thu về và tiêu hủy"})
    recall.refresh_from_db()
    assert (recall.state, recall.closed_by) == ("closed", people.lan())


def test_everybody_reads_what_is_recalled_until_it_is_closed(client, lan, bag, whole):
    url = reverse("traceability:recalls")
    packed_from(whole, bag)
    assert whole.code not in client.get(url).content.decode()
    recall = open_recall(lot=whole, actor=None, reason=REASON, instructions="Trả lại tại kho")
    open_recall(lot=harvest(bag, code="DTL-TAP"), actor=None, reason="Diễn tập", is_drill=True)
    page = client.get(url).content.decode()
    assert all(words in page for words in (whole.code, REASON, "Trả lại tại kho")) and "DTL-TAP" not in page
    go_on_with_recalls()
    lan.post(reverse("dashboard:recall", args=[recall.pk]), {"closed_reason": "Xong"})
    assert whole.code not in client.get(url).content.decode()


def test_within_five_seconds_a_page_that_somebody_just_read_says_it_is_recalled(client, bag, whole, settings):
    """As the site runs: the page of a lot is kept for LOT_PAGE_SECONDS; that of a piece is never."""
    from marketplace import settings as real

    settings.LOT_PAGE_SECONDS = real.LOT_PAGE_SECONDS
    child = packed_from(whole, bag)
    pages = [child.get_absolute_url(), f"{child.get_absolute_url()}/0001"]
    assert all(REASON not in client.get(url).content.decode() for url in pages)
    recall_lot(lot=whole, actor=None, reason=REASON)
    begun = time.monotonic()
    while not all(REASON in client.get(url).content.decode() for url in pages):
        assert time.monotonic() - begun < 5
        time.sleep(0.2)
    assert client.get(pages[0])["Cache-Control"] == "no-cache"


def test_sen_sees_of_binhs_recall_nothing_of_his_buyers(bag, whole):
    order = sent(bag, whole)
    recall = open_recall(lot=whole, actor=None, reason=REASON)
    go_on_with_recalls()
    sen = browser_of(people.sen())
    slug = people.sen().memberships.get().cooperative.slug
    for name in ("recall", "recall-file"):
        assert sen.get(at(name, recall.pk, slug=slug)).status_code == 404
    assert order.number not in sen.get(at("recalls", slug=slug)).content.decode()


def test_sen_sees_of_a_recall_that_reaches_her_lots_her_own_orders_alone(bag, whole):
    """Bình's rice lies in a box of Sen's: the recall is his, the buyers of the box are hers."""
    his = sent(bag, whole)
    boxes = on_sale("Hộp quà Tết", by=factories.doi_che_xuan(), net_quantity=Decimal(5), net_unit="kg")
    asked = ask_for_goods(code=whole.code, product=boxes, quantity=Decimal(25), unit="kg", actor=people.sen())
    confirm_override(transformation=asked, actor=people.binh())
    hers = sent(boxes, asked.parts.get(is_output=True).lot)
    recall = open_recall(lot=whole, actor=people.binh(), reason=REASON)
    go_on_with_recalls()
    slug = people.sen().memberships.get().cooperative.slug
    page = browser_of(people.sen()).get(at("recall", recall.pk, slug=slug)).content.decode()
    assert hers.number in page and his.number not in page
    his_page = browser_of(people.binh()).get(at("recall", recall.pk)).content.decode()
    assert his.number in his_page and hers.number not in his_page


def test_at_the_packed_order_other_lots_are_named_and_then_it_is_sent(binh, bag, whole):
    order = filled(bag, whole)
    recall_lot(lot=whole, actor=None, reason=REASON)
    other = harvest(bag, code="DTL-KHAC")
    page = binh.get(at("order", order.number)).content.decode()
    assert (
        "Its lot is recalled or on hold" in page
        and "Cannot send it?" in page
        and at("order-ship", order.number) not in page
    )
    binh.post(at("order-pack", order.number), {f"lot-{order.lines.get().pk}-{other.pk}": "2"})
    assert [part.lot for part in order.lines.get().lots.all()] == [other]
    assert at("order-ship", order.number) in binh.get(at("order", order.number)).content.decode()
