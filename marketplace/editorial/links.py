"""What the world reads of the editors' pages: their addresses in both languages, their picture, their facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from marketplace.links import PageLinks, page_links
from marketplace.links.addresses import absolute
from marketplace.links.card import Card
from marketplace.links.things import Thing, breadcrumbs, shop, shop_id, told, website

if TYPE_CHECKING:
    from .models import ShopPage

PAGE = "trang"  # kind of pictures of shared links


def links_of(page: ShopPage, request: HttpRequest, context: dict[str, Any]) -> PageLinks:
    """The head of a page that anybody may read, from its context."""
    card = card_of(page)
    facts = FACTS.get(type(page).__name__, _nothing)(page, absolute(card.path))
    trail = [breadcrumbs(request, context["crumbs"])] if len(page.trail) else []
    kind = "article" if any(fact["@type"] == "Article" for fact in facts) else "website"
    return page_links(
        request, title=page.seo_title or page.title, description=description_of(page), card=card, kind=kind,
        paths=page.other_urls, things=[*facts, *trail],
    )  # fmt: skip


def card_of(page: Any) -> Card:
    """The picture of a page: its own scene, its title, its first words."""
    scene = getattr(page, "hero_image", None)
    return Card(PAGE, page.pk, page.title, getattr(page, "kicker", ""), scene.file.name if scene else "", wide=True)


def description_of(page: Any) -> str:
    """What the editor wrote for search engines, otherwise the page's own summary."""
    return page.search_description or next(
        (words for name in ("summary", "intro", "hero_text") if (words := getattr(page, name, ""))), ""
    )


def _nothing(page: Any, picture: str) -> list[Thing]:
    return []


def _home(page: Any, picture: str) -> list[Thing]:
    return [website(), shop()]


def _story(page: Any, picture: str) -> list[Thing]:
    return [
        told(
            type="Article", headline=page.title[:110], description=description_of(page), image=[picture],
            datePublished=page.told_on.isoformat(), dateModified=_moment(page.last_published_at),
            inLanguage=page.locale.language_code, mainEntityOfPage=absolute(page.other_urls[page.locale.language_code]),
            author={"@id": shop_id()}, publisher={"@id": shop_id()},
        ),
        shop(),
    ]  # fmt: skip


def _campaign(page: Any, picture: str) -> list[Thing]:
    address, campaign = absolute(page.other_urls[page.locale.language_code]), page.campaign
    return [
        told(
            type="SaleEvent", name=page.title, description=description_of(page), image=[picture], url=address,
            startDate=campaign.starts_on.isoformat(), endDate=campaign.ends_on.isoformat(),
            eventStatus="https://schema.org/EventScheduled",
            eventAttendanceMode="https://schema.org/OnlineEventAttendanceMode",
            location=told(type="VirtualLocation", url=address), organizer={"@id": shop_id()},
        ),
        shop(),
    ]  # fmt: skip


def _moment(value: Any) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds") if value else ""


FACTS = {"HomePage": _home, "StoryPage": _story, "CampaignPage": _campaign}
