"""Bình hands over a part, then the rest; says what became of each parcel; closes for some days."""

import datetime

import pytest
from django.utils import timezone

from marketplace.cooperatives.models import Cooperative, Membership
from marketplace.money import format_vnd
from marketplace.order.models import Order
from marketplace.order.services import deliver_parcel, pack_order, ship_parcel
from marketplace.order.status import OrderStatus
from tests import factories, people
from tests.buying import bought
from tests.desk.things import accepted, at, sent_order

pytestmark = pytest.mark.django_db
S = OrderStatus


def _packed() -> Order:
    return pack_order(order=accepted(bought(stock=10)), lots={})


def _hand_over(binh, order, units="", **changes):
    filled = {"carrier": "GHN", "tracking_number": "A1", "seen": "0", f"units-{order.lines.get().pk}": units}
    return binh.post(at("order-ship", order.number), {**filled, **changes}, follow=True)


def _status(order: Order) -> str:
    return Order.objects.get(pk=order.pk).status


def test_all_that_is_left_is_filled_in(binh):
    order = _packed()
    form = binh.get(at("order", order.number)).context["ship_form"]
    assert [row["field"].value() for row in form.rows] == ["2"] and form["seen"].value() == 0


def test_a_part_is_sent_then_the_rest_and_hoas_page_shows_both_parcels(binh, client):
    order = bought(stock=10, user=people.hoa())
    order = pack_order(order=accepted(order), lots={})
    _hand_over(binh, order, "1")
    assert _status(order) == S.PARTLY_SHIPPED
    page = _hand_over(binh, order, "1", seen="1", tracking_number="A2").content.decode()
    assert _status(order) == S.SHIPPED and "A1" in page and "A2" in page
    client.force_login(people.hoa(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    page = client.get(order.purchase.get_absolute_url()).content.decode()
    assert "A1" in page and "A2" in page


@pytest.mark.parametrize("units", ["3", "hai", "0"])
def test_what_cannot_be_sent_is_told_and_stays_typed(units, binh):
    order = _packed()
    answer = _hand_over(binh, order, units)
    assert answer.status_code == 422 and f'value="{units}"' in answer.content.decode()
    assert _status(order) == S.PACKED


def test_pressing_twice_sends_once(binh):
    order = _packed()
    for _ in range(2):
        answer = _hand_over(binh, order, "1")
    assert "in the meantime" in answer.content.decode()
    assert order.parcels.count() == 1


def test_the_office_gives_up_the_rest_and_says_why(binh, signed_in):
    order = _packed()
    _hand_over(binh, order, "1")
    assert signed_in(people.tam()).post(at("order-rest", order.number), {"rest-reason": "x"}).status_code == 404
    assert binh.post(at("order-rest", order.number), {"rest-reason": " "}).status_code == 422
    binh.post(at("order-rest", order.number), {"rest-reason": "Kho bị ướt."})
    assert _status(order) == S.SHIPPED and order.lines.get().cancelled == 1


def test_a_parcel_of_another_order_is_not_found_behind_this_one(binh):
    one, other = sent_order(), sent_order()
    assert binh.post(at("parcel-delivered", one.number, other.parcels.get().pk)).status_code == 404
    assert _status(other) == S.SHIPPED


def test_binh_closes_and_opens_again(binh):
    today = timezone.localdate()
    days = {"first": today.isoformat(), "last": (today + datetime.timedelta(days=3)).isoformat(), "note": "Nghỉ gặt."}
    assert "Nghỉ gặt." in binh.post(at("holiday"), days, follow=True).content.decode()
    assert "You are closed" in binh.get(at("today")).content.decode()
    binh.post(at("holiday"), {"act": "end"})
    assert Cooperative.objects.get(pk=factories.dong_tom_lua().pk).back_on() is None


@pytest.mark.parametrize(("first", "last"), [("2030-01-09", "2030-01-02"), ("", "2030-01-02"), ("0206-01-01", "x")])
def test_days_that_are_none_are_told_beside_their_field(first, last, binh):
    answer = binh.post(at("holiday"), {"first": first, "last": last})
    assert answer.status_code == 422 and answer.context["form"].errors
    assert Cooperative.objects.get(pk=factories.dong_tom_lua().pk).holiday_from is None


def test_a_holiday_is_the_managers_alone(signed_in):
    mai = people.hoa()
    Membership.objects.create(cooperative=factories.dong_tom_lua(), user=mai, role=Membership.Role.BOOKKEEPER)
    assert signed_in(mai).get(at("holiday")).status_code == 404


def test_each_parcels_slip_says_what_lies_in_it_and_what_it_collects(binh):
    order = accepted(bought())
    order = pack_order(order=order, lots={})
    line = order.lines.get()
    whole = binh.get(at("packing-slip", order.number)).content.decode()
    assert format_vnd(int(order.total_incl_tax)) in whole
    first = ship_parcel(order=order, units={line.pk: 1}, carrier="GHN", tracking_number="GHN-A")
    rest = binh.get(at("packing-slip", order.number)).content.decode()
    second = ship_parcel(order=order, carrier="GHN", tracking_number="GHN-B")
    slips = [binh.get(at("parcel-slip", order.number, one.pk)).content.decode() for one in (first, second)]
    assert f"To collect: {format_vnd(int(first.to_collect))}" in slips[0] and "GHN-A" in slips[0]
    for page in (rest, slips[1]):
        assert f"To collect: {format_vnd(int(second.to_collect))}" in page
        assert format_vnd(int(order.total_incl_tax)) not in page
    deliver_parcel(parcel=first)
    assert "Nothing to collect" in binh.get(at("parcel-slip", order.number, first.pk)).content.decode()
