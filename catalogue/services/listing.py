"""Writing down into ListingRow: catalogue's own columns, and the doors through which their owners write the others."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.utils import timezone

from catalogue.models import Category, ListingRow, OcopRecognition, Product
from catalogue.wording import indexed_words
from marketplace.text import sort_key


@transaction.atomic
def refresh_listing(*, product: Product) -> ListingRow:
    """Rewrite catalogue's columns of the product's row; the row is made where there is none.

    Price, stock, sales and reviews are left as their owners wrote them. Raises ValueError for a product without
    a producer: nobody could be named beside it.
    """
    if product.producer is None:
        raise ValueError(f"product {product.pk} has no producer")
    before = ListingRow.objects.filter(pk=product.pk).values_list("is_listed", "listed_at").first()
    columns = _columns(product)
    was_listed, listed_at = before or (False, None)
    columns["listed_at"] = listed_at if was_listed or not product.is_public else timezone.now()
    return ListingRow.objects.update_or_create(product=product, defaults=columns)[0]


def _columns(product: Product) -> dict[str, Any]:
    producer = product.producer
    categories = list(product.categories.order_by("path"))
    recognition = _stars_to_show(product, timezone.localdate())
    pictures = list(product.images.order_by("display_order", "pk").values_list("original", flat=True))
    others = [category.name for category in _with_ancestors(categories)]
    others += [producer.name, producer.province.full_name, product.gtin or ""]
    return {
        "is_listed": product.is_public, "title": product.title, "slug": product.slug,
        "title_text": indexed_words(product.title), "text": indexed_words(product.title, *others),
        "sort_key": sort_key(product.title)[:255], "picture": pictures[0] if pictures else "", "pictures": pictures,
        "cooperative": producer, "province": producer.province, "group": _group(categories),
        "unit": product.unit, "net_quantity": product.net_quantity, "net_unit": product.net_unit,
        "season_from": product.season_from, "season_to": product.season_to,
        "ocop_stars": recognition.stars if recognition else None,
        "stars_until": recognition.last_day if recognition else None,
        "stars_decision": recognition.decision if recognition else "",
        "stars_issuer": recognition.issuer if recognition else "",
    }  # fmt: skip


def _with_ancestors(categories: list[Category]) -> list[Category]:
    steps = Category.steplen
    paths = {category.path[:end] for category in categories for end in range(steps, len(category.path) + 1, steps)}
    return list(Category.objects.filter(path__in=paths).order_by("path"))


def _group(categories: list[Category]) -> Category | None:
    return Category.objects.filter(path=categories[0].path[: Category.steplen]).first() if categories else None


def _stars_to_show(product: Product, day: datetime.date) -> OcopRecognition | None:
    """The best recognition valid on `day`, among equals the one that lasts longest."""
    return product.recognitions.valid_on(day).order_by("-stars", "-expires_on").first()


@transaction.atomic
def refresh_stars(*, products: QuerySet[Product]) -> int:
    """Rewrite the rows of `products`, where a recognition begins, ends early or is taken back; returns how many."""
    return len([refresh_listing(product=product) for product in products.select_related("producer__province")])


def write_stock(*, products: Collection[int], price: Any, old_price: Any, available: Any, unlimited: Any) -> None:
    """Write down what partner owns of products (keys): prices in đồng, units that can be bought now.

    Each is a value, or an expression that reads it from the owner's table. A product without a row is passed over.
    """
    ListingRow.objects.filter(pk__in=products).update(
        price=price, old_price=old_price, available=available, unlimited=unlimited
    )


def count_sales(*, quantities: Mapping[int, int]) -> None:
    """Count units sold by product key (negative: taken back), by which "most bought" sorts; never below zero."""
    if not quantities:
        return
    changed = Case(*(When(pk=pk, then=Value(quantity)) for pk, quantity in quantities.items()), default=Value(0))
    rows = ListingRow.objects.filter(pk__in=quantities)
    rows.update(sold=Case(When(sold__lt=-changed, then=Value(0)), default=F("sold") + changed))


@transaction.atomic
def write_rating(*, product_id: int, rating: float | None, reviews: int) -> None:
    """Write down what reviews own: the average of approved scores (1 to 5) and their number."""
    average = None if rating is None else round(Decimal(str(rating)), 2)
    ListingRow.objects.filter(pk=product_id).update(rating=average, reviews=reviews)
