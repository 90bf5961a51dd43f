"""What a product's page shows, composed from the rooms below in a fixed number of queries."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from catalogue.measures import content_text
from catalogue.models import DateKind, Product
from catalogue.selectors import certificates_of, similar_rows
from marketplace.places.models import Province
from marketplace.places.selectors import provinces
from marketplace.promotion.selectors import campaigns_for_product
from marketplace.shipping.selectors import Quote, quote
from traceability.models import Lot
from traceability.selectors import lots_on_sale, short_journey

from .papers import certificate_card, decision_text
from .reviews import shown_reviews

SIMILAR = 5
MOST_LOTS = 3
ICONS = {
    "sowing": "sprout", "care": "sprout", "harvest": "wheat", "receiving": "box", "processing": "mill", "drying": "sun",
    "milling": "mill", "inspection": "check", "packing": "box", "storing": "box", "shipping": "truck",
    "on_sale": "shop", "hold": "flag", "release": "check", "recall": "flag", "correction": "edit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OneUnit:
    """One unit of a product as a shipping quote asks for it."""

    product: Product
    line_price_incl_tax: Decimal
    quantity: int = 1


def product_page(product: Product, *, province_code: str, day: datetime.date) -> dict[str, Any]:
    """Context of `storefront/product.html` for a product fetched by `product_for_page`."""
    row = product.listing
    choices = list(provinces())
    chosen = next((each for each in choices if each.code == province_code), None)
    return {
        "product": product, "row": row, "cooperative": product.producer,
        "crumbs": _crumbs(product),
        "shots": [{"image": name, "alt": product.title} for name in row.shots] or [{"image": "", "alt": ""}],
        "stars": row.stars,
        "decision": decision_text(row) if row.stars else "",
        "certificates": [certificate_card(each, day) for each in certificates_of(product, day)],
        "lots": _lots(product), "facts": _facts(product),
        "provinces": choices, "province": chosen, "delivery": _delivery(product, chosen, day),
        "reviews": shown_reviews(product) if row.reviews else [],
        "average": number_format(row.rating, 1) if row.rating else "",
        "similar": similar_rows(product, SIMILAR),
        "campaigns": campaigns_for_product(product.pk, day),
    }  # fmt: skip


def _crumbs(product: Product) -> list[dict[str, str]]:
    crumbs = [{"title": _("All goods"), "url": reverse("catalogue:index")}]
    group = product.listing.group
    if group is not None:
        crumbs.append({"title": group.label, "url": group.get_absolute_url()})
    return [*crumbs, {"title": product.title}]


def _lots(product: Product) -> list[dict[str, Any]]:
    return [_lot(lot) for lot in lots_on_sale(product)[:MOST_LOTS]]


def _lot(lot: Lot) -> dict[str, Any]:
    steps = [
        {"title": event.get_step_display(), "date": event.happened_at, "text": event.note, "icon": ICONS[event.step]}
        for event in short_journey(lot)
    ]
    url = reverse("traceability:lot", kwargs={"code": lot.code})
    return {
        "code": lot.code, "made_on": lot.made_on, "use_by": lot.use_by, "steps": steps, "url": url,
        "qr": reverse("traceability:lot-qr-svg", kwargs={"code": lot.code}),
    }  # fmt: skip


def _facts(product: Product) -> list[dict[str, str]]:
    labels = {DateKind.USE_BY: _("Use within"), DateKind.BEST_BEFORE: _("Best within")}
    facts = [
        (labels.get(product.date_kind, ""), _shelf_life(product.shelf_life_days)),
        (_("Storage"), product.storage),
        (_("How to use"), product.usage),
        (_("Net content"), content_text(product.net_quantity, product.net_unit)),
        (_("Season"), product.listing.season),
        ("GTIN", product.gtin or ""),
    ]
    return [{"term": term, "text": text} for term, text in facts if term and text]


def _shelf_life(days: int | None) -> str:
    if not days:
        return ""
    if days % 30 == 0 or days >= 360:
        return _("%(months)d months from the day it was made") % {"months": round(days / 30.4)}
    return _("%(days)d days from the day it was made") % {"days": days}


def _delivery(product: Product, province: Province | None, day: datetime.date) -> Quote | None:
    """The cheapest way to send one unit; None where there is none, or where nobody asked to where."""
    price = product.listing.price
    if price is None:
        return None
    ways = quote(product.producer, [OneUnit(product, price)], province, day)
    return ways[0] if ways else None
