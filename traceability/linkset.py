"""All that an item leads to: links by GS1's types, as RFC 9264 and GS1's Resolver standard 1.1 put them in one set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from .exchange.views import address_of_epc
from .exchange.writing import lot_uri
from .items import Item
from .models import Lot

VOCABULARY = "https://ref.gs1.org/voc/"
HTML, PROOF, EPCIS = "text/html", "application/json", "application/ld+json"
INSPECTION = "inspection"
"""The context of what an inspector's tools read rather than a buyer."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of one type; `kind` is a term of GS1's vocabulary."""

    kind: str
    href: str
    title: str
    type: str = HTML
    language: str = ""
    context: str = ""

    def as_json(self) -> dict[str, Any]:
        """A target object of RFC 9264."""
        said: dict[str, Any] = {"href": self.href, "title": self.title, "type": self.type}
        if self.language:
            said["hreflang"] = [self.language]
        return said | ({"context": [self.context]} if self.context else {})


def links_of(item: Item) -> list[Link]:
    """Every link of the item itself, the default one first; pages once in each language."""
    pages = [one for code, _name in settings.LANGUAGES for one in _pages(item, code)]
    shop, *_rest = (one for one in pages if one.kind == ("traceability" if item.lot else "pip"))
    default = Link("defaultLink", shop.href, shop.title, language=shop.language)
    return [default, *pages, *(_for_tools(item.lot) if item.lot else ())]


def linkset(item: Item) -> dict[str, Any]:
    """The set as JSON: the item, and behind a lot the product that it is of."""
    entries = [_entry(item.anchor, _described(item), links_of(item))]
    if item.lot and item.row and item.gtin:
        product = Item(f"{settings.GS1_RESOLVER_ROOT}/01/{item.gtin}", item.gtin, None, "", item.row)
        entries.append(_entry(product.anchor, _described(product), links_of(product)))
    return {"linkset": entries}


def _entry(anchor: str, description: str, links: list[Link]) -> dict[str, Any]:
    entry: dict[str, Any] = {"anchor": anchor, "itemDescription": description}
    for link in links:
        entry.setdefault(f"{VOCABULARY}{link.kind}", []).append(link.as_json())
    return entry


def _described(item: Item) -> str:
    if item.lot is None:
        return str(item.row.title) if item.row else item.gtin
    named = _("%(goods)s, lot %(code)s") % {"goods": item.lot.product.title, "code": item.lot.code}
    return f"{named}, {item.piece}" if item.piece else named


def _pages(item: Item, language: str) -> Iterator[Link]:
    """The pages of one language."""
    with translation.override(language):
        if item.row:
            goods = settings.SITE_URL + item.row.get_absolute_url()
            yield Link("pip", goods, str(item.row.title), language=language)
        if item.lot:
            here = settings.SITE_URL + quote(item.path, safe="/")
            code = {"code": item.lot.code}
            yield Link("traceability", here, _("Where lot %(code)s comes from") % code, language=language)
            yield Link("certificationInfo", f"{here}#h-c", _("Certificates"), language=language)
            yield Link("recallStatus", f"{here}#h-v", _("Whether lot %(code)s is recalled") % code, language=language)


def _for_tools(lot: Lot) -> Iterator[Link]:
    proof = f"{settings.SITE_URL}/l/{lot.code}/proof.json"
    yield Link("traceability", proof, _("Proof that nothing was changed"), type=PROOF, context=INSPECTION)
    yield Link("epcis", address_of_epc(lot_uri(lot)), _("Events in EPCIS 2.0"), type=EPCIS)
