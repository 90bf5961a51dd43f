"""SIGKILL at random, in the middle of whatever was being done; and the faults of the card provider's network."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from multiprocessing import Process
from random import Random

from .cards import FAULTS, switch
from .house import KEEPERS, House
from .scene import Scene

REST_S = 2.5  # a web that dies faster than it can answer proves nothing
VICTIMS = {"one of the web": 5, "web": 2, "worker": 4, "keeper": 2}
FIRST = ("worker", "one of the web", "web")  # none is spared on the shortest day


def rampage(scene: Scene, house: House, crowd: list[Process], until: float) -> Counter[str]:
    """Kill and begin again while buyers come, until the doors close; answers who died how often."""
    dice, deaths = scene.dice("killer"), Counter[str]()
    for kind in chain(FIRST, _at_random(dice)):
        time.sleep(REST_S if "web" in kind else dice.uniform(0.3, 1.5))
        if time.monotonic() > until or not any(process.is_alive() for process in crowd):
            break
        switch(scene, **dice.choice(FAULTS))
        deaths[kind] += 1
        if kind == "one of the web":
            house.kill_one_of_the_web()
            continue
        victim = dice.choice(KEEPERS) if kind == "keeper" else kind
        house.kill(victim)
        house.begin(victim)
    return deaths


def _at_random(dice: Random) -> Iterator[str]:
    while True:
        yield from dice.choices(list(VICTIMS), list(VICTIMS.values()))
