"""Reads the environment for `settings`, one typed method for each kind of value.

Built on django-environ (which reads `X_FILE` too); what it adds is that each bad value ends the start with one
line that names the variable and says how to mend it.
"""

import secrets
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Environment:
    """Typed access to the environment; every error is one line on standard error and exit status 1."""

    def __init__(self) -> None:
        self._env = environ.FileAwareEnv()

    def _stop(self, name: str, why: str) -> Any:
        sys.exit(f"{name}: {why}")

    def _value(self, name: str, default: str | None) -> str:
        try:
            value = self._env.str(name, default=environ.Env.NOTSET if default is None else default)
        except (ImproperlyConfigured, OSError):
            return str(self._stop(name, f"is not set; give it a value or a file in {name}_FILE."))
        return str(value).strip()

    def text(self, name: str, *, default: str | None = None) -> str:
        """The value as it stands."""
        return self._value(name, default)

    def flag(self, name: str, *, default: bool) -> bool:
        """A yes or no: 1/0, true/false, yes/no, on/off; empty counts as not set."""
        value = self._value(name, "").lower()
        if not value:
            return default
        if value in {"1", "true", "yes", "on"}:
            return True
        if value in {"0", "false", "no", "off"}:
            return False
        return bool(self._stop(name, f"must be true or false, not “{value}”."))

    def choice(self, name: str, *, choices: tuple[str, ...], default: str) -> str:
        """One of `choices`."""
        value = self._value(name, default)
        if value not in choices:
            self._stop(name, f"must be one of {', '.join(choices)}, not “{value}”.")
        return value

    def url(self, name: str, *, default: str) -> str:
        """An http(s) address without a trailing slash."""
        value = self._value(name, default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            self._stop(name, f"must be an address such as https://cho.example.vn, not “{value}”.")
        return value

    def path(self, name: str, *, default: Path) -> Path:
        """A path of the file system."""
        return Path(self._value(name, str(default)))

    def hosts(self, name: str, *, site_url: str) -> list[str]:
        """Host names, separated by commas; by default the site's own and loopback."""
        value = self._value(name, "")
        own = urlsplit(site_url).hostname or ""
        return [host.strip() for host in value.split(",") if host.strip()] or [own, *LOOPBACK]

    def pairs(self, name: str) -> dict[str, str]:
        """`key:value`, several separated by commas or spaces."""
        parts = self._value(name, "").replace(",", " ").split()
        found = dict(part.split(":", 1) for part in parts if ":" in part)
        if len(found) != len(parts) or not all(key and value for key, value in found.items()):
            self._stop(name, "must be account:secret, several separated by commas, each account once.")
        return found

    def keys(self, name: str) -> list[str]:
        """Secrets separated by commas or spaces, the one in use first; none where it is not set."""
        found = self._value(name, "").replace(",", " ").split()
        if any(len(key) < 32 for key in found):
            self._stop(name, "each key must have at least 32 characters; `openssl rand -base64 32` makes one.")
        return found

    def secret_key(self, name: str, *, directory: Path, site_url: str) -> str:
        """The signing key; a demonstration on loopback makes and keeps its own, everything else must be given one."""
        value = self._value(name, "")
        if value:
            if len(value) < 50:
                self._stop(name, "must have at least 50 characters; `openssl rand -base64 60` makes one.")
            return value
        if urlsplit(site_url).hostname not in {"127.0.0.1", "localhost"}:
            self._stop(name, "is not set; `openssl rand -base64 60` makes one.")
        return _kept_key(directory / "secret_key")

    def former_keys(self, name: str) -> list[str]:
        """Signing keys of earlier times, separated by commas; they sign nothing any more, and still open."""
        return [key.strip() for key in self._value(name, "").split(",") if key.strip()]

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """SQLite (WAL, write transactions taken at once, 20 s of patience) or PostgreSQL."""
        value = self._value(name, default)
        try:
            config: dict[str, Any] = environ.Env.db_url_config(value)
        except Exception:  # the parser raises many kinds for one reason
            config = {}
        engine = config.get("ENGINE", "")
        if engine.endswith("sqlite3"):
            return config | {"OPTIONS": _sqlite_options(config["NAME"])}
        if engine.endswith("postgresql"):
            ours = {"ENGINE": "marketplace.postgres", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
            return config | ours
        self._stop(name, "must begin sqlite:/// or postgres://user:password@host:port/name.")
        raise AssertionError

    def cache(self, name: str) -> dict[str, Any]:
        """Local memory by default; redis://host:port/db otherwise."""
        value = self._value(name, "locmem://")
        if value == "locmem://":
            return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        if value.startswith(("redis://", "rediss://")):
            return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": value}
        self._stop(name, "must be locmem:// or redis://host:port/0.")
        raise AssertionError

    def email(self, name: str, *, default: str) -> dict[str, Any]:
        """Django's EMAIL_* settings from one address: filemail:///folder, smtp+tls://user:password@host:587, consolemail://."""
        value = self._value(name, default)
        try:
            return dict(environ.Env.email_url_config(value))
        except Exception:
            self._stop(name, "must be such as smtp+tls://user:password@host:587 or filemail:///folder.")
            raise AssertionError from None

    def sms(self, name: str, *, default: str) -> tuple[str, str]:
        """The class of the SMS gateway and what it is told: file:///folder, console://, none://, your.module.Gateway://."""
        scheme, found, rest = self._value(name, default).partition("://")
        gateway = scheme if "." in scheme else _SMS_GATEWAYS.get(scheme, "")
        if not (found and gateway) or (scheme == "file" and not rest.startswith("/")):
            self._stop(name, "must be file:///folder, console://, none:// or your.module.Gateway://what-it-needs.")
        return gateway, rest


_SMS_GATEWAYS = {
    name: f"marketplace.outbox.sms.{gateway}"
    for name, gateway in {"file": "FileGateway", "console": "ConsoleGateway", "none": "NoGateway"}.items()
}


def _sqlite_options(name: str) -> dict[str, Any]:
    if name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    return {
        "timeout": 20,
        # a transaction that will write takes the lock at its beginning, so that none dies upgrading half-way
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    }


def _kept_key(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(60))
        path.chmod(0o600)
    return path.read_text()
