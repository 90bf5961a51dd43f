"""SIGKILL at random, in the middle of whatever was being done; and the faults of the card provider's network."""

from __future__ import annotations

import time
from collections import Counter
from multiprocessing import Process

from .cards import FAULTS, switch
from .house import KEEPERS, House
from .scene import Scene

REST_S = 2.5  # a web that dies faster than it can answer proves nothing
VICTIMS = {"one of the web": 5, "web": 2, "worker": 4, "keeper": 2}


def rampage(scene: Scene, house: House, crowd: list[Process]) -> Counter[str]:
    """Kill and begin again as long as somebody is in the shop; answers who died how often."""
    dice, deaths, web_died = scene.dice("killer"), Counter[str](), time.monotonic()
    while any(process.is_alive() for process in crowd):
        time.sleep(dice.uniform(0.5, 2.0))
        switch(scene, **dice.choice(FAULTS))
        (kind,) = dice.choices(list(VICTIMS), list(VICTIMS.values()))
        if "web" in kind and time.monotonic() - web_died < REST_S:
            continue
        deaths[kind] += 1
        web_died = time.monotonic() if "web" in kind else web_died
        if kind == "one of the web":
            house.kill_one_of_the_web()
            continue
        victim = dice.choice(KEEPERS) if kind == "keeper" else kind
        house.kill(victim)
        house.begin(victim)
    return deaths
