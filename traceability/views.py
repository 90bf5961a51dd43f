"""HTTP of provenance: the lot page, its QR pictures, the page where a code is typed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from . import codes, qr, resolver, selectors
from .items import item_of_lot
from .presenting import entry_links, lot_links, present
from .styles import STYLE, STYLE_HASH

View = Callable[..., HttpResponse]
QR_PIXELS = 12


def faults_answered(view: View) -> View:
    """Where a code leads nowhere, answer with the page that says plainly why: unknown 404, malformed 400."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except codes.CodeFault as fault:
            return resolver.fault_answer(request, fault)

    return inside


@csp_update({"style-src": ["'self'", STYLE_HASH]})
@cache_control(no_cache=True)  # a recall must be read by whoever scans a minute later
@faults_answered
def lot_page(request: HttpRequest, code: str, piece: str = "") -> HttpResponse:
    """The verdict first, then all that is known of the lot; its links where a program asks for them."""
    if resolver.wants_links(request) or request.method not in ("GET", "HEAD"):
        return resolver.answer(request, lambda: item_of_lot(codes.lot_named(code), piece))
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
