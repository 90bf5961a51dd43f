"""Hoa says of each parcel that she has it; nobody says it for her."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.ledger.checking import faults
from marketplace.order.models import Order, Parcel
from marketplace.order.services import pack_order, refuse_parcel, ship_parcel
from marketplace.order.status import OrderStatus
from tests.buying import bought
from tests.desk.things import accepted
from tests.people import hoa, khach

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"


@pytest.fixture
def at_home(client: Client) -> Client:
    """Hoa, signed in."""
    client.force_login(hoa(), backend=BACKEND)
    return client


def _parcels() -> tuple[Parcel, Parcel]:
    """Hoa's order of two, in two parcels."""
    order = pack_order(order=accepted(bought(user=hoa())), lots={})
    first = ship_parcel(order=order, units={order.lines.get().pk: 1}, carrier="GHN", tracking_number="GHN-A")
    return first, ship_parcel(order=order, carrier="GHN", tracking_number="GHN-B")


def _url(parcel: Parcel, number: str = "") -> str:
    names = {"number": number or parcel.order.purchase.number, "pk": parcel.pk}
    return reverse("storefront:parcel-received", kwargs=names)


def _status(parcel: Parcel) -> str:
    return Order.objects.get(pk=parcel.order_id).status


def test_hoa_has_one_parcel_and_then_the_other(at_home):
    first, second = _parcels()
    page = at_home.get(first.order.purchase.get_absolute_url()).content.decode()
    assert _url(first) in page and _url(second) in page
    at_home.post(_url(first))
    assert _status(first) == OrderStatus.SHIPPED and Parcel.objects.get(pk=first.pk).delivered_at
    assert not Parcel.objects.get(pk=second.pk).delivered_at
    page = at_home.post(_url(second), follow=True).content.decode()
    assert _status(first) == OrderStatus.DELIVERED and _url(second) not in page
    assert list(faults()) == []


def test_before_the_rest_is_sent_she_can_say_it_of_what_came(at_home):
    order = pack_order(order=accepted(bought(user=hoa())), lots={})
    parcel = ship_parcel(order=order, units={order.lines.get().pk: 1}, carrier="GHN")
    assert _url(parcel) in at_home.get(order.purchase.get_absolute_url()).content.decode()
    at_home.post(_url(parcel))
    assert Parcel.objects.get(pk=parcel.pk).delivered_at and _status(parcel) == OrderStatus.PARTLY_SHIPPED


def test_a_stranger_says_nothing_of_hers_nor_she_of_anothers(client, at_home):
    first, _second = _parcels()
    mine = bought(user=hoa()).purchase
    assert at_home.post(_url(first, mine.number)).status_code == 404
    other = Client()
    assert other.post(_url(first)).status_code == 404
    other.force_login(khach(), backend=BACKEND)
    assert other.post(_url(first)).status_code == 404
    assert at_home.get(_url(first)).status_code == 405
    assert Parcel.objects.get(pk=first.pk).is_open


def test_what_came_back_did_not_arrive(at_home):
    first, _second = _parcels()
    refuse_parcel(parcel=first)
    at_home.post(_url(first), follow=True)
    assert not Parcel.objects.get(pk=first.pk).delivered_at
