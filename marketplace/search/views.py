"""Differs from Oscar: lists are read from ListingRow, never through haystack, whose simple backend finds nothing."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import Category
from marketplace.links import page_links
from marketplace.links.things import breadcrumbs

from .criteria import SORTS, Criteria, read
from .facets import chips, facets, found_text
from .selectors import Counts, Listing, kinds_below, matching_cooperatives, ocop_groups


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All goods."""
    context = {"title": _("Goods of the cooperatives"), "crumbs": [{"title": _("All goods")}]}
    return _list(request, read(request.GET), context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What a visitor types; without words it is the list of all goods, which can be filtered as well."""
    criteria = read(request.GET)
    if not criteria.tokens:
        context = {"title": _("Search"), "crumbs": [{"title": _("Search")}], "asks_for_words": bool(criteria.query)}
        return _list(request, criteria, context)
    title = _("Results for “%(query)s”") % {"query": criteria.query}
    makers = matching_cooperatives(criteria.tokens) if criteria.page == 1 else []
    context = {"title": title, "crumbs": [{"title": _("Search")}], "makers": makers, "query": criteria.query}
    return _list(request, criteria, context)


@require_safe
def category(request: HttpRequest, category_slug: str, pk: int) -> HttpResponse:
    """The goods of one kind and the kinds below it; 404 for a kind that is not public."""
    found = get_object_or_404(Category, pk=pk)
    if not (found.is_public and found.ancestors_are_public):
        raise Http404
    if category_slug != found.slug:
        query = request.GET.urlencode()
        return redirect(found.get_absolute_url() + (f"?{query}" if query else ""), permanent=True)
    above, below = kinds_below(found)
    crumbs = [{"title": each.label, "url": each.get_absolute_url()} for each in above] + [{"title": found.label}]
    context = {
        "title": found.label, "category": found, "crumbs": crumbs,
        "kinds": [{"label": each.label, "url": each.get_absolute_url()} for each in below],
        "parent": above[-1] if above else None,
    }  # fmt: skip
    return _list(request, read(request.GET), context)


def _list(request: HttpRequest, criteria: Criteria, context: dict[str, Any]) -> HttpResponse:
    listing = Listing(criteria, category=context.get("category"))
    counts = listing.counts()
    page = listing.page(counts.total)
    groups = ocop_groups() if "category" not in context else None
    found = found_text(counts)
    return render(
        request,
        "search/list.html",
        {
            **context,
            "criteria": criteria, "page": page, "rows": list(page.object_list), "found": found,
            "facets": facets(criteria, counts, groups), "chips": chips(criteria, counts, request.path),
            "clear_url": criteria.without_filters().address(request.path), "sorts": _sorts(criteria),
            "links": page_links(
                request, title=context["title"], description=f"{context['title']}: {found}.",
                things=[breadcrumbs(request, context["crumbs"])],
                index=not (criteria.query or criteria.has_filters or "asks_for_words" in context),
            ),
            "tries": [] if counts.total else _tries(request, criteria, groups, counts),
        },
    )  # fmt: skip


def _sorts(criteria: Criteria) -> list[dict[str, Any]]:
    best = [{"value": "", "label": _("Best match"), "selected": not criteria.sort}] if criteria.tokens else []
    return best + [
        {"value": value, "label": label, "selected": criteria.order == value} for value, label in SORTS.items()
    ]


def _tries(
    request: HttpRequest, criteria: Criteria, groups: list[Category] | None, counts: Counts
) -> list[dict[str, str]]:
    """What to try where nothing was found: fewer filters, tracing a code, everything, the groups."""
    tries = []
    if criteria.has_filters:
        tries.append({"label": _("Clear all filters"), "url": criteria.without_filters().address(request.path)})
    if any(char.isdigit() for char in criteria.query):
        trace = f"{reverse('traceability:entry')}?{Criteria(query=criteria.query).address('')[1:]}"
        tries.append({"label": _("Trace “%(code)s” as a lot code") % {"code": criteria.query}, "url": trace})
    tries.append({"label": _("See all goods"), "url": reverse("catalogue:index")})
    return tries + [{"label": group.label, "url": group.get_absolute_url()} for group in groups or []]
