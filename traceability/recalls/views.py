"""HTTP: what is recalled, for everybody."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from marketplace.links import page_links

from .selectors import public_recalls

PER_PAGE = 20


@require_safe
@cache_control(no_cache=True)  # kept, but asked for anew, as the page of a lot
def recall_list(request: HttpRequest) -> HttpResponse:
    """Recalls that stand, the newest first."""
    page = Paginator(public_recalls(), PER_PAGE).get_page(request.GET.get("page"))
    words = _("Goods that must not be used, which lots they are, and what to do with them.")
    links = page_links(request, title=_("Recalls"), description=words)
    return render(request, "recalls/public.html", {"page": page, "links": links})
