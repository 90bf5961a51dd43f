"""Khách buys with a keyboard alone: Tab, Shift-Tab, Enter, Space and the arrows."""

from __future__ import annotations

import re

from tests.journeys.keyboard import enters, holds, leaves, stop, tabs_to, types
from tests.journeys.steps import path_of

ORDER = "form:has([name=full_name]) button.btn.big"


def _finds_rice(khach) -> None:
    assert khach.go("/") == 200
    assert stop(khach, "Tab") and holds(khach, "a[href='#main']"), "the first stop passes the menus by"
    khach.page.keyboard.press("Enter")
    assert stop(khach) and holds(khach, "#main")
    tabs_to(khach, "#q", back=True)
    khach.page.keyboard.insert_text("gao st25")
    with khach.page.expect_navigation():
        khach.page.keyboard.press("Enter")


def _filters(khach) -> None:
    in_stock = ".facets input[name=con]"
    enters(khach, in_stock, key="Space")
    khach.page.wait_for_function("() => document.activeElement.name === 'con'")
    assert khach.page.is_checked(in_stock), "the focus is back on the choice that sent the form"
    khach.page.wait_for_function("() => document.querySelector('#said').textContent.trim()")
    assert re.search(r"\d", khach.page.inner_text("[data-say]"))


def _fills_the_basket(khach) -> None:
    enters(khach, ".card h3 a")
    tabs_to(khach, "#buy [data-step='1']")
    khach.page.keyboard.press("Space")
    assert khach.page.input_value("#buy [name=quantity]") == "2"
    enters(khach, "#buy button.btn.big")
    enters(khach, "a.cart")
    enters(khach, "#basket [data-step='1']")  # the form sends itself
    khach.page.wait_for_function("() => document.activeElement.dataset.step === '1'")
    assert khach.page.input_value("#basket [data-qty] input") == "3"
    enters(khach, "button[name=checkout]")


def _is_told_what_is_missing(khach, button: str) -> None:
    """The summary has the focus, the title says so, and its first link leads to the field."""
    enters(khach, button)
    assert holds(khach, "[data-focus]") and khach.page.title().startswith("Lỗi: ")
    tabs_to(khach, "[data-focus] a")
    khach.page.keyboard.press("Enter")
    assert holds(khach, "[aria-invalid=true]")
    stop(khach)


def _says_where(khach) -> None:
    assert path_of(khach.page) == "/thanh-toan/"
    _is_told_what_is_missing(khach, ORDER)
    khach.page.keyboard.insert_text("Trần Văn Khách")
    types(khach, "[name=phone]", "0912 345 678")
    tabs_to(khach, "[name=province]")
    with khach.page.expect_response("**/dia-chi/xa-phuong/**"):
        khach.page.keyboard.press("ArrowDown")
    tabs_to(khach, "[name=commune]")
    khach.page.wait_for_function("() => document.activeElement.options.length > 1")
    khach.page.keyboard.press("ArrowDown")
    assert khach.page.input_value("[name=commune]")
    types(khach, "[name=street]", "12 đường Minh Họa, tổ 5")
    enters(khach, ORDER)
    assert path_of(khach.page) == "/thanh-toan/giao-hang/", khach.page.inner_text("main")


def _says_how(khach) -> None:
    tabs_to(khach, "[name=method]")
    for _press in range(4):
        if khach.page.is_checked("[name=method][value=vietqr]"):
            break
        khach.page.keyboard.press("ArrowDown")
    assert khach.page.is_checked("[name=method][value=vietqr]")
    enters(khach, "form:has([name=method]) button.btn.big")
    assert path_of(khach.page) == "/thanh-toan/xem-lai/", khach.page.inner_text("main")


def _orders(khach) -> None:
    _is_told_what_is_missing(khach, "form:has([name=consent]) button.btn.big")
    assert holds(khach, "[name=consent]")
    khach.page.keyboard.press("Space")
    enters(khach, "form:has([name=consent]) button.btn.big")
    assert re.fullmatch(r"/don-hang/[^/]+/", path_of(khach.page)), khach.page.inner_text("main")


def test_khach_buys_with_the_keyboard_alone(newcomer):
    with newcomer(width=1280) as khach:
        _finds_rice(khach)
        _filters(khach)
        _fills_the_basket(khach)
        _says_where(khach)
        _says_how(khach)
        _orders(khach)
        assert khach.page.locator("section#pay .qr").is_visible()
        tabs_to(khach, "#pay [data-copy]")
        assert leaves(khach) > 0, "the keyboard goes on to the end of the page and out of it"
