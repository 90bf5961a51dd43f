"""A whole shop for the browser to visit: demonstration data in a database of its own, served by gunicorn."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from marketplace.devtools.static import collect_when_changed
from marketplace.devtools.visit import Visit
from tests.support.postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "demonstration"
PACKAGES = ("marketplace", "catalogue", "traceability")


@dataclass(frozen=True)
class RunningShop:
    """A shop that answers at `url`; `folder` holds its database, media and mail."""

    url: str
    folder: Path
    env: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """Run a management command on this shop's data and answer what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(arguments)}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def visits(self) -> list[Visit]:
        """Every page of the table where this shop has it, after making the states that the demonstration lacks."""
        command = [sys.executable, "-m", "marketplace.devtools.visits"]
        done = subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"the pages were not found:\n{done.stderr[-3000:]}")
        return [Visit.from_dict(row) for row in json.loads(done.stdout)]

    def mail(self) -> list[str]:
        """Every e-mail the shop has sent, oldest first."""
        files = sorted((self.folder / "mail").glob("*"), key=lambda file: file.stat().st_mtime)
        return [file.read_text() for file in files]


@contextmanager
def running_shop(*demo_options: str, **environment: str) -> Iterator[RunningShop]:
    """Make the data (or take a copy of what the same code made before), start the server, yield it, end it.

    `environment` is laid over the server's own.
    """
    collect_when_changed()
    with tempfile.TemporaryDirectory(prefix="shop-") as name:
        folder, port = Path(name), free_port()
        url = f"http://127.0.0.1:{port}"
        shop = RunningShop(url, folder, _environment(folder, url) | environment)
        if demo_options:
            _make_data(shop, *demo_options)
        else:
            shutil.copytree(demonstration(), folder, dirs_exist_ok=True)
            shop.manage("setup_site")  # the sites know the port that they are served on
        server = _serve(shop, port)
        try:
            _wait_until_it_answers(shop, server)
            yield shop
        finally:
            server.terminate()
            server.wait(timeout=15)


def _make_data(shop: RunningShop, *demo_options: str) -> None:
    shop.manage("migrate", "--no-input", "--verbosity=0")
    shop.manage("demo", *demo_options)


def demonstration() -> Path:
    """The folder with the demonstration as this code makes it today: made once, for it takes a minute."""
    kept = KEPT / _fingerprint()
    if kept.exists():
        return kept
    KEPT.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=KEPT))
    _make_data(RunningShop("", making, _environment(making, "http://127.0.0.1")))
    try:
        making.rename(kept)
    except OSError:  # somebody else was faster
        shutil.rmtree(making)
    for older in KEPT.iterdir():
        if older != kept and not older.name.startswith("making-"):
            shutil.rmtree(older, ignore_errors=True)
    return kept


def _fingerprint() -> str:
    """Of the day (a campaign runs by the calendar) and of every file that could make other data."""
    digest = hashlib.sha256(datetime.date.today().isoformat().encode())  # noqa: DTZ011  once a day is meant
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".po", ".mo"} and "devtools" not in path.parts:
                digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:24]


def _environment(folder: Path, url: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "EMAIL_URL": f"filemail:///{folder}/mail",
        "SITE_URL": url,
    }


def _serve(shop: RunningShop, port: int) -> subprocess.Popen[bytes]:
    command = [
        *(sys.executable, "-m", "gunicorn", "marketplace.wsgi:application", "--bind", f"127.0.0.1:{port}"),
        *("--worker-class", "gthread", "--workers", "1", "--threads", "8", "--no-control-socket"),
        *("--log-level", "warning", "--log-file", str(shop.folder / "server.log"), "--capture-output"),
    ]
    return subprocess.Popen(command, cwd=ROOT, env=shop.env, start_new_session=True)


def _wait_until_it_answers(shop: RunningShop, server: subprocess.Popen[bytes], *, patience_s: int = 60) -> None:
    deadline = time.monotonic() + patience_s
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{shop.url}/healthz", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the shop does not answer:\n{(shop.folder / 'server.log').read_text()[-3000:]}")
