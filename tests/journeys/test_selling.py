"""Bình lists a product with a picture, Lan approves it, Khách finds and buys it, Bình accepts and packs it."""

import pytest

from tests import factories
from tests.journeys.steps import (
    finds_order,
    follows,
    orders,
    path_of,
    press,
    puts_in,
    says_how,
    says_where,
    signs_in,
)

DESK = "/ban-hang/htx-minh-hoa-dong-tom-lua/"
BINH, LAN = "0912 345 601", "lan@example.vn"


def _lists(binh, title: str) -> None:
    signs_in(binh, BINH, then="/ban-hang/")
    assert path_of(binh.page) == DESK
    follows(binh, f"a[href='{DESK}hang/']")
    follows(binh, f"a[href='{DESK}hang/them/']")
    picture = factories.picture("gạo tím.png", size=(900, 700))
    binh.page.set_input_files(
        "[name=pictures]", {"name": picture.name, "mimeType": "image/png", "buffer": picture.read()}
    )
    typed = {
        "title": title, "description": "Gạo tím than, cơm dẻo, thơm mùi lá.", "price": "150.000",
        "num_in_stock": "1.200", "unit": "túi", "net_quantity": "2", "weight_g": "2.100", "shelf_life_days": "180",
    }  # fmt: skip
    for name, value in typed.items():
        binh.page.fill(f"main [name={name}]", value)
    binh.page.select_option("[name=category]", index=1)
    binh.page.select_option("[name=net_unit]", "kg")
    press(binh, "form[enctype] button.btn.big")
    assert path_of(binh.page) == f"{DESK}hang/", binh.page.inner_text("main")
    assert binh.sees(title)


def _approves(lan, title: str) -> None:
    signs_in(lan, LAN, then="/dieu-hanh/hang-cho-duyet/")
    lan.page.get_by_role("link", name=title).first.click()
    lan.page.wait_for_url("**/hang-cho-duyet/*/")
    with lan.page.expect_navigation():
        lan.page.click("button[name=approve]")


def _searches(khach, words: str) -> None:
    khach.go("/")
    khach.page.fill("#q", words)
    press(khach, "search.find button")


def _buys(khach, title: str, *, javascript: bool) -> str:
    _searches(khach, "gao tim than")
    follows(khach, f".card h3:has-text('{title}') a")
    assert "150.000" in khach.page.inner_text("main")
    assert (
        khach.page.locator(".gallery img, .shots img, main picture img").first.evaluate("img => img.naturalWidth") > 0
    )
    puts_in(khach, path_of(khach.page), 2)
    khach.go("/thanh-toan/")
    says_where(khach, javascript=javascript)
    says_how(khach, "cod")
    return orders(khach)


def _accepts_and_packs(binh, number: str) -> None:
    order = f"{DESK}don/{number}-1/"
    binh.go(f"{DESK}don/")
    follows(binh, f"a[href='{order}']")
    press(binh, "form[action$='/nhan/'] button")
    press(binh, "form[action$='/dong-goi/'] button.btn")
    assert path_of(binh.page) == order
    assert binh.page.locator("form[action$='/gui/']").count() == 1, "a packed order waits to be handed over"


@pytest.mark.parametrize(
    ("width", "javascript"),
    [pytest.param(360, True, id="telephone"), pytest.param(1280, False, id="desk without JavaScript")],
)
def test_what_binh_lists_lan_approves_khach_buys_and_binh_packs(newcomer, width, javascript):
    title = f"Gạo tím than {'T' if javascript else 'K'}, túi 2 kg"
    with newcomer(width=width, javascript=javascript) as binh, newcomer(width=width, javascript=javascript) as khach:
        _lists(binh, title)
        _searches(khach, "gao tim than")
        assert khach.page.locator(f".card h3:has-text('{title}')").count() == 0, "nobody has approved it yet"
        with newcomer() as lan:
            _approves(lan, title)
        number = _buys(khach, title, javascript=javascript)
        _accepts_and_packs(binh, number)
        finds_order(khach, number, "0912345678")
        assert khach.page.locator(".timeline .now").inner_text().strip().startswith("Đã đóng gói")
