"""Buyers: each looks, presses (some twice at once), pays in their own way, and some think better of it."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings

from marketplace.order.models import Purchase

from . import cards, transfers
from .browser import Answer, Browser
from .scene import Scene
from .stage import Visitor

AT_LEAST = 3
REVIEW = "/thanh-toan/xem-lai/"
PAY = {Purchase.Method.VIETQR: transfers.pay, Purchase.Method.CARD: cards.pay}


def come(scene: Scene, visitors: list[Visitor], until: float) -> None:
    """One after the other, in this process, as long as the doors are open (`until`: of the monotonic clock).

    The first of them come in however slow the machine is.
    """
    for place, visitor in enumerate(visitors):
        if place >= AT_LEAST and time.monotonic() > until:
            return
        try:
            _live(scene, visitor)
        except Exception:
            scene.complain_of_exception(f"buyer {visitor.number}")


def _live(scene: Scene, visitor: Visitor) -> None:
    dice = scene.dice("buyer", visitor.number)
    browser = Browser(scene, scene.shop, {settings.SESSION_COOKIE_NAME: visitor.session})
    number = _place(scene, browser, 2 if dice.random() < 0.2 else 1)
    scene.write("visits", visitor=visitor.number, number=number)
    if number is None:
        return
    if dice.random() < 0.08:
        _cancel(browser, number)
    if visitor.method in PAY:
        PAY[Purchase.Method(visitor.method)](scene, browser, number, dice)
    if dice.random() < 0.2:
        _cancel(browser, number)


def _place(scene: Scene, browser: Browser, presses: int) -> str | None:
    """Agree and place; answers the purchase's number, None where what was wanted is sold out."""
    page = browser.get(REVIEW)
    if page.status != 200:
        return None
    form = {name: _hidden(page.text, name) for name in ("key", "seen")} | {"consent": "on"}
    with ThreadPoolExecutor(presses) as fingers:
        answers = list(fingers.map(lambda _press: browser.post(REVIEW, **form), range(presses)))
    numbers = {_number(answer) for answer in answers} - {None}
    if len(numbers) > 1:
        scene.complain(f"one basket became {sorted(map(str, numbers))}")
    return numbers.pop() if numbers else None


def _hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', html)
    return found[1] if found else ""


def _number(answer: Answer) -> str | None:
    found = re.fullmatch(r"/don-hang/([^/]+)/", answer.goes_to)
    return found[1] if found else None


def _cancel(browser: Browser, number: str) -> None:
    """Give up every order of it; what is packed by now is refused, in a sentence."""
    for order in Purchase.objects.get(number=number).orders.values_list("number", flat=True):
        browser.post(f"/don-hang/{number}/huy/{order}/")
