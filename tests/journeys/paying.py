"""How Khách buys and pays, and what the clock of a shop is moved to."""

from __future__ import annotations

import datetime
import re
import sqlite3

from tests.journeys.steps import fits, orders, path_of, press, puts_in, says_how, says_where
from tests.support.browser import Visitor
from tests.support.shop import RunningShop


def buys(khach: Visitor, goods: str, method: str, *, javascript: bool = False, quantity: int = 1) -> str:
    """The first of what a search finds, as a guest; answers the purchase's number."""
    khach.go(f"/tim-kiem/?q={goods}")
    puts_in(khach, str(khach.page.locator(".card a[href*='/san-pham/']").first.get_attribute("href")), quantity)
    khach.go("/gio-hang/")
    press(khach, "button[name=checkout]")
    says_where(khach, javascript=javascript)
    says_how(khach, method)
    return orders(khach)


def goes_to_pay(khach: Visitor, number: str) -> None:
    """From the order to the page where a card is typed."""
    khach.go(f"/don-hang/{number}/")
    press(khach, f"a[href$='/don-hang/{number}/the/']")
    assert "/c/pay/" in khach.page.url


def types_card(khach: Visitor, card: str) -> None:
    """One of the test cards."""
    press(khach, f"button[value='{card}']")


def is_paid(khach: Visitor, number: str) -> None:
    """The order's page says so."""
    assert path_of(khach.page) == f"/don-hang/{number}/", khach.page.inner_text("main")
    fits(khach)
    assert khach.page.locator("#pay .alert.ok").count() == 1


def dong(text: str) -> int:
    """The đồng of "−1.250.000 ₫", whatever space and minus it is written with."""
    amount = int(re.sub(r"\D", "", text))
    return -amount if re.match(r"\s*[-−]", text) else amount


def the_clock_moves(shop: RunningShop, table: str, column: str, where: str, value: str, *, days: float) -> None:
    """Something of the shop's becomes `days` older, and the worker looks once."""
    past = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days)
    database = sqlite3.connect(shop.folder / "db.sqlite3", timeout=20)
    with database:
        database.execute(
            f"UPDATE {table} SET {column} = ? WHERE {where} = ?",  # noqa: S608  names of this test's own
            (past.strftime("%Y-%m-%d %H:%M:%S.%f"), value),
        )
    database.close()
    shop.manage("worker", "--once")
