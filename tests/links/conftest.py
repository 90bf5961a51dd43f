"""A small shop with one of everything that the world may link to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone

from catalogue.models import Product
from marketplace.editorial.models import StoryPage
from marketplace.editorial.services import EditorialSite, add_page
from tests import factories, people
from tests.editorial import things
from traceability.models import Lot
from traceability.services import open_lot


@dataclass
class World:
    """What stands in the shop."""

    site: EditorialSite
    rice: Product
    lot: Lot
    story: Any
    story_in_english: Any
    campaign: Any

    def public(self) -> dict[str, str]:
        """Every kind of page that search engines may read: name -> path in Vietnamese."""
        return {
            "home": "/", "stories": self.site.stories["vi"].url, "campaigns": self.site.campaigns["vi"].url,
            "story": self.story.url, "campaign": self.campaign.url, "rules": self.site.plain["rules"]["vi"].url,
            "listing": "/san-pham/", "category": self.rice.categories.get().get_absolute_url(),
            "product": self.rice.get_absolute_url(), "cooperatives": "/htx/",
            "cooperative": self.rice.producer.get_absolute_url(), "trace": "/truy-xuat/",
            "lot": self.lot.get_absolute_url(),
        }  # fmt: skip


@pytest.fixture
def world(site: EditorialSite, settings: Any) -> World:
    """A real shop, not a demonstration: it wants to be found."""
    settings.DEMONSTRATION = False
    binhs = factories.dong_tom_lua()
    binhs.tax_code, binhs.registration_number, binhs.phone = "0100109106", "MH-0001", "+84900000001"
    binhs.save()
    rice = factories.product("Gạo ST25, túi 5 kg", by=binhs, gtin="09520000424817")
    lot = open_lot(product=rice, actor=people.binh(), made_on=timezone.localdate(), quantity=100)
    story = things.story(site, "Nón để đội")
    english = StoryPage(title="A hat to wear", slug="a-hat", summary="Hạnh has made hats since she was twelve.")
    add_page(parent=site.stories["en"], page=english, translation_of=story)
    campaign = things.campaign_page(site, things.campaign(products=[rice]), hero_image=things.picture())
    return World(site, rice, lot, story, english, campaign)
