"""How people pay by card on the hosted page; the simulator's postman tells the shop, with every fault it knows."""

from __future__ import annotations

import json
import urllib.request
from random import Random
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from marketplace.order.models import Purchase
from tests.simulators._stripe_state import DECLINED, DISPUTED, GOOD, REFUND_FAILS, REFUND_WAITS, SECURE
from tests.simulators.bank import STRAIGHT

from .browser import Browser
from .clock import run_out
from .scene import Scene

# what is typed, one after the other; "late": the deadline passes before, "later": while the page is open
WAYS: dict[tuple[str, ...], int] = {
    (GOOD,): 40, (DECLINED, GOOD): 12, (SECURE,): 8, (DECLINED,): 6, (): 8, ("late", GOOD): 5, ("later", GOOD): 10,
    (DISPUTED,): 6, (REFUND_FAILS,): 4, (REFUND_WAITS,): 6,
}  # fmt: skip
# switched on at random moments; each counts down by itself
FAULTS: list[dict[str, Any]] = [
    {"bad_signature": 4}, {"old": 3}, {"duplicate": 2}, {"duplicate": 0}, {"shuffle": True, "delay": 0.6}, {"delay": 0},
    *({"fail": [{"how": how, "times": 2}]} for how in (500, 429, "before", "after")),
]  # fmt: skip


def pay(scene: Scene, browser: Browser, number: str, dice: Random) -> None:
    """Go to the hosted page and type what this buyer types; nobody there, or nothing to pay any more: go home."""
    (typed,) = dice.choices(list(WAYS), list(WAYS.values()))
    if "late" in typed:
        run_out(Purchase.objects.get(number=number), wait_s=0)
    page = browser.get(f"/don-hang/{number}/the/").goes_to
    if not page.startswith(scene.stripe):
        return
    if "later" in typed:
        run_out(Purchase.objects.get(number=number))
    hosted = Browser(scene, scene.stripe, {})
    for card in typed:
        if card.isdecimal():
            hosted.post(urlsplit(page).path, card=card, **({"bank": "yes"} if card == SECURE else {}))
    browser.get(f"/don-hang/{number}/the/xong/")


def switch(scene: Scene, **faults: Any) -> None:
    """Switch the simulator's faults."""
    control(scene, "", faults)


def control(scene: Scene, what: str, said: dict[str, Any]) -> None:
    """An act of the simulator's control page: a dispute is decided, a refund arrives; what was done stays as it is."""
    request = urllib.request.Request(
        f"{scene.stripe}/control{what}", json.dumps(said).encode(), {"Content-Type": "application/json"}
    )
    try:
        STRAIGHT.open(request, timeout=10).close()
    except HTTPError as refusal:
        if refusal.code != 400:
            raise
