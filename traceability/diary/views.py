"""HTTP of the diary behind a lot's page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.links import page_links

from .. import codes, resolver
from .page import field_of
from .selectors import entries_in
from .telling import area_uri

PER_PAGE = 40


@require_safe
def lot_diary(request: HttpRequest, code: str) -> HttpResponse:
    """What was done in the field before the lot was made, in order; and its events for programs."""
    try:
        lot = codes.lot_named(code)
    except codes.CodeFault as fault:
        return resolver.fault_answer(request, fault)
    grown = field_of(lot)
    page = Paginator(entries_in(grown.seasons), PER_PAGE).get_page(request.GET.get("page"))
    areas = list(dict.fromkeys(season.area for season in grown.seasons))
    asked = urlencode({"MATCH_anyEPCClass": ",".join(area_uri(area) for area in areas)})
    title = _("Diary of lot %(code)s") % {"code": lot.code}
    words = _("What was done in the field before this lot was made.")
    context = {
        "lot": lot, "grown": grown, "page": page, "areas": areas, "events": f"{reverse('epcis:events')}?{asked}",
        "links": page_links(request, title=title, description=words),
    }  # fmt: skip
    return render(request, "traceability/diary.html", context)
