"""The starting line of `race`: load the shop once, fork a process for each runner, release all in one moment.

Reads {"entry", "before", "runners"} as JSON from standard input and writes the list of outcomes to standard output.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import Any

import django


def main() -> None:
    """Run the race that standard input describes."""
    plan = json.load(sys.stdin)
    django.setup()
    entry = _named(plan["entry"])
    before = _named(plan["before"]) if plan["before"] else _nothing
    ready, gun = os.pipe(), os.pipe()
    lanes = [_lane(before, entry, runner, ready, gun) for runner in plan["runners"]]
    for _ in lanes:
        os.read(ready[0], 1)
    os.close(gun[1])  # every runner waits for the end of this pipe
    print(json.dumps([_outcome(pid, result) for pid, result in lanes]))


def _named(path: str) -> Callable[..., Any]:
    module, function = path.split(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


def _nothing(**runner: Any) -> None:
    pass


def _lane(
    before: Callable[..., Any],
    entry: Callable[..., Any],
    runner: dict[str, Any],
    ready: tuple[int, int],
    gun: tuple[int, int],
) -> tuple[int, int]:
    """Fork one runner; answers its process id and the pipe on which it reports."""
    result_read, result_write = os.pipe()
    pid = os.fork()
    if pid:
        os.close(result_write)
        return pid, result_read
    os.close(gun[1])
    report = json.dumps(_run(before, entry, runner, ready[1], gun[0]))
    os.write(result_write, report.encode())
    os._exit(0)


def _run(
    before: Callable[..., Any], entry: Callable[..., Any], runner: dict[str, Any], ready: int, gun: int
) -> dict[str, Any]:  # fmt: skip
    from django.db import connection

    try:
        try:
            connection.ensure_connection()
            before(**runner)
        finally:
            os.write(ready, b".")
        os.read(gun, 1)
        return {"value": entry(**runner)}
    except Exception as problem:
        return {"error": type(problem).__name__, "message": str(problem)}


def _outcome(pid: int, result: int) -> dict[str, Any]:
    with os.fdopen(result) as pipe:
        report = pipe.read()
    _, status = os.waitpid(pid, 0)
    return json.loads(report) if report else {"error": "Died", "message": f"exit status {status}"}


if __name__ == "__main__":
    main()
