"""What a parcel costs, as a table."""

import pytest

from marketplace.shipping.tariff import Item, Tariff, billed_grams, charge, full_charge, missing_for_free

RICE = Item(weight_g=5200, volume_cm3=0, quantity=1)
LAMP = Item(weight_g=900, volume_cm3=40 * 40 * 30, quantity=1)  # 48,000 cm³ ÷ 6000 = 8 kg


@pytest.mark.parametrize(
    ("items", "divisor", "grams"),
    [
        ([], 6000, 0),
        ([RICE], 6000, 5200),
        ([LAMP], 6000, 8000),
        ([LAMP], 5000, 9600),
        ([RICE, LAMP], 6000, 13200),  # piece by piece: the lamp's air is not filled with rice
        ([Item(500, 3000, 4)], 6000, 2000),  # 500 g by size as well
        ([Item(500, 3001, 4)], 6000, 2004),  # a gram is rounded up, piece by piece
    ],
)
def test_bulky_goods_are_billed_by_their_size(items, divisor, grams):
    assert billed_grams(items, divisor=divisor) == grams


@pytest.mark.parametrize(
    ("grams", "dong"),
    [(0, 20_000), (1, 20_000), (1000, 20_000), (1001, 23_000), (1500, 23_000), (1501, 26_000), (5200, 47_000)],
)
def test_each_half_kilogram_that_is_begun_costs_a_step(grams, dong):
    assert full_charge(Tariff(20_000, 3_000), grams) == dong


@pytest.mark.parametrize(
    ("goods", "dong", "missing"), [(0, 23_000, 500_000), (499_999, 23_000, 1), (500_000, 0, 0), (900_000, 0, 0)]
)
def test_delivery_is_free_once_the_goods_reach_the_sum(goods, dong, missing):
    tariff = Tariff(20_000, 3_000, free_from=500_000)
    assert charge(tariff, 1400, goods=goods) == dong
    assert missing_for_free(tariff, goods=goods) == missing


def test_without_a_sum_delivery_is_never_free():
    assert charge(Tariff(20_000, 0), 10, goods=10**9) == 20_000
    assert missing_for_free(Tariff(20_000, 0), goods=10**9) is None


def test_a_divisor_of_nothing_is_refused():
    with pytest.raises(ValueError, match="divisor"):
        billed_grams([RICE], divisor=0)
