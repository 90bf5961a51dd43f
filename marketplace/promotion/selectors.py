"""Readings of campaigns: which run on a day, what they sell, where a product is part of one."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page, Site

from catalogue.models import ListingRow
from catalogue.selectors import on_sale_rows
from marketplace.cooperatives.models import Cooperative

from .models import Campaign, CampaignCooperative, CampaignProduct


@dataclass(frozen=True)
class CampaignBadge:
    """A running campaign as a product's page names it: words in the reader's language, where it is told, until when."""

    name: str
    url: str
    ends_on: datetime.date


def today() -> datetime.date:
    """The day in the shop's time zone (Asia/Ho_Chi_Minh), by which campaigns begin and end."""
    return timezone.localdate()


def running_campaigns(day: datetime.date) -> QuerySet[Campaign]:
    """Campaigns that run on `day`, the latest begun first."""
    return Campaign.objects.running_on(day).order_by("-starts_on", "pk")


def campaign_rows(campaign: Campaign) -> QuerySet[ListingRow]:
    """The campaign's goods that are on sale, with live price and stock, in the editor's order; sold out ones too."""
    position = CampaignProduct.objects.filter(campaign=campaign, product=OuterRef("pk")).values("position", "pk")
    return (
        on_sale_rows()
        .filter(pk__in=CampaignProduct.objects.filter(campaign=campaign).values("product"))
        .annotate(chosen_at=Subquery(position.values("position")[:1]), chosen_pk=Subquery(position.values("pk")[:1]))
        .order_by("chosen_at", "chosen_pk")
    )


def campaign_cooperatives(campaign: Campaign) -> QuerySet[Cooperative]:
    """The campaign's cooperatives that the public sees, in the editor's order, each with `goods_count`."""
    entry = CampaignCooperative.objects.filter(campaign=campaign, cooperative=OuterRef("pk"))
    return (
        Cooperative.objects.public()
        .filter(pk__in=CampaignCooperative.objects.filter(campaign=campaign).values("cooperative"))
        .annotate(goods_count=Count("listing_rows", filter=Q(listing_rows__is_listed=True)))
        .annotate(chosen_at=Subquery(entry.values("position")[:1]))
        .select_related("province", "commune")
        .order_by("chosen_at", "name")
    )


def campaigns_for_product(product_id: int, day: datetime.date, *, language: str | None = None) -> list[CampaignBadge]:
    """The campaigns running on `day` to which the product belongs and that have a published page; one query.

    `language` is "vi" or "en"; unless given, that of the request. Where a page has no translation, its own language.
    """
    code = (language or translation.get_language() or settings.LANGUAGE_CODE)[:2]
    translated = Page.objects.live().filter(
        translation_key=OuterRef("page__translation_key"), locale__language_code=code
    )
    found = (
        running_campaigns(day)
        .filter(chosen__product_id=product_id, page__live=True)
        .annotate(
            own_title=Subquery(translated.values("title")[:1]),
            own_path=Subquery(translated.values("url_path")[:1]),
            page_title=F("page__title"),
            page_path=F("page__url_path"),
        )  # fmt: skip
    )
    return [
        CampaignBadge(c.own_title or c.page_title, page_address(c.own_path or c.page_path), c.ends_on) for c in found
    ]


def page_address(url_path: str) -> str:
    """The address of a page of the site from its stored path, without asking the database for the page."""
    for root in Site.get_site_root_paths():
        if url_path.startswith(root.root_path):
            with translation.override(root.language_code):
                return reverse("wagtail_serve", args=(url_path[len(root.root_path) :],))
    return "/"
