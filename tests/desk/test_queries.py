"""What a page of the desk asks the database does not grow with what the cooperative has."""

import pytest

from catalogue.models import ListingRevision
from tests import factories
from tests.buying import basket_of, on_sale, place
from tests.desk.things import accepted, at, lot

pytestmark = pytest.mark.django_db

MOST = 20


def _fill(count, start=0):
    """So many goods, each with a lot and an order to pack, an order to accept, a listing sent back."""
    for number in range(start, start + count):
        product = on_sale(f"Gạo số {number}", stock=4)
        lot(product, f"DTL-{number}", units=50)
        place(basket_of({product: 1}))
        accepted(place(basket_of({product: 1})).orders.get())
        ListingRevision.objects.create(product=product, status="rejected", reason="Ảnh tối")
    return product


def _count(browser, url, django_assert_max_num_queries):
    browser.get(url)
    with django_assert_max_num_queries(MOST) as captured:
        assert browser.get(url).status_code == 200
    return len(captured)


def test_a_page_asks_as_much_for_ten_as_for_three(binh, django_assert_max_num_queries):
    pages = ["today", "goods", "orders", "lots"]
    _fill(3)
    few = {name: _count(binh, at(name), django_assert_max_num_queries) for name in pages}
    _fill(7, start=3)
    assert {name: _count(binh, at(name), django_assert_max_num_queries) for name in pages} == few


def test_an_order_asks_as_much_for_eight_lines_as_for_two(binh, django_assert_max_num_queries):
    counts = []
    for size in (2, 8):
        goods = [on_sale(f"Gạo {size}-{number}") for number in range(size)]
        for number, product in enumerate(goods):
            lot(product, f"L{size}-{number}-A")
            lot(product, f"L{size}-{number}-B")
        order = accepted(place(basket_of(dict.fromkeys(goods, 1))).orders.get())
        counts.append(_count(binh, at("order", order.number), django_assert_max_num_queries))
    assert counts[0] == counts[1]


def test_a_lot_asks_as_much_for_thirty_steps_as_for_two(binh, django_assert_max_num_queries):
    made = lot(factories.product(), "DTL-1")
    counts = []
    for size in (2, 30):
        for number in range(size):
            made.events.create(step="care", happened_at=made.created_at, note=f"Việc {number}")
        counts.append(_count(binh, at("lot", "DTL-1"), django_assert_max_num_queries))
    assert counts[0] == counts[1]
