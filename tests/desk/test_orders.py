"""Hoa has ordered; Bình accepts, packs, hands over; or cannot send it and says why."""

import datetime
import re

import pytest
from django.utils import timezone

from marketplace.desk.presenting import time_left
from marketplace.order.models import LineLot, Order
from marketplace.order.services import move_order, pack_order
from marketplace.order.status import Actor, OrderStatus
from marketplace.outbox.models import Message
from tests import people
from tests.buying import bought
from tests.desk.things import accepted, at, lot

pytestmark = pytest.mark.django_db


def _status(order: Order) -> str:
    return Order.objects.get(pk=order.pk).status


def _packed(**goods) -> Order:
    order = accepted(bought(**goods))
    return pack_order(order=order, lots={})


def test_a_new_order_stands_under_today_with_its_goods_and_its_money(binh):
    order = bought(title="Gạo ST25, túi 5 kg")
    page = binh.get(at("today")).content.decode()
    assert order.number in page and "to collect at the door" in page
    assert re.search(r"2 × (<span lang=\"vi\">)?Gạo ST25, túi 5 kg", page)
    assert "Nguyễn Thị Hoa" in page


def test_binh_accepts(binh):
    order = bought()
    answer = binh.post(at("order-accept", order.number), follow=True)
    assert _status(order) == OrderStatus.CONFIRMED
    assert "Pack it" in answer.content.decode()


def test_accepting_twice_is_accepting_once(binh):
    order = bought()
    for _ in range(2):
        binh.post(at("order-accept", order.number))
    assert order.status_changes.count() == 1


def test_binh_cannot_send_it_says_why_and_hoa_reads_it(binh, django_capture_on_commit_callbacks):
    order = bought()
    binh.post(at("order-decline", order.number), {"reason": "Lúa bị mưa, chưa phơi khô."})
    assert _status(order) == OrderStatus.CANCELLED
    assert any("Lúa bị mưa, chưa phơi khô." in message.text for message in Message.objects.all())


def test_a_refusal_without_a_reason_is_asked_for_one(binh):
    order = bought()
    answer = binh.post(at("order-decline", order.number), {"reason": "  "})
    assert answer.status_code == 422 and "required" in answer.content.decode()
    assert _status(order) == OrderStatus.AWAITING_ACCEPTANCE


def test_the_lot_that_expires_first_is_filled_in_and_binh_packs_with_one_press(binh):
    order = accepted(bought())
    line = order.lines.get()
    lot(line.product, "LATER", days=90)
    soon = lot(line.product, "SOON", days=9)
    form = binh.get(at("order", order.number)).context["pack_form"]
    sent = {field.html_name: field.value() or "" for field in form}
    assert sent[f"lot-{line.pk}-{soon.pk}"] == "2"
    binh.post(at("order-pack", order.number), sent)
    assert _status(order) == OrderStatus.PACKED
    assert list(LineLot.objects.values_list("lot__code", "quantity")) == [("SOON", 2)]


def test_what_one_lot_does_not_hold_is_suggested_from_the_next(binh):
    order = accepted(bought())
    product = order.lines.get().product
    lot(product, "SOON", days=9, units=1)
    lot(product, "LATER", days=90)
    form = binh.get(at("order", order.number)).context["pack_form"]
    assert [(field.label, field.initial) for field in form] == [("SOON", 1), ("LATER", 1)]


