"""The catch-all below our own paths."""

from django.http import HttpRequest, HttpResponse
from wagtail import views as wagtail_views
from wagtail.url_routing import RouteResult

from .routing import find_page


def page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page of the editors; 404 where there is none or it is a draft."""
    found = find_page(path)
    # Wagtail keeps its route on the request; ours is found faster and then served by Wagtail as any other
    request._wagtail_route_for_request = RouteResult(found) if found is not None else None
    return wagtail_views.serve(request, path)
