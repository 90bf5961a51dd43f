"""Bình sells no more rice than his paddy gave."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traceability.balance import (
    INCOMING,
    Balance,
    BalanceError,
    Kind,
    Movement,
    after,
    balance,
    check_harvest,
    check_yield,
    convert,
    label_run,
    spoilt_labels,
    units_for_sale,
)

D = Decimal


def made(quantity: str, unit: str = "kg") -> Movement:
    return Movement(Kind.MADE, D(quantity), unit)


def test_what_went_out_is_taken_from_what_came_in_whatever_the_unit() -> None:
    movements = [
        made("1.5", "t"),
        Movement(Kind.RECEIVED, D(200), "kg"),
        Movement(Kind.INPUT, D(1000), "kg"),
        Movement(Kind.SAMPLED, D(500), "g"),
        Movement(Kind.DESTROYED, D("0.5"), "kg"),
    ]
    assert balance(movements, "kg") == Balance(D(1700), D(1001), "kg")
    assert balance(movements, "kg").available == D(699)


@pytest.mark.parametrize("kind", sorted(set(Kind) - INCOMING))
def test_no_gram_more_goes_out_than_came_in(kind: Kind) -> None:
    assert after([made("10")], Movement(kind, D(10_000), "g"), "kg").available == 0
    with pytest.raises(BalanceError) as refused:
        after([made("10")], Movement(kind, D("10000.001"), "g"), "kg")
    assert refused.value.code == "exceeds"
    assert str(refused.value) == "The lot holds 10 kg: 10.000001 kg cannot be taken out."


@pytest.mark.parametrize("quantity", ["0", "-1", "NaN", "Infinity", "0.0001", "1E+13"])
def test_a_quantity_is_real(quantity: str) -> None:
    with pytest.raises(BalanceError) as refused:
        made(quantity)
    assert refused.value.code == "quantity"


def test_litres_are_no_kilograms_and_bushels_are_unknown() -> None:
    with pytest.raises(BalanceError) as refused:
        balance([made("1", "l")], "kg")
    assert refused.value.code == "units_differ"
    for attempt in (lambda: made("1", "bushel"), lambda: convert(D(1), "kg", "bushel")):
        with pytest.raises(BalanceError) as refused:
            attempt()
        assert refused.value.code == "unit"


def test_paddy_gives_no_more_rice_than_the_mill_can() -> None:
    check_yield(D(5000), D(3500), D("0.70"), "kg")
    check_yield(D(100), D(180), D("1.8"), "kg")
    with pytest.raises(BalanceError) as refused:
        check_yield(D(5000), D("3500.001"), D("0.70"), "kg")
    assert str(refused.value) == "From 5000 kg this process gives at most 3500 kg, not 3500.001."
    for nonsense in ("0", "-1", "NaN"):
        with pytest.raises(BalanceError):
            check_yield(D(1), D(1), D(nonsense), "kg")


def test_a_season_ends_at_the_area_and_at_the_certificate() -> None:
    check_harvest(D(100), D(900), "kg", area_cap=D(1000), certified=D(1000))
    check_harvest(D(10**6), D(0), "kg")
    for code, area_cap, certified in (("area_cap", D(999), None), ("certificate", D(2000), D(999))):
        with pytest.raises(BalanceError) as refused:
            check_harvest(D(100), D(900), "kg", area_cap=area_cap, certified=certified)
        assert refused.value.code == code
        assert refused.value.params["left"] == "99"


def test_labels_take_the_content_of_what_they_will_stand_on() -> None:
    run = label_run(200, D("0.5"), "kg")
    assert after([made("100")], run, "kg").available == 0
    with pytest.raises(BalanceError):
        after([made("100")], label_run(201, D("0.5"), "kg"), "kg")
    with pytest.raises(BalanceError):
        label_run(0, D("0.5"), "kg")


def test_a_voided_run_gives_back_only_what_is_recorded_as_spoilt() -> None:
    booked = [made("100"), label_run(200, D("0.5"), "kg")]
    back = spoilt_labels(200, 50, D("0.5"), "kg")
    assert after(booked, back, "kg").available == D(25)
    with pytest.raises(BalanceError) as refused:
        spoilt_labels(200, 201, D("0.5"), "kg")
    assert refused.value.code == "spoilage"
    with pytest.raises(BalanceError) as refused:
        after([*booked, back, Movement(Kind.RETURNED, D(75), "kg")], Movement(Kind.RETURNED, D(1), "g"), "kg")
    assert refused.value.code == "spoilage"


def test_units_for_sale_are_whole_and_each_from_one_lot() -> None:
    lots = [Balance(D("1.4"), D(0), "kg"), Balance(D("0.9"), D("0.3"), "kg"), Balance(D(1), D(2), "kg")]
    assert units_for_sale(lots, D(500), "g") == 3
    assert units_for_sale([], D(500), "g") == 0
    with pytest.raises(BalanceError):
        units_for_sale(lots, D(0), "g")


quantities = st.decimals(D("0.001"), D(10_000), places=3)
movements = st.lists(
    st.builds(Movement, st.sampled_from(sorted(Kind)), quantities, st.sampled_from(["g", "kg", "t"])), max_size=30
)


@given(movements)
def test_however_movements_come_more_never_goes_out_than_came_in(wanted: list[Movement]) -> None:
    booked: list[Movement] = []
    for movement in wanted:
        try:
            after(booked, movement, "kg")
        except BalanceError:
            continue
        booked.append(movement)
    steps = [balance(booked[:count], "kg").available for count in range(len(booked) + 1)]
    assert all(step >= 0 for step in steps)
    assert all(before != then for before, then in pairwise(steps))


@given(quantities, st.sampled_from(["g", "kg", "t"]), st.sampled_from(["g", "kg", "t"]))
def test_a_quantity_turned_into_another_unit_and_back_is_itself(quantity: Decimal, unit: str, to: str) -> None:
    assert convert(convert(quantity, unit, to), to, unit) == quantity
