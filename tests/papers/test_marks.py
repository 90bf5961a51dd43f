"""A mark goes from everywhere at once: with the last second of its last day in Vietnam, and with a revocation.

Each place is asked by itself: a card in the list, the facets, search, the pages of product, cooperative and lot, home,
a campaign, a label, what is told to machines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from catalogue.models import ListingRow
from catalogue.papers.acts import revoke
from catalogue.papers.calendar import follow_stars
from catalogue.papers.reminding import follow_papers_hourly
from catalogue.services import refresh_listing
from marketplace.outbox.models import Message
from tests import factories, people
from tests.buying import basket_of, on_sale, place
from tests.editorial import things as editorial
from tests.traceability.things import lot, step
from traceability.models import EpcisEvent
from traceability.papers import marks_on

from .things import DAY, at, last_second, midnight_after

pytestmark = pytest.mark.django_db
STARS = "OCOP 4 stars"


class Shop:
    """One kind of rice with stars and a certificate, in every place where goods are shown."""

    def __init__(self, site: Any, **days: Any) -> None:
        month = timezone.localdate().month
        self.rice = on_sale("Gạo ST25", season_from=month, season_to=month)
        self.stars = factories.stars(self.rice, 4, **days)
        self.paper = factories.certificate(self.rice, **days)
        self.lot = lot(self.rice)
        campaign = editorial.campaign(products=[self.rice], begins=-9, ends=9)
        page = editorial.campaign_page(site, campaign, language="en")
        self.campaign = page.get_url()

    def read(self, path: str) -> str:
        """A page, in English."""
        answer = Client().get(path if path.startswith("/en/") else f"/en{path}")
        assert answer.status_code == 200, path
        return answer.content.decode()

    def list_of(self, query: str = "") -> Any:
        """The context of the list of all goods."""
        answer = Client().get(reverse("catalogue:index") + query)
        assert answer.status_code == 200
        return answer.context

    def facet(self, name: str) -> bool:
        """Whether the facet counts something."""
        found = [facet for facet in self.list_of()["facets"] if facet["name"] == name]
        return any(option["count"] for facet in found for option in facet["options"])


# place -> whether a mark is there
PLACES: dict[str, Callable[[Shop], bool]] = {
    "a card in the list": lambda shop: any(row.stars for row in shop.list_of()["rows"]),
    "the words of the list": lambda shop: STARS in shop.read(reverse("catalogue:index")),
    "the facet of stars": lambda shop: shop.facet("sao"),
    "the facet of certificates": lambda shop: shop.facet("chungnhan"),
    "search by stars": lambda shop: bool(shop.list_of("?sao=4")["rows"]),
    "search by certificate": lambda shop: bool(shop.list_of("?chungnhan=vietgap")["rows"]),
    "stars on the product's page": lambda shop: STARS in shop.read(shop.rice.get_absolute_url()),
    "the decision on the product's page": lambda shop: shop.stars.decision in shop.read(shop.rice.get_absolute_url()),
    "the certificate on the product's page": lambda shop: shop.paper.number in shop.read(shop.rice.get_absolute_url()),
    "stars on the cooperative's page": lambda shop: STARS in shop.read(shop.rice.producer.get_absolute_url()),
    "the certificate on the cooperative's page": lambda shop: shop.paper.number
    in shop.read(shop.rice.producer.get_absolute_url()),
    "stars on the lot's page": lambda shop: STARS in shop.read(f"/en/l/{shop.lot.code}"),
    "the lot's verdict": lambda shop: "Certificates and date are in order" in shop.read(f"/en/l/{shop.lot.code}"),
    "home": lambda shop: STARS in shop.read("/en/"),
    "the campaign": lambda shop: STARS in shop.read(shop.campaign),
    "labels": lambda shop: bool(marks_on(timezone.localdate(), shop.lot)),
    "events": lambda shop: _inspected(shop),
}  # fmt: skip


def _inspected(shop: Shop) -> bool:
    """Whether an inspection recorded now names a certificate."""
    made = step(shop.lot, "inspection", days_ago=0)
    return "certificationInfo" in str(EpcisEvent.objects.get(trace_event=made).body)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def _seen(shop: Shop) -> set[str]:
    """The places that show a mark."""
    return {where for where, shows in PLACES.items() if shows(shop)}


def test_a_mark_is_everywhere_in_the_last_second_and_nowhere_at_midnight(site, monkeypatch):
    last = timezone.localdate() + DAY
    shop = Shop(site, until=last)
    at(monkeypatch, last_second(last))
    assert _seen(shop) == set(PLACES)
    at(monkeypatch, midnight_after(last))
    assert _seen(shop) == set()


def test_a_mark_is_gone_everywhere_with_its_revocation(site):
    shop = Shop(site)
    assert _seen(shop) == set(PLACES)
    revoke(paper=shop.stars, reason="Thu hồi", actor=people.lan())
    revoke(paper=shop.paper, reason="Thu hồi", actor=people.lan())
    assert _seen(shop) == set()


def test_what_begins_tomorrow_is_there_with_the_workers_first_round(site, monkeypatch):
    today = timezone.localdate()
    shop = Shop(site, issued_on=today + DAY)
    follow_papers_hourly()
    at(monkeypatch, last_second(today))
    assert _seen(shop) == set()
    at(monkeypatch, midnight_after(today))
    follow_papers_hourly()
    assert _seen(shop) == set(PLACES)


def test_what_nobody_verified_marks_nothing_and_is_said_so(site):
    shop = Shop(site)
    for paper in (shop.stars, shop.paper):
        type(paper).objects.filter(pk=paper.pk).update(verification="declared")
    refresh_listing(product=shop.rice)
    told = {"the certificate on the product's page", "the certificate on the cooperative's page"}
    assert _seen(shop) == told
    for thing in (shop.rice, shop.rice.producer):
        page = shop.read(thing.get_absolute_url())
        assert "Declared by the seller" in page and "Not verified" in page
    assert "Declared by the seller" in shop.read(f"/en/l/{shop.lot.code}")


def test_lesser_stars_show_again_when_better_ones_end(monkeypatch):
    rice, last = factories.product(), timezone.localdate() + DAY
    factories.stars(rice, 3)
    factories.stars(rice, 5, until=last)
    at(monkeypatch, midnight_after(last))
    assert ListingRow.objects.get().stars is None and follow_stars() == 1
    assert ListingRow.objects.get().stars == 3 and follow_stars() == 0


def test_the_lots_page_says_what_lapsed_and_what_was_revoked(client, site, monkeypatch):
    last = timezone.localdate() + DAY
    shop = Shop(site, until=last)
    at(monkeypatch, midnight_after(last))
    page = shop.read(f"/en/l/{shop.lot.code}")
    assert re.search(r"<h1[^>]*>A certificate has lapsed", page) and ">Lapsed<" in page
    other = factories.certificate(shop.rice, scheme="haccp", name="HACCP")
    revoke(paper=other, reason="Thu hồi", actor=people.lan())
    assert ">Certificate revoked<" in shop.read(f"/en/l/{shop.lot.code}")


def test_a_lots_page_that_is_kept_for_seconds_is_not_kept_over_midnight(client, site, monkeypatch, settings):
    settings.LOT_PAGE_SECONDS = 3600
    last = timezone.localdate() + DAY
    shop = Shop(site, until=last)
    at(monkeypatch, last_second(last))
    page = Client().get(f"/en/l/{shop.lot.code}")
    assert STARS in page.content.decode()
    at(monkeypatch, midnight_after(last))
    again = Client().get(f"/en/l/{shop.lot.code}", headers={"if-none-match": page["ETag"]})
    assert again.status_code == 200 and STARS not in again.content.decode()


def test_no_cache_shows_a_page_with_marks_unasked(site):
    shop = Shop(site)
    pages = ["/en/", reverse("catalogue:index"), shop.rice.get_absolute_url(), shop.campaign, f"/en/l/{shop.lot.code}",
             shop.rice.producer.get_absolute_url(), reverse("search:search") + "?q=gao"]  # fmt: skip
    for path in pages:
        answer = Client().get(path)
        assert answer.status_code == 200 and answer["Cache-Control"] == "no-cache", path


def test_what_is_kept_longer_bears_no_mark(site, client):
    """Sitemaps, feeds, cards of shared links and facts for search engines outlive a mark: they tell of none."""
    shop = Shop(site)
    product = client.get(shop.rice.get_absolute_url()).content.decode()
    facts = "".join(re.findall(r"<script type=\"application/ld\+json\">(.*?)</script>", product, re.S))
    head = product.partition("</head>")[0]
    texts = [facts, head] + [client.get(path).getvalue().decode() for path in ("/sitemap.xml", "/san-pham.xml")
                             if client.get(path).status_code == 200]  # fmt: skip
    assert facts and all("OCOP" not in text and shop.paper.number not in text for text in texts)


def test_letters_to_a_buyer_bear_no_mark(site):
    shop = Shop(site)
    hoa = people.hoa()
    place(basket_of({shop.rice: 1}, hoa), user=hoa)
    letters = Message.objects.exclude(text="")
    assert letters.exists()
    for letter in letters:
        assert "OCOP" not in letter.text + letter.html and shop.paper.number not in letter.text + letter.html
