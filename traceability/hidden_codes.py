"""Hidden codes of pieces: what they are made of, how they are kept, how they are typed. Pure but for Django's keys."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is read as something else
LENGTH = 8
SALT = "traceability.hidden-code"


def letters(count: int) -> str:
    """So many characters by chance."""
    return "".join(secrets.choice(ALPHABET) for _place in range(count))


def code_of(secret: str, number: str) -> str:
    """The code of a piece, the same each time while the run's secret is kept: "ABCD-EFGH"."""
    value = int.from_bytes(hmac.digest(bytes.fromhex(secret), number.encode(), hashlib.sha256))
    found = ""
    for _place in range(LENGTH):
        value, digit = divmod(value, len(ALPHABET))
        found += ALPHABET[digit]
    return f"{found[:4]}-{found[4:]}"


def hashed(lot: str, number: str, code: str, *, key: str | bytes | None = None) -> str:
    """What is kept of a code: it tells nothing to whoever has only the database."""
    return salted_hmac(SALT, f"{lot}/{number}/{tidy(code)}", secret=key, algorithm="sha256").hexdigest()


def fits(kept: str, lot: str, number: str, typed: str) -> bool:
    """Whether the typed code is the one that is kept, under today's key or an earlier one."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(kept, hashed(lot, number, typed, key=key)) for key in keys)


def tidy(typed: str) -> str:
    """Capitals and digits alone, however it was typed."""
    return "".join(char for char in typed.upper() if char.isascii() and char.isalnum())
