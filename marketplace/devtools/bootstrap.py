"""Make `.venv` and install exactly what the lock file names, with its hashes.

Runs on the machine's own Python before anything is installed, so it uses the standard library alone. A second run
costs one reading of the lock files.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from marketplace.devtools.system import TESTS, VENV, MissingProgram, Need, ensure

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock"}
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
    _pip("install", "--require-hashes", "--no-deps", "-r", str(lock))
    for other in ENVIRONMENT.glob("installed-*"):
        other.unlink()  # the two locks share versions only while both are fresh
    stamp.write_text(wanted)
    if purpose == "test":
        (ENVIRONMENT / f"installed-{LOCKS['run']}").write_text(
            hashlib.sha256((ROOT / LOCKS["run"]).read_bytes()).hexdigest()
        )


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


def _pip(*arguments: str) -> None:
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--progress-bar=off"]
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
