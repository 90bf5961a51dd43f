"""The shelves of the home page, in few queries; prices, stock and campaigns are read at every view."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    When,
    Window,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce, RowNumber

from catalogue.models import ListingRow
from catalogue.selectors import on_sale_rows
from marketplace.cooperatives.models import Cooperative
from marketplace.search.groups import group_tiles

from .cards import cooperative_cards
from .models import CampaignPage, HeroChoice
from .selectors import stories, story_card

if TYPE_CHECKING:
    from .models import HomePage

SHELF = 5
NEAR = 3
PROVINCES = 8
THUMBS = 3


def shelves(home: HomePage, *, day: datetime.date, province_code: str) -> dict[str, Any]:
    """Everything that `editorial/home.html` shows."""
    season = varied(season_rows(day)[: SHELF * 8], SHELF)
    hero = hero_page(home, day)
    told = list(stories(home).select_related("hero_image")[: 1 + NEAR])
    _read_sizes([hero, home, *told])
    around = near(province_code, home)
    return {
        "hero_page": hero,
        "season": season,
        "season_total": season[0].total if season else 0,
        "groups": group_tiles(),
        **around,
        "cooperatives": cooperative_cards(with_thumbs(around["cooperatives"])),
        "stories": [story_card(story) for story in told],
    }


def _read_sizes(pages: list[Any]) -> None:
    """The sizes of all pictures of these pages in one query."""
    names = ("hero_image", "hero_image_night")
    pictures = [getattr(page, name, None) for page in pages for name in names]
    prefetch_related_objects([picture for picture in pictures if picture is not None], "renditions")


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


def near(code: str, home: HomePage) -> dict[str, Any]:
    """The `provinces` with most public cooperatives, the `chosen` one, and its `cooperatives` with most goods.

    Chosen is the province asked for by its `code`, else the editors' choice, else that with the most cooperatives.
    """
    provinces: dict[int, dict[str, Any]] = {}
    for cooperative in _by_province():
        where = cooperative.province
        known = {"pk": where.pk, "code": where.code, "name": where.name, "cooperatives": []}
        provinces.setdefault(where.pk, known)["cooperatives"].append(cooperative)
    listed = list(provinces.values())[:PROVINCES]
    by_code = next((province for province in listed if province["code"] == code), None)
    by_editor = next((province for province in listed if province["pk"] == home.province_id), None)
    chosen = by_code or by_editor or next(iter(listed), None)
    return {"provinces": listed, "chosen": chosen, "cooperatives": chosen["cooperatives"] if chosen else []}


def _by_province() -> QuerySet[Cooperative]:
    """The first cooperatives of the provinces that have most of them, with `goods_count`; one query."""
    rows = ListingRow.objects.on_sale().filter(cooperative=OuterRef("pk")).order_by()
    count = rows.values("cooperative").annotate(n=Count("pk")).values("n")
    place = Window(RowNumber(), partition_by="province", order_by=[F("goods_count").desc(), F("name").asc()])
    return (
        Cooperative.objects.public()
        .annotate(goods_count=Coalesce(Subquery(count, output_field=IntegerField()), 0))
        .annotate(neighbours=Window(Count("pk"), partition_by="province"), place=place)
        .filter(place__lte=NEAR)
        .select_related("province", "commune")
        .order_by("-neighbours", "province__sort", "place")[: PROVINCES * NEAR]
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
