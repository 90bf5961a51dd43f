"""Price and stock: the record is the owner, the row follows in the same act."""

import pytest
from django.core.exceptions import ValidationError
from oscar.core.loading import get_class

from catalogue.models import ListingRow
from marketplace.partner.models import StockRecord
from marketplace.partner.services import offer_product, push_listings, set_price, set_stock
from marketplace.partner.strategy import GrossWholeDong
from tests import factories, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    return StockRecord.objects.get(product=factories.product(price=185_000, stock=10))


def row(record):
    return ListingRow.objects.get(pk=record.product_id)


def test_a_new_price_reaches_the_row_and_the_old_one_is_struck(record):
    set_price(stockrecord=record, price=150_000, old_price=185_000, actor=people.binh())
    assert (row(record).price, row(record).old_price) == (150_000, 185_000)


@pytest.mark.parametrize(
    "wrong", [{"price": 0}, {"price": -5}, {"price": "0.5"}, {"price": 100, "old_price": 100}, {"price": 10**16}]
)
def test_a_price_that_makes_no_sense_is_refused(record, wrong):
    with pytest.raises(ValidationError):
        set_price(stockrecord=record, actor=people.binh(), **wrong)
    assert row(record).price == 185_000


def test_stock_is_what_is_there_less_what_is_promised(record):
    record.allocate(4)
    push_listings(stockrecords=[record])
    assert row(record).available == 6
    set_stock(stockrecord=record, num_in_stock=5, actor=people.binh())
    assert row(record).available == 1
    with pytest.raises(ValidationError, match="4"):
        set_stock(stockrecord=record, num_in_stock=3, actor=people.binh())


def test_goods_that_are_not_counted_never_run_out():
    record = StockRecord.objects.get(product=factories.product(stock=None))
    record.allocate(1000)
    push_listings(stockrecords=[record])
    assert row(record).in_stock
    assert row(record).stock_left is None


def test_offering_twice_changes_the_one_record(record):
    again = offer_product(product=record.product, cooperative=factories.dong_tom_lua(), price=99_000, num_in_stock=3)
    assert again.pk == record.pk
    assert row(record).price == 99_000


def test_what_hoa_sees_is_what_hoa_pays(record, django_assert_num_queries):
    strategy = get_class("partner.strategy", "Selector")().strategy()
    assert isinstance(strategy, GrossWholeDong)
    info = strategy.fetch_for_product(record.product)
    assert info.price.incl_tax == info.price.excl_tax == 185_000
    assert info.price.is_tax_known
    assert info.availability.num_available == 10
    with django_assert_num_queries(0):
        strategy.availability_policy(record.product, record)
