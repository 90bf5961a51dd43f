"""What people do on the pages, by the pages' own links and forms; nothing here needs a script to run."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page

from marketplace.demo.accounts import PASSWORD
from marketplace.vietqr import payload
from tests.support.browser import Visitor
from tests.support.zbar import decode_bytes

PHONE = "0912 345 678"
PLATFORM = ("970405", "1500000000952")  # the invented account of the settings


def path_of(page: Page) -> str:
    """The path that the browser shows."""
    return urlsplit(page.url).path


def signs_in(person: Visitor, login: str, *, then: str) -> None:
    """Sign in with a phone or an e-mail and be sent on."""
    person.go(f"/tai-khoan/dang-nhap/?next={then}")
    person.page.fill("[name=username]", login)
    person.page.fill("[name=password]", PASSWORD)
    press(person, "main form [name=password] >> xpath=ancestor::form >> button.btn")
    assert path_of(person.page).startswith(then), person.page.inner_text("main")


def press(person: Visitor, button: str) -> None:
    """Press a button that sends a form, and wait for the page that comes."""
    with person.page.expect_navigation():
        person.page.locator(button).first.click()
    fits(person)


def fits(person: Visitor) -> None:
    """No page is ever wider than its window."""
    assert person.overflow() == 0, f"{person.page.url} is {person.overflow()} px too wide"


def follows(person: Visitor, link: str) -> None:
    """Follow a link and look at the page."""
    press(person, link)


def puts_in(person: Visitor, path: str, quantity: int = 1) -> None:
    """Open a product's page and put some of it into the basket."""
    assert person.go(path) == 200
    fits(person)
    person.page.fill("#buy [name=quantity]", str(quantity))
    press(person, "#buy button.btn")


def says_where(person: Visitor, *, javascript: bool, phone: str = PHONE) -> None:
    """The first step: without a script the communes are listed by a button."""
    page = person.page
    assert path_of(page) == "/thanh-toan/"
    page.fill("[name=full_name]", "Trần Văn Khách")
    page.fill("[name=phone]", phone)
    page.fill("[name=street]", "12 đường Minh Họa, tổ 5")
    page.select_option("[name=province]", "46")
    if javascript:
        page.locator("[name=commune] option").nth(1).wait_for(state="attached")
    else:
        # Chromium shows what stands in <noscript> only where scripts are off from the start
        press(person, "[name=choose_province]")
        assert page.input_value("[name=street]") == "12 đường Minh Họa, tổ 5"
    page.select_option("[name=commune]", index=1)
    press(person, "form:has([name=full_name]) button.btn.big")
    assert path_of(page) == "/thanh-toan/giao-hang/", page.inner_text("main")


def says_how(person: Visitor, method: str) -> None:
    """The second step: the ways that are ticked, and a way of paying."""
    person.page.check(f"[name=method][value={method}]")
    press(person, "form:has([name=method]) button.btn.big")
    assert path_of(person.page) == "/thanh-toan/xem-lai/", person.page.inner_text("main")


def orders(person: Visitor) -> str:
    """The third step: agree, order; answers the purchase's number."""
    assert not person.page.is_checked("[name=consent]")
    person.page.check("[name=consent]")
    press(person, "form:has([name=consent]) button.btn.big")
    found = re.fullmatch(r"/don-hang/([^/]+)/", path_of(person.page))
    assert found, person.page.inner_text("main")
    return found[1]


def reads_transfer(person: Visitor) -> None:
    """The picture that a banking app scans says the amount and memo that stand beside it as text."""
    scanned = decode_bytes(person.page.locator("section#pay .qr").screenshot())
    bank, account, _holder, amount, memo = person.page.locator(".copy .take").all_inner_texts()
    assert (bank, account) == ("Agribank", PLATFORM[1])
    assert scanned == [payload(*PLATFORM, int(re.sub(r"\D", "", amount)), memo)]


def finds_order(person: Visitor, number: str, phone: str) -> None:
    """Somebody without an account, on another telephone."""
    assert person.go("/don-hang/") == 200
    person.page.fill("[name=number]", number.lower())
    person.page.fill("[name=phone]", phone)
    press(person, "form:has([name=number]) button.btn.big")
