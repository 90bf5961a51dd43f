"""The processes behind the counter: web, task worker, desks, the card provider. Each can be killed and begun again.

All are forked from one process that has loaded the shop, so that a new beginning costs no import.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import connections
from gunicorn.app.base import BaseApplication

from marketplace.wsgi import application
from tests.simulators.stripe import Simulator

from . import alliance, clock, keepers
from .scene import STRIPE_KEY, STRIPE_SECRET, Scene

PATIENCE_S = 60
PR_SET_PDEATHSIG = 1  # linux/prctl.h
FORK = multiprocessing.get_context("fork")
KEEPERS = ("desk 1", "desk 2", "alliance", "clock")


class House:
    """Who works here now, by name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.at_work: dict[str, multiprocessing.Process] = {}
        self.work: dict[str, tuple[Callable[..., None], tuple[Any, ...]]] = {
            "stripe": (_stripe, (scene,)), "web": (_web, (scene,)), "worker": (_worker, ()),
            "desk 1": (keepers.sell, (scene, 1)), "desk 2": (keepers.sell, (scene, 2)),
            "alliance": (alliance.oversee, (scene,)), "clock": (clock.tick, (scene,)),
        }  # fmt: skip

    def __enter__(self) -> House:
        for name in self.work:
            self.begin(name)
        for address in (self.scene.stripe, self.scene.shop):
            _wait_for(address)
        return self

    def __exit__(self, *fault: object) -> None:
        for name in list(self.at_work):
            self.kill(name)

    def begin(self, name: str) -> None:
        """Somebody takes up this work."""
        act, known = self.work[name]
        self.at_work[name] = fork(act, *known, log=self.scene.folder / f"{name}.log")

    def kill(self, name: str) -> None:
        """SIGKILL, to the process and to its own children."""
        process = self.at_work.pop(name, None)
        if process is not None and process.pid:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.join()

    def kill_one_of_the_web(self) -> None:
        """SIGKILL to one of the processes that answer requests; its master begins another."""
        pid = self.at_work["web"].pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if children:
            with suppress(ProcessLookupError):
                os.kill(int(children[0]), signal.SIGKILL)


def fork(act: Callable[..., None], *known: Any, log: Path) -> multiprocessing.Process:
    """Begin `act` in a process that leads a group of its own, writes to `log`, and ends with this one."""
    connections.close_all()
    process = FORK.Process(target=_alone, args=(act, known, log), daemon=True)
    process.start()
    return process


def _alone(act: Callable[..., None], known: tuple[Any, ...], log: Path) -> None:
    os.setpgid(0, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    with log.open("ab", buffering=0) as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    act(*known)


def _wait_for(address: str) -> None:
    where, deadline = urlsplit(address), time.monotonic() + PATIENCE_S
    while True:
        try:
            return socket.create_connection((where.hostname, where.port), timeout=5).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _stripe(scene: Scene) -> None:
    simulator = Simulator(
        port=urlsplit(scene.stripe).port or 0, key=STRIPE_KEY, secret=STRIPE_SECRET,
        webhook=f"{scene.shop}/webhooks/stripe/", file=scene.folder / "stripe.json",
    )  # fmt: skip
    simulator.switch(pays_after_expiry=True)
    simulator.books.fee_percent, simulator.books.dispute_fee = 3.4, 375_000
    simulator.serve_forever()


class _Web(BaseApplication):
    """gunicorn as `make run` starts it."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__()

    def load_config(self) -> None:
        """The settings of gunicorn."""
        wanted = {
            "bind": self.address, "workers": 2, "threads": 4, "worker_class": "gthread", "preload_app": True,
            "loglevel": "warning", "control_socket_disable": True,
        }  # fmt: skip
        for name, value in wanted.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The shop."""
        return application


def _web(scene: Scene) -> None:
    _Web(urlsplit(scene.shop).netloc).run()


def _worker() -> None:
    call_command("worker", interval=0.3)
