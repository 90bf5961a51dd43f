"""The shop's addresses, and `/bare/` before them."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from marketplace.urls import *  # noqa: F403  handlers too
from marketplace.urls import urlpatterns as of_the_shop

PAGE = ("<!doctype html><html lang=vi><title>Trang trống</title><p>" + "Chợ Hợp Tác bán gạo. " * 1000).encode()[:20_000]


def bare(request: HttpRequest) -> HttpResponse:
    """A constant 20 kB and no query: what every page pays before it does anything."""
    return HttpResponse(PAGE)


urlpatterns = [path("bare/", bare), *of_the_shop]
