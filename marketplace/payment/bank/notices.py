"""Reading a signed notice (SePay's form): who signed, when, and what it says. Nothing is believed before that."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

ON_TIME: Final = datetime.timedelta(minutes=5)
A_DAY: Final = datetime.timedelta(days=1)
MOST_VND: Final = 999_999_999_999
LONGEST: Final = 64 * 1024
"""Bytes of a notice; a real one has less than one thousand."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a notice says of one transfer; `amount` in đồng, below zero for an outgoing one."""

    number: str
    account: str
    amount: int
    at: datetime.datetime
    gateway: str = ""
    content: str = ""
    reference: str = ""
    is_late: bool = False


def secret_of(account: str) -> str:
    """The secret that signs notices of this account; empty where nobody may speak for it.

    In a rehearsal the simulator speaks for every account.
    """
    if account == settings.PLATFORM_BANK_ACCOUNT or settings.BANK_SIMULATOR:
        return str(settings.BANK_WEBHOOK_SECRET)
    return str(settings.BANK_WEBHOOK_SECRETS.get(account, ""))


def sign(body: bytes, timestamp: str, secret: str) -> str:
    """The X-SePay-Signature header."""
    return "sha256=" + hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def word_of(body: bytes, signature: str, timestamp: str) -> Word:
    """Verify and read. Raises ValueError for whatever is forged or malformed; being late is no fault."""
    fields = json.loads(body)
    if not isinstance(fields, dict):
        raise ValueError("not an object")
    account = _text(fields, "accountNumber", 19)
    secret = secret_of(account)
    if not (secret and timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12):
        raise ValueError("nobody may sign this")
    if not hmac.compare_digest(sign(body, timestamp, secret).encode(), signature.encode()):
        raise ValueError("forged")
    age = abs(timezone.now().timestamp() - int(timestamp))
    incoming = {"in": 1, "out": -1}[_text(fields, "transferType", 3)]
    return Word(
        number=f"{account}:{_text(fields, 'id', 40)}", account=account, amount=incoming * _amount(fields),
        at=_moment(fields), gateway=_text(fields, "gateway", 60, optional=True),
        content=_text(fields, "content", 500, optional=True, cut=True),
        reference=_text(fields, "referenceCode", 60, optional=True), is_late=age > ON_TIME.total_seconds(),
    )  # fmt: skip


def _text(fields: dict[str, Any], name: str, longest: int, *, optional: bool = False, cut: bool = False) -> str:
    value = fields.get(name)
    if value is None and optional:
        return ""
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise ValueError(name)
    text = " ".join("".join(char if char.isprintable() else " " for char in str(value)).split())
    if (not text and not optional) or (len(text) > longest and not cut):
        raise ValueError(name)
    return text[:longest]


def _amount(fields: dict[str, Any]) -> int:
    value = fields.get("transferAmount")
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value or not 0 < value <= MOST_VND:
        raise ValueError("transferAmount")
    if value != int(value):
        raise ValueError("the đồng has no decimals")
    return int(value)


def _moment(fields: dict[str, Any]) -> datetime.datetime:
    """The bank's own clock: Vietnam's, without a zone."""
    moment = datetime.datetime.fromisoformat(_text(fields, "transactionDate", 40))
    if moment.tzinfo is None:
        moment = timezone.make_aware(moment)
    if moment.year < 2000 or moment > timezone.now() + A_DAY:
        raise ValueError("transactionDate")
    return moment
