"""The shelves of the home page. What is counted over the whole catalogue is kept for a minute; prices, stock and
campaigns are read at every view."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db.models import Case, Count, F, IntegerField, OuterRef, QuerySet, Subquery, When, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils import translation

from catalogue.models import Category, ListingRow
from catalogue.selectors import on_sale_rows
from marketplace.cooperatives.models import Cooperative
from marketplace.places.models import Province

from .cards import cooperative_cards
from .models import CampaignPage, HeroChoice
from .selectors import attach_pictures, stories, story_card

if TYPE_CHECKING:
    from .models import HomePage

SHELF = 5
NEAR = 3
PROVINCES = 8
THUMBS = 3
COUNTED_S = 60


def shelves(home: HomePage, *, day: datetime.date, province_code: str) -> dict[str, Any]:
    """Everything that `editorial/home.html` shows."""
    season = varied(season_rows(day)[: SHELF * 8], SHELF)
    provinces = _kept("provinces", _provinces)
    chosen = _chosen(provinces, province_code, home)
    cooperatives = list(cooperatives_near(chosen["pk"] if chosen else None)[:NEAR])
    return {
        "hero_page": hero_page(home, day),
        "season": season,
        "season_total": season[0].total if season else 0,
        "groups": _kept(f"groups.{translation.get_language()}", groups),
        "provinces": provinces,
        "chosen": chosen,
        "cooperatives": cooperative_cards(with_thumbs(cooperatives)),
        "stories": [story_card(story) for story in attach_pictures(stories(home)[: 1 + NEAR])],
    }


def hero_page(home: HomePage, day: datetime.date) -> CampaignPage | None:
    """The campaign that leads on `day`: the first running one of the editors' order, else the latest begun, or None."""
    place = HeroChoice.objects.filter(home=home, campaign=OuterRef("campaign")).values("sort_order")
    return (
        CampaignPage.objects.live()
        .filter(locale=home.locale_id, campaign__starts_on__lte=day, campaign__ends_on__gte=day)
        .select_related("campaign", "hero_image", "hero_image_night")
        .annotate(place=Subquery(place[:1]), cooperatives_count=Count("campaign__participants"))
        .order_by(F("place").asc(nulls_last=True), "-campaign__starts_on", "pk")
        .first()
    )


def season_rows(day: datetime.date) -> QuerySet[ListingRow]:
    """Goods on sale whose season holds the month of `day`, in stock; `total` tells how many there are.

    More stars valid on `day` come first, then what sells best.

    A season may pass the new year (from November to February).
    """
    best = Case(When(stars_until__gte=day, then="ocop_stars"), default=0)
    rows = on_sale_rows().in_stock().in_season(day)
    return rows.annotate(total=Window(Count("pk"))).order_by(best.desc(), "-sold", "pk")


def groups() -> list[dict[str, Any]]:
    """The groups of OCOP with their counts and the picture of what sells best in each."""
    rows = ListingRow.objects.on_sale().filter(group=OuterRef("pk")).order_by()
    count = rows.values("group").annotate(n=Count("pk")).values("n")
    best = rows.exclude(picture="").order_by("-sold", "pk").values("picture")
    found = (
        Category.objects.filter(depth=1, is_public=True)
        .annotate(goods=Coalesce(Subquery(count, output_field=IntegerField()), 0), best=Subquery(best[:1]))
        .order_by("path")
    )
    return [
        {
            "title": group.label,
            "url": group.get_absolute_url(),
            "image": group.best or "",
            "count": group.goods,
        }
        for group in found
    ]


def _provinces() -> list[dict[str, Any]]:
    """The provinces with the most public cooperatives."""
    found = (
        Province.objects.filter(cooperatives__status=Cooperative.Status.ACTIVE)
        .annotate(n=Count("cooperatives"))
        .order_by("-n", "sort")[:PROVINCES]
    )
    return [{"pk": province.pk, "code": province.code, "name": province.name} for province in found]


def _chosen(provinces: list[dict[str, Any]], code: str, home: HomePage) -> dict[str, Any] | None:
    """The province asked for by its code, else the editors' choice, else that with the most cooperatives."""
    by_code = next((province for province in provinces if province["code"] == code), None)
    by_editor = next((province for province in provinces if province["pk"] == home.province_id), None)
    return by_code or by_editor or next(iter(provinces), None)


def cooperatives_near(province_pk: int | None) -> QuerySet[Cooperative]:
    """Public cooperatives of a province with `goods_count`, those with most goods first."""
    rows = ListingRow.objects.on_sale().filter(cooperative=OuterRef("pk")).order_by()
    count = rows.values("cooperative").annotate(n=Count("pk")).values("n")
    return (
        Cooperative.objects.public()
        .filter(province=province_pk)
        .annotate(goods_count=Coalesce(Subquery(count, output_field=IntegerField()), 0))
        .select_related("province", "commune")
        .order_by("-goods_count", "name")
    )


def with_thumbs(cooperatives: list[Cooperative]) -> list[Cooperative]:
    """Give each up to three pictures of different goods of theirs, in one query for all."""
    wanted = [cooperative.pk for cooperative in cooperatives]
    place = Window(RowNumber(), partition_by="cooperative", order_by=["-sold", "pk"])
    rows = ListingRow.objects.on_sale().filter(cooperative__in=wanted).exclude(picture="")
    best = list(rows.annotate(place=place).filter(place__lte=THUMBS * 4).order_by("place")) if wanted else []
    for cooperative in cooperatives:
        own = [row for row in best if row.cooperative_id == cooperative.pk]
        cooperative.thumbs = [row.picture for row in varied(own, THUMBS)]
    return cooperatives


def varied(rows: Iterable[ListingRow], count: int) -> list[ListingRow]:
    """The first `count` rows of different kinds ("Chè Tân" once, not four packs of it), then whatever comes first."""
    kinds: dict[str, ListingRow] = {}
    rest: list[ListingRow] = []
    for row in rows:
        kind = " ".join(row.title.split()[:2]).casefold()
        if kind in kinds:
            rest.append(row)
        else:
            kinds[kind] = row
    return [*kinds.values(), *rest][:count]


def _kept(name: str, read: Any) -> Any:
    key = f"editorial.home.{name}"
    found = cache.get(key)
    if found is None:
        found = read()
        cache.set(key, found, COUNTED_S)
    return found
