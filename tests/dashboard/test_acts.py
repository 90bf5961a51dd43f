"""Lan approves goods, records money, verifies and suspends cooperatives, recalls lots."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from catalogue.models import ListingRevision
from catalogue.services import change_product
from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Order
from marketplace.order.status import OrderStatus, PaymentState
from marketplace.payment.models import Receipt
from tests import factories, people
from tests.buying import bought
from tests.desk.things import lot

pytestmark = pytest.mark.django_db


def _at(name, *args):
    return reverse(f"dashboard:{name}", args=args)


def _money(order, **changes):
    filled = {"amount": str(int(order.purchase.total)), "reference": "FT2611220001", "received_at": "2026-01-05T07:30"}
    return {**filled, **changes}


def test_today_counts_what_waits(lan):
    ListingRevision.objects.create(product=factories.product())
    factories.cooperative("HTX mới", status=Cooperative.Status.PENDING)
    bought(method="vietqr")
    late = bought()
    Order.objects.filter(pk=late.pk).update(accept_before=timezone.now() - datetime.timedelta(hours=1))
    counts = lan.get(_at("index")).context["counts"]
    waiting = {"revisions": 1, "transfers": 1, "overdue": 1, "cooperatives": 1}
    none = ("money", "cash", "claims", "late", "papers", "ending", "recalled")
    assert counts == {**waiting, **dict.fromkeys(none, 0)}
    assert late.number in lan.get(_at("index")).content.decode()


def test_lan_sees_the_pictures_that_wait_with_a_change(lan):
    product = factories.product()
    revision = change_product(product=product, actor=people.binh(), changes={}, images=[factories.picture()])
    page = lan.get(_at("revision", revision.pk)).content.decode()
    assert revision.changes["pictures"][0] in page


def test_lan_reads_what_stands_beside_what_is_proposed(lan):
    product = factories.product(unit="túi", perishable=False)
    other = factories.ensure_category(["Đồ uống", "Chè"])
    changes = {"unit": "hộp", "perishable": True, "vat_class": "5"}
    revision = change_product(product=product, actor=people.binh(), changes=changes, category=other)
    told = {
        change.label: (change.before, change.after)
        for change in lan.get(_at("revision", revision.pk)).context["changes"]
    }
    assert ("túi", "hộp") in told.values() and ("5 %") in [str(after) for _, after in told.values()]
    assert any("Chè" in str(after) for _, after in told.values())


def test_a_listing_is_not_sent_back_without_a_reason(lan):
    revision = ListingRevision.objects.create(product=factories.product())
    assert lan.post(_at("revision", revision.pk), {"reject": "1", "reason": ""}).status_code == 422
    revision.refresh_from_db()
    assert revision.status == ListingRevision.Status.WAITING


def test_deciding_twice_is_told_plainly(lan):
    revision = ListingRevision.objects.create(product=factories.product(public=False))
    lan.post(_at("revision", revision.pk), {"approve": "1"})
    answer = lan.post(_at("revision", revision.pk), {"approve": "1"}, follow=True)
    assert answer.status_code == 200
    assert "This listing has been decided already." in answer.content.decode()


@pytest.mark.parametrize("words", ["number", "order", "memo", "0912 345 678", "Thị Hoa"])
def test_a_purchase_is_found_by_whatever_is_known_of_it(words, lan):
    order = bought(method="vietqr")
    order.purchase.refresh_from_db()
    known = {"number": order.purchase.number.lower(), "order": order.number, "memo": order.purchase.memo}
    found = lan.get(_at("purchases"), {"q": known.get(words, words)}).context["page"].object_list
    assert list(found) == [order.purchase]
    assert not lan.get(_at("purchases"), {"q": "nobody"}).context["page"].object_list


def test_lan_records_a_transfer_and_the_order_is_confirmed(lan):
    order = bought(method="vietqr")
    lan.post(_at("purchase", order.purchase.number), _money(order))
    order.refresh_from_db()
    order.purchase.refresh_from_db()
    assert (order.status, order.purchase.payment_state) == (OrderStatus.CONFIRMED, PaymentState.PAID)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"amount": "15,5"}, "no decimals"),
        ({"amount": "0"}, "greater than zero"),
        ({"reference": ""}, "required"),
        ({"received_at": "2999-01-01T00:00"}, "still to come"),
    ],
)
def test_money_that_cannot_be_gets_a_sentence_and_loses_nothing(changes, sentence, lan):
    order = bought(method="vietqr")
    answer = lan.post(_at("purchase", order.purchase.number), _money(order, **changes))
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page
    if "reference" not in changes:
        assert 'value="FT2611220001"' in page
    assert not Receipt.objects.exists()


def test_too_little_money_waits_for_a_person_who_says_what_was_done(lan):
    order = bought(method="vietqr")
    lan.post(_at("purchase", order.purchase.number), _money(order, amount="1.000"))
    receipt = Receipt.objects.get()
    assert "FT2611220001" in lan.get(_at("money")).content.decode()
    said = {"act": "ask", "hours": "12", "note": "Đã gọi chị Hoa, chuyển nốt.", "seen": ""}
    assert lan.post(_at("case", receipt.pk), said).status_code == 302
    receipt.refresh_from_db()
    assert receipt.decision_note == "Đã gọi chị Hoa, chuyển nốt."
    assert "FT2611220001" not in lan.get(_at("money")).content.decode()


def test_lan_accepts_or_ends_an_order_of_a_cooperative_that_is_silent(lan):
    first, second = bought(), bought()
    lan.post(_at("purchase-order", first.purchase.number, first.number), {"to": "confirmed", "reason": "HTX mất sóng"})
    lan.post(
        _at("purchase-order", second.purchase.number, second.number), {"to": "cancelled", "reason": "HTX không trả lời"}
    )
    assert [Order.objects.get(pk=one.pk).status for one in (first, second)] == ["confirmed", "cancelled"]


@pytest.mark.parametrize("form", [{"to": "confirmed", "reason": ""}, {"to": "delivered", "reason": "x"}, {}])
def test_staff_do_nothing_for_a_cooperative_without_a_reason_or_beyond_their_part(form, lan):
    order = bought()
    lan.post(_at("purchase-order", order.purchase.number, order.number), form)
    assert Order.objects.get(pk=order.pk).status == OrderStatus.AWAITING_ACCEPTANCE


def test_an_order_is_reached_only_through_its_own_purchase(lan):
    one, other = bought(), bought()
    answer = lan.post(_at("purchase-order", one.purchase.number, other.number), {"to": "cancelled", "reason": "x"})
    assert answer.status_code == 404


def test_a_suspended_cooperatives_goods_leave_the_shop_and_come_back(lan, client):
    product = factories.product("Gạo của Bình")
    page = reverse("catalogue:detail", args=[product.slug, product.pk])
    ours = product.producer
    lan.post(_at("cooperative", ours.slug), {"suspend": "1", "reason": "Chứng nhận giả"})
    assert client.get(page).status_code == 404
    lan.post(_at("cooperative", ours.slug), {"activate": "1", "reason": "Đã bổ sung hồ sơ"})
    assert client.get(page).status_code == 200


def test_a_cooperative_is_not_suspended_without_a_reason(lan):
    ours = factories.dong_tom_lua()
    assert lan.post(_at("cooperative", ours.slug), {"suspend": "1", "reason": " "}).status_code == 422
    ours.refresh_from_db()
    assert ours.status == Cooperative.Status.ACTIVE


def test_lan_recalls_a_lot_and_its_page_says_so(lan, client):
    made = lot(factories.product(), "DTL-1")
    lan.post(_at("lot", "DTL-1"), {"act": "recall", "hazard": "danger", "reason": "Phát hiện tồn dư thuốc"})
    assert "Phát hiện tồn dư thuốc" in client.get(made.get_absolute_url()).content.decode()


def test_a_recall_needs_a_reason(lan):
    made = lot(factories.product(), "DTL-1")
    assert lan.post(_at("lot", "DTL-1"), {"act": "recall", "hazard": "danger", "reason": ""}).status_code == 422
    made.refresh_from_db()
    assert made.state == "active"


@pytest.mark.parametrize("name", ["revision", "purchase", "cooperative", "lot"])
def test_what_does_not_exist_is_not_found(name, lan):
    assert lan.get(_at(name, 999999)).status_code == 404
