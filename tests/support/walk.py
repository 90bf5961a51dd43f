"""Walks the table of pages in a browser: visits that share a person and a basket share a window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, Error, Page, Response

from marketplace.demo.accounts import PASSWORD
from marketplace.devtools.visit import SentForm, Visit
from tests.support.browser import DESK, launched
from tests.support.shop import RunningShop, running_shop

T = TypeVar("T")
Look = Callable[[Page, Visit, Response], T]
THEMES = ("light", "dark")
REHEARSAL = {"DJANGO_SETTINGS_MODULE": "marketplace.devtools.rehearsal_settings"}
# past the browser's own checks, as a telephone without them would send it
SEND = """({to, typed, without}) => {
  // by attribute: a field called "method" hides the form's own
  const leads = form => new URL(form.getAttribute("action") ?? "", location.href).pathname
  const form = [...document.querySelectorAll("form[method=post]")].find(form => leads(form) === to)
  if (!form) throw new Error(`${location.pathname} has no form to ${to}`)
  for (const [name, value] of Object.entries(typed)) {
    const fields = [...form.elements].filter(field => field.name === name && field.type !== "submit")
    if (!fields.length) form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}))
    for (const field of fields) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.value === value
      else {
        const known = [...(field.options ?? [])].map(option => option.value)
        if (field.options && !known.includes(value)) field.add(new Option("", value))
        field.value = value
      }
    }
  }
  for (const field of form.elements) if (without.includes(field.name)) field.disabled = true
  form.removeAttribute("target")
  HTMLFormElement.prototype.submit.call(form)
}"""


@contextmanager
def rehearsal(**environment: str) -> Iterator[tuple[RunningShop, list[Visit]]]:
    """A shop with every state that the table speaks of, and where each page is."""
    with running_shop(**REHEARSAL, **environment) as shop:
        yield shop, shop.visits()


class Walker:
    """One browser on its way through the shop; people sign in once."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.browser, self.home = browser, home
        self.signed_in: dict[str, Any] = {}
        self.faults: list[str] = []

    def walk(self, visits: Iterable[Visit], look: Look[T]) -> Iterator[T]:
        """`look` at each page; `faults` names those that could not be reached or answer otherwise than expected."""
        for _key, together in groupby(visits, key=lambda visit: visit.key):
            rows = list(together)
            context = self._window(rows[0].who)
            try:
                page = context.new_page()
                for form in rows[0].before:
                    self.send(page, form)
                for visit in rows:
                    response = self.open(page, visit)
                    if response.status != visit.status:
                        self.faults.append(f"{visit.name} ({visit.language}): {response.status}, not {visit.status}")
                    yield look(page, visit, response)
            except Error as problem:
                self.faults.append(f"{', '.join(visit.name for visit in rows)} ({rows[0].language}): {problem.message}")
            finally:
                context.close()

    def open(self, page: Page, visit: Visit) -> Response:
        """Open the page, or send the form whose answer it is."""
        if visit.form is not None:
            return self.send(page, visit.form)
        response = page.goto(f"{self.home}{visit.path}")
        assert response is not None, visit.name
        return response

    def send(self, page: Page, form: SentForm) -> Response:
        """Fill a form in and send it."""
        page.goto(self.home + form.on)
        with page.expect_navigation() as answer:
            page.evaluate(SEND, {"to": form.to, "typed": form.typed, "without": form.without})
        return answer.value

    def _window(self, who: str) -> BrowserContext:
        if who and who not in self.signed_in:
            self.signed_in[who] = self._sign_in(who)
        return self._context(storage_state=self.signed_in.get(who))

    def _context(self, **options: Any) -> BrowserContext:
        context = self.browser.new_context(
            viewport={"width": DESK, "height": 800}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce", **options,
        )  # fmt: skip
        context.set_default_timeout(30_000)
        return context

    def _sign_in(self, who: str) -> Any:
        context = self._context()
        page = context.new_page()
        self.send(page, SentForm("/tai-khoan/dang-nhap/", "/tai-khoan/dang-nhap/", _names(who), []))
        state = context.storage_state()
        context.close()
        return state


def _names(who: str) -> dict[str, str]:
    return {"username": who, "password": PASSWORD}


def walked(shop: RunningShop, visits: list[Visit], look: Look[T], *, browsers: int = 2) -> tuple[list[T], list[str]]:
    """What `look` found on each page, and faults. Several browsers at once; those who share a basket stay with one."""
    together = sorted(visits, key=lambda visit: visit.key)
    groups = [list(rows) for _key, rows in groupby(together, key=lambda visit: visit.key)]
    shares = [[visit for group in groups[place::browsers] for visit in group] for place in range(browsers)]

    def one(share: list[Visit]) -> tuple[list[T], list[str]]:
        with launched() as browser:
            walker = Walker(browser, shop.url)
            return list(walker.walk(share, look)), walker.faults

    with ThreadPoolExecutor(browsers) as pool:
        done = list(pool.map(one, shares))
    return [each for found, _faults in done for each in found], [fault for _found, faults in done for fault in faults]
