"""HTTP of provenance: the lot page, its QR pictures, the resolver, the page where a code is typed."""

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import codes, qr, selectors
from .presenting import present
from .styles import STYLE, STYLE_HASH


class TemporaryRedirect(HttpResponseRedirect):
    """307: the method stays, and nobody may keep the answer for ever."""

    status_code = 307


def _answer(request: HttpRequest, fault: codes.CodeFault) -> HttpResponse:
    """The page that says plainly what is wrong with a code."""
    context = {"fault": fault, "typed": fault.typed, "malformed": fault.status == 400}
    return render(request, "traceability/fault.html", context, status=fault.status)


@require_safe
@csp_update({"style-src": ["'self'", STYLE_HASH]})
def lot_page(request: HttpRequest, code: str) -> HttpResponse:
    """The verdict first, then all that is known of the lot. Unknown 404, malformed 400."""
    try:
        lot = codes.lot_named(code)
    except codes.CodeFault as fault:
        return _answer(request, fault)
    context = present(lot, now=timezone.localtime(), address=selectors.label_address(lot))
    return render(request, "traceability/lot.html", context | {"lot_style": mark_safe(STYLE)})


@require_safe
def lot_qr_svg(request: HttpRequest, code: str) -> HttpResponse:
    """The lot's QR as a vector picture."""
    lot = selectors.lot_for_page(code)
    title = _("QR code of lot %(code)s") % {"code": lot.code}
    return HttpResponse(qr.qr_svg(selectors.label_address(lot), title=title), content_type="image/svg+xml")


@require_safe
def lot_qr_png(request: HttpRequest, code: str) -> HttpResponse:
    """The lot's QR as a picture of 12 pixels a module, to print from."""
    lot = selectors.lot_for_page(code)
    return HttpResponse(qr.qr_png(selectors.label_address(lot), module_px=12), content_type="image/png")


@require_safe
def resolve(request: HttpRequest, rest: str) -> HttpResponse:
    """A GS1 Digital Link: 307 to the lot's (or product's) page; syntax error 400, unknown item 404."""
    try:
        target = codes.target_of_link(request.build_absolute_uri())
    except codes.CodeFault as fault:
        return _answer(request, fault)
    return TemporaryRedirect(target)


@require_safe
def entry(request: HttpRequest) -> HttpResponse:
    """Where a code is typed or pasted; a code that is known leads straight to its page."""
    typed = request.GET.get("ma", "").strip()
    if not typed:
        return render(request, "traceability/entry.html")
    try:
        return redirect(codes.target_of_typed(typed))
    except codes.CodeFault as fault:
        return render(request, "traceability/entry.html", {"fault": fault, "typed": typed}, status=fault.status)
