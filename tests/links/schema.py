"""A small structural check of JSON-LD: the types that pages use, what each must carry, and the shape of values.

From schema.org and what search engines require of a rich result. A type or property that is not here is a fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

URL = r"https?://[^\s/]+/[^\s]*"
DAY = r"\d{4}-\d{2}-\d{2}"
MOMENT = rf"{DAY}T\d{{2}}:\d{{2}}:\d{{2}}[+-]\d{{2}}:\d{{2}}"
TEXT = r"(?s).*\S.*"
SCHEMA = "https://schema.org/"
# type -> (must have, may have)
TYPES: dict[str, tuple[set[str], set[str]]] = {
    "Product": (
        {"name", "url", "sku", "brand"},
        {"@id", "description", "gtin", "category", "image", "offers", "aggregateRating"},
    ),
    "Offer": ({"url", "price", "priceCurrency", "availability", "itemCondition", "seller"}, set()),
    "Brand": ({"name"}, set()),
    "AggregateRating": ({"ratingValue", "reviewCount", "bestRating", "worstRating"}, set()),
    "Organization": (
        {"@id", "name", "url"},
        {"legalName", "taxID", "telephone", "email", "description", "sameAs", "foundingDate", "identifier", "address",
         "logo"},
    ),
    "PropertyValue": ({"propertyID", "value"}, set()),
    "PostalAddress": ({"addressCountry", "addressRegion"}, {"addressLocality", "streetAddress"}),
    "BreadcrumbList": ({"itemListElement"}, set()),
    "ListItem": ({"position", "name", "item"}, set()),
    "WebSite": ({"name", "url", "inLanguage", "publisher", "potentialAction"}, set()),
    "SearchAction": ({"target", "query-input"}, set()),
    "EntryPoint": ({"urlTemplate"}, set()),
    "Article": (
        {"headline", "image", "datePublished", "dateModified", "author", "publisher", "inLanguage", "mainEntityOfPage"},
        {"description"},
    ),
    "SaleEvent": (
        {"name", "startDate", "endDate", "location", "organizer", "eventStatus", "eventAttendanceMode", "image", "url"},
        {"description"},
    ),
    "VirtualLocation": ({"url"}, set()),
}  # fmt: skip
SHAPES = {
    "url": URL, "@id": URL, "item": URL, "image": URL, "logo": URL, "sameAs": URL, "mainEntityOfPage": URL,
    "urlTemplate": URL + r"\{search_term_string\}", "price": r"[1-9]\d*", "priceCurrency": "VND", "gtin": r"\d{14}",
    "availability": SCHEMA + "(InStock|OutOfStock)", "itemCondition": SCHEMA + "NewCondition",
    "eventStatus": SCHEMA + "EventScheduled", "eventAttendanceMode": SCHEMA + "OnlineEventAttendanceMode",
    "startDate": DAY, "endDate": DAY, "datePublished": DAY, "dateModified": MOMENT, "foundingDate": r"\d{4}",
    "ratingValue": r"[1-5](\.\d+)?", "addressCountry": "VN", "inLanguage": "vi|en", "taxID": r"\d{10}(-\d{3})?|\d{12}",
    "telephone": r"\+84\d{9,10}",
}  # fmt: skip


def things_of(html: str) -> list[dict[str, Any]]:
    """Every thing of the page's graph."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    graphs = [json.loads(block) for block in blocks]
    assert all(graph["@context"] == "https://schema.org" for graph in graphs)
    return [thing for graph in graphs for thing in graph["@graph"]]


def thing_of(html: str, kind: str) -> dict[str, Any]:
    """The page's one thing of that type."""
    (found,) = [thing for thing in things_of(html) if thing["@type"] == kind]
    return found


def faults(html: str) -> list[str]:
    """What is wrong with the page's things; references lead to a thing of the same page."""
    things = things_of(html)
    named = {thing.get("@id") for thing in things}
    return [fault for thing in things for fault in _faults(thing, thing["@type"])] + [
        f"nothing is called {reference}" for thing in things for reference in _references(thing) - named
    ]


def _faults(thing: dict[str, Any], where: str) -> Iterator[str]:
    if set(thing) == {"@id"}:
        return
    kind = thing.get("@type")
    if kind not in TYPES:
        yield f"{where}: unknown type {kind}"
        return
    must, may = TYPES[kind]
    yield from (f"{where}: no {name}" for name in sorted(must - set(thing)))
    yield from (f"{where}: {name} is unknown" for name in sorted(set(thing) - must - may - {"@type"}))
    for name, value in thing.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from _faults(each, f"{where}.{name}")
            elif name != "@type" and not re.fullmatch(SHAPES.get(name, TEXT), str(each)):
                yield f"{where}.{name}: {each!r}"
    if kind == "BreadcrumbList":
        places = [item["position"] for item in thing["itemListElement"]]
        if places != list(range(1, len(places) + 1)):
            yield f"{where}: positions {places}"


def _references(thing: dict[str, Any]) -> set[str]:
    found = set()
    for value in thing.values():
        if isinstance(value, dict):
            found |= {value["@id"]} if set(value) == {"@id"} else _references(value)
    return found
