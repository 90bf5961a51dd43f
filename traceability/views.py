"""HTTP of provenance: the lot page, its QR pictures, the page where a code is typed."""

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from marketplace.folded import render_folded

from . import codes, gs1, qr, resolver, selectors
from .faults import NO_SUCH_PIECE
from .items import item_of_lot
from .presenting import entry_links, lot_links, present
from .scans.page import note, piece_of
from .sheet import Sheet, sheet_of
from .styles import STYLE, STYLE_HASH

View = Callable[..., HttpResponseBase]
QR_PIXELS = 12
LONGEST_PAGE = 6  # digits


def faults_answered(view: View) -> View:
    """Where a code leads nowhere, answer with the page that says plainly why: unknown 404, malformed 400."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except codes.CodeFault as fault:
            return resolver.fault_answer(request, fault)

    return inside


@dataclass(frozen=True, slots=True)
class Written:
    """A lot's page as it was written for whoever asks within the next seconds."""

    lot: int
    body: bytes
    etag: str
    status: int


@csrf_exempt  # nothing is changed here: a POST is told so, not asked for a token
@csp_update({"style-src": ["'self'", STYLE_HASH]})
@cache_control(no_cache=True)  # kept, but asked for anew: a recall must be read by whoever scans a minute later
@faults_answered
def lot_page(request: HttpRequest, code: str, piece: str = "") -> HttpResponseBase:
    """The verdict first, then all that is known of the lot; its links where a program asks for them."""
    piece = piece.upper()
    if resolver.wants_links(request) or request.method not in ("GET", "HEAD"):
        return resolver.answer(request, lambda: item_of_lot(codes.lot_named(code), piece))
    key = _key(request, code, piece)
    page: Written = (cache.get(key) if key else None) or _written(request, code, piece)
    if key:
        cache.add(key, page, settings.LOT_PAGE_SECONDS)
    note(request, page.lot, piece)
    response = HttpResponse(page.body, status=page.status, headers={"ETag": page.etag, "Vary": "Accept"})
    return get_conditional_response(request, etag=page.etag, response=response) or response


def _key(request: HttpRequest, code: str, piece: str) -> str:
    """Under which name the page is kept; "" where it is written anew: for a piece, and for people with a session."""
    if piece or request.GET or settings.SESSION_COOKIE_NAME in request.COOKIES or not gs1.LOT_CODE.fullmatch(code):
        return ""
    return f"lot-page:{translation.get_language()}:{timezone.localdate()}:{code}"  # no verdict outlives its day


def _written(request: HttpRequest, code: str, number: str) -> Written:
    now = timezone.localtime()
    sheet = _sheet(request, code.rstrip("/"), now.date())
    lot = sheet.lot
    if number and not gs1.LOT_CODE.fullmatch(number):
        raise codes.CodeFault(404, NO_SUCH_PIECE, number)
    piece = piece_of(lot, number)
    context = present(sheet, now=now, piece=piece)
    context |= {"links": lot_links(request, context), "lot_style": mark_safe(STYLE)}  # noqa: S308  our own file
    body = render_folded(request, "traceability/lot.html", context).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return Written(lot.pk, body, etag, 404 if piece and piece.serial is None else 200)


def _sheet(request: HttpRequest, code: str, day: datetime.date) -> Sheet:
    """Of a code as labels bear it; whatever else may be meant is looked for afterwards. Raises CodeFault."""
    typed = request.GET.get("page", "")
    page = int(typed) if typed.isdecimal() and len(typed) < LONGEST_PAGE else 1
    found = sheet_of(code.upper(), day=day, page=page) if gs1.LOT_CODE.fullmatch(code.upper()) else None
    found = found or sheet_of(codes.lot_named(code).code, day=day, page=page)
    if found is None:  # withdrawn between two questions
        raise codes.CodeFault(404, codes.UNKNOWN, code)
    return found


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
