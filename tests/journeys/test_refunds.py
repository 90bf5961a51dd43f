"""Khách complains with photographs, Bình offers a part, the card gets it back: three people read the same amounts."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pypdf

from tests import factories
from tests.journeys.paying import buys, dong, goes_to_pay, is_paid, the_clock_moves, types_card
from tests.journeys.steps import follows, path_of, press, signs_in
from tests.journeys.test_selling import BINH, DESK
from tests.simulators._stripe_state import GOOD
from tests.support.browser import Visitor

OFFERED, GIVEN_LATER = "20.000", "5.000"


def test_a_part_that_goes_back_is_read_alike_by_khach_binh_and_his_accountant(payer, shop):
    with payer(width=360, javascript=False) as khach, payer(javascript=False) as binh, payer() as lan:
        number = buys(khach, "gao+st25", "card", quantity=2)
        goes_to_pay(khach, number)
        types_card(khach, GOOD)
        is_paid(khach, number)
        order = f"{DESK}don/{number}-1/"
        _sends_it(binh, order)
        _complains(khach, number)
        _offers_a_part(binh, number)
        khach.page.reload()
        press(khach, "button[value=take]")
        shop.manage("worker", "--once")  # asks the card's provider, who rings back
        _reads_it_on_the_order(khach, number, [OFFERED])
        binh.go(order)
        assert binh.sees(OFFERED) and binh.sees("Đã hoàn cho người mua")

        the_clock_moves(shop, "order_order", "complete_after", "number", f"{number}-1", days=1)
        _lan_adds(lan, number)
        _reads_it_on_the_order(khach, number, [OFFERED, GIVEN_LATER])
        _adds_up(binh, number)


def _sends_it(binh: Visitor, order: str) -> None:
    signs_in(binh, BINH, then="/ban-hang/")
    binh.go(order)
    press(binh, "form[action$='/dong-goi/'] button.btn")
    binh.page.fill("[name=carrier]", "Viettel Post")
    press(binh, "form[action$='/gui/'] button.btn")
    press(binh, "form[action$='/da-giao/'] button")


def _complains(khach: Visitor, number: str) -> None:
    khach.go(f"/don-hang/{number}/")
    follows(khach, "a[href*='/doi-tra/']")
    khach.page.fill("[name^=units-]", "1")
    khach.page.check("[name=reason][value=damaged]")
    khach.page.fill("[name=words]", "Một túi rách góc, gạo rơi ra thùng.")
    khach.page.check("[name=kind][value=complaint]")
    khach.page.check("[name=wish][value=money]")
    khach.page.set_input_files("[name=pictures]", [_photograph("góc túi.png"), _photograph("thùng.png")])
    press(khach, "form[enctype] button.btn.big")
    assert "/doi-tra/" in path_of(khach.page) and _photographs(khach) == 2, khach.page.inner_text("main")


def _photograph(name: str) -> Any:
    file = factories.picture(name, size=(1600, 1200))
    return {"name": name, "mimeType": "image/png", "buffer": file.read()}


def _photographs(person: Visitor) -> int:
    """How many are shown, each as a small picture of a larger one."""
    shown = person.page.locator("main a[href*='/anh/'] img")
    shown.last.scroll_into_view_if_needed()
    person.page.wait_for_function(
        "() => [...document.querySelectorAll('main a[href*=\"/anh/\"] img')].every(img => img.naturalWidth > 0)"
    )
    widths = [image.evaluate("img => img.naturalWidth") for image in shown.all()]
    assert all(0 < width <= 320 for width in widths), widths
    return len(widths)


def _offers_a_part(binh: Visitor, number: str) -> None:
    binh.go(f"{DESK}doi-tra/")
    press(binh, f"main .tasks a:has-text('{number}-1')")
    assert _photographs(binh) == 2
    binh.page.locator("summary:has-text('một phần')").click()
    binh.page.fill("[name=offer-amount]", OFFERED)
    binh.page.fill("[name=offer-words]", "Xin lỗi bạn, hợp tác xã gửi lại phần gạo rơi.")
    press(binh, "button[value=offer]")


def _reads_it_on_the_order(khach: Visitor, number: str, amounts: list[str]) -> None:
    khach.go(f"/don-hang/{number}/")
    back = khach.page.locator("section[aria-labelledby=back-h]")
    assert [dong(text) for text in back.locator("dd").all_inner_texts()] == [dong(amount) for amount in amounts]
    assert khach.sees("Hoàn một phần")


def _lan_adds(lan: Visitor, number: str) -> None:
    """The order is completed by now, so this stands in a column of its own."""
    signs_in(lan, "lan@example.vn", then="/dieu-hanh/")
    lan.go(f"/dieu-hanh/don-mua/{number}/")
    press(lan, "a[href*='/thanh-toan/']")
    lan.page.select_option("[name=order]", index=1)
    lan.page.fill("[name=amount]", GIVEN_LATER)
    lan.page.fill("[name=reason]", "Khách gọi: thiếu hóa đơn")
    press(lan, "button[value=refund]")


def _adds_up(binh: Visitor, number: str) -> None:
    """The page, the sheet and the PDF name both amounts, and every column of the sheet adds up by hand."""
    binh.go(f"{DESK}sao-ke/")
    assert binh.sees(number) and binh.sees(OFFERED)
    rows = list(openpyxl.load_workbook(_file(binh, "xlsx")).active.iter_rows(min_row=3, values_only=True))
    heads, opening, *entries, total, closing = rows
    for column in range(2, len(heads) - 1):
        assert sum(row[column] for row in entries) == total[column], heads[column]
    assert opening[-1] + total[-2] == closing[-1] == entries[-1][-1]
    assert all(sum(row[2:-2]) == row[-2] for row in entries)
    of_it = [row for row in entries if number in row[1]]
    assert [OFFERED in row[1] for row in of_it] == [True, False]
    assert [row[heads.index("Hoàn tiền")] for row in of_it] == [0, -dong(GIVEN_LATER)]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(_file(binh, "pdf")).pages)
    assert number in text and OFFERED in text and f"-{GIVEN_LATER}" in text


def _file(binh: Visitor, kind: str) -> io.BytesIO:
    path = binh.page.locator(f"a[href*='/tep/{kind}/']").get_attribute("href")
    return io.BytesIO(binh.context.request.get(f"{binh.home}{path}").body())
