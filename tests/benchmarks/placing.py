"""`place`: six lines of three cooperatives by the real act, with 1, 4 and 16 buyers at once and a growing order book.

The two sizes stand in two databases of one cluster and are measured in turn, so that a busy machine slows both alike;
of several rounds the best counts.
"""

from __future__ import annotations

import os
import time
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from marketplace.checkout.services import place_and_ask_for_money
from tests.support.race import race

from . import world
from .copies import Copier, Written, grow, highest_keys, insert, written_since
from .cpu import spent
from .report import Report
from .sizes import Sizes
from .store import copy_of, postmaster, use

MOST_QUERIES, LEAST_KEPT = 60, 0.8


def measure(report: Report, sizes: Sizes, shop: world.World) -> None:
    """All rows of `place`; says which targets are missed."""
    queries, copier = _template(shop)
    grow(copier, orders=sizes.orders[0])
    stores = {sizes.orders[0]: "market", sizes.orders[1]: copy_of("market", "larger")}
    use("larger")
    grow(Copier(copier.written), orders=sizes.orders[1])
    use("market")
    bare = _insert_per_second(Copier(copier.written), sizes.placings)
    best: dict[tuple[int, int], dict[str, Any]] = {}
    for _round in range(sizes.rounds):
        for clients in sizes.buyers:
            for orders, name in stores.items():
                use(name)
                found = _race(shop, clients, sizes.placings, orders) | {"queries": queries}
                print(f"{clients} buyers, {orders} orders: {found['per_second']:.2f} a second", flush=True)
                known = best.setdefault((clients, orders), found)
                best[clients, orders] = max(known, found, key=lambda one: one["per_second"])
    use("market")
    for row in best.values():
        report.add("place", **row, ratio_to_insert=bare / row["per_second"])
    _judge(report, sizes, best, queries)


def _judge(report: Report, sizes: Sizes, best: dict[tuple[int, int], dict[str, Any]], queries: int) -> None:
    report.expect(queries <= MOST_QUERIES, "place", f"{queries} queries, at most {MOST_QUERIES}")
    few, many = sizes.orders
    for clients in sizes.buyers if sizes.judged else ():
        kept = best[clients, many]["per_second"] / best[clients, few]["per_second"]
        report.expect(
            kept >= LEAST_KEPT, "place",
            f"{clients} buyers: with {many} orders {kept:.2f} of the speed with {few}, at least {LEAST_KEPT}",
        )  # fmt: skip


def _template(shop: world.World) -> tuple[int, Copier]:
    """One placing that is looked at: how many queries, which rows."""
    first, second = shop.baskets(2)
    place_and_ask_for_money(**world.wish(first.pk))  # what is cached for the process is cached now
    before, wish = highest_keys(), world.wish(second.pk)
    with CaptureQueriesContext(connection) as asked:
        place_and_ask_for_money(**wish)
    return len(asked), Copier(written_since(before))


def _insert_per_second(copier: Copier, count: int) -> float:
    """The same rows by plain INSERTs, one for each table, a transaction for each purchase."""
    made: list[list[tuple[Written, list[list[Any]]]]] = [list(copier.one()) for _purchase in range(count)]
    began = time.perf_counter()
    for purchase in made:
        with transaction.atomic():
            for written, rows in purchase:
                insert(written, rows)
    per_second = count / (time.perf_counter() - began)
    copier.hand_over_the_keys()
    return per_second


def _race(shop: world.World, clients: int, placings: int, orders: int) -> dict[str, Any]:
    """So many buyers in processes of their own, each with their share of the baskets."""
    keys = [basket.pk for basket in shop.baskets(placings + clients)]
    in_database = spent(postmaster())
    lanes = [{"baskets": keys[lane::clients]} for lane in range(clients)]
    outcomes = race(
        "tests.benchmarks.placing:place_all", lanes, before="tests.benchmarks.placing:warm_up", timeout_s=600
    )  # fmt: skip
    in_database = spent(postmaster()) - in_database
    failed = [outcome for outcome in outcomes if not outcome.won]
    if failed:
        raise RuntimeError(f"a placing failed: {failed[0]}")
    told = [outcome.value for outcome in outcomes]
    seconds = max(one["ended"] for one in told) - min(one["began"] for one in told)
    cpu_ms = (sum(one["cpu"] for one in told) / placings + in_database / len(keys)) * 1000
    return {
        "database": connection.vendor, "clients": clients, "orders": orders, "seconds": seconds,
        "per_second": placings / seconds, "cpu_ms": cpu_ms, "peak_rss_mb": max(one["rss_mb"] for one in told),
    }  # fmt: skip


def warm_up(baskets: list[int]) -> None:
    """One buyer's process: what is cached for it is cached before the measured ones begin, for all of them."""
    place_and_ask_for_money(**world.wish(baskets[0]))


def place_all(baskets: list[int]) -> dict[str, float]:
    """One buyer's process: all but the first, which warmed up."""
    from .cpu import peak_rss_mb

    began, cpu = time.monotonic(), time.process_time()
    for basket in baskets[1:]:
        place_and_ask_for_money(**world.wish(basket))
    return {
        "began": began, "ended": time.monotonic(), "cpu": time.process_time() - cpu, "rss_mb": peak_rss_mb(os.getpid())
    }  # fmt: skip
