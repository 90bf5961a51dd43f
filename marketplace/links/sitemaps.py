"""A section of the sitemap: public rows in both languages, a page of them at a time, in a fixed number of queries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


class InEachLanguage(Sequence[tuple[Any, str]]):
    """(row, language code) for every row, read a slice at a time; Django's own reads the whole table for a page."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return self.rows.count() * len(LANGUAGES)

    def __getitem__(self, wanted: Any) -> Any:
        """A slice that begins and ends between two rows, as pages of an even size do."""
        each = len(LANGUAGES)
        rows = self.rows[wanted.start // each : -(-wanted.stop // each)]
        return [(row, code) for row in rows for code in LANGUAGES]


class Section(Sitemap):
    """Differs from Django's: absolute by SITE_URL, and paged in the database. Subclasses give `rows()` in an order.

    `dated` is the column that says when a row's page last changed; empty where none does.
    """

    i18n = alternates = x_default = True
    limit = 1_000 * len(LANGUAGES)
    protocol = urlsplit(settings.SITE_URL).scheme
    dated = ""

    def rows(self) -> QuerySet[Any]:
        """What the public may read today."""
        raise NotImplementedError

    def items(self) -> Iterable[Any]:
        """The rows, for Django."""
        return self.rows()

    def _items(self) -> Any:
        return InEachLanguage(self.rows())

    def get_domain(self, site: Any = None) -> str:
        """Of SITE_URL, as every other address of the shop."""
        return urlsplit(settings.SITE_URL).netloc

    def lastmod(self, item: Any) -> datetime.datetime | None:
        """When the page of this row last changed."""
        return getattr(item, self.dated) if self.dated else None

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """The same of the whole section, from the database."""
        return self.rows().order_by().aggregate(latest=Max(self.dated))["latest"] if self.dated else None


class Doors(Sitemap):
    """Pages that every shop has, by the names of their addresses."""

    i18n = alternates = x_default = True
    protocol = Section.protocol
    get_domain = Section.get_domain

    def items(self) -> list[str]:
        """Everything on sale, everybody who sells, tracing."""
        return ["catalogue:index", "storefront:cooperatives", "traceability:entry"]

    def location(self, item: str) -> str:
        """Its address in the language asked for."""
        return reverse(item)
