"""The port for SMS: who sends them is `SMS_URL`, as `EMAIL_URL` says who sends letters.

A gateway is a class with `send(to, text)` whose constructor takes what stands after `://` in `SMS_URL`; one of the
operator's own is named by its dotted path (`SMS_URL=our.gateway.Gateway://key@host`). It raises OSError where it cannot
be reached: the message is tried again later.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final, Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string

_E164: Final = re.compile(r"\+[1-9]\d{7,14}")


class Gateway(Protocol):
    """Sends an SMS to a number in E.164."""

    def send(self, to: str, text: str) -> None:
        """Send it now. Raises OSError where it cannot."""


class NoNumber(OSError):
    """Not a telephone number in E.164."""


class FileGateway:
    """One file for each SMS in a folder: what a demonstration and tests read."""

    def __init__(self, location: str) -> None:
        self.folder = Path(location)

    def send(self, to: str, text: str) -> None:
        """Write it down."""
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{timezone.now():%Y%m%d-%H%M%S}-{to.lstrip('+')}-{get_random_string(6)}.txt"
        (self.folder / name).write_text(f"{to}\n{text}\n", encoding="utf-8")


class ConsoleGateway:
    """On standard output, for developers."""

    def __init__(self, location: str) -> None:
        pass

    def send(self, to: str, text: str) -> None:
        """Print it."""
        sys.stdout.write(f"SMS {to}: {text}\n")


class NoGateway(ConsoleGateway):
    """The operator sends no SMS."""

    def send(self, to: str, text: str) -> None:
        """Nothing."""


def send_sms(to: str, text: str) -> None:
    """Hand one to the configured gateway. Raises OSError where it cannot be sent."""
    if not _E164.fullmatch(to):
        raise NoNumber(f"{to} is no telephone number in E.164")
    name, location = settings.SMS_GATEWAY
    gateway: Gateway = import_string(name)(location)
    gateway.send(to, text)
