"""Several people do the same thing in the same moment, each in a process of their own.

    @pytest.mark.django_db(transaction=True)
    def test_twenty_buyers_want_the_last_basket(...):
        outcomes = race("tests.order.test_race:buy", [{"basket": basket.pk} for basket in baskets])
        assert sum(outcome.won for outcome in outcomes) == 1

The entry is a plain function of a module; it gets one dictionary as keyword arguments and answers something that JSON
holds. The test must be `transaction=True`: other processes see only what is committed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connection


@dataclass(frozen=True)
class Outcome:
    """What became of one runner: a value, or the name and text of what it raised."""

    value: Any = None
    error: str = ""
    message: str = ""

    @property
    def won(self) -> bool:
        """True where nothing was raised."""
        return not self.error


def race(entry: str, runners: list[dict[str, Any]], *, before: str = "", timeout_s: int = 90) -> list[Outcome]:
    """Run `entry` ("package.module:function") once for each of `runners`, all released by one signal.

    `before` is called in the same way by each runner while it waits for the signal: to warm up, or to sign in.
    Answers the outcomes in the order of `runners`. Raises RuntimeError when the runners could not be started.
    """
    env = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "EMAIL_URL": "memorymail://",
        "TRACE_SIGNING_KEY_FILE": str(settings.TRACE_SIGNING_KEY_FILE),
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.racers"],
        cwd=settings.BASE_DIR,
        env=env,
        timeout=timeout_s,
        input=json.dumps({"entry": entry, "before": before, "runners": runners}),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"the race did not take place:\n{done.stderr}")
    return [Outcome(**outcome) for outcome in json.loads(done.stdout)]


def database_url() -> str:
    """The address of the database that this test uses, for another process."""
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{config['NAME']}"
    password = f":{quote(config['PASSWORD'])}" if config["PASSWORD"] else ""
    return f"postgres://{config['USER']}{password}@{config['HOST']}:{config['PORT']}/{config['NAME']}"
