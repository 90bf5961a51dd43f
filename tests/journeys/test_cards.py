"""Khách pays by card on the provider's page: at once, after a decline, with the bank's question, and too late."""

from __future__ import annotations

import datetime
import re
import sqlite3
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from tests.journeys.steps import fits, orders, path_of, press, puts_in, says_how, says_where, signs_in
from tests.simulators._stripe_state import DECLINED, GOOD, SECURE
from tests.simulators.stripe import Simulator
from tests.support.browser import Visitor, visitor
from tests.support.shop import RunningShop, running_shop

KEYS = {"STRIPE_SECRET_KEY": "sk_test_of_the_journeys", "STRIPE_WEBHOOK_SECRET": "whsec_of_the_journeys"}


@pytest.fixture(scope="module")
def stripe() -> Iterator[Simulator]:
    """The simulator, as `make run` starts it; it rings at the shop once there is one."""
    key, secret = KEYS.values()
    server = Simulator(key=key, secret=secret, webhook="http://127.0.0.1:9/")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def card_shop(stripe: Simulator) -> Iterator[RunningShop]:
    """A shop that takes cards."""
    with running_shop(**KEYS, STRIPE_API_BASE=stripe.url) as running:
        stripe.postman.url = f"{running.url}/webhooks/stripe/"
        yield running


@pytest.fixture
def newcomer(browser: Any, card_shop: RunningShop, stripe: Simulator) -> Any:
    """A visitor of this shop, who may go to the page where cards are typed; no script is needed on the way."""
    yield partial(visitor, browser, card_shop.url, also=(stripe.url,), javascript=False)
    stripe.switch(pays_after_expiry=False, hold=False, duplicate=0)


def _orders(khach: Visitor, goods: str) -> str:
    khach.go(f"/tim-kiem/?q={goods}")
    puts_in(khach, khach.page.locator(".card a[href*='/san-pham/']").first.get_attribute("href"))
    khach.go("/gio-hang/")
    press(khach, "button[name=checkout]")
    says_where(khach, javascript=False)
    says_how(khach, "card")
    number = orders(khach)
    assert khach.sees("Thanh toán mô phỏng") and khach.page.locator("#pay .badge.warn").count() == 1
    return number


def _goes_to_pay(khach: Visitor, number: str) -> None:
    khach.go(f"/don-hang/{number}/")
    press(khach, f"a[href$='/don-hang/{number}/the/']")
    assert "/c/pay/" in khach.page.url


def _types(khach: Visitor, card: str) -> None:
    press(khach, f"button[value='{card}']")


def _is_paid(khach: Visitor, number: str) -> None:
    assert path_of(khach.page) == f"/don-hang/{number}/", khach.page.inner_text("main")
    fits(khach)
    assert khach.page.locator("#pay .alert.ok").count() == 1


def test_khach_pays_by_card_though_every_notice_comes_three_times(newcomer, card_shop, stripe):
    stripe.switch(duplicate=2)
    with newcomer(width=360) as khach:
        number = _orders(khach, "gao")
        _goes_to_pay(khach, number)
        _types(khach, GOOD)
        _is_paid(khach, number)
        card_shop.manage("worker", "--once")
        khach.go(f"/don-hang/{number}/")
        _is_paid(khach, number)
    with newcomer() as lan:
        _lan_pays_part_back(lan, number)


def _lan_pays_part_back(lan: Visitor, number: str) -> None:
    signs_in(lan, "lan@example.vn", then="/dieu-hanh/")
    lan.go(f"/dieu-hanh/don-mua/{number}/")
    press(lan, "a[href*='/thanh-toan/']")
    lan.page.select_option("[name=order]", index=1)
    lan.page.fill("[name=amount]", "5.000")
    lan.page.fill("[name=reason]", "Túi rách một góc")
    press(lan, "button[value=refund]")
    assert lan.sees("5.000") and lan.sees("Túi rách một góc") and lan.sees("Hoàn một phần")


def test_a_declined_card_is_said_and_another_pays(newcomer):
    with newcomer(width=360) as khach:
        number = _orders(khach, "che")
        _goes_to_pay(khach, number)
        _types(khach, DECLINED)
        assert khach.sees("từ chối")
        _types(khach, GOOD)
        _is_paid(khach, number)


def test_the_bank_asks_khach_who_says_no_and_then_yes(newcomer):
    with newcomer() as khach:
        number = _orders(khach, "mat+ong")
        _goes_to_pay(khach, number)
        _types(khach, SECURE)
        press(khach, "button[value=no]")
        assert khach.sees("từ chối")
        _types(khach, SECURE)
        press(khach, "button[value=yes]")
        _is_paid(khach, number)


def test_given_up_on_the_page_then_paid_too_late_is_still_sent(newcomer, card_shop, stripe):
    with newcomer(width=360) as khach:
        number = _orders(khach, "gao")
        _goes_to_pay(khach, number)
        pay_page = khach.page.url
        press(khach, "#back")
        assert path_of(khach.page) == f"/don-hang/{number}/"
        khach.go(f"/don-hang/{number}/the/xong/")  # to come back proves nothing
        assert khach.sees("đang kiểm tra")
        _the_deadline_passes(card_shop, number)
        khach.go(f"/don-hang/{number}/")
        assert khach.sees("hết hạn") and not re.search("/the/", khach.page.inner_html("main"))
        stripe.switch(pays_after_expiry=True)
        khach.page.goto(pay_page)
        _types(khach, GOOD)
        _is_paid(khach, number)


def _the_deadline_passes(shop: RunningShop, number: str) -> None:
    past = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
    database = sqlite3.connect(shop.folder / "db.sqlite3", timeout=20)
    with database:
        database.execute("UPDATE order_purchase SET pay_before = ? WHERE number = ?", (past, number))
    database.close()
    shop.manage("worker", "--once")
