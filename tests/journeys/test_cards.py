"""Khách pays by card on the provider's page: at once, after a decline, with the bank's question, and too late."""

from __future__ import annotations

import re

from tests.journeys.paying import buys, goes_to_pay, is_paid, the_clock_moves, types_card
from tests.journeys.steps import path_of, press, signs_in
from tests.simulators._stripe_state import DECLINED, GOOD, SECURE
from tests.support.browser import Visitor


def _orders(khach: Visitor, goods: str) -> str:
    number = buys(khach, goods, "card")
    assert khach.sees("Thanh toán mô phỏng") and khach.page.locator("#pay .badge.warn").count() == 1
    return number


def test_khach_pays_by_card_though_every_notice_comes_three_times(payer, shop, stripe):
    stripe.switch(duplicate=2)
    with payer(width=360, javascript=False) as khach:
        number = _orders(khach, "gao")
        goes_to_pay(khach, number)
        types_card(khach, GOOD)
        is_paid(khach, number)
        shop.manage("worker", "--once")
        khach.go(f"/don-hang/{number}/")
        is_paid(khach, number)
    with payer() as lan:
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


def test_a_declined_card_is_said_and_another_pays(payer):
    with payer(width=360, javascript=False) as khach:
        number = _orders(khach, "che")
        goes_to_pay(khach, number)
        types_card(khach, DECLINED)
        assert khach.sees("từ chối")
        types_card(khach, GOOD)
        is_paid(khach, number)


def test_the_bank_asks_khach_who_says_no_and_then_yes(payer):
    with payer(javascript=False) as khach:
        number = _orders(khach, "mat+ong")
        goes_to_pay(khach, number)
        types_card(khach, SECURE)
        press(khach, "button[value=no]")
        assert khach.sees("từ chối")
        types_card(khach, SECURE)
        press(khach, "button[value=yes]")
        is_paid(khach, number)


def test_given_up_on_the_page_then_paid_too_late_is_still_sent(payer, shop, stripe):
    with payer(width=360, javascript=False) as khach:
        number = _orders(khach, "gao")
        goes_to_pay(khach, number)
        pay_page = khach.page.url
        press(khach, "#back")
        assert path_of(khach.page) == f"/don-hang/{number}/"
        khach.go(f"/don-hang/{number}/the/xong/")  # to come back proves nothing
        assert khach.sees("đang kiểm tra")
        the_clock_moves(shop, "order_purchase", "pay_before", "number", number, days=0.001)
        khach.go(f"/don-hang/{number}/")
        assert khach.sees("hết hạn") and not re.search("/the/", khach.page.inner_html("main"))
        stripe.switch(pays_after_expiry=True)
        khach.page.goto(pay_page)
        types_card(khach, GOOD)
        is_paid(khach, number)
