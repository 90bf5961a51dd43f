"""Notices on their way to the shop: signed, and with every fault that a network and a queue can have."""

from __future__ import annotations

import json
import random
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any

from stripe import WebhookSignature

TRIES = 6
STRAIGHT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # the shop is on this machine


@dataclass
class Faults:
    """What goes wrong; numbers count down or are seconds. All off: a perfect world."""

    duplicate: int = 0  # further copies of each notice
    shuffle: bool = False  # notices that wait together go in any order
    delay: float = 0.0  # seconds before a notice goes
    hold: bool = False  # nothing goes until this is off
    drop: bool = False  # notices are lost
    bad_signature: int = 0  # so many notices are signed with another secret, then sent again rightly
    old: int = 0  # so many are signed an hour ago, then sent again rightly
    fail: list[dict[str, Any]] = field(
        default_factory=list
    )  # {"how": 500|429|409|before|after, "times": 1, "path": ""}
    pays_after_expiry: bool = False  # a card that was being typed when the session ended still pays

    def next_fault(self, path: str) -> Any:
        """How this request goes wrong; None where it does not."""
        for fault in self.fail:
            if fault.get("times", 1) > 0 and path.startswith(fault.get("path", "")):
                fault["times"] = fault.get("times", 1) - 1
                return fault["how"]
        return None


def sign(payload: str, secret: str, faults: Faults) -> str:
    """The Stripe-Signature header, with the faults that are due."""
    if faults.bad_signature > 0:
        faults.bad_signature -= 1
        return WebhookSignature.generate_signature_header(payload, "whsec_of_somebody_else")
    if faults.old > 0:
        faults.old -= 1
        return WebhookSignature.generate_signature_header(payload, secret, int(time.time()) - 3600)
    return WebhookSignature.generate_signature_header(payload, secret)


class Postman(threading.Thread):
    """Delivers events to the shop's webhook, again and again until it answers 200."""

    def __init__(self, url: str, secret: str, faults: Faults) -> None:
        super().__init__(daemon=True)
        self.url, self.secret, self.faults = url, secret, faults
        self.waiting: list[tuple[float, int, dict[str, Any]]] = []
        self.log: list[str] = []
        self.lock = threading.Lock()

    def put(self, event: dict[str, Any]) -> None:
        """An event to deliver, and its copies."""
        if self.faults.drop:
            self.log.append(f"{event['type']} {event['id']}: lost")
            return
        with self.lock:
            for _copy in range(1 + self.faults.duplicate):
                self.waiting.append((time.time() + self.faults.delay, 0, event))

    def run(self) -> None:
        """Round and round."""
        while True:
            time.sleep(0.1)
            if self.faults.hold:
                continue
            with self.lock:
                due = [one for one in self.waiting if one[0] <= time.time()]
                self.waiting = [one for one in self.waiting if one not in due]
            if self.faults.shuffle:
                random.shuffle(due)
            for _moment, tries, event in due:
                self._deliver(event, tries)

    def _deliver(self, event: dict[str, Any], tries: int) -> None:
        payload = json.dumps(event)
        headers = {"Stripe-Signature": sign(payload, self.secret, self.faults), "Content-Type": "application/json"}
        request = urllib.request.Request(self.url, payload.encode(), headers)
        try:
            status = STRAIGHT.open(request, timeout=20).status
        except urllib.error.HTTPError as answer:
            status = answer.code
            answer.close()
        except OSError as fault:
            status = str(fault)
        self.log = [*self.log[-99:], f"{event['type']} {event['id']}: {status}"]
        if status != 200 and tries < TRIES:
            with self.lock:
                self.waiting.append((time.time() + 2**tries, tries + 1, event))
