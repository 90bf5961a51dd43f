"""What the lot page shows, in the order in which it shows it."""

import datetime
from typing import Any

from django.urls import reverse

from catalogue.models import Certificate
from marketplace.pictures import square_url

from .models import Lot, TraceEvent
from .selectors import journey, verdict_of

ICONS = {
    "sowing": "sprout", "care": "sprout", "harvest": "wheat", "receiving": "box", "processing": "mill",
    "drying": "mill", "milling": "mill", "inspection": "check", "packing": "box", "storing": "box",
    "shipping": "truck", "on_sale": "shop", "recall": "flag", "correction": "flag",
}  # fmt: skip
SOON = datetime.timedelta(days=60)


def present(lot: Lot, *, now: datetime.datetime, address: str) -> dict[str, Any]:
    """Context of `traceability/lot.html` for a lot fetched by `selectors.lot_by_code`."""
    day = now.date()
    product: Any = lot.product
    images = list(product.images.all())
    return {
        "lot": lot,
        "product": product,
        "verdict": verdict_of(lot, day=day),
        "now": now,
        "days_left": (lot.use_by - day).days if lot.use_by else None,
        "steps": [_step(event) for event in journey(lot)],
        "recognitions": product.valid_recognitions,
        "certificates": [_certificate(certificate, day) for certificate in product.all_certificates],
        "picture": square_url(images[0].original.name, width=480, kind="webp") if images else "",
        "address": address,
        "buy_url": reverse("catalogue:detail", kwargs={"product_slug": product.slug, "pk": product.pk}),
    }


def _step(event: TraceEvent) -> dict[str, Any]:
    place = event.place
    if event.facility:
        where = event.facility.commune or event.facility.province
        place = f"{event.facility.name}, {where}"
    return {"icon": ICONS[event.step], "event": event, "place": place}


def _certificate(certificate: Certificate, day: datetime.date) -> dict[str, Any]:
    valid = certificate.is_valid_on(day)
    ends = certificate.expires_on
    soon = (ends - day).days if valid and ends and ends - day <= SOON else None
    return {"certificate": certificate, "valid": valid, "days_left": soon}
