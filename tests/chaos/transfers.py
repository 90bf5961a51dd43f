"""How people pay by transfer, and how their banks tell of it."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

from django.conf import settings

from marketplace.order.models import Purchase
from tests.simulators.bank import MANGLES, STRAIGHT, notice, sign

from .browser import PATIENCE_S, Browser
from .clock import run_out
from .scene import BANK_SECRET, Scene

Fields = dict[str, Any]
AN_HOUR = 3600


def pay(scene: Scene, browser: Browser, number: str, dice: Random) -> None:
    """Pay as this buyer does; how often each way is taken stands in WAYS."""
    (way,) = dice.choices(list(WAYS), list(WAYS.values()))
    way(scene, Purchase.objects.get(number=number), dice)


def _rightly(scene: Scene, purchase: Purchase, dice: Random) -> None:
    _send(scene, purchase.total, _mangled(purchase, dice))


def _told_thrice_at_once(scene: Scene, purchase: Purchase, dice: Random) -> None:
    fields = _made(scene, purchase.total, _mangled(purchase, dice))
    with ThreadPoolExecutor(3) as lines:
        list(lines.map(lambda _line: _insist(scene, fields), range(3)))


def _forged_first(scene: Scene, purchase: Purchase, dice: Random) -> None:
    forged = notice(settings.PLATFORM_BANK_ACCOUNT, int(purchase.total), str(purchase.memo))
    scene.write("forged", number=str(forged["id"]))
    if _tell(scene, forged, secret="of-somebody-else") == 200:
        scene.complain("a forged notice was believed")
    _rightly(scene, purchase, dice)


def _told_an_hour_later(scene: Scene, purchase: Purchase, dice: Random) -> None:
    _insist(scene, _made(scene, purchase.total, str(purchase.memo)), ago=AN_HOUR)


def _twice(scene: Scene, purchase: Purchase, dice: Random) -> None:
    _rightly(scene, purchase, dice)
    _rightly(scene, purchase, dice)


def _in_two_parts(scene: Scene, purchase: Purchase, dice: Random) -> None:
    part = int(purchase.total) // 3
    _send(scene, part, str(purchase.memo))
    _send(scene, int(purchase.total) - part, str(purchase.memo))


def _too_little(scene: Scene, purchase: Purchase, dice: Random) -> None:
    _send(scene, int(purchase.total) // 2, str(purchase.memo))


def _too_much(scene: Scene, purchase: Purchase, dice: Random) -> None:
    _send(scene, int(purchase.total) + 1_000, str(purchase.memo))


def _without_a_memo(scene: Scene, purchase: Purchase, dice: Random) -> None:
    _send(scene, purchase.total, MANGLES["lost"][1](""))


def _too_late(scene: Scene, purchase: Purchase, dice: Random) -> None:
    run_out(purchase)
    _rightly(scene, purchase, dice)


def _never(scene: Scene, purchase: Purchase, dice: Random) -> None:
    run_out(purchase, wait_s=0)


WAYS: dict[Callable[[Scene, Purchase, Random], None], int] = {
    _rightly: 30, _told_thrice_at_once: 12, _forged_first: 8, _told_an_hour_later: 8, _twice: 6, _in_two_parts: 8,
    _too_little: 4, _too_much: 6, _without_a_memo: 4, _too_late: 12, _never: 12,
}  # fmt: skip


def _mangled(purchase: Purchase, dice: Random) -> str:
    how = dice.choice([name for name in MANGLES if name != "lost"])
    return MANGLES[how][1](str(purchase.memo))


def _send(scene: Scene, amount: int, content: str) -> None:
    _insist(scene, _made(scene, amount, content))


def _made(scene: Scene, amount: int, content: str) -> Fields:
    """The money has left the buyer's account: that is a fact, whoever hears of it."""
    fields = notice(settings.PLATFORM_BANK_ACCOUNT, int(amount), content)
    scene.write("transfers", reference=fields["referenceCode"], amount=int(amount))
    return fields


def _insist(scene: Scene, fields: Fields, *, ago: int = 0) -> None:
    """A bank tells until it is answered."""
    deadline = time.monotonic() + PATIENCE_S
    while (status := _tell(scene, fields, ago=ago)) != 200:
        if time.monotonic() > deadline:
            return scene.complain(f"a notice was answered with {status} to the end")
        time.sleep(0.1)


def _tell(scene: Scene, fields: Fields, *, ago: int = 0, secret: str = BANK_SECRET) -> int:
    """Sign and post; the status, 0 where nobody answered."""
    body, stamp = json.dumps(fields).encode(), str(int(time.time()) - ago)
    headers = {
        "Content-Type": "application/json", "X-SePay-Timestamp": stamp, "X-SePay-Signature": sign(body, stamp, secret)
    }  # fmt: skip
    try:
        with STRAIGHT.open(urllib.request.Request(f"{scene.shop}/webhooks/bank/", body, headers), timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as answer:
        if answer.code >= 500:
            scene.complain(f"a notice of the bank was answered with {answer.code}")
        return answer.code
    except OSError:
        return 0