def test_units_that_do_not_add_up_are_told_and_stay_typed(binh):
    order = accepted(bought())
    line = order.lines.get()
    one = lot(line.product, "DTL-1")
    answer = binh.post(at("order-pack", order.number), {f"lot-{line.pk}-{one.pk}": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "the lots add up to 1, the order asks for 2" in page and 'value="1"' in page
    assert _status(order) == OrderStatus.CONFIRMED


@pytest.mark.parametrize("typed", ["hai", "-2", "1,5"])
def test_units_that_are_no_number_are_told(typed, binh):
    order = accepted(bought())
    line = order.lines.get()
    one = lot(line.product, "DTL-1")
    page = binh.post(at("order-pack", order.number), {f"lot-{line.pk}-{one.pk}": typed}).content.decode()
    assert "Write a whole number in digits" in page and f'value="{typed}"' in page


def test_a_lot_of_sens_never_fills_an_order_of_binhs(binh):
    from tests import factories

    order = accepted(bought())
    line = order.lines.get()
    hers = lot(factories.product("Chè", by=factories.doi_che_xuan()), "DCX-1")
    lot(line.product, "DTL-1")
    binh.post(at("order-pack", order.number), {f"lot-{line.pk}-{hers.pk}": "2"})
    assert _status(order) == OrderStatus.CONFIRMED and not LineLot.objects.exists()


def test_goods_whose_lots_are_used_up_ask_for_a_new_lot(binh):
    order = accepted(bought())
    lot(order.lines.get().product, "OLD", days=-1, made_on=timezone.localdate() - datetime.timedelta(days=9))
    page = binh.get(at("order", order.number)).content.decode()
    assert "Not enough in the lots on sale" in page


def test_packing_twice_packs_once(binh):
    order = accepted(bought())
    for _ in range(2):
        answer = binh.post(at("order-pack", order.number), follow=True)
        assert answer.status_code == 200
    assert order.status_changes.filter(new_status=OrderStatus.PACKED).count() == 1


def test_an_order_that_is_not_paid_is_not_packed(binh):
    order = bought(method="vietqr")
    page = binh.get(at("order", order.number)).content.decode()
    assert "Please do not pack yet" in page and "It is packed" not in page
    binh.post(at("order-pack", order.number))
    binh.post(at("order-accept", order.number))
    assert _status(order) == OrderStatus.AWAITING_PAYMENT


def test_tam_hands_a_parcel_over_with_its_number(signed_in):
    order, tam = _packed(), signed_in(people.tam())
    form = {"carrier": "Viettel Post", "tracking_number": "VTP123"}
    tam.post(at("order-ship", order.number), form)
    order.refresh_from_db()
    assert (order.status, order.carrier, order.tracking_number) == (OrderStatus.SHIPPED, "Viettel Post", "VTP123")


def test_a_parcel_without_a_carrier_is_asked_for_one_and_keeps_its_number(binh):
    order = _packed()
    answer = binh.post(at("order-ship", order.number), {"carrier": "", "tracking_number": "VTP123"})
    assert answer.status_code == 422 and 'value="VTP123"' in answer.content.decode()
    assert _status(order) == OrderStatus.PACKED


@pytest.mark.parametrize(
    ("act", "state"), [("parcel-delivered", OrderStatus.DELIVERED), ("parcel-refused", OrderStatus.REFUSED)]
)
def test_what_happened_at_the_door(act, state, binh):
    order = move_order(order=_packed(), to=OrderStatus.SHIPPED, actor_kind=Actor.SELLER, carrier="GHN")
    binh.post(at(act, order.number, order.parcels.get().pk))
    assert _status(order) == state


def test_the_slip_says_what_is_in_it_for_whom_and_how_much_to_collect(binh):
    order = accepted(bought(title="Gạo ST25, túi 5 kg"))
    line = order.lines.get()
    one = lot(line.product, "DTL-1")
    pack_order(order=order, lots={line.pk: {one.pk: 2}})
    page = binh.get(at("packing-slip", order.number)).content.decode()
    for said in ("Gạo ST25, túi 5 kg", "Nguyễn Thị Hoa", "12 đường Minh Họa", "DTL-1", "To collect", "Đồng Tôm Lúa"):
        assert said in page


def test_orders_are_listed_by_what_they_wait_for(binh):
    waiting, packed = bought(), _packed()
    page = binh.get(at("orders"), {"group": "send"}).content.decode()
    assert packed.number in page and waiting.number not in page
    assert waiting.number in binh.get(at("orders"), {"group": "nonsense"}).content.decode()


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (datetime.timedelta(minutes=9), "9 min left"),
        (datetime.timedelta(hours=2, minutes=10), "2 h 10 min left"),
        (datetime.timedelta(days=3, hours=5), "3 days left"),
    ],
)
def test_the_time_that_is_left_is_told_in_words(left, said):
    from django.utils import translation

    with translation.override("en"):
        assert time_left(left) == said
