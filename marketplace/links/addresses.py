"""Addresses as the world knows them: absolute, at the shop's own address, one in each language."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def absolute(path: str) -> str:
    """The whole address of a path of the shop; an address that is whole already stays."""
    return path if path.startswith(("https://", "http://")) else settings.SITE_URL.rstrip("/") + path


def other_path(path: str, code: str) -> str:
    """Move a path of the shop to the language `code`: English stands below /en/, Vietnamese without a prefix."""
    bare = path[3:] if path.startswith("/en/") else ("/" if path == "/en" else path)
    return f"/en{bare}" if code == "en" else bare


def own_page(request: HttpRequest, asked: str) -> str:
    """Where a form asks to go on, if that is an address of this shop; empty otherwise: a bare word is none."""
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_ours and asked.startswith(("/", "http://", "https://")) else ""
