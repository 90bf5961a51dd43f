"""HTTP of provenance: the lot page, its QR pictures, the resolver, the page where a code is typed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from . import codes, qr, selectors
from .presenting import entry_links, lot_links, present
from .styles import STYLE, STYLE_HASH

View = Callable[..., HttpResponse]
QR_PIXELS = 12
RESOLVER_METHODS = ["GET", "HEAD", "OPTIONS"]


class TemporaryRedirect(HttpResponseRedirect):
    """307: the method stays, and nobody may keep the answer for ever."""

    status_code = 307


def faults_answered(view: View) -> View:
    """Where a code leads nowhere, answer with the page that says plainly why: unknown 404, malformed 400."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except codes.CodeFault as fault:
            context = {"fault": fault, "typed": fault.typed, "malformed": fault.status == 400}
            return render(request, "traceability/fault.html", context, status=fault.status)

    return inside


@require_safe
@csp_update({"style-src": ["'self'", STYLE_HASH]})
@cache_control(no_cache=True)  # a recall must be read by whoever scans a minute later
@faults_answered
def lot_page(request: HttpRequest, code: str) -> HttpResponse:
    """The verdict first, then all that is known of the lot."""
    lot = codes.lot_named(code.rstrip("/"))
    context = present(lot, now=timezone.localtime(), step_page=request.GET.get("page"))
    context["links"] = lot_links(request, context)
    return render(request, "traceability/lot.html", context | {"lot_style": mark_safe(STYLE)})  # noqa: S308  our own file


@require_safe
@cache_control(public=True, max_age=3600)
@faults_answered
def lot_qr_svg(request: HttpRequest, code: str) -> HttpResponse:
    """The lot's QR as a vector picture."""
    lot = codes.lot_named(code)
    title = _("QR code of lot %(code)s") % {"code": lot.code}
    return HttpResponse(qr.qr_svg(selectors.label_address(lot), title=title), content_type="image/svg+xml")


@require_safe
@cache_control(public=True, max_age=3600)
@faults_answered
def lot_qr_png(request: HttpRequest, code: str) -> HttpResponse:
    """The lot's QR as a picture of 12 pixels a module, to print from."""
    lot = codes.lot_named(code)
    return HttpResponse(qr.qr_png(selectors.label_address(lot), module_px=QR_PIXELS), content_type="image/png")


@require_http_methods(RESOLVER_METHODS)
def resolve(request: HttpRequest, rest: str) -> HttpResponse:
    """A GS1 Digital Link: 307 to the lot's (or product's) page in the reader's language; syntax 400, unknown 404."""
    if request.method == "OPTIONS":
        response = HttpResponse(status=204, headers={"Allow": ", ".join(RESOLVER_METHODS)})
    else:
        with translation.override(translation.get_language_from_request(request)):
            response = _resolved(request)
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = ", ".join(RESOLVER_METHODS)
    patch_vary_headers(response, ["Accept-Language"])
    return response


@faults_answered
def _resolved(request: HttpRequest) -> HttpResponse:
    return TemporaryRedirect(codes.target_of_link(_address_as_sent(request)))


def _address_as_sent(request: HttpRequest) -> str:
    """The address with its percent signs as they came, where the server tells; Django has decoded them."""
    sent = str(request.META.get("RAW_URI", ""))
    return f"{request.scheme}://{request.get_host()}{sent}" if sent.startswith("/") else request.build_absolute_uri()


@require_safe
def entry(request: HttpRequest) -> HttpResponse:
    """Where a code is typed or pasted; a code that is known leads straight to its page."""
    typed = request.GET.get("ma", "")
    if not typed.strip():
        return render(request, "traceability/entry.html", {"links": entry_links(request)})
    try:
        return redirect(codes.target_of_typed(typed))
    except codes.CodeFault as fault:
        context = {"fault": fault, "typed": codes.printable(typed)}
        return render(request, "traceability/entry.html", context, status=fault.status)
