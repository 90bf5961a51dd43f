"""One market day, from the morning to the reckoning."""

from __future__ import annotations

import time

from marketplace.order.models import Purchase

from . import buyer, killer, stage, verdict
from .cards import switch
from .house import House, fork
from .scene import Scene

PERFECT = {"duplicate": 0, "shuffle": False, "delay": 0, "bad_signature": 0, "old": 0, "fail": []}


def live(scene: Scene) -> list[str]:
    """Open, sell, be killed, close, reckon; answers every fault that was found."""
    began = time.monotonic()
    today = stage.make(scene)
    with House(scene) as house:
        until, crowd = time.monotonic() + scene.plan.seconds, scene.plan.crowd
        buyers = [
            fork(buyer.come, scene, today.visitors[number::crowd], until, log=scene.folder / "buyers.log")
            for number in range(crowd)
        ]
        deaths = killer.rampage(scene, house, buyers, until)
        switch(scene, **PERFECT)
        for process in buyers:
            process.join()
        left = verdict.settle(scene, house)
    found = left + verdict.faults(scene, today)
    came = sum(1 for paper in scene.read("visits"))
    paid = Purchase.objects.exclude(payment_state__in=[*verdict.UNPAID]).count()
    print(
        f"{came} came, {Purchase.objects.count()} bought, {paid} paid; killed: {dict(deaths)}; "
        f"{len(found)} faults in {time.monotonic() - began:.0f} s", flush=True,
    )  # fmt: skip
    return found
