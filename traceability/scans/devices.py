"""What is kept of a reader: nothing. A salted hash tells two telephones of one day apart; the salt is thrown away."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import os
import re
import secrets
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from marketplace.accounts.visitors import address_of

# every browser of a person begins so; what fetches for somebody else mostly names itself behind it
BROWSER = re.compile(r"Mozilla/")
MACHINE = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|externalhit|headless|lighthouse|pagespeed|monitor|archiver|fetch|scrap"
    r"|google-|feed|validator|python|curl|wget",
    re.IGNORECASE,
)


def is_person(request: HttpRequest) -> bool:
    """Whether a telephone or computer shows the page to somebody: no robot, no fetching ahead of a click."""
    agent = request.headers.get("User-Agent", "")
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return (
        request.method == "GET" and bool(BROWSER.match(agent)) and not MACHINE.search(agent)
        and "prefetch" not in purpose and "prerender" not in purpose
    )  # fmt: skip


def device_of(request: HttpRequest) -> str:
    """Sixteen hexadecimal digits that mean this telephone today, and nothing tomorrow."""
    seen = f"{address_of(request)}\n{request.headers.get('User-Agent', '')}"
    salt = salt_of(timezone.localdate(), str(settings.SCAN_FOLDER))
    return hmac.new(salt, seen.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:16]


@lru_cache(maxsize=2)
def salt_of(day: datetime.date, folder: str) -> bytes:
    """The salt of a day, shared by all processes; one of this process's own where no file can be written."""
    try:
        return _shared_salt(Path(folder) / f"salt-{day.isoformat()}")
    except OSError:
        return secrets.token_bytes(32)


def _shared_salt(path: Path) -> bytes:
    """Made by whichever process is first; the worker throws away those of other days."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(file, secrets.token_bytes(32))
        os.close(file)
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_bytes()


def forget_salts(today: datetime.date) -> None:
    """Throw away the salts of the days before `today`: nobody can compute those hashes again."""
    for path in Path(settings.SCAN_FOLDER).glob("salt-*"):
        if path.name[:15] < f"salt-{today.isoformat()}":
            path.unlink(missing_ok=True)
