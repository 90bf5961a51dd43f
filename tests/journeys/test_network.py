"""A part of the page that cannot be fetched says so, and the next try brings it, with the focus where it was."""

from playwright.sync_api import Route

from tests.journeys.steps import puts_in, says_how, says_where
from tests.support.browser import Visitor


def test_khach_is_told_that_the_network_failed_and_tries_again(newcomer):
    with newcomer() as khach:
        khach.go("/")
        said = khach.page.locator("#said")
        khach.page.route("**/?tinh=*", lambda route: route.abort())
        chip = khach.page.locator(".provinces a").nth(3)
        chip.focus()
        khach.page.wait_for_function("() => window.htmx")  # fetched when the chips come near; until then they are links
        khach.page.keyboard.press("Enter")
        said.filter(has_text="Những gì bạn đã nhập vẫn còn").wait_for()
        khach.complaints.clear()  # the browser complains of what was broken on purpose

        khach.page.unroute("**/?tinh=*")
        khach.page.keyboard.press("Enter")
        said.filter(has_text="hợp tác xã ở").wait_for(state="attached")
        assert chip.get_attribute("aria-current") == "true"
        assert khach.page.evaluate("document.activeElement.id") == chip.get_attribute("id")


def test_a_double_click_on_order_sends_it_once(newcomer):
    """The page's own guard; that twice would still be one purchase is the server's, tests/order/test_double_click."""
    with newcomer() as khach:
        puts_in(khach, "/san-pham/x_1/")
        khach.go("/thanh-toan/")
        says_where(khach, javascript=True)
        says_how(khach, "cod")
        khach.page.check("[name=consent]")
        khach.page.locator("form:has([name=consent]) button.btn.big").scroll_into_view_if_needed()
        held: list[Route] = []  # a slow network: the first is still on its way
        khach.page.route("**/thanh-toan/xem-lai/", lambda route: held.append(route))
        _clicks_twice(khach, "form:has([name=consent]) button.btn.big")
        assert [route.request.method for route in held] == ["POST"]
        held[0].continue_()
        khach.page.wait_for_url("**/don-hang/*/")


def _clicks_twice(khach: Visitor, button: str) -> None:
    """With the mouse itself, which does not wait for the page that is on its way: nobody does who clicks twice."""
    box = khach.page.locator(button).bounding_box()
    assert box is not None
    for _ in range(2):
        khach.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        khach.page.wait_for_timeout(300)
