"""Campaigns and stories of the tests."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from catalogue.models import Product
from marketplace.editorial.models import CampaignPage, Picture, StoryPage
from marketplace.editorial.services import EditorialSite, add_page
from marketplace.promotion.models import Campaign, CampaignCooperative, CampaignProduct
from marketplace.promotion.selectors import today
from tests import factories

DAY = datetime.timedelta(days=1)


def campaign(
    name: str = "Tháng hành động vì Hợp tác xã", *, begins: int = -3, ends: int = 3, products: Iterable[Product] = ()
) -> Campaign:
    """A campaign that begins and ends so many days from today, with goods and their cooperatives."""
    made = Campaign.objects.create(name=name, starts_on=today() + begins * DAY, ends_on=today() + ends * DAY)
    for position, product in enumerate(products):
        CampaignProduct.objects.create(campaign=made, product=product, position=position)
        CampaignCooperative.objects.get_or_create(campaign=made, cooperative=product.producer)
    return made


def campaign_page(
    site: EditorialSite, of: Campaign, *, language: str = "vi", publish: bool = True, **fields: Any
) -> CampaignPage:
    """The page that tells a campaign."""
    words: dict[str, Any] = {"title": of.name, "summary": "Mua thẳng từ người làm ra.", **fields}
    return add_page(parent=site.campaigns[language], page=CampaignPage(campaign=of, **words), publish=publish)


def story(
    site: EditorialSite, title: str = "Nón để đội", *, language: str = "vi", publish: bool = True, **fields: Any
) -> StoryPage:
    """A story of a hat maker."""
    words = {"summary": "Chị Hạnh chằm nón từ năm mười hai tuổi.", **fields}
    return add_page(parent=site.stories[language], page=StoryPage(title=title, **words), publish=publish)


def picture(title: str = "Bến sông buổi sớm") -> Picture:
    """A small picture of one colour."""
    return Picture.objects.create(title=title, file=factories.picture("ben-song.png", size=(64, 36)), description=title)
