"""A part of the page that cannot be fetched says so, and the next try brings it, with the focus where it was."""


def test_khach_is_told_that_the_network_failed_and_tries_again(newcomer):
    with newcomer() as khach:
        khach.go("/")
        said = khach.page.locator("#said")
        khach.page.route("**/?tinh=*", lambda route: route.abort())
        chip = khach.page.locator(".provinces a").nth(3)
        chip.focus()
        khach.page.keyboard.press("Enter")
        said.filter(has_text="Những gì bạn đã nhập vẫn còn").wait_for()
        khach.complaints.clear()  # the browser complains of what was broken on purpose

        khach.page.unroute("**/?tinh=*")
        khach.page.keyboard.press("Enter")
        said.filter(has_text="hợp tác xã ở").wait_for(state="attached")
        assert chip.get_attribute("aria-current") == "true"
        assert khach.page.evaluate("document.activeElement.id") == chip.get_attribute("id")
