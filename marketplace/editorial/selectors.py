"""Readings for the editors' pages: cards of stories and campaigns, goods named in a text, menus."""

import datetime
import math
from collections.abc import Iterable
from typing import Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.html import strip_tags
from wagtail.fields import StreamValue
from wagtail.models import Page

from catalogue.models import ListingRow, Product
from marketplace.promotion.selectors import page_address

from .cards import cooperative_cards
from .models import CampaignPage, Menu, MenuItem, Picture, StoryPage

__all__ = ["campaign_cards", "cooperative_cards", "menus", "more_stories", "reading_minutes", "rows_of", "story_cards"]

CARDS_A_PAGE = 12
SYLLABLES_A_MINUTE = 260
MENUS_CACHED_S = 60


def rows_of(products: Iterable[Product | None]) -> list[ListingRow]:
    """The rows of those of `products` that are on sale now (their listing rows already read)."""
    rows = [product.listing for product in products if product is not None and hasattr(product, "listing")]
    return [row for row in rows if row.is_listed and row.price is not None and row.cooperative.is_public]


def reading_minutes(body: StreamValue) -> int:
    """How long the text takes to read, in minutes, at least one; from the stored text, without rendering it."""
    words = sum(len(strip_tags(str(block["value"])).split()) for block in body.raw_data if block["type"] != "products")
    return max(1, math.ceil(words / SYLLABLES_A_MINUTE))


def attach_pictures(pages: Iterable[Any]) -> list[Any]:
    """Read the pictures of several pages, with their sizes, in two queries; they stand as `page.hero_image`."""
    listed = list(pages)
    wanted = {page.hero_image_id for page in listed if page.hero_image_id}
    found = Picture.objects.prefetch_renditions().in_bulk(wanted) if wanted else {}
    for page in listed:
        page.hero_image = found.get(page.hero_image_id)
    return listed


def story_card(page: StoryPage) -> dict[str, Any]:
    """What a card shows of a story."""
    return {
        "title": page.title,
        "url": page_address(page.url_path),
        "kicker": page.kicker,
        "summary": page.summary,
        "image": page.hero_image,
        "minutes": reading_minutes(page.body),
        "day": page.told_on,
    }


def stories(parent: Page) -> QuerySet[StoryPage]:
    """The published stories below a page, the newest first."""
    return StoryPage.objects.live().descendant_of(parent).order_by("-told_on", "-pk")


def story_cards(index: Page, *, number: str) -> dict[str, Any]:
    """One page of story cards."""
    page = Paginator(stories(index), CARDS_A_PAGE).get_page(number)
    return {"page_of": page, "cards": [story_card(story) for story in attach_pictures(page)]}


def more_stories(story: StoryPage) -> list[dict[str, Any]]:
    """Three other stories of the same language."""
    others = StoryPage.objects.live().filter(locale=story.locale_id).exclude(pk=story.pk).order_by("-told_on", "-pk")
    return [story_card(other) for other in attach_pictures(others[:3])]


def campaign_cards(index: Page, *, day: datetime.date, number: str) -> dict[str, Any]:
    """One page of campaign cards: those that run, then those to come, then the past, the latest first."""
    state = Case(
        When(campaign__starts_on__gt=day, then=Value(1)), When(campaign__ends_on__lt=day, then=Value(2)),
        default=Value(0), output_field=IntegerField(),
    )  # fmt: skip
    found = CampaignPage.objects.live().descendant_of(index).select_related("campaign").annotate(state=state)
    page = Paginator(found.order_by("state", "-campaign__starts_on", "-pk"), CARDS_A_PAGE).get_page(number)
    return {"page_of": page, "cards": [campaign_card(entry, day) for entry in attach_pictures(page)]}


def campaign_card(page: CampaignPage, day: datetime.date) -> dict[str, Any]:
    """What a card shows of a campaign."""
    return {
        "title": page.title,
        "url": page_address(page.url_path),
        "summary": page.summary,
        "image": page.hero_image,
        "state": page.campaign.state_on(day),
        "campaign": page.campaign,
    }


def menus(language: str) -> dict[str, list[dict[str, Any]]]:
    """The editors' menus in one language: `header` is a list of links, `footer` one of columns; kept for a minute."""
    key = f"editorial.menus.{language}"
    known: dict[str, list[dict[str, Any]]] | None = cache.get(key)
    if known is None:
        known = _read_menus(language)
        cache.set(key, known, MENUS_CACHED_S)
    return known


def forget_menus() -> None:
    """What was just changed shows at once on this machine, within a minute on every other."""
    cache.delete_many(["editorial.menus.vi", "editorial.menus.en"])


def _read_menus(language: str) -> dict[str, list[dict[str, Any]]]:
    items = (
        MenuItem.objects.filter(menu__locale__language_code=language)
        .select_related("menu", "page")
        .order_by("menu__position", "menu_id", "sort_order")
    )
    header: list[dict[str, Any]] = []
    columns: dict[int, dict[str, Any]] = {}
    for item in items:
        link = _link(item, language)
        if link is None:
            continue
        if item.menu.place == Menu.Place.HEADER:
            header.append(link)
        else:
            column = columns.setdefault(item.menu_id, {"title": item.menu.title, "items": []})
            column["items"].append(link)
    return {"header": header, "footer": list(columns.values())}


def _link(item: MenuItem, language: str) -> dict[str, Any] | None:
    """Words and address; None for a page that is not published."""
    if item.page is not None:
        words = {"title": item.title or item.page.title, "url": page_address(item.page.url_path)}
        return words if item.page.live else None
    return {"title": item.title, "url": local_address(item.address, language)}


def local_address(address: str, language: str) -> str:
    """A path of the shop in the given language: English stands below /en/."""
    machine = ("/en/", "/cms/", "/media/", "/static/", "/l/", "/01/")
    if language != "en" or not address.startswith("/") or address.startswith(machine):
        return address
    return f"/en{address}"
