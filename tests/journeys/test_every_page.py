"""Every page a visitor, Hoa or Bình opens fits the narrowest telephone and asks for nothing that is not there."""

from tests.journeys.steps import puts_in, signs_in
from tests.journeys.test_selling import DESK

WIDTHS = (320, 360, 768, 1280)
SHOP = [
    "/", "/chien-dich/", "/san-pham/", "/san-pham/?nhom=thuc-pham&sao=4&con=1&tu=50.000", "/tim-kiem/?q=gao",
    "/tim-kiem/?q=kh%C3%B4ngc%C3%B3g%C3%AC", "/htx/", "/htx/htx-minh-hoa-dong-tom-lua/", "/truy-xuat/", "/don-hang/",
    "/tai-khoan/dang-nhap/", "/tai-khoan/dang-ky/", "/tai-khoan/quen-mat-khau/", "/gio-hang/", "/thanh-toan/",
    "/en/", "/en/san-pham/", "/en/truy-xuat/",
]  # fmt: skip
FOUND_BY_LINK = [
    ("/", "a[href*='thang-hanh-dong']"), ("/san-pham/", ".card a"), ("/chuyen-lang-nghe/", "main a[href^='/chuyen']"),
    ("/san-pham/gao-st25_1/", "a[href*='/l/']"), ("/san-pham/", "a[href*='/danh-muc/']"),
]  # fmt: skip
REFUSED = {
    "/khong-co-trang-nay/": 404, "/san-pham/x_999999/": 404, "/htx/khong-co/": 404, "/l/KHONG-CO-01": 404,
    "/l/a b*c": 400, "/truy-xuat/?ma=***": 400, "/01/123": 400, "/don-hang/AAAA-BBBB/": 404,
}  # fmt: skip
HOAS = ["/tai-khoan/", "/tai-khoan/don-hang/", "/tai-khoan/dia-chi/", "/tai-khoan/dia-chi/them/", "/tai-khoan/ho-so/",
        "/tai-khoan/mat-khau/"]  # fmt: skip
BINHS = ["", "hang/", "hang/them/", "don/", "lo/", "lo/mo/"]


def _look(person, path: str, status: int = 200) -> dict[str, int]:
    """Open it once, then narrow the window; answers by how much it is too wide, where it is."""
    answered = person.go(path)
    assert answered == status, f"{path}: {answered}"
    faults = {}
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 800})
        if person.overflow():
            faults[f"{person.page.url} at {width}"] = person.overflow()
    return faults


def test_the_shops_pages_fit(newcomer):
    faults = {}
    with newcomer() as khach:
        puts_in(khach, "/san-pham/x_1/")
        for path in SHOP:
            faults |= _look(khach, path)
        for start, link in FOUND_BY_LINK:
            assert khach.go(start) == 200, start
            faults |= _look(khach, khach.page.locator(link).first.get_attribute("href"))
        for path, status in REFUSED.items():
            faults |= _look(khach, path, status)
    assert faults == {}


def test_hoas_pages_fit(newcomer):
    faults = {}
    with newcomer() as hoa:
        signs_in(hoa, "hoa@example.vn", then="/tai-khoan/")
        for path in HOAS:
            faults |= _look(hoa, path)
        hoa.go("/tai-khoan/don-hang/")
        for href in {link.get_attribute("href") for link in hoa.page.locator("main a[href^='/don-hang/']").all()}:
            faults |= _look(hoa, href)
    assert faults == {}


def test_binhs_pages_fit(newcomer):
    faults = {}
    with newcomer() as binh:
        signs_in(binh, "binh@example.vn", then=DESK)
        for end in BINHS:
            faults |= _look(binh, DESK + end)
        for listing, link in (("don/", f"a[href^='{DESK}don/']"), ("lo/", f"a[href^='{DESK}lo/']:not([href$='/mo/'])")):
            binh.go(DESK + listing)
            paths = {each.get_attribute("href").partition("#")[0] for each in binh.page.locator(link).all()}
            for href in sorted(paths)[:6]:
                faults |= _look(binh, href)
    assert faults == {}
