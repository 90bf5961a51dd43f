"""What a first visit downloads, photographs apart: within the budget with a score of goods and with two, to anybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stays_within_its_budget(client, shop, name):
    address, budget = PAGES[name]
    for goods in (20, 40):
        shop.grow(goods)
        for person in (None, people.binh()):
            if person:
                client.force_login(person, backend=BACKEND)
            elif budget is DESK:  # nobody's, unless signed in
                continue
            else:
                client.logout()
            answer = client.get(address(shop))
            assert answer.status_code == 200
            assert _over(answer.text, budget) == {}, f"{goods} goods, {person}"


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
