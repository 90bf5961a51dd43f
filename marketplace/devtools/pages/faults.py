"""A ROOT_URLCONF for rehearsals: the shop's own, and pages that no visitor brings about at will, below /_loi/."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from marketplace.storefront.errors import csrf_failure
from marketplace.urls import handler400, handler403, handler404, handler500
from marketplace.urls import urlpatterns as shop

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def _bad(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def _forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def _failing(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a rehearsed failure")


def _resting(request: HttpRequest) -> HttpResponse:
    """The web server's page while the shop is away."""
    return render(request, "503.html", status=503)


_FAULTS = {"400": _bad, "403": _forbidden, "csrf": csrf_failure, "500": _failing, "503": _resting}
urlpatterns = [
    *(path(f"{prefix}_loi/{name}/", view) for prefix in ("", "en/") for name, view in _FAULTS.items()),
    *shop,
]
