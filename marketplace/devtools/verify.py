"""`make test`: every check, in the order of their price; all of them run, and any failure fails the whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from marketplace.devtools.compile_messages import compile_stale
from marketplace.devtools.static import collect_when_changed
from tests.audit.tools import MissingTool, install
from tests.support.postgres import temporary_cluster

ROOT = Path(__file__).resolve().parents[2]
IN_BROWSER = ("tests/journeys", "tests/audit")
BIN = Path(sys.executable).parent
SHOWN = 100  # lines of a failed check
# an operator's own values would make the suite test another shop
OPERATORS = (
    *("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "SITE_URL", "ALLOWED_HOSTS", "DEBUG", "DEMONSTRATION"),
    *("SECRET_KEY", "MEDIA_ROOT", "MEDIA_URL", "SETTLEMENT", "SHOP_NAME", "GS1_RESOLVER_ROOT", "LOG_LEVEL"),
    *("SECRET_KEY_FALLBACKS", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "STRIPE_API_BASE"),
    *("SCAN_FOLDER", "SCAN_REGION_HEADER"),
)
PRODUCTION = {
    "DEBUG": "false",
    "DEMONSTRATION": "false",
    "SITE_URL": "https://cho.example.vn",
    "SECRET_KEY": "only-for-the-deployment-check-0123456789-abcdefghijklmnopqrstuvwxyz",
}


@dataclass(frozen=True)
class Step:
    """One command; `env` is laid over ours."""

    name: str
    command: list[str]
    env: dict[str, str] | None = None


@dataclass(frozen=True)
class Result:
    """How one step ended; `closing` is the last line of a pytest run."""

    name: str
    passed: bool
    seconds: float
    closing: str = ""


def main() -> int:
    """Run everything; 0 only when everything passed."""
    os.chdir(ROOT)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))  # so that the cluster is stopped on the way out
    for name in OPERATORS:
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "marketplace.settings"
    compile_stale()
    collect_when_changed()
    with temporary_cluster() as address:
        # what keeps one processor busy, two at a time; the longest first
        with ThreadPoolExecutor(max_workers=2) as pool:
            results = list(pool.map(_quietly, [*made_once(address), *static_checks()]))
        _bring_nu()
        suites = [*_suite_runs(address)]
    _recap([*results, *suites])
    tested = [run for run in suites if run.closing]
    broken = [run for run in tested if not run.passed]
    print((broken or tested)[0].closing, flush=True)
    return int(not all(result.passed for result in (*results, *suites)))


def made_once(postgres: str) -> list[Step]:
    """What the suites then take copies of: the demonstration, and a migrated database of PostgreSQL."""
    make = "from tests.support.shop import demonstration; demonstration()"
    migrate = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity=0"]
    return [
        Step("demonstration", [sys.executable, "-c", make]),
        Step("migrate PostgreSQL", migrate, {"DATABASE_URL": postgres}),
    ]


def static_checks() -> list[Step]:
    """What needs no test database."""
    python, templates = sys.executable, _listed("*.html")
    return [
        Step("format", [str(BIN / "ruff"), "format", "--check", "."]),
        Step("lint", [str(BIN / "ruff"), "check", "."]),
        Step("templates", [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates]),
        Step("types", [str(BIN / "mypy")]),
        Step("floors", [str(BIN / "lint-imports")]),
        Step("system checks", [python, "manage.py", "check", "--fail-level", "WARNING"]),
        Step("deployment", [python, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        Step("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"]),
        Step("translations", [python, "-m", "marketplace.devtools.messages", "--check"]),
    ]


def _suite_runs(postgres: str) -> Iterable[Result]:
    # a file's tests stay together, for what they share is made once; files in their order, or the dear ones come last
    in_two = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *in_two]
    suite = [*pytest, *(f"--ignore={folder}" for folder in IN_BROWSER), "tests"]
    yield _aloud(Step("suite on SQLite", [*suite, "--no-migrations", "--no-screens"]))
    env = {"DATABASE_URL": postgres, "TEST_TEMPLATE": postgres.rpartition("/")[2]}
    yield _aloud(Step("suite on PostgreSQL", [*suite, "--database-only"], env))
    yield _aloud(Step("in the browser", [*pytest, *IN_BROWSER]))


def _bring_nu() -> None:
    """The HTML checker, where this machine has what it needs; its tests say so where they are left out."""
    try:
        install(whole=False)
    except MissingTool as problem:
        print(f"without the HTML checker: {problem}")


def _listed(pattern: str) -> list[str]:
    command = ["git", "ls-files", "-co", "--exclude-standard", "--", pattern]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def _quietly(step: Step) -> Result:
    """Show the output only of what fails."""
    return _timed(step, _captured)


def _aloud(step: Step) -> Result:
    """Show the output as it comes."""
    print(f"\n== {step.name} ==", flush=True)
    return _timed(step, _streamed)


def _timed(step: Step, run: Callable[[Step], tuple[int, str]]) -> Result:
    began = time.monotonic()
    status, closing = run(step)
    result = Result(step.name, status == 0, time.monotonic() - began, closing)
    print(_line(result), flush=True)
    return result


def _captured(step: Step) -> tuple[int, str]:
    env = {**os.environ, **(step.env or {})}
    done = subprocess.run(step.command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        lines = done.stdout.splitlines()
        shown = [*lines[:SHOWN], f"... and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else lines
        print("\n" + "\n".join(shown), flush=True)
    return done.returncode, ""


def _streamed(step: Step) -> tuple[int, str]:
    env = {**os.environ, **(step.env or {})}
    last = ""
    with subprocess.Popen(
        step.command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            print(line, end="", flush=True)
            last = line.strip() or last
    return running.returncode, last


def _recap(results: list[Result]) -> None:
    print()
    for result in results:
        print(_line(result), f" {result.closing}" if result.closing else "")
    print(flush=True)


def _line(result: Result) -> str:
    return f"{'ok    ' if result.passed else 'FAILED'} {result.name:<20} {result.seconds:6.1f} s"


if __name__ == "__main__":
    sys.exit(main())
