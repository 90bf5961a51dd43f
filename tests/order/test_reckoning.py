"""What units are worth when they come back: cases on paper, then whatever hypothesis thinks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.ledger.rules import Sale
from marketplace.order.reckoning import Bought, give_back, part_of, within

# units, goods, discount of the cooperative, of the alliance, delivery -> what the first, second, third unit is worth
CASES = [
    ("nothing to round", 3, 300_000, 0, 0, 30_000, [(110_000), (110_000), (110_000)]),
    ("delivery of 20.000 over three", 3, 300_000, 0, 0, 20_000, [106_667, 106_667, 106_666]),
    ("a discount that does not divide", 3, 300_000, 10_000, 0, 0, [96_667, 96_667, 96_666]),
    ("both discounts and delivery", 3, 555_000, 20_000, 50_000, 25_000, [170_001, 170_000, 169_999]),
    ("two đồng over three units", 3, 2, 0, 0, 0, [1, 1, 0]),
    ("given away, delivery paid", 2, 100_000, 100_000, 0, 15_001, [7_501, 7_500]),
    ("all of it free", 2, 100_000, 40_000, 60_000, 0, [0, 0]),
]


@pytest.mark.parametrize(("units", "goods", "own", "alliance", "shipping", "worth"), [case[1:] for case in CASES])
def test_unit_by_unit_comes_to_the_table(units, goods, own, alliance, shipping, worth):
    parts = [give_back([Bought(units, goods, own, alliance, gone=n, back=1)], shipping) for n in range(units)]
    assert [part.total for part in parts] == worth
    whole = give_back([Bought(units, goods, own, alliance, back=units)], shipping)
    assert whole == Sale(goods, shipping, own, alliance) and sum(worth) == whole.total


def test_delivery_follows_the_price_of_the_goods():
    dear, cheap = Bought(1, 300_000, back=1), Bought(1, 100_000, back=1)
    assert give_back([dear, Bought(1, 100_000)], 20_000).shipping == 15_000
    assert give_back([Bought(1, 300_000), cheap], 20_000).shipping == 5_000


def test_no_more_units_come_back_than_were_bought():
    with pytest.raises(ValueError, match="no more units"):
        give_back([Bought(3, 300_000, gone=2, back=2)], 0)


def test_what_staff_gave_back_before_is_not_given_twice():
    back, left = Sale(goods=100_000, shipping=10_000), Sale(goods=40_000, shipping=10_000)
    assert within(back, left) == left and within(back, Sale()).total == 0


def test_a_part_takes_the_goods_first_and_never_more_than_all():
    back = Sale(goods=100_000, shipping=10_000, discount=5_000)
    assert part_of(back, 30_000) == Sale(goods=30_000)
    assert part_of(back, 99_000) == Sale(100_000, 4_000, 5_000)
    assert part_of(back, 500_000) == back


@st.composite
def bought(draw) -> tuple[int, int, int, int]:
    """A line: units, goods, and discounts of each side that together are at most the goods."""
    units, goods = draw(st.integers(1, 9)), draw(st.integers(0, 10**7))
    discount = draw(st.integers(0, goods))
    return units, goods, discount, draw(st.integers(0, goods - discount))


CUTS = st.tuples(st.integers(0, 9), st.integers(0, 9))


@given(st.lists(st.tuples(bought(), CUTS), min_size=1, max_size=4), st.integers(0, 10**6))
def test_several_parts_and_the_whole_come_to_the_same(cut_lines, shipping):
    """Each line is cut into three parts, given back one after the other."""
    lines = [line for line, _cuts in cut_lines]
    whole = give_back([Bought(*line, back=line[0]) for line in lines], shipping)
    steps = [[0, *sorted(min(cut, line[0]) for cut in cuts), line[0]] for line, cuts in cut_lines]
    left, paid_back = whole, 0
    for n in range(3):
        now = [Bought(*line, at[n], at[n + 1] - at[n]) for line, at in zip(lines, steps, strict=True)]
        part = give_back(now, shipping)
        assert min(part.goods, part.shipping, part.discount, part.alliance, part.sold, part.total) >= 0
        assert within(part, left) == part
        left, paid_back = _less(left, part), paid_back + part.total
    assert left == Sale() and paid_back == whole.total
    assert whole == Sale(sum(line[1] for line in lines), shipping, *(sum(line[n] for line in lines) for n in (2, 3)))


def _less(sale: Sale, part: Sale) -> Sale:
    parts = [(sale.goods, part.goods), (sale.shipping, part.shipping)]
    parts += [(sale.discount, part.discount), (sale.alliance, part.alliance)]
    return Sale(*(there - given for there, given in parts))
