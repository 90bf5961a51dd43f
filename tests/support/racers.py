"""The starting line of `race`: load the shop once, fork a process for each runner, release all in one moment.

Reads {"entry", "runners"} as JSON from standard input and writes the list of outcomes to standard output.
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
    module, function = plan["entry"].split(":")
    entry = getattr(importlib.import_module(module), function)
    ready, gun = os.pipe(), os.pipe()
    lanes = [_lane(entry, runner, ready, gun) for runner in plan["runners"]]
    for _ in lanes:
        os.read(ready[0], 1)
    os.close(gun[1])  # every runner waits for the end of this pipe
    print(json.dumps([_outcome(pid, result) for pid, result in lanes]))


def _lane(
    entry: Callable[..., Any], runner: dict[str, Any], ready: tuple[int, int], gun: tuple[int, int]
) -> tuple[int, int]:
    """Fork one runner; answers its process id and the pipe on which it reports."""
    result_read, result_write = os.pipe()
    pid = os.fork()
    if pid:
        os.close(result_write)
        return pid, result_read
    os.close(gun[1])
    report = json.dumps(_run(entry, runner, ready[1], gun[0]))
    os.write(result_write, report.encode())
    os._exit(0)


def _run(entry: Callable[..., Any], runner: dict[str, Any], ready: int, gun: int) -> dict[str, Any]:
    from django.db import connection

    try:
        connection.ensure_connection()
    finally:
        os.write(ready, b".")
    os.read(gun, 1)
    try:
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
