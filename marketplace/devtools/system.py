"""Programs that Python's packages cannot bring: found, installed from Debian when we may, named when we may not."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

POSTGRES_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class MissingProgram(RuntimeError):
    """A program is not there; the message is the one line that installs it."""


def postgres_program(name: str) -> Path | None:
    """`initdb`, `pg_ctl`: the newest on this machine, on the path or in the folder where Debian keeps them."""
    on_path = shutil.which(name)
    if on_path:
        return Path(on_path)
    roots = (path for pattern in POSTGRES_FOLDERS for path in Path("/").glob(pattern.lstrip("/")))
    found = [root / name for root in roots if (root / name).exists()]
    return max(found, key=_version, default=None)


def _version(program: Path) -> int:
    digits = "".join(filter(str.isdigit, program.parent.parent.name))
    return int(digits or 0)


def chromium() -> str | None:
    """The browser that journeys drive: `CHROMIUM` where it is set, else the first of the usual names."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def has_venv() -> bool:
    """Debian ships `venv` without `ensurepip`, and then every environment is made without pip."""
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        return False
    return True


@dataclass(frozen=True)
class Need:
    """A Debian package and how to tell that what it brings is there."""

    package: str
    present: Callable[[], object]


VENV = Need("python3-venv", has_venv)
TESTS = (
    Need("chromium", chromium),
    Need("postgresql", lambda: postgres_program("initdb")),
    Need("zbar-tools", lambda: shutil.which("zbarimg")),
    Need("poppler-utils", lambda: shutil.which("pdftoppm")),
    Need("gettext", lambda: shutil.which("xgettext")),
)


def ensure(needs: Iterable[Need]) -> None:
    """Install what is missing when we are root on Debian; otherwise raise `MissingProgram` with the line that would."""
    missing = [need.package for need in needs if not need.present()]
    if not missing:
        return
    packages = " ".join(missing)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise MissingProgram(
            f"Missing: {packages}. Install with:  sudo apt-get install -y --no-install-recommends {packages}"
        )
    print(f"installing {packages} ...", flush=True)
    _apt_get("update", "-qq")
    _apt_get("install", "-qq", "-y", "--no-install-recommends", *missing)
    still = [need.package for need in needs if not need.present()]
    if still:
        raise MissingProgram(f"apt-get installed {' '.join(still)}, and yet what it should bring is not found.")


def _apt_get(*arguments: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_MODE": "a"}
    done = subprocess.run(
        ["apt-get", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=300", *arguments],
        env=quiet,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise MissingProgram(f"apt-get {' '.join(arguments)} failed:\n{done.stdout[-2000:]}")
