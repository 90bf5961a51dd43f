"""The certificate of origin of an order: for its buyer, by account, by link, and for nobody else."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from marketplace.order.access import link_to_origin
from marketplace.order.models import Order
from marketplace.order.services import ship_parcel
from marketplace.outbox.models import Message
from tests import people
from tests.buying import bought
from tests.dashboard.conftest import browser_of

from .things import filled, harvest, packed_from, rice

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> Order:
    """Hoa's bag of rice, packed of a lot that was packed of another."""
    bag = rice()
    return filled(bag, packed_from(harvest(bag), bag))


def _page(order: Order) -> str:
    return reverse("storefront:origin", args=[order.purchase.number, order.number])


def test_whoever_holds_the_link_of_the_letter_reads_each_lot_with_its_maker_and_code(order, client):
    ship_parcel(order=order, carrier="GHN")
    text = Message.objects.get(event__endswith="-shipped").text
    (link,) = re.findall(rf"http\S+/thu/\S+/{order.number}/", text)
    assert link == link_to_origin(order)
    answer = client.get(link, follow=True)
    page = answer.content.decode()
    assert answer.request["PATH_INFO"] == _page(order)
    for words in ("/l/DTL-CON-1", "/l/DTL-CON-1/qr.svg", "/l/DTL-GOC", order.cooperative.name, "Cần Thơ"):
        assert words in page
    assert _page(order) in client.get(order.purchase.get_absolute_url()).content.decode()


def test_a_stranger_finds_nothing_whatever_he_tries(order, client):
    khach = browser_of(people.khach())
    wrong = reverse("storefront:origin-link", args=[order.purchase.number, "geheim", order.number])
    for browser in (client, khach, browser_of(people.sen())):
        assert [browser.get(url).status_code for url in (_page(order), wrong)] == [404, 404]


def test_the_order_of_another_purchase_is_not_reached_through_ones_own(order):
    own = bought(user=people.khach())
    khach = browser_of(people.khach())
    assert khach.get(_page(own)).status_code == 200
    assert khach.get(reverse("storefront:origin", args=[own.purchase.number, order.number])).status_code == 404


def test_an_order_without_lots_offers_no_certificate():
    own = bought(user=people.khach())
    khach = browser_of(people.khach())
    assert "nguon-goc" not in khach.get(own.purchase.get_absolute_url()).content.decode()
