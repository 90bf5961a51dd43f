"""Readings for the frame of every page: menus, footer, the number at the basket."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.basket.middleware import COUNT_COOKIE
from marketplace.basket.models import Line
from marketplace.search.groups import group_tiles

MENU_SECONDS = 60
Item = dict[str, Any]


def navigation(request: HttpRequest) -> list[Item]:
    """The menu below the header: what is in season, the groups of OCOP, cooperatives."""
    key = f"menu:{get_language()}"
    items = cache.get(key)
    if items is None:
        items = _menu()
        cache.set(key, items, MENU_SECONDS)
    here = request.get_full_path()
    return [{**item, "current": item["url"] == here} for item in items]


def _menu() -> list[Item]:
    goods = reverse("catalogue:index")
    items = [{"title": _("In season now"), "url": f"{goods}?mua=1"}]
    items += [{"title": group["title"], "url": group["url"]} for group in group_tiles()]
    return [*items, {"title": _("Cooperatives"), "url": reverse("storefront:cooperatives")}]


def footer(request: HttpRequest) -> list[Item]:
    """The columns of the footer; every link in it leads somewhere."""
    columns = (
        (_("Buying"), [(_("All goods"), "catalogue:index"), (_("Find an order"), "storefront:find-order"),
                       (_("Basket"), "basket:summary"), (_("Trace a code"), "traceability:entry")]),
        (_("Cooperatives"), [(_("Cooperatives who sell here"), "storefront:cooperatives"),
                             (_("Selling desk"), "desk:home")]),
        (_("Your account"), [(_("Account"), "customer:summary"), (_("Sign in"), "customer:login"),
                             (_("Create an account"), "customer:register")]),
    )  # fmt: skip
    return [
        {"title": title, "items": [{"title": label, "url": reverse(name)} for label, name in links]}
        for title, links in columns
    ]


def basket_count(request: HttpRequest) -> int:
    """How many different goods are in the basket: as the basket's own cookie says, else asked for a signed-in buyer."""
    kept = request.COOKIES.get(COUNT_COOKIE, "")
    if kept.isascii() and kept.isdigit() and len(kept) < 5:
        return int(kept)
    user = getattr(request, "user", None)  # a request can be refused before anybody asked whose it is
    if user is None or not user.is_authenticated:
        return 0
    is_open = Q(basket__owner=user, basket__status="Open")
    return Line.objects.filter(is_open).count()
