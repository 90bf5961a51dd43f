"""Which of the editors' pages stand in the sitemap, and the pictures of their shared links."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils import translation
from wagtail.models import Page

from marketplace.links.card import Card
from marketplace.links.sitemaps import Section
from marketplace.promotion.selectors import page_address

from .links import PAGE, card_of

__all__ = ["PAGE", "Pages", "find_page_card"]
Translations = dict[str, Page]  # language code -> the page in it


class Pages(Sitemap):
    """Published pages that anybody may read, each with its translation: one query, however many there are."""

    i18n = alternates = x_default = True
    protocol = urlsplit(settings.SITE_URL).scheme
    get_domain = Section.get_domain

    def items(self) -> list[Translations]:
        """Each page once, in all its languages."""
        found: dict[str, Translations] = {}
        for page in Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path"):
            found.setdefault(str(page.translation_key), {})[page.locale.language_code] = page
        return list(found.values())

    def get_languages_for_item(self, item: Translations) -> list[str]:
        """Those in which it is published."""
        return list(item)

    def location(self, item: Translations) -> str:
        """Its address in the language asked for."""
        return page_address(item[translation.get_language() or ""].url_path)

    def lastmod(self, item: Translations) -> datetime.datetime | None:
        """When any of its languages was last published."""
        return max((page.last_published_at for page in item.values() if page.last_published_at), default=None)


def find_page_card(key: int) -> Card | None:
    """The picture of a page that anybody may read; None for others."""
    page = Page.objects.live().public().filter(pk=key, depth__gt=1).first()
    return card_of(page.specific) if page else None
