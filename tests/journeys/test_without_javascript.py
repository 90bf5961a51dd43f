"""Khách buys on the narrowest telephone with no script at all, mistypes on the way, and loses nothing."""

from __future__ import annotations

import re

from tests.journeys.steps import fits, follows, path_of, press

WHERE, HOW, LAST = (f"form:has([name={name}]) button.btn.big" for name in ("full_name", "method", "consent"))
TYPED = {"full_name": "Trần Văn Khách", "phone": "0912 345 67", "street": "12 đường Minh Họa, tổ 5"}


def _finds_rice(khach) -> None:
    assert khach.go("/") == 200
    fits(khach)
    khach.page.fill("#q", "gao st25")
    press(khach, "search.find button")
    follows(khach, "a[href='#filter']")
    khach.page.check(".facets input[name=con]")
    press(khach, ".facets button")
    khach.page.select_option("#sort", index=1)
    press(khach, "button[form=filter]")
    assert "con=1" in khach.page.url and "xep=" in khach.page.url, "the filter and the sort hold together"
    follows(khach, ".card h3 a")


def _fills_the_basket(khach) -> None:
    khach.page.fill("#buy [name=quantity]", "2")
    press(khach, "#buy button.btn")
    follows(khach, "a.cart")
    khach.page.fill("#basket [type=number]", "3")
    press(khach, "#basket .btn.ghost")
    assert khach.page.input_value("#basket [type=number]") == "3"
    khach.page.fill("#code", "KHONG-CO-MA-NAY")
    press(khach, "form:has(#code) button")
    assert khach.page.input_value("#basket [type=number]") == "3", "a wrong code costs nothing"
    press(khach, "button[name=checkout]")


def _mistypes(khach, typed: dict[str, str], button: str) -> None:
    """Send a form with faults: it comes back with a summary that links to each, and everything still in it."""
    for name, value in typed.items():
        khach.page.fill(f"[name={name}]", value)
    press(khach, button)
    assert khach.page.title().startswith("Lỗi: ")
    for link in khach.page.locator("[data-focus] a").all():
        assert khach.page.locator(f"[id='{(link.get_attribute('href') or '#')[1:]}']").count() == 1
    for name, value in typed.items():
        assert khach.page.input_value(f"[name={name}]") == value, name


def _says_where(khach) -> None:
    assert path_of(khach.page) == "/thanh-toan/"
    _mistypes(khach, TYPED, WHERE)
    khach.page.select_option("[name=province]", "46")
    press(khach, "[name=choose_province]")
    assert khach.page.input_value("[name=full_name]") == TYPED["full_name"]
    khach.page.select_option("[name=commune]", index=1)
    _mistypes(khach, TYPED, WHERE)
    assert khach.page.input_value("[name=commune]"), "the commune stays chosen too"
    khach.page.fill("[name=phone]", "0912 345 678")
    press(khach, WHERE)


def _says_how(khach) -> None:
    assert path_of(khach.page) == "/thanh-toan/giao-hang/", khach.page.inner_text("main")
    khach.page.check("[name=method][value=cod]")
    khach.page.check("[name=wants_invoice]")
    khach.page.locator("summary").click()
    _mistypes(khach, {"note": "Gọi trước khi giao", "invoice_tax_code": "123"}, HOW)
    assert khach.page.is_checked("[name=method][value=cod]") and khach.page.is_checked("[name=wants_invoice]")
    khach.page.uncheck("[name=wants_invoice]")
    khach.page.fill("[name=invoice_tax_code]", "")
    press(khach, HOW)


def test_khach_buys_at_320_px_without_a_script_and_mends_each_mistake(newcomer):
    with newcomer(width=320, javascript=False) as khach:
        _finds_rice(khach)
        _fills_the_basket(khach)
        _says_where(khach)
        _says_how(khach)
        assert path_of(khach.page) == "/thanh-toan/xem-lai/", khach.page.inner_text("main")
        _mistypes(khach, {}, LAST)
        khach.page.check("[name=consent]")
        press(khach, LAST)
        assert re.fullmatch(r"/don-hang/[^/]+/", path_of(khach.page)), khach.page.inner_text("main")
        assert khach.sees("Gọi trước khi giao")
