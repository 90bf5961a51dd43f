"""What every answer carries: a content security policy, and for one person's pages the word that nobody keeps them.

The policy is strict for the shop, wider only where Oscar's dashboard and Wagtail's editor need it.
"""

import re
from collections.abc import Callable

from csp.constants import NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.contrib import messages
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _

SHOP = {
    "default-src": [SELF],
    "img-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}
# Oscar's dashboard and Wagtail's editor carry inline scripts and styles of their own; only signed-in staff see them.
BACK_OFFICE = SHOP | {
    "script-src": [SELF, "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
    "frame-src": [SELF],
}
BACK_OFFICE_PATHS = re.compile(r"^/(en/)?(cms|dieu-hanh)/")
COMPRESSED = {
    "application/json",
    "application/ld+json",
    "application/manifest+json",
    "application/xml",
    "image/svg+xml",
}
ONE_PERSONS_PATHS = re.compile(r"^/(en/)?(cms|dieu-hanh|ban-hang|tai-khoan|gio-hang|thanh-toan|don-hang)/")


class ContentSecurityPolicy(CSPMiddleware):
    """django-csp's middleware with one policy for the shop and one for the back office."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy of this path, with what a view's decorators added to it."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            parts.config = dict(BACK_OFFICE if BACK_OFFICE_PATHS.match(request.path) else SHOP)
        return parts


def nobody_keeps_what_is_one_persons(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: orders, accounts and desks stay in no cache, nor behind the back button after signing out.

    Other pages may be kept, and are asked for anew each time.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if ONE_PERSONS_PATHS.match(request.path):
            add_never_cache_headers(response)
        elif not response.has_header("Cache-Control") and response.get("Content-Type", "").startswith("text/html"):
            patch_cache_control(response, no_cache=True)  # prices and marks of yesterday are shown to nobody
        return response

    return answer


class WhatOthersStandOnStays:
    """Orders, lots and books keep what they name from being deleted; the back office says so in place of failing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing of its own."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """One sentence in place of an error page."""
        refused = isinstance(exception, ProtectedError | RestrictedError)
        if not (refused and request.method == "POST" and BACK_OFFICE_PATHS.match(request.path)):
            return None
        list(messages.get_messages(request))  # Oscar says of a partner that it is deleted before it tries
        messages.error(
            request, _("This cannot be deleted: other records stand on it. Hide it, or take it out of sale.")
        )
        return redirect(request.get_full_path())


class CompressedText(GZipMiddleware):
    """Django's compression (with its random bytes against guessing, BREACH) for text alone: pictures are small already.

    A page of 36 kB reaches a telephone on a slow line as 7, one journey there and back sooner. Static files come
    compressed from whitenoise, before this.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress what is text."""
        kind = response.get("Content-Type", "").partition(";")[0]
        if not kind.startswith("text/") and kind not in COMPRESSED:
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed
