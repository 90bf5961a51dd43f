"""HTTP of the resolver: GS1 Digital Links, after GS1-Conformant Resolver 1.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from . import digital_link
from .faults import NO_SUCH_PIECE, CodeFault
from .items import Item, item_at
from .linkset import VOCABULARY, Link, links_of, linkset

METHODS = ["GET", "HEAD", "OPTIONS"]
LINKSET = "application/linkset+json"
EVERYTHING = {"all", "linkset"}
CONTEXT = "https://ref.gs1.org/standards/resolver/linkset-context"
ONE_HOUR = 3_600


class TemporaryRedirect(HttpResponseRedirect):
    """307: the method stays, and nobody may keep the answer for ever."""

    status_code = 307


@csrf_exempt  # nothing is changed here: a POST is told so, not asked for a token
def resolve(request: HttpRequest, **_parts: str) -> HttpResponse:
    """A Digital Link: 307 to what it leads to, or the set of all its links; syntax 400, unknown item or type 404."""
    return answer(request, lambda: item_at(_address_as_sent(request)))


def answer(request: HttpRequest, find: Callable[[], Item]) -> HttpResponse:
    """What the resolver says of the item that `find` gives, in the reader's language, to whichever site asks."""
    if request.method not in METHODS:
        response = HttpResponse(status=405, headers={"Allow": ", ".join(METHODS)})
    elif request.method == "OPTIONS":
        response = HttpResponse(status=204, headers={"Allow": ", ".join(METHODS)})
    else:
        with translation.override(translation.get_language_from_request(request)):
            response = _answer(request, find)
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    response["Access-Control-Expose-Headers"] = "Link, Location"
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response


def wants_links(request: HttpRequest) -> bool:
    """Whether a request asks for links rather than for the page."""
    return "linkType" in request.GET or LINKSET in request.headers.get("Accept", "")


def _answer(request: HttpRequest, find: Callable[[], Item]) -> HttpResponse:
    kind = _kind(request.GET.get("linkType", ""))
    as_set = kind in EVERYTHING or LINKSET in request.headers.get("Accept", "")
    try:
        item = find()
        if as_set:
            return _as_set(request, item)
        response = TemporaryRedirect(_chosen(request, links_of(item), kind).href.removeprefix(settings.SITE_URL))
    except CodeFault as fault:
        return fault_answer(request, fault, as_json=as_set)
    _relate(response, item)
    return response


def fault_answer(request: HttpRequest, fault: CodeFault, *, as_json: bool = False) -> HttpResponse:
    """One sentence, on a page with a field to type again, or for a program."""
    if as_json:
        problem = {"title": fault.sentence, "status": fault.status}
        return JsonResponse(problem, status=fault.status, content_type="application/problem+json")
    context = {"fault": fault, "typed": fault.typed, "malformed": fault.status == 400}
    return render(request, "traceability/fault.html", context, status=fault.status)


def _kind(asked: str) -> str:
    """The term of a link type that is given as `gs1:pip`, as its whole address, or bare."""
    for before in ("gs1:", VOCABULARY, "https://gs1.org/voc/", "http://gs1.org/voc/"):
        asked = asked.removeprefix(before)
    return asked


def _as_set(request: HttpRequest, item: Item) -> HttpResponse:
    if item.lot and item.piece and not item.lot.serials.filter(number=item.piece).exists():
        raise CodeFault(404, NO_SUCH_PIECE, item.piece)
    accepted = request.headers.get("Accept", "")
    kind = "application/json" if "application/json" in accepted and LINKSET not in accepted else LINKSET
    response = JsonResponse(linkset(item), content_type=kind, json_dumps_params={"ensure_ascii": False})
    _relate(response, item)
    response["Link"] += f', <{CONTEXT}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"'
    return response


def _chosen(request: HttpRequest, links: list[Link], kind: str) -> Link:
    """The link that fits best: of the type, then of the context, the kind of file and the language that are asked for.

    Without a type it is the default page, in the reader's language. Raises CodeFault 404 for a type that is not there.
    """
    if kind in ("", "defaultLink"):
        kind = "traceability" if any(link.kind == "traceability" for link in links) else "pip"
    left = [link for link in links if link.kind == kind]
    if not left:
        raise CodeFault(404, _("There is no link of the type “%(kind)s” here.") % {"kind": kind[:40]}, kind)
    context = request.GET.get("context", "")
    left = [link for link in left if link.context == context] or [link for link in left if not link.context]
    preferred = request.get_preferred_type([link.type for link in left])
    left = [link for link in left if link.type == preferred] or left
    language = translation.get_language()
    return next((link for link in left if link.language == language), left[0])


def _relate(response: HttpResponse, item: Item) -> None:
    """Where all links stand, and the one name that all equal addresses share."""
    links = [f'<{item.anchor}?linkType=all>; rel="linkset"; type="{LINKSET}"']
    if item.gtin and item.anchor.startswith(settings.GS1_RESOLVER_ROOT):
        links.append(f'<{_same_as(item)}>; rel="owl:sameAs"')
    response["Link"] = ", ".join(links)


def _same_as(item: Item) -> str:
    try:
        return digital_link.item_uri(digital_link.parse(item.anchor))
    except digital_link.DigitalLinkError:  # our own address of a lot, /l/…, is nobody's Digital Link
        return item.anchor


@require_safe
@cache_control(public=True, max_age=ONE_HOUR)
def description(request: HttpRequest) -> JsonResponse:
    """What this resolver can do: /.well-known/gs1resolver."""
    about: dict[str, Any] = {
        "resolverRoot": settings.GS1_RESOLVER_ROOT,
        "supportedPrimaryKeys": ["01"],
        "name": settings.SHOP_NAME,
        "supportedLinkType": [{"namespace": VOCABULARY, "prefix": "gs1:"}],
        "linkTypeDefaultCanBeLinkset": False,
    }
    response = JsonResponse(about, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _address_as_sent(request: HttpRequest) -> str:
    """The address with its percent signs as they came, where the server tells; Django has decoded them."""
    sent = str(request.META.get("RAW_URI", ""))
    return f"{request.scheme}://{request.get_host()}{sent}" if sent.startswith("/") else request.build_absolute_uri()
