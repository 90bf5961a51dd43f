"""Where a request comes from, and how often somebody may try what can be tried by anybody."""

from __future__ import annotations

import hashlib
from ipaddress import ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The visitor's address; behind the front server (https) what that server saw. Empty where nobody says it.

    Only the last entry of X-Forwarded-For is the front server's own word; those before it anybody may write.
    """
    seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() if settings.HTTPS else ""
    try:
        return str(ip_address(seen))
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))


def too_often(*what: str, most: int, seconds: int) -> bool:
    """Count a try of this (an act, and whose or by whom); True once there were more than `most` in `seconds`."""
    key = "tries:" + hashlib.sha256("\n".join(what).encode("utf-8", "replace")).hexdigest()
    cache.add(key, 0, seconds)
    try:
        return bool(cache.incr(key) > most)
    except ValueError:  # it lapsed between the two
        return False
