"""Khách goes from the campaign to goods of two cooperatives, orders as a guest, pays, and finds the order again."""

import pytest

from tests.journeys.steps import (
    finds_order,
    fits,
    follows,
    orders,
    path_of,
    press,
    puts_in,
    reads_transfer,
    says_how,
    says_where,
)

WINDOWS = [
    pytest.param(360, True, id="telephone"),
    pytest.param(360, False, id="telephone without JavaScript"),
    pytest.param(1280, True, id="desk"),
    pytest.param(1280, False, id="desk without JavaScript"),
]
RICE, LAMP = "gao-st25_", "den-may-tre-bao-la_"  # of two cooperatives, both in the campaign


def _goes_to_the_campaign(khach) -> str:
    assert khach.go("/") == 200
    fits(khach)
    follows(khach, "a[href*='thang-hanh-dong']")
    return path_of(khach.page)


def _fills_the_basket(khach, campaign: str) -> None:
    for number, goods in enumerate((RICE, LAMP), start=1):
        khach.go(campaign)
        path = khach.page.get_attribute(f".card a[href*='{goods}']", "href")
        puts_in(khach, path)
        assert khach.page.inner_text("[data-n]") == str(number)
    follows(khach, "a.cart")
    assert khach.page.locator("#basket section.panel").count() == 2


def _pays(khach, method: str, *, javascript: bool) -> str:
    press(khach, "button[name=checkout]")
    says_where(khach, javascript=javascript)
    says_how(khach, method)
    number = orders(khach)
    assert khach.sees(number)
    return number


@pytest.mark.parametrize(("width", "javascript"), WINDOWS)
def test_khach_buys_from_two_cooperatives_without_an_account(newcomer, width, javascript):
    with newcomer(width=width, javascript=javascript) as khach:
        campaign = _goes_to_the_campaign(khach)
        _fills_the_basket(khach, campaign)
        by_transfer = _pays(khach, "vietqr", javascript=javascript)
        reads_transfer(khach)
        assert khach.page.locator("section .timeline").count() == 2  # one order for each cooperative

        _fills_the_basket(khach, campaign)
        by_cash = _pays(khach, "cod", javascript=javascript)
        assert khach.page.locator("section#pay .qr").count() == 0
        assert by_cash != by_transfer

    with newcomer(width=width, javascript=javascript) as on_another_telephone:
        finds_order(on_another_telephone, by_cash, "+84 912.345.678")
        assert path_of(on_another_telephone.page) == f"/don-hang/{by_cash}/"
        finds_order(on_another_telephone, by_transfer, "0987 654 321")
        assert path_of(on_another_telephone.page) == "/don-hang/"


def test_what_khach_mistyped_is_said_and_nothing_is_lost(newcomer):
    with newcomer(width=360) as khach:
        puts_in(khach, "/san-pham/x_1/")
        khach.go("/thanh-toan/")
        khach.page.fill("[name=full_name]", "Trần Văn Khách")
        khach.page.fill("[name=phone]", "0912 345 67")
        khach.page.fill("[name=street]", "12 đường Minh Họa")
        press(khach, "form:has([name=full_name]) button.btn.big")
        assert path_of(khach.page) == "/thanh-toan/"
        assert khach.page.get_attribute("[name=phone]", "aria-invalid") == "true"
        assert khach.page.input_value("[name=phone]") == "0912 345 67"
        assert khach.page.input_value("[name=full_name]") == "Trần Văn Khách"
        assert khach.page.evaluate("document.activeElement.matches('[data-focus]')"), "the summary is read out first"
