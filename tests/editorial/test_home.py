"""The shelves of the home page."""

from __future__ import annotations

import datetime

import pytest

from marketplace.editorial.home import season_rows
from tests import factories

from . import things

pytestmark = pytest.mark.django_db
APRIL, DECEMBER = datetime.date(2027, 4, 12), datetime.date(2027, 12, 1)


@pytest.mark.parametrize(
    ("months", "day", "shown"),
    [((3, 5), APRIL, True), ((4, 4), APRIL, True), ((5, 8), APRIL, False), ((11, 2), DECEMBER, True),
     ((11, 2), APRIL, False), ((None, None), APRIL, False)],
)  # fmt: skip
def test_a_season_may_pass_the_new_year(months, day, shown):
    factories.product(season_from=months[0], season_to=months[1])

    assert season_rows(day).exists() is shown


def test_the_season_shelf_leaves_out_what_is_sold_out():
    factories.product(season_from=3, season_to=5, stock=0)

    assert not season_rows(APRIL).exists()


def test_stars_lead_the_season_until_they_lapse():
    plain = factories.product(season_from=3, season_to=5)
    starred = factories.product(season_from=3, season_to=5)
    factories.stars(starred, until=APRIL)

    assert [row.pk for row in season_rows(APRIL)] == [starred.pk, plain.pk]
    assert [row.pk for row in season_rows(APRIL + things.DAY)] == [plain.pk, starred.pk]


def test_cooperatives_follow_the_chosen_province(client, site):
    lua, che = factories.dong_tom_lua(), factories.doi_che_xuan()
    factories.product(by=lua)
    factories.product(by=che)

    text = client.get("/?tinh=19").content.decode()
    near = text[text.index('id="near"') :]

    assert che.name in near[: near.index("</section>")]
    assert lua.name not in near[: near.index("</section>")]


@pytest.mark.parametrize("code", ["", "99", "'; drop", "19\x00"])
def test_an_unknown_province_shows_the_first(client, site, code):
    factories.product(by=factories.dong_tom_lua())

    assert factories.dong_tom_lua().name in client.get("/", {"tinh": code}).content.decode()


def test_groups_tell_how_many_goods_they_hold(client, site):
    factories.products(3)

    text = client.get("/en/").content.decode()

    assert "3 products" in text


def test_without_goods_and_stories_the_page_still_welcomes(client, site):
    text = client.get("/").content.decode()

    assert site.homes["vi"].hero_title in text
    assert "scene.svg" in text


def test_stories_stand_newest_first(client, site):
    things.story(site, "Chuyện cũ", told_on=datetime.date(2027, 1, 1))
    things.story(site, "Chuyện mới", told_on=datetime.date(2027, 3, 1))

    text = client.get("/").content.decode()

    assert text.index("Chuyện mới") < text.index("Chuyện cũ")
