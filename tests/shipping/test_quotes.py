"""Which ways lead from a cooperative to a province, and what each costs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

import pytest

from marketplace.shipping.models import ShippingChoice, ShippingZone
from marketplace.shipping.selectors import no_way, quote, quotes
from marketplace.shipping.services import make_default_choices
from tests.factories import doi_che_xuan, dong_tom_lua, product, province

pytestmark = pytest.mark.django_db
DAY = datetime.date(2027, 4, 12)


@dataclass
class SomeLine:
    """A line as a basket has them."""

    product: Any
    quantity: int
    line_price_incl_tax: int = 185_000


def _zone(choice: ShippingChoice, *codes: str, base: int, **fields: Any) -> ShippingZone:
    zone = ShippingZone.objects.create(choice=choice, name="vùng", is_rest=not codes, base_charge=base, **fields)
    zone.provinces.set([province(code) for code in codes])
    return zone


def test_a_zone_that_names_the_province_goes_before_the_rest():
    choice = ShippingChoice.objects.create(cooperative=dong_tom_lua(), name="Xe")
    _zone(choice, "46", base=25_000, step_charge=1_000, days_min=2, days_max=4)
    _zone(choice, base=10_000)
    found = quote(dong_tom_lua(), [SomeLine(product(weight_g=2000), 1)], province("46"), DAY)
    assert [one.charge for one in found] == [27_000]
    assert (found[0].earliest, found[0].latest) == (datetime.date(2027, 4, 14), datetime.date(2027, 4, 16))


def test_other_provinces_take_the_rest():
    choice = ShippingChoice.objects.create(cooperative=dong_tom_lua(), name="Xe")
    _zone(choice, "46", base=25_000)
    _zone(choice, base=10_000)
    assert [one.charge for one in quote(dong_tom_lua(), [SomeLine(product(weight_g=10), 1)], province("19"))] == [
        10_000
    ]


def test_fresh_goods_go_only_where_the_zone_takes_them():
    choice = ShippingChoice.objects.create(cooperative=dong_tom_lua(), name="Xe")
    _zone(choice, base=10_000, perishables=False)
    lines = [SomeLine(product("Mắm ruốc tươi", perishable=True), 1)]
    assert quote(dong_tom_lua(), lines, province("46")) == []
    assert "Mắm ruốc tươi" in no_way(dong_tom_lua(), lines, province("46"))


def test_without_a_zone_the_sentence_names_cooperative_and_province():
    lines = [SomeLine(product(), 1)]
    assert quote(dong_tom_lua(), lines, province("46")) == []
    sentence = no_way(dong_tom_lua(), lines, province("46"))
    assert "Đồng Tôm Lúa" in sentence and "Huế" in sentence


def test_a_choice_that_is_no_longer_offered_is_not_quoted():
    choice = ShippingChoice.objects.create(cooperative=dong_tom_lua(), name="Xe", active=False)
    _zone(choice, base=10_000)
    assert quote(dong_tom_lua(), [SomeLine(product(), 1)], province("46")) == []


def test_without_a_province_the_cheapest_zone_of_each_choice_is_told():
    choice = ShippingChoice.objects.create(cooperative=dong_tom_lua(), name="Xe")
    _zone(choice, "46", base=25_000)
    _zone(choice, base=10_000)
    assert [one.charge for one in quote(dong_tom_lua(), [SomeLine(product(weight_g=10), 1)], None)] == [10_000]


def test_the_default_choices_serve_every_province_and_are_made_once():
    first = make_default_choices(cooperative=dong_tom_lua())
    assert make_default_choices(cooperative=dong_tom_lua()) == first
    for code in ("92", "46", "19", "52"):
        assert quote(dong_tom_lua(), [SomeLine(product(perishable=True), 1)], province(code)), code


def test_several_cooperatives_are_quoted_in_one_query(django_assert_num_queries):
    groups = {}
    for cooperative in (dong_tom_lua(), doi_che_xuan()):
        make_default_choices(cooperative=cooperative)
        groups[cooperative] = [SomeLine(product(by=cooperative), 2)]
    where = province("46")
    with django_assert_num_queries(1):
        found = quotes(groups, where, DAY)
    assert all(found.values())
