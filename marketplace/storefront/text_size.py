"""The reader's own text size: a cookie that each page reads, so it holds without a script and from the first paint."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

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
    size, page = request.GET.get(COOKIE), request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    response = redirect(page if is_ours else "/")
    if size in (NORMAL, *LARGER):
        # a script of ours writes it as well
        response.set_cookie(COOKIE, size, max_age=ONE_YEAR, samesite="Lax", secure=settings.HTTPS, httponly=False)
    return response
