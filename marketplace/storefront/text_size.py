"""The reader's own text size: a cookie that each page reads, so it holds without a script and from the first paint."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from marketplace.links.addresses import own_page

COOKIE = "text-size"
NORMAL = "m"
LARGER = ("l", "xl")
ONE_YEAR = 31_536_000


def chosen_size(request: HttpRequest) -> str:
    """`l` or `xl`; empty for the normal size."""
    kept = request.COOKIES.get(COOKIE, "")
    return kept if kept in LARGER else ""


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the size of the switch in the footer and go back to its page; where a script runs, it is not asked."""
    size = request.GET.get(COOKIE)
    response = redirect(own_page(request, request.GET.get("next", "")) or "/")
    if size in (NORMAL, *LARGER):
        # a script of ours writes it as well
        response.set_cookie(COOKIE, size, max_age=ONE_YEAR, samesite="Lax", secure=settings.HTTPS, httponly=False)
    return response
