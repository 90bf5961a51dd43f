"""A page asks the database the same number of questions however many goods there are, and at most fourteen.

Measured as Hoa sees it: signed in, five lines in her basket, the menu not yet in the cache.
"""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.shipping.models import ShippingChoice, ShippingZone
from tests import factories, people
from traceability.services import open_lot, record_event

pytestmark = pytest.mark.django_db
MOST = 14


@pytest.fixture
def hoas(client):
    hoa = people.hoa()
    client.force_login(hoa)
    factories.basket(hoa, *factories.products(5, category=("Đồ uống", "Chè")))
    return client


@pytest.fixture
def rice():
    """A product that has everything a page can show."""
    product = factories.product("Gạo ST25 vụ Đông Xuân, túi 5 kg", description="Gạo dài, trắng trong.")
    factories.stars(product, 5)
    for scheme in ("vietgap", "gi", "food_safety"):
        factories.certificate(product, scheme=scheme)
    for _ in range(2):
        lot = open_lot(product=product, actor=people.binh(), made_on=timezone.localdate(), quantity=100)
        for step in ("sowing", "harvest", "packing"):
            record_event(lot=lot, actor=people.binh(), step=step, happened_at=timezone.now(), note="Vụ Đông Xuân")
    review = get_model("reviews", "ProductReview")
    review.objects.create(
        product=product, user=people.binh(), score=5, title="Dẻo", body="Thơm", status=review.APPROVED
    )
    choice = ShippingChoice.objects.create(cooperative=product.producer, name="Nhà vận chuyển")
    ShippingZone.objects.create(choice=choice, name="Cả nước", is_rest=True, base_charge=30_000)
    return product


def queries(client, path):
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "path",
    ["/san-pham/", "/san-pham/?nhom=thuc-pham&sao=5&chungnhan=vietgap&gia=50-100&con=1&tinh=92&tu=1000&page=2",
     "/tim-kiem/?q=gao", "/tim-kiem/?q=kh%C3%B4ng+c%C3%B3", "/htx/", "/htx/?tinh=92",
     "/htx/htx-minh-hoa-dong-tom-lua/"],
)  # fmt: skip
def test_lists_ask_the_same_at_two_sizes(hoas, rice, path):
    factories.products(20)
    before = queries(hoas, path)
    factories.products(180)
    for number in range(30):
        factories.cooperative(f"HTX minh họa Ruộng {number}")
    assert queries(hoas, path) == before <= MOST


def test_a_category_asks_the_same_at_two_sizes(hoas, rice):
    factories.products(20)
    path = rice.categories.get().get_absolute_url()
    before = queries(hoas, path)
    factories.products(180)
    assert queries(hoas, path) == before <= MOST


@pytest.mark.parametrize("query", ["", "?tinh=92"])
def test_a_product_asks_the_same_at_two_sizes(hoas, rice, query):
    factories.products(20)
    path = rice.get_absolute_url() + query
    before = queries(hoas, path)
    factories.products(180)
    for number in range(20):
        lot = open_lot(product=rice, actor=people.binh(), made_on=timezone.localdate(), quantity=100)
        record_event(lot=lot, actor=people.binh(), step="packing", happened_at=timezone.now(), note=f"Lô {number}")
    assert queries(hoas, path) == before <= MOST
