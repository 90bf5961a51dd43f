"""Numbers that goods may carry: each once, and many goods carry none."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import Product
from tests import factories

pytestmark = pytest.mark.django_db


def test_goods_without_numbers_do_not_clash():
    """Read from the database, a missing number is "": two such goods must both be approved."""
    goods = [factories.product(), factories.product()]
    for product in Product.objects.filter(pk__in=[one.pk for one in goods]):
        product.full_clean()


def test_a_gtin_belongs_to_one_product():
    factories.product(gtin="09520000125318")
    with pytest.raises(ValidationError, match="GTIN"):
        Product(
            title="Gạo khác", slug="gao-khac", producer=factories.dong_tom_lua(), gtin="09520000125318"
        ).full_clean()
