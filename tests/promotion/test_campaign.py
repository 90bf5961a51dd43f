"""A campaign as a thing."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from marketplace.promotion.models import Campaign, CampaignProduct
from marketplace.promotion.selectors import campaign_rows, running_campaigns
from tests import factories

pytestmark = pytest.mark.django_db
FIRST, LAST = datetime.date(2027, 4, 1), datetime.date(2027, 4, 30)
DAY = datetime.timedelta(days=1)


def action_month() -> Campaign:
    return Campaign.objects.create(name="Tháng hành động", starts_on=FIRST, ends_on=LAST)


@pytest.mark.parametrize(
    ("day", "state"), [(FIRST - DAY, "upcoming"), (FIRST, "running"), (LAST, "running"), (LAST + DAY, "ended")]
)
def test_its_state_is_that_of_the_day(day, state):
    campaign = action_month()

    assert campaign.state_on(day) == state
    assert campaign.is_running_on(day) == (state == "running")
    assert list(running_campaigns(day)) == ([campaign] if state == "running" else [])


def test_it_cannot_end_before_it_begins():
    with pytest.raises(ValidationError) as refused:
        Campaign(name="Ngược", starts_on=LAST, ends_on=FIRST).full_clean()
    assert "ends_on" in refused.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.create(name="Ngược", starts_on=LAST, ends_on=FIRST)


def test_a_product_is_chosen_once():
    campaign, good = action_month(), factories.product()
    CampaignProduct.objects.create(campaign=campaign, product=good)

    with pytest.raises(IntegrityError), transaction.atomic():
        CampaignProduct.objects.create(campaign=campaign, product=good)


def test_drafts_are_left_out_and_sold_out_goods_stay():
    campaign = action_month()
    shown, draft = factories.product(stock=0), factories.product(public=False)
    for position, good in enumerate((draft, shown)):
        CampaignProduct.objects.create(campaign=campaign, product=good, position=position)

    (row,) = campaign_rows(campaign)

    assert (row.pk, row.in_stock) == (shown.pk, False)
