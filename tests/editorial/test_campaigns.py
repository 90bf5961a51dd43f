"""A campaign begins and ends by its dates, everywhere."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from marketplace.editorial.models import HeroChoice
from marketplace.partner.models import StockRecord
from marketplace.partner.services import set_price
from marketplace.promotion.selectors import campaigns_for_product, today
from tests import factories, people

from . import things

pytestmark = pytest.mark.django_db
NAME = "Tháng hành động vì Hợp tác xã"


def page_text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_running_campaign_leads_the_home_page(client, site):
    page = things.campaign_page(site, things.campaign(products=[factories.product()]))

    text = page_text(client, "/")

    assert f'<h1 id="hero">{NAME}</h1>' in text
    assert page.url in text


@pytest.mark.parametrize(("begins", "ends"), [(1, 5), (-5, -1)])
def test_a_campaign_of_other_days_does_not(client, site, begins, ends):
    things.campaign_page(site, things.campaign(begins=begins, ends=ends))

    assert NAME not in page_text(client, "/")


@pytest.mark.parametrize(("begins", "ends"), [(0, 5), (-5, 0), (0, 0)])
def test_its_first_and_its_last_day_belong_to_it(client, site, begins, ends):
    things.campaign_page(site, things.campaign(begins=begins, ends=ends))

    assert NAME in page_text(client, "/")


def test_the_editors_order_goes_before_the_latest(client, site):
    things.campaign_page(site, things.campaign("Mới mở hôm nay", begins=0))
    chosen = things.campaign("Đang chạy lâu rồi", begins=-30)
    things.campaign_page(site, chosen)
    assert '<h1 id="hero">Mới mở hôm nay' in page_text(client, "/")

    HeroChoice.objects.create(home=site.homes["vi"], campaign=chosen, sort_order=0)

    assert '<h1 id="hero">Đang chạy lâu rồi' in page_text(client, "/")


def test_its_page_shows_the_goods_with_the_price_and_stock_of_this_moment(client, site):
    good = factories.product("Gạo ST25", price=185_000, stock=4)
    page = things.campaign_page(site, things.campaign(products=[good]))
    assert "185.000\u00a0₫" in page_text(client, page.url)

    record = StockRecord.objects.get(product=good)
    set_price(stockrecord=record, price=170_000, actor=people.binh())

    text = page_text(client, page.url)
    assert "170.000\u00a0₫" in text
    assert good.title in text
    assert good.producer.name in text


def test_its_goods_stand_in_the_editors_order(client, site):
    goods = [factories.product(title) for title in ("Gạo nếp", "Chè xanh", "Mật ong")]
    page = things.campaign_page(site, things.campaign(products=reversed(goods)))

    text = page_text(client, page.url)

    places = [text.index(f">{title}</a>") for title in ("Mật ong", "Chè xanh", "Gạo nếp")]
    assert places == sorted(places)


@pytest.mark.parametrize(("begins", "ends", "words"), [(2, 5, "begins on"), (-5, -2, "has ended on")])
def test_before_and_after_its_page_says_when_and_sells_nothing(client, site, begins, ends, words):
    good = factories.product("Gạo ST25")
    text_block = ("products", {"heading": "", "products": [good]})
    made = things.campaign(begins=begins, ends=ends, products=[good])
    things.campaign_page(site, made)
    page = things.campaign_page(site, made, language="en", title="Action Month", body=[text_block])

    text = page_text(client, page.url)

    assert words in text
    assert good.title not in text


def test_a_product_names_its_campaign_only_while_it_runs(client, site):
    good, other = factories.product(), factories.product()
    made = things.campaign(products=[good])
    page = things.campaign_page(site, made)

    assert [badge.url for badge in campaigns_for_product(good.pk, today(), language="vi")] == [page.url]
    assert campaigns_for_product(other.pk, today()) == []
    assert campaigns_for_product(good.pk, made.ends_on + things.DAY) == []
    assert campaigns_for_product(good.pk, made.starts_on - things.DAY) == []


def test_the_badge_speaks_the_readers_language(site, django_assert_num_queries):
    good = factories.product()
    made = things.campaign(products=[good])
    page = things.campaign_page(site, made)
    english = things.campaign_page(
        site, made, language="en", title="Action Month", translation_key=page.translation_key
    )
    campaigns_for_product(good.pk, today())  # Wagtail reads once where its sites are

    with django_assert_num_queries(1):
        (badge,) = campaigns_for_product(good.pk, today(), language="en")

    assert (badge.name, badge.url) == ("Action Month", english.url)
    assert badge.url.startswith("/en/campaigns/")


def test_a_draft_has_no_badge(site):
    good = factories.product()
    things.campaign_page(site, things.campaign(products=[good]), publish=False)

    assert campaigns_for_product(good.pk, today()) == []


def test_days_are_vietnams(monkeypatch):
    evening_in_london = datetime.datetime(2027, 3, 31, 18, 0, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: evening_in_london)

    assert today() == datetime.date(2027, 4, 1)


def test_the_list_shows_running_before_coming_before_past(client, site):
    for name, begins, ends in (("Đã qua", -9, -8), ("Sắp tới", 8, 9), ("Đang chạy", -1, 1)):
        things.campaign_page(site, things.campaign(name, begins=begins, ends=ends))

    text = page_text(client, site.campaigns["vi"].url)

    places = [text.index(name) for name in ("Đang chạy", "Sắp tới", "Đã qua")]
    assert places == sorted(places)


def test_goods_of_a_suspended_cooperative_leave_the_campaign(client, site):
    good = factories.product("Gạo ST25")
    page = things.campaign_page(site, things.campaign(products=[good]))
    type(good.producer).objects.filter(pk=good.producer_id).update(status="suspended")

    text = page_text(client, page.url)

    assert good.title not in text
    assert good.producer.name not in text
