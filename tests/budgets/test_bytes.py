"""What a first visit downloads, photographs apart: within the budget with a score of goods and with two, to anybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests import people
from tests.budgets.bytes import weigh
from tests.budgets.table import DESK, FONTS, ICONS, LOT, SHOP, Bytes
from tests.budgets.test_queries import BACKEND, Shop

pytestmark = pytest.mark.django_db
OF_BINH = "/ban-hang/htx-minh-hoa-dong-tom-lua/"
PAGES: dict[str, tuple[Callable[[Shop], str], Bytes]] = {
    "lot": (lambda shop: shop.lot.get_absolute_url(), LOT),
    "home": (lambda shop: "/", SHOP),
    "listing": (lambda shop: "/san-pham/", SHOP),
    "search": (lambda shop: "/tim-kiem/?q=gao", SHOP),
    "product": (lambda shop: shop.rice.get_absolute_url(), SHOP),
    "cooperative": (lambda shop: shop.rice.producer.get_absolute_url(), SHOP),
    "campaign": (lambda shop: shop.campaign_page.url, SHOP),
    "desk, today": (lambda shop: OF_BINH, DESK),
    "desk, goods": (lambda shop: f"{OF_BINH}hang/", DESK),
    "desk, new goods": (lambda shop: f"{OF_BINH}hang/them/", DESK),
    "desk, lots": (lambda shop: f"{OF_BINH}lo/", DESK),
}


@pytest.fixture(scope="module")
def shop(module_data) -> Shop:
    return Shop()


@pytest.fixture(scope="module")
def opened(shop) -> dict[str, dict[str, str]]:
    """Each page of a shop with twenty goods and with forty, as Khách reads it and as Bình does."""
    khach, binh = Client(), Client()
    binh.force_login(people.binh(), backend=BACKEND)
    found: dict[str, dict[str, str]] = {name: {} for name in PAGES}
    for goods in (20, 40):
        shop.grow(goods)
        for name, (address, budget) in PAGES.items():
            # a desk is nobody's, unless signed in
            for person, browser in [("Bình", binh)] if budget is DESK else [("Khách", khach), ("Bình", binh)]:
                answer = browser.get(address(shop))
                assert answer.status_code == 200
                found[name][f"{goods} goods, {person}"] = answer.text
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stays_within_its_budget(opened, name):
    over = {way: _over(html, PAGES[name][1]) for way, html in opened[name].items()}
    assert {way: parts for way, parts in over.items() if parts} == {}


def _over(html: str, budget: Bytes) -> dict[str, str]:
    weight = weigh(html)
    parts = {"html": weight.html, "css": weight.css, "js": weight.js, "bare": weight.bare}
    return {
        part: f"{bytes_} > {getattr(budget, part)}" for part, bytes_ in parts.items() if bytes_ > getattr(budget, part)
    }


def test_typeface_and_icons_stay_within_their_share(client, shop):
    weight = weigh(client.get("/san-pham/").text)
    assert 0 < weight.fonts <= FONTS and weight.css > 5_000 and weight.js > 1_000 and weight.drawings > 1_000
    assert weigh('<use href="/static/img/icons.svg#cart">').drawings <= ICONS


def test_the_lot_page_has_no_script_no_sheet_and_no_typeface(client, shop):
    weight = weigh(client.get(shop.lot.get_absolute_url()).text)
    assert (weight.css, weight.js, weight.fonts) == (0, 0, 0)
