"""Bình opens a lot and prints its labels; every code on the sheet leads a telephone to the lot's page."""

import pytest

from tests.journeys.steps import path_of, press, signs_in
from tests.journeys.test_selling import BINH, DESK
from tests.support.zbar import decode_bytes, decode_labels
from traceability.labels.outputs import TEMPLATES

HOW_MANY = 30  # more than one sheet


@pytest.fixture(scope="module")
def lot(browser, shop):
    """The address of a lot's desk page, its code, and the sheet of labels."""
    from tests.support.browser import visitor

    with visitor(browser, shop.url, width=360) as binh:
        signs_in(binh, BINH, then=DESK)
        binh.go(f"{DESK}lo/mo/")
        binh.page.select_option("[name=product]", index=1)
        binh.page.fill("[name=quantity]", "1.200")
        press(binh, "form:has([name=quantity]) button.btn")
        code = path_of(binh.page).strip("/").rsplit("/", 1)[-1]
        assert not binh.sees("form[action$='/tem/']")  # a journey without a step has no labels yet
        binh.page.select_option("form[action$='/viec/'] [name=step]", "packing")
        binh.page.select_option("form[action$='/viec/'] [name=facility]", index=1)
        press(binh, "form[action$='/viec/'] button.btn")
        binh.go(f"{DESK}lo/{code}/tem/")
        yield code, _prints(binh, code)


def _prints(binh, code: str) -> bytes:
    binh.page.fill("form:has([name=template]) [name=quantity]", str(HOW_MANY))
    press(binh, "form:has([name=template]) button.btn")
    with binh.page.expect_download() as fetched:
        binh.page.click(f"a[href^='{DESK}lo/{code}/tem/'][href$='/tep/']")
    return fetched.value.path().read_bytes()


@pytest.mark.parametrize("dpi", [203, 300])
def test_every_label_of_the_sheet_leads_to_the_lot(newcomer, shop, lot, dpi):
    code, sheet = lot
    labels = decode_labels(sheet, dpi=dpi, template=TEMPLATES["24"])
    printed, rest = labels[:HOW_MANY], labels[HOW_MANY:]
    assert len(labels) == 2 * TEMPLATES["24"].per_page and not any(rest)
    assert [len(codes) for codes in printed] == [1] * HOW_MANY
    with newcomer(width=360, javascript=False) as khach:
        for (address,) in set(map(tuple, printed)):
            assert address.startswith(shop.url)
            assert khach.go(address.removeprefix(shop.url)) == 200
            assert khach.overflow() == 0
            assert khach.sees(code)


def test_the_picture_on_the_lots_page_leads_to_it(newcomer, shop, lot):
    code, _sheet = lot
    with newcomer() as khach:
        answer = khach.context.request.get(f"{shop.url}/l/{code}/qr.png")
        (address,) = decode_bytes(answer.body())
        assert khach.go(address.removeprefix(shop.url)) == 200
        assert khach.sees(code)
