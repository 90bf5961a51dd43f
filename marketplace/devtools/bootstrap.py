"""Make `.venv` and install exactly what the lock file names, with its hashes.

Runs on the machine's own Python before anything is installed, so it uses the standard library alone. A second run
costs one reading of the lock files.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from marketplace.devtools.system import TESTS, VENV, MissingProgram, Need, ensure

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock"}
LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)==", re.M)
NOISE = ("WARNING: Location ", "WARNING: Skipping ", "[notice]")


def main(purpose: str) -> int:
    """Prepare this machine for `run` or `test`; 0 when it is ready, 1 after one line that says what is missing."""
    try:
        if sys.version_info < (3, 11):  # noqa: UP036  the machine's Python is not chosen by us
            raise MissingProgram(f"Python 3.11 or later is needed, this is {sys.version.split()[0]}.")
        _install(purpose, TESTS if purpose == "test" else ())
    except MissingProgram as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _install(purpose: str, programs: tuple[Need, ...]) -> None:
    usable = _environment_works()
    ensure(programs if usable else (VENV, *programs))
    if not usable:
        _make_environment()
    lock = ROOT / LOCKS[purpose]
    stamp = ENVIRONMENT / f"installed-{lock.name}"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"installing the dependencies of {lock.name} ...", flush=True)
    # --no-deps: the lock is the whole list. It leaves out one optional package on purpose (docs/decisions/licences.md).
    _pip("install", "--quiet", "--progress-bar=off", "--require-hashes", "--no-deps", "-r", str(lock))
    _remove_what_no_lock_names()
    stamp.write_text(wanted)


def _remove_what_no_lock_names() -> None:
    """What an older lock brought must not be imported by luck."""
    locked = {_plain(name) for lock in LOCKS.values() for name in LOCKED.findall((ROOT / lock).read_text())}
    present = [line.partition("==")[0] for line in _pip("list", "--format=freeze").splitlines() if "==" in line]
    strangers = [name for name in present if _plain(name) not in locked | {"pip", "setuptools", "wheel"}]
    if strangers:
        _pip("uninstall", "--yes", *strangers)


def _plain(name: str) -> str:
    """One spelling of a package's name, as PEP 503 has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _environment_works() -> bool:
    """A copied or half-made environment counts as none."""
    if not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0


def _make_environment() -> None:
    print("making .venv ...", flush=True)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], capture_output=True, text=True)
    if done.returncode:
        raise MissingProgram(f"python3 -m venv failed:\n{done.stdout}{done.stderr}")


def _pip(*arguments: str) -> str:
    options = ["--disable-pip-version-check", "--no-input"]
    done = subprocess.run(
        [PYTHON, "-m", "pip", *arguments, *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        told = [line for line in done.stdout.splitlines() if not line.startswith(NOISE)]
        raise MissingProgram("pip could not install the locked dependencies:\n" + "\n".join(told[-40:]))
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
