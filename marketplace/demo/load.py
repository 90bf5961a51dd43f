"""The demonstration in its order: places, people, goods, lots, pages, purchases, reviews; then bulk for measuring."""

import random

from django.conf import settings
from django.contrib.sites.models import Site
from django.utils import translation

from catalogue.models import Product
from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Purchase
from marketplace.places.models import Province
from marketplace.places.services import load_places
from traceability.models import Lot
from traceability.proof.roots import publish_root

from . import afterwards, bulk, fields, goods, lots, organisations, pages, purchases, recalls


def load_demo(*, products: int = 0, cooperatives: int = 0, lots: int = 0) -> dict[str, int]:
    """Write whatever is missing; returns how many of each stand at the end."""
    organisations.demonstration_only()
    with translation.override("vi"):
        _load(random.Random(2026))
        bulk.fill(products=products, cooperatives=cooperatives, lots=lots)
    return {
        "cooperatives": Cooperative.objects.count(), "products": Product.objects.count(),
        "lots": Lot.objects.count(), "purchases": Purchase.objects.count(),
    }  # fmt: skip


def _load(rng: random.Random) -> None:
    if not Province.objects.exists():
        load_places()
    Site.objects.update_or_create(
        pk=settings.SITE_ID, defaults={"domain": settings.SITE_URL.split("//")[1], "name": settings.SHOP_NAME}
    )
    made = organisations.make_cooperatives()
    people = organisations.make_people(made)
    products = goods.make_goods(made, rng)
    for cooperative in made.values():
        purchases.offer_shipping(cooperative)
    fields.make_diaries(made["DTL"], people["binh@example.vn"])
    lots.make_lots(products, people["lan@example.vn"], rng)
    fields.make_suppliers(made["DTL"], people["binh@example.vn"])
    publish_root()
    pages.make_pages(products)
    purchases.set_commission()
    purchases.make_purchases(people, rng)
    afterwards.make_afterwards(people)
    recalls.make_recalls(people)
    purchases.make_reviews(people, rng)
