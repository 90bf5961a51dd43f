"""The listing row says what the product, its stock and its papers say, each written by its owner."""

import datetime

import pytest
from django.utils import timezone

from catalogue.models import Category, ListingRow
from catalogue.selectors import on_sale_rows, popular_rows, similar_rows
from catalogue.services import count_sales, ensure_category, ensure_ocop_groups, refresh_listing, write_rating
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def row(product):
    return ListingRow.objects.get(pk=product.pk)


def test_the_row_carries_what_a_card_shows():
    rice = factories.product("Gạo ST25, túi 5 kg", price=185_000, stock=46)
    card = row(rice)
    assert (card.cooperative_name, card.province_name) == ("HTX minh họa Đồng Tôm Lúa", "Cần Thơ")
    assert (card.price, card.unit_price_text, card.stock_left) == (185_000, "37.000\u00a0₫/kg", 46)
    assert card.group.name == "Thực phẩm"


def test_a_renamed_product_is_found_by_its_new_name_and_keeps_price_and_sales():
    rice = factories.product("Gạo cũ", price=90_000)
    count_sales(quantities={rice.pk: 3})
    rice.title = "Gạo Séng Cù"
    refresh_listing(product=rice)
    assert " seng cu " in row(rice).title_text
    assert (row(rice).price, row(rice).sold) == (90_000, 3)


def test_units_taken_back_never_make_sales_negative():
    rice = factories.product()
    count_sales(quantities={rice.pk: -5})
    assert row(rice).sold == 0


def test_of_two_recognitions_the_better_valid_one_shows():
    rice = factories.product()
    factories.stars(rice, 3)
    factories.stars(rice, 5, until=timezone.localdate() - DAY)
    factories.stars(rice, 4)
    assert row(rice).stars == 4


def test_revoked_stars_vanish_when_the_row_is_refreshed():
    rice = factories.product()
    factories.stars(rice, 5, revoked_on=timezone.localdate())
    assert row(rice).stars is None


def test_stars_lapse_by_the_calendar():
    rice = factories.product()
    factories.stars(rice, 4, until=timezone.localdate())
    card = row(rice)
    assert card.stars == 4
    card.stars_until -= DAY
    assert card.stars is None


def test_the_listing_date_is_that_of_the_first_showing():
    rice = factories.product(public=False)
    assert row(rice).listed_at is None
    rice.is_public = True
    first = refresh_listing(product=rice).listed_at
    assert refresh_listing(product=rice).listed_at == first is not None


def test_the_six_groups_are_made_once():
    ensure_ocop_groups()
    groups = ensure_ocop_groups()
    assert Category.get_root_nodes().count() == 6
    assert ensure_category(["Thực phẩm", "Gạo"]) == ensure_category(["Thực phẩm", "Gạo"])
    assert Category.objects.get(pk=groups["thuc-pham"].pk).numchild == 1


def test_a_group_is_named_in_the_readers_language_until_it_is_renamed():
    from django.utils import translation

    group = ensure_ocop_groups()["thuc-pham"]
    with translation.override("en"):
        assert group.label == "Food"
        group.name = "Món ngon"
        assert group.label == "Món ngon"


def test_similar_goods_are_of_the_same_kind_first_and_never_the_same():
    rice = factories.product("Gạo một")
    other = factories.product("Gạo hai")
    honey = factories.product("Mật ong", category=("Thực phẩm", "Mật ong"))
    count_sales(quantities={honey.pk: 9})
    assert [each.pk for each in similar_rows(rice, 5)] == [other.pk, honey.pk]


def test_sold_out_goods_are_on_no_shelf():
    factories.product(stock=0)
    rice = factories.product(season_from=11, season_to=2)
    assert [each.pk for each in popular_rows(5)] == [rice.pk]
    here = on_sale_rows().in_stock()
    assert [each.pk for each in here.in_season(datetime.date(2027, 1, 5))] == [rice.pk]
    assert not here.in_season(datetime.date(2027, 6, 5)).exists()


def test_a_rating_reaches_the_row():
    rice = factories.product()
    write_rating(product_id=rice.pk, rating=4.666, reviews=3)
    assert (str(row(rice).rating), row(rice).reviews) == ("4.67", 3)
