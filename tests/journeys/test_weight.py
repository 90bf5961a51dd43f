"""What a cheap telephone downloads and sees: photographs included, nothing moves, nobody else is asked.

360 pixels wide with two device pixels each, 400 kB/s with 150 ms on the way, a processor four times slower.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Response

from tests.budgets.bytes import zipped
from tests.budgets.table import LOT, SHIFT, SHOP, Bytes

PRODUCT = "/san-pham/x_1/"
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 400_000, "uploadThroughput": 90_000}
WATCH = """
window.moved = 0
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value
}).observe({type: "layout-shift", buffered: true})
"""
SCROLL = """async () => {
  for (let at = 0; at < document.documentElement.scrollHeight; at += 500) {
    scrollTo(0, at)
    await new Promise(done => setTimeout(done, 60))
  }
}"""


@dataclass
class Visit:
    """One first visit, with a cold cache."""

    page: Page
    fetched: list[Response] = field(default_factory=list)

    def bare(self) -> int:
        """Bytes without photographs, gzipped where the shop's server would."""
        return sum(_size(each) for each in self.fetched if not _is_photograph(each))

    def full(self) -> int:
        """Bytes of everything."""
        return sum(_size(each) for each in self.fetched)


def _is_photograph(response: Response) -> bool:
    kind = response.headers.get("content-type", "")
    return kind.startswith("image/") and "svg" not in kind


def _size(response: Response) -> int:
    if 300 <= response.status < 400:  # a redirect has no body
        return 0
    body = response.body()
    kind = response.headers.get("content-type", "")
    is_text = kind.startswith("text/") or any(word in kind for word in ("javascript", "json", "svg"))
    return min(len(body), zipped(body)) if is_text else len(body)


@pytest.fixture
def telephone(browser, shop):
    """Opens a page as a cheap telephone does, for the first time."""

    @contextmanager
    def opened(path: str, *, before: str = "") -> Iterator[Visit]:
        context = browser.new_context(
            viewport={"width": 360, "height": 640}, device_scale_factor=2, has_touch=True, is_mobile=True,
            locale="vi-VN", base_url=shop.url,
        )  # fmt: skip
        context.set_default_timeout(60_000)
        page = context.new_page()
        if before:
            page.goto(before)
            page.locator("form[action*='gio-hang'] button").first.click()
            page.wait_for_load_state()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.clearBrowserCache")
        line.send("Network.emulateNetworkConditions", SLOW)
        line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.add_init_script(WATCH)
        visit = Visit(page)
        page.on("response", lambda response: visit.fetched.append(response))
        page.goto(path, wait_until="networkidle")
        yield visit
        context.close()

    return opened


def _lot(telephone) -> str:
    with telephone(PRODUCT) as visit:
        return str(visit.page.locator("a[href*='/l/']").first.get_attribute("href"))


@pytest.mark.parametrize(
    ("path", "budget"), [("/", SHOP), ("/san-pham/", SHOP), (PRODUCT, SHOP), ("lot", LOT)], ids=str
)
def test_a_first_view_with_its_photographs_stays_within_its_budget(telephone, path, budget: Bytes):
    with telephone(_lot(telephone) if path == "lot" else path) as visit:
        assert visit.bare() <= budget.bare, _heaviest(visit)
        assert visit.full() <= (budget.full or 0), _heaviest(visit)


def _heaviest(visit: Visit) -> str:
    sizes = sorted(((_size(each), each.url) for each in visit.fetched), reverse=True)
    return "\n".join(f"{size} {url}" for size, url in [(sum(size for size, _url in sizes), "all"), *sizes[:25]])


@pytest.mark.parametrize("path", ["/", "/san-pham/", PRODUCT, "lot", "/gio-hang/", "/thanh-toan/"])
def test_nothing_moves_while_a_page_arrives_and_is_read(telephone, path):
    bought = PRODUCT if path in {"/gio-hang/", "/thanh-toan/"} else ""
    with telephone(_lot(telephone) if path == "lot" else path, before=bought) as visit:
        visit.page.evaluate(SCROLL)
        visit.page.wait_for_timeout(500)
        assert visit.page.evaluate("window.moved") < SHIFT


def test_what_moves_is_seen(telephone):
    with telephone("/truy-xuat/") as visit:
        visit.page.evaluate("document.querySelector('main').style.marginTop = '300px'")
        visit.page.wait_for_timeout(500)
        assert visit.page.evaluate("window.moved") > SHIFT
