"""Pages of the editors ask the database the same few questions, whatever they show."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from marketplace.basket.models import Basket
from marketplace.promotion.models import Campaign, CampaignCooperative, CampaignProduct
from tests import factories, people
from tests.budgets.table import PAGE

from . import things

pytestmark = pytest.mark.django_db


@pytest.fixture
def hoa_with_five_lines(client, site):
    """Hoa, signed in, with five lines in her basket."""
    hoa = people.hoa()
    basket = Basket.objects.create(owner=hoa)
    basket.strategy = _strategy()
    for good in factories.products(5):
        basket.add_product(good)
    client.force_login(hoa)
    return hoa


def _strategy():
    from marketplace.partner.strategy import Selector

    return Selector().strategy()


def more_goods(count: int) -> list:
    """Goods of several cooperatives, in season all year round but one month."""
    coops = [factories.cooperative(province_code=code) for code in ("92", "46", "19")]
    return [factories.product(by=coops[n % 3], season_from=1, season_to=11 + n % 2) for n in range(count)]


def fill(site, campaign: Campaign, goods: list) -> None:
    """Put goods into the campaign, and their cooperatives."""
    start = campaign.chosen.count()
    for position, good in enumerate(goods, start):
        CampaignProduct.objects.create(campaign=campaign, product=good, position=position)
        CampaignCooperative.objects.get_or_create(campaign=campaign, cooperative=good.producer)


def body_of(goods: list) -> list:
    """A text with everything in it."""
    return [
        ("text", "<p>Ruộng ở cuối sông.</p>"),
        ("picture", {"image": things.picture(), "alt": "", "caption": ""}),
        ("products", {"heading": "", "products": goods[:20]}),
        ("picture", {"image": things.picture(), "alt": "", "caption": ""}),
        ("products", {"heading": "", "products": goods[:3]}),
        ("cooperatives", {"heading": "", "cooperatives": [good.producer for good in goods[:3]]}),
    ]


def queries(client, address: str) -> int:
    """How many, once the menus and counts of the minute are known."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_stay_within_their_budget_and_do_not_grow(client, site, hoa_with_five_lines):
    goods = more_goods(6)
    campaign = things.campaign(products=goods)
    campaign.provinces.add(factories.province("46"))
    picture = things.picture()
    told = things.campaign_page(site, campaign, hero_image=picture, hero_image_night=picture, body=body_of(goods))
    story = things.story(site, "Chuyện đầu", hero_image=picture, body=body_of(goods))
    things.story(site, "Chuyện khác", hero_image=picture)
    pages = [told, story, site.stories["vi"], site.campaigns["vi"], site.plain["rules"]["vi"]]
    addresses = ["/", *(page.url for page in pages)]
    few = {address: queries(client, address) for address in addresses}

    more = more_goods(24)
    fill(site, campaign, more)
    for number in range(14):
        things.story(site, f"Chuyện {number}", hero_image=picture if number % 2 else None)
        things.campaign_page(site, things.campaign(f"Chiến dịch {number}"), hero_image=picture)
    told.body = body_of(goods + more)
    told.save_revision().publish()
    many = {address: queries(client, address) for address in addresses}

    assert many == few
    assert {address: count for address, count in many.items() if count > PAGE} == {}


def test_a_page_is_found_in_two_queries_however_deep(site, django_assert_num_queries):
    from django.utils import translation

    from marketplace.editorial.routing import find_page

    page = things.story(site)
    with translation.override("vi"):
        find_page("")
        with django_assert_num_queries(2):
            found = find_page(f"chuyen-lang-nghe/{page.slug}/")

    assert found == page
    assert [step.pk for step in found.trail] == [site.homes["vi"].pk, site.stories["vi"].pk]
    assert Page.objects.get(pk=found.pk).specific == found
