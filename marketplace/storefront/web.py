"""What browsers and crawlers ask for by fixed names."""

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import views as maps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from marketplace.links.addresses import absolute

PICTURES = {"image/avif", "image/webp", "image/jpeg", "image/png"}
ONE_HOUR, ONE_DAY = 3_600, 86_400
# in which order a list stands, or where a delivery goes, makes no other page
LIST_NOISE = ("xep",)
# nobody's own pages, and lists in every order of their facets
NOT_FOR_CRAWLERS = ("/gio-hang/", "/thanh-toan/", "/tai-khoan/", "/don-hang/", "/ban-hang/", "/dieu-hanh/", "/cms/")


@require_safe
@cache_control(public=True, max_age=ONE_DAY)
def robots(request: HttpRequest) -> HttpResponse:
    """A demonstration asks not to be read at all; a real shop only keeps people's own pages out."""
    if settings.DEMONSTRATION:
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
    lines = ["User-agent: *", *(f"Disallow: {path}\nDisallow: /en{path}" for path in NOT_FOR_CRAWLERS)]
    lines += [f"Disallow: /*?*{noise}=" for noise in LIST_NOISE] + ["", f"Sitemap: {absolute('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
@cache_control(public=True, max_age=ONE_HOUR)
def sitemap_index(request: HttpRequest, sitemaps: dict[str, Any]) -> HttpResponse:
    """The parts of the sitemap and when each last changed."""
    response = maps.index(request, sitemaps, sitemap_url_name="sitemap")
    for part in response.context_data["sitemaps"]:  # Django asks the table of sites where the shop is
        part.location = absolute("/" + part.location.split("/", 3)[3])
    return response


@require_safe
@cache_control(public=True, max_age=ONE_HOUR)
def sitemap(request: HttpRequest, sitemaps: dict[str, Any], section: str) -> HttpResponse:
    """A part of it (`?p=` its page) in both languages; 404 for what is no part."""
    return maps.sitemap(request, sitemaps, section)


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """An uploaded picture, where no web server stands in front; a name that no disk can hold is 404 as well."""
    try:
        response = serve(request, path, settings.MEDIA_ROOT)
    except (OSError, ValueError) as fault:
        raise Http404 from fault
    if response.headers.get("Content-Type") not in PICTURES:  # a paper is kept, never run in the shop's name
        response.headers["Content-Disposition"] = "attachment"
    return response


@require_safe
@cache_control(public=True, max_age=ONE_DAY)
def manifest(request: HttpRequest) -> JsonResponse:
    """How the shop looks on a telephone's home screen."""
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)
    ]
    maskable = {"src": static("img/icon-maskable-512.png"), "sizes": "512x512", "type": "image/png"}
    answer = {
        "name": settings.SHOP_NAME,
        "short_name": settings.SHOP_NAME,
        "description": _("Straight from the cooperatives that make it."),
        "lang": settings.LANGUAGE_CODE,
        "start_url": "/",
        "display": "browser",
        "background_color": "#fbf7ec",
        "theme_color": "#1f5b36",
        "icons": [*icons, maskable | {"purpose": "maskable"}],
    }
    return JsonResponse(answer, content_type="application/manifest+json")
