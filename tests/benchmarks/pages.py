"""Requests to a real server: `bare`, `basket`, `basket_add`. CPU is that of server and database, not of who asks."""

from __future__ import annotations

import http.client
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import count

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.postgres import free_port

from . import world
from .cpu import spent
from .report import ROOT, Report
from .sizes import Sizes
from .store import postmaster

AGENT = "Mozilla/5.0 (Linux; Android 14) Mobile"  # a telephone's, so that readings of labels are counted
CSRF = "c" * 32  # whoever writes both halves of the pair passes the check
PATIENCE_S = 90


@dataclass(frozen=True, slots=True)
class Server:
    """What is asked: its port, and the process above its workers."""

    port: int
    pid: int


@dataclass
class Visit:
    """A browser with one connection that stays open."""

    port: int
    cookies: dict[str, str] = field(default_factory=lambda: {"csrftoken": CSRF})

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, method: str, path: str, body: str | None = None) -> bytes:
        """One request; raises RuntimeError for an answer that is an error."""
        headers = {
            "Accept-Encoding": "gzip",
            "User-Agent": AGENT,
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
        }
        if body is not None:
            headers |= {"X-CSRFToken": CSRF, "Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path} was answered with {answer.status}")
        for header in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        return text


Case = Callable[[Visit, int], bytes]


def cases(shop: world.World) -> dict[str, Case]:
    """What is asked: each call is one request, the `n`-th of its visit."""
    goods = [record.product_id for shelf in shop.shelves for record in shelf[:2]]

    def add(visit: Visit, n: int) -> bytes:
        return visit.ask("POST", f"/gio-hang/them/{goods[n % len(goods)]}/", "quantity=1")

    return {
        "bare": lambda visit, n: visit.ask("GET", "/bare/"), "basket_add": add,
        "basket": lambda visit, n: visit.ask("GET", "/gio-hang/"),
    }  # fmt: skip


def measure(report: Report, sizes: Sizes, shop: world.World) -> None:
    """A row for each case and number of clients."""
    bare_ms = 0.0
    with serving() as server:
        for name, case in cases(shop).items():
            queries = _queries(name, shop)
            for clients in sizes.clients:
                visits = [_ready(Visit(server.port), name, shop) for _client in range(clients)]
                spent_ms = asked(server, case, visits, sizes.seconds)
                bare_ms = bare_ms or float(spent_ms["cpu_ms"])
                report.add(
                    name, database=connection.vendor, products=world.SELLERS * world.GOODS, clients=clients,
                    cached=False, queries=queries, ratio_to_bare=spent_ms["cpu_ms"] / bare_ms, **spent_ms,
                )  # fmt: skip


def asked(server: Server, case: Case, visits: list[Visit], seconds: float) -> dict[str, float]:
    """What a request costs when these visits ask again and again; processor time is of server and database."""
    bytes_gzip = len(case(visits[0], 0))
    _load(case, visits, seconds / 5)  # both processes have seen it
    before = spent(server.pid, postmaster())
    times, took = _load(case, visits, seconds)
    cpu_ms = (spent(server.pid, postmaster()) - before) / len(times) * 1000
    cuts = statistics.quantiles(times, n=100) if len(times) > 1 else times * 99
    return {
        "cpu_ms": cpu_ms, "rps": len(times) / took, "p50_ms": cuts[49], "p99_ms": cuts[98], "bytes_gzip": bytes_gzip,
    }  # fmt: skip


def _ready(visit: Visit, name: str, shop: world.World) -> Visit:
    """Six goods in the basket, and every page that is needed asked once."""
    if name != "bare":
        for n in range(world.LINES):
            cases(shop)["basket_add"](visit, n)
    return visit


def _load(case: Case, visits: list[Visit], seconds: float) -> tuple[list[float], float]:
    """Ask and ask again until the time is over; the milliseconds of each request, and the seconds of all."""
    began = time.perf_counter()

    def one(visit: Visit) -> list[float]:
        times = []
        for n in count():
            at = time.perf_counter()
            if n and at - began > seconds:
                return times
            case(visit, n)
            times.append((time.perf_counter() - at) * 1000)
        return times

    with ThreadPoolExecutor(len(visits)) as pool:
        times = [each for some in pool.map(one, visits) for each in some]
    return times, time.perf_counter() - began


class InThisProcess(Visit):
    """The same requests through Django's own client, whose queries can be counted."""

    def __post_init__(self) -> None:
        self._client = Client(SERVER_NAME="127.0.0.1", headers={"User-Agent": AGENT})

    def ask(self, method: str, path: str, body: str | None = None) -> bytes:
        """One request."""
        kind = "application/x-www-form-urlencoded"
        return bytes(self._client.generic(method, path, body or "", content_type=kind).content)


def _queries(name: str, shop: world.World) -> int:
    return queries_of(cases(shop)[name], _ready(InThisProcess(0), name, shop))


def queries_of(case: Case, visit: InThisProcess) -> int:
    """How many questions the second request of a visit asks."""
    case(visit, 0)
    with CaptureQueriesContext(connection) as questions:
        case(visit, 1)
    return len(questions)


@contextmanager
def serving() -> Iterator[Server]:
    """gunicorn as `make run` starts it."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "marketplace.wsgi:application", "--bind", f"127.0.0.1:{port}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--keep-alive", "60", "--preload"),
        *("--no-control-socket", "--log-level", "warning"),
    ]
    server = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    try:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                Visit(port).ask("GET", "/healthz")
                break
            except OSError:
                if time.monotonic() > deadline or server.poll() is not None:
                    raise
                time.sleep(0.2)
        yield Server(port, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)
