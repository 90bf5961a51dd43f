"""The six groups as menus name them and tiles show them; counted over the whole catalogue, kept for a minute."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from catalogue.models import Category, ListingRow

KEPT_S = 60


def group_tiles() -> list[dict[str, Any]]:
    """For each public group `title`, `url`, `image` (what sells best in it, "" without a picture), `count` on sale."""
    key = f"search.groups.{get_language()}"
    found: list[dict[str, Any]] | None = cache.get(key)
    if found is None:
        found = _read()
        cache.set(key, found, KEPT_S)
    return found


def _read() -> list[dict[str, Any]]:
    rows = ListingRow.objects.on_sale().filter(group=OuterRef("pk")).order_by()
    count = rows.values("group").annotate(n=Count("pk")).values("n")
    best = rows.exclude(picture="").order_by("-sold", "pk").values("picture")
    found = (
        Category.objects.filter(depth=1, is_public=True)
        .annotate(goods=Coalesce(Subquery(count, output_field=IntegerField()), 0), best=Subquery(best[:1]))
        .order_by("path")
    )
    return [
        {"title": group.label, "url": group.get_absolute_url(), "image": group.best or "", "count": group.goods}
        for group in found
    ]
