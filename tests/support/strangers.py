"""What in a page's HTML makes a browser ask somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

FETCHING = ("img", "source", "script", "iframe", "video", "audio", "embed", "object", "input", "use", "image", "track")
TAG = re.compile(r"<([a-z]+)\b([^>]*)>", re.I)
VALUE = re.compile(r"""\b(src|srcset|href|data|poster)\s*=\s*["']([^"']*)["']""", re.I)
# links that only name an address
NAMING = re.compile(r"""rel\s*=\s*["'](canonical|alternate|author|license|next|prev|help|search)["']""", re.I)


def strangers(html: str) -> Iterator[str]:
    """Every foreign address that the page would fetch."""
    for tag, attributes in TAG.findall(html):
        if tag.lower() in FETCHING or (tag.lower() == "link" and not NAMING.search(attributes)):
            for _name, value in VALUE.findall(attributes):
                yield from (part for part in re.split(r"[\s,]+", value) if _is_foreign(part))
    for sheet in re.findall(r"<style[^>]*>(.*?)</style>", html, re.S | re.I):
        yield from (
            found for found in re.findall(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""", sheet) if _is_foreign(found)
        )
    yield from re.findall(r"""http-equiv=["']refresh["'][^>]*url=([^"'>]+)""", html, re.I)


def _is_foreign(address: str) -> bool:
    place = urlsplit(address)
    ours = {urlsplit(settings.SITE_URL).netloc, "testserver"}
    return bool(place.netloc) and place.netloc not in ours
