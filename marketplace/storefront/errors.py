"""Pages for what went wrong."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.selectors import popular_rows

POPULAR = 5


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from our own page, or whose page was open for too long."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with a search and popular goods to go on from."""
    # a missing picture is asked for by machines: nothing is fetched for it
    popular = [] if request.path.startswith(settings.MEDIA_URL) else popular_rows(POPULAR)
    return render(request, "404.html", {"popular": popular}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: a page that asks nothing of the database, for it may be what failed."""
    return render(request, "500.html", status=500)
