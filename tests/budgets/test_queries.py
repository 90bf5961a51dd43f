"""How many questions each page asks the database: the same at 20 rows and at 200, and never more than its budget.

Measured as Hoa sees the page: signed in, five lines of two cooperatives in her basket, nothing in the cache.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.models import Product
from marketplace.cooperatives.models import Cooperative
from marketplace.editorial.services import ensure_site
from marketplace.promotion.models import Campaign, CampaignProduct
from tests import factories, people
from tests.budgets.table import PAGE, TILL
from tests.buying import on_sale, put_in, say_how, say_where
from tests.editorial import things
from traceability.models import Lot
from traceability.services import open_lot, record_event

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
Open = Callable[[], str]


class Shop:
    """A shop whose every table can grow: goods, lots with steps, cooperatives, a campaign, stories."""

    def __init__(self) -> None:
        self.site = ensure_site()
        self.rice: Product = on_sale("Gạo ST25", by=factories.dong_tom_lua(), category=("Thực phẩm", "Gạo"))
        factories.stars(self.rice, 5)
        factories.certificate(self.rice)
        self.lot: Lot = self._lot()
        self.campaign: Campaign = things.campaign(products=[self.rice])
        self.picture = things.picture()
        self.campaign_page = things.campaign_page(
            self.site, self.campaign, hero_image=self.picture, hero_image_night=things.picture("Đêm")
        )
        self.size = 0

    def _lot(self) -> Lot:
        return open_lot(product=self.rice, actor=people.binh(), made_on=timezone.localdate(), quantity=100)

    def grow(self, size: int) -> None:
        """So many rows of everything."""
        more = size - self.size
        goods = factories.products(more, by=self.rice.producer, category=("Thực phẩm", "Gạo"))
        CampaignProduct.objects.bulk_create(
            CampaignProduct(campaign=self.campaign, product=good, position=self.size + place)
            for place, good in enumerate(goods, start=1)
        )
        for _row in range(min(more, 30)):
            factories.cooperative()
            record_event(lot=self.lot, actor=people.binh(), step="packing", happened_at=timezone.now(), note="Vụ mới")
            record_event(lot=self._lot(), actor=people.binh(), step="packing", happened_at=timezone.now())
        for _row in range(min(more, 5)):
            things.story(self.site, f"Chuyện {self.size} {_row}", hero_image=self.picture)
        self.size = size


@pytest.fixture(scope="module")
def shop(module_data) -> Shop:
    return Shop()


@pytest.fixture(scope="module")
def hoa(shop) -> Client:
    """Hoa's browser, with a basket of five lines and the checkout filled in."""
    client = Client()
    client.force_login(people.hoa(), backend=BACKEND)
    for number in range(5):
        seller: Cooperative = (factories.dong_tom_lua, factories.doi_che_xuan)[number % 2]()
        put_in(client, on_sale(f"Chè số {number}", by=seller, category=("Đồ uống", "Chè")))
    say_where(client)
    say_how(client)
    return client


PAGES: dict[str, tuple[Callable[[Shop], str], int]] = {
    "home": (lambda shop: "/", PAGE),
    "home in English": (lambda shop: "/en/", PAGE),
    "campaign": (lambda shop: shop.campaign_page.url, PAGE),
    "stories": (lambda shop: shop.site.stories["vi"].url, PAGE),
    "listing": (lambda shop: "/san-pham/", PAGE),
    "listing, every filter": (lambda shop: "/san-pham/?nhom=thuc-pham&tinh=92&gia=50-100&con=1&tu=1.000", PAGE),
    "category": (lambda shop: shop.rice.categories.get().get_absolute_url(), PAGE),
    "search": (lambda shop: "/tim-kiem/?q=gao", PAGE),
    "search, nothing found": (lambda shop: "/tim-kiem/?q=may+bay+2704", PAGE),
    "product": (lambda shop: shop.rice.get_absolute_url(), PAGE),
    "product, delivery to Huế": (lambda shop: shop.rice.get_absolute_url() + "?tinh=46", PAGE),
    "cooperatives": (lambda shop: "/htx/", PAGE),
    "cooperative": (lambda shop: shop.rice.producer.get_absolute_url(), PAGE),
    "lot": (lambda shop: shop.lot.get_absolute_url(), PAGE),
    "basket": (lambda shop: "/gio-hang/", TILL),
    "checkout, where": (lambda shop: "/thanh-toan/", TILL),
    "checkout, how": (lambda shop: "/thanh-toan/giao-hang/", TILL),
    "checkout, review": (lambda shop: "/thanh-toan/xem-lai/", TILL),
}


@pytest.fixture(scope="module")
def at_two_sizes(hoa, shop) -> dict[str, list[list[str]]]:
    """What each page asked of a shop of twenty rows, and of two hundred."""
    asked: dict[str, list[list[str]]] = {page: [] for page in PAGES}
    assert connection.features.supports_json_field  # SQLite is asked once in the life of a process
    for size in (20, 200):
        shop.grow(size)
        for page, (address, _budget) in PAGES.items():
            asked[page].append(_asked(hoa, address(shop)))
    return asked


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_the_same_at_two_sizes_and_within_its_budget(at_two_sizes, page):
    (few, many), budget = at_two_sizes[page], PAGES[page][1]
    assert len(many) == len(few), _difference(few, many)
    assert len(many) <= budget, "\n".join(many)


def test_the_basket_asks_the_same_for_five_lines_and_for_fifteen(hoa):
    steps = [address(None) for name, (address, budget) in PAGES.items() if budget == TILL]  # type: ignore[arg-type]
    few = [len(_asked(hoa, step)) for step in steps]
    for number in range(10):
        put_in(hoa, on_sale(by=(factories.dong_tom_lua, factories.doi_che_xuan)[number % 2]()))
    say_where(hoa)
    say_how(hoa)
    assert [len(_asked(hoa, step)) for step in steps] == few


def _asked(browser: Any, path: str) -> list[str]:
    """The questions of one cold opening, those of the session and the person included."""
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200, path
    return [question["sql"][:300] for question in asked.captured_queries]


def _difference(few: list[str], many: list[str]) -> str:
    return f"{len(few)} and {len(many)}:\n" + "\n".join(sql for sql in many if sql not in few)
