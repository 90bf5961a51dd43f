"""Chromium as a visitor's: loopback only, and every complaint of the page is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from marketplace.devtools.system import chromium

PHONE, DESK = 360, 1280
FLAGS = [
    "--no-sandbox",  # tests run as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@contextmanager
def launched() -> Iterator[Browser]:
    """A Chromium for a whole session of tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visitor:
    """One person with one browser window; cookies are theirs alone."""

    page: Page
    context: BrowserContext
    home: str
    complaints: list[str] = field(default_factory=list)
    also: tuple[str, ...] = ()  # other sites to which the shop itself sends its visitors: where cards are typed

    def go(self, path: str) -> int:
        """Open a path of the shop; answers the HTTP status."""
        response = self.page.goto(self.home + path, wait_until="load")
        return response.status if response else 0

    def sees(self, text: str) -> bool:
        """True when the visible text of the page holds `text`, whatever its case."""
        return text.casefold() in self.page.inner_text("body").casefold()

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window; 0 where nothing must be scrolled sideways."""
        measured = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return max(0, int(measured))


@contextmanager
def visitor(
    browser: Browser, home: str, *, width: int = DESK, javascript: bool = True, also: tuple[str, ...] = ()
) -> Iterator[Visitor]:
    """A new visitor; at the end it raises AssertionError when a page complained or asked a third party for anything."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        java_script_enabled=javascript,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        has_touch=width < 600,
        reduced_motion="reduce",
        base_url=home,
    )
    context.set_default_timeout(15_000)
    person = Visitor(context.new_page(), context, home, also=also)
    _listen(person)
    try:
        yield person
    finally:
        context.close()
    assert not person.complaints, "the browser complained:\n" + "\n".join(person.complaints)


def _listen(person: Visitor) -> None:
    def on_console(message: ConsoleMessage) -> None:
        # a refused page (404, 409 …) is no fault of the page
        if message.type == "error" and "Failed to load resource" not in message.text:
            person.complaints.append(f"{message.text} at {person.page.url}")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and not request.url.startswith((person.home, *person.also)):
            person.complaints.append(f"third-party request {request.url} at {person.page.url}")

    def on_failed(request: Request) -> None:
        # the way to another page gives up what the old one was still loading
        if request.failure != "net::ERR_ABORTED":
            person.complaints.append(f"{request.failure}: {request.url} at {person.page.url}")

    def on_response(response: Response) -> None:
        # a page may be refused; what a page asks for by itself must be there
        if response.status >= 400 and response.request.resource_type != "document":
            person.complaints.append(f"{response.status} for {response.url} at {person.page.url}")

    person.context.on("console", on_console)
    person.context.on("request", on_request)
    person.context.on("requestfailed", on_failed)
    person.context.on("response", on_response)
    person.context.on("weberror", lambda error: person.complaints.append(f"{error.error} at {person.page.url}"))
