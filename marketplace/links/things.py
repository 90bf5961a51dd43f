"""schema.org things as JSON-LD. They say only what the page shows."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .addresses import absolute, other_path

# what could end the script element or begin a comment in it
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
Thing = dict[str, Any]


def script(*things: Thing) -> SafeString:
    """The things as one graph in one script element."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    body = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(body))


def told(**facts: Any) -> Thing:
    """A thing of those facts that are known; `type` and `id` stand for JSON-LD's own words."""
    renamed = {"@" + key if key in ("type", "id") else key: value for key, value in facts.items()}
    return {key: value for key, value in renamed.items() if value not in (None, "", [], {})}


def breadcrumbs(request: HttpRequest, crumbs: list[dict[str, str]]) -> Thing:
    """Where the page stands, from the home page on; `crumbs` as `components/breadcrumb.html` shows them."""
    trail = [{"title": _("Home"), "url": _home()}, *crumbs]
    items = [
        told(type="ListItem", position=position, name=crumb["title"], item=absolute(crumb.get("url") or request.path))
        for position, crumb in enumerate(trail, start=1)
    ]
    return told(type="BreadcrumbList", itemListElement=items)


def shop() -> Thing:
    """The shop itself: who runs the market place. Pages refer to it by its `@id`."""
    return told(
        type="Organization", id=shop_id(), name=settings.SHOP_NAME, url=absolute("/"),
        logo=absolute(static("img/icon-512.png")),
    )  # fmt: skip


def shop_id() -> str:
    """The name by which things of any page refer to the shop."""
    return absolute("/#shop")


def website() -> Thing:
    """The site, and how it is searched."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    pattern = absolute(reverse("search:search")) + "?q={search_term_string}"
    return told(
        type="WebSite", name=settings.SHOP_NAME, url=absolute(_home()), inLanguage=language,
        publisher={"@id": shop_id()},
        potentialAction={
            "@type": "SearchAction", "target": {"@type": "EntryPoint", "urlTemplate": pattern},
            "query-input": "required name=search_term_string",
        },
    )  # fmt: skip


def _home() -> str:
    return other_path("/", (get_language() or settings.LANGUAGE_CODE)[:2])
