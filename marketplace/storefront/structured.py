"""What search engines read of a page: schema.org as JSON-LD. It says only what the page shows."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from marketplace.pictures import square_url

# what could end the script element or begin a comment in it
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
Thing = dict[str, Any]


def product(request: HttpRequest, page: Thing) -> SafeString:
    """Product with its Offer, and the page's BreadcrumbList."""
    return _script(_product(request, page), _crumbs(request, page["crumbs"]))


def organisation(request: HttpRequest, page: Thing) -> SafeString:
    """Organization, and the page's BreadcrumbList."""
    return _script(_organisation(request, page["cooperative"]), _crumbs(request, page["crumbs"]))


def _script(*things: Thing) -> SafeString:
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    body = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(body))


def _product(request: HttpRequest, page: Thing) -> Thing:
    row, made = page["row"], page["product"]
    thing: Thing = {
        "@type": "Product", "name": made.title, "sku": str(made.pk), "description": made.description[:500],
        "brand": {"@type": "Brand", "name": page["cooperative"].name},
        "image": [request.build_absolute_uri(square_url(name, width=960, kind="webp")) for name in row.shots[:3]],
    }  # fmt: skip
    if made.gtin:
        thing["gtin14"] = made.gtin
    if row.price is not None:
        thing["offers"] = _offer(request, page)
    if row.reviews and row.rating:
        thing["aggregateRating"] = {
            "@type": "AggregateRating", "ratingValue": str(row.rating), "reviewCount": row.reviews,
        }  # fmt: skip
    return {key: value for key, value in thing.items() if value}


def _offer(request: HttpRequest, page: Thing) -> Thing:
    stock = "InStock" if page["row"].in_stock else "OutOfStock"
    return {
        "@type": "Offer", "price": str(int(page["row"].price)), "priceCurrency": "VND",
        "availability": f"https://schema.org/{stock}",
        "url": request.build_absolute_uri(page["product"].get_absolute_url()),
        "seller": _organisation(request, page["cooperative"]),
    }  # fmt: skip


def _organisation(request: HttpRequest, cooperative: Any) -> Thing:
    thing = {
        "@type": "Organization", "name": cooperative.name,
        "url": request.build_absolute_uri(cooperative.get_absolute_url()),
        "taxID": cooperative.tax_code,
        "address": {
            "@type": "PostalAddress", "addressCountry": "VN", "addressRegion": cooperative.province.name,
            "addressLocality": cooperative.commune.full_name if cooperative.commune else "",
            "streetAddress": cooperative.street,
        },
    }  # fmt: skip
    return {key: value for key, value in thing.items() if value}


def _crumbs(request: HttpRequest, crumbs: list[dict[str, str]]) -> Thing:
    items = [
        {
            "@type": "ListItem", "position": position, "name": crumb["title"],
            "item": request.build_absolute_uri(crumb.get("url") or request.path),
        }
        for position, crumb in enumerate(crumbs, start=1)
    ]  # fmt: skip
    return {"@type": "BreadcrumbList", "itemListElement": items}
