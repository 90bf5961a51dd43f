"""Khách pays by VietQR at the bank that `make run` brings along; the page that stands open turns paid by itself."""

from __future__ import annotations

from tests.journeys.paying import buys, is_paid
from tests.journeys.steps import press, reads_transfer, signs_in
from tests.support.browser import Visitor


def _transfers(khach: Visitor, *, how: str) -> None:
    """At the bank, from the page of the order; `how` the bank gives the memo back."""
    press(khach, "#pay a[href*='memo=']")
    khach.page.select_option("#how", how)
    press(khach, "main form button")
    assert khach.sees("Cửa hàng đã nhận tin")


def test_khach_transfers_at_the_simulated_bank_and_the_open_page_turns_paid(payer):
    with payer() as khach:
        number = buys(khach, "gao", "vietqr", javascript=True)
        stays_open = khach.page
        reads_transfer(khach)
        khach.page = khach.context.new_page()
        khach.go(f"/don-hang/{number}/")
        _transfers(khach, how="prefix")
        stays_open.locator("#pay .alert.ok").wait_for()
        press(khach, "#back")
        is_paid(khach, number)


def test_a_transfer_that_lost_its_memo_is_found_by_lan(payer):
    with payer(width=360, javascript=False) as khach, payer() as lan:
        number = buys(khach, "che", "vietqr")
        _transfers(khach, how="lost")
        press(khach, "#back")
        assert khach.page.locator("section#pay .qr").count() == 1, "nobody can know yet whose money it is"

        signs_in(lan, "lan@example.vn", then="/dieu-hanh/doi-soat/")
        press(lan, "tbody a")
        lan.page.fill("[name=purchase]", number)
        lan.page.fill("[name=note]", "Khách gọi, đúng số tiền và giờ chuyển")
        press(lan, "button[value=match]")
        khach.go(f"/don-hang/{number}/")
        is_paid(khach, number)
