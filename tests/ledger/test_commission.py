"""Commission to the đồng, and which rule holds for what on which day."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from marketplace.ledger.commission import Commission, commission, remaining
from marketplace.ledger.models import CommissionRule, SaleTerms
from marketplace.ledger.terms import Agreed, Sold, choose, freeze, rules_on
from tests.factories import doi_che_xuan, dong_tom_lua

DAY = datetime.date(2026, 11, 22)


def _rule(rate: str, vat: str = "10", **fields) -> CommissionRule:
    known = {"effective_from": datetime.date(2026, 1, 1), "legal_ref": "Quy chế minh họa", **fields}
    return CommissionRule(rate=Decimal(rate), vat_rate=Decimal(vat), **known)


def _set(rate: str, vat: str = "10", **fields) -> CommissionRule:
    rule = _rule(rate, vat, **fields)
    rule.full_clean()
    rule.save()
    return rule


@pytest.mark.parametrize(
    ("goods", "rate", "vat_rate", "amount", "vat"),
    [
        (350_000, "5", "10", 17_500, 1_750),
        (185_000, "5", "8", 9_250, 740),
        (199, "2.5", "10", 5, 1),  # 4,975 → 5; 0,5 → 1
        (10, "5", "10", 1, 0),  # 0,5 → 1; 0,1 → 0
        (9, "5", "10", 0, 0),  # 0,45
        (99_990, "3.33", "8", 3_330, 266),  # 3.329,667; 266,4
        (0, "5", "10", 0, 0),
        (1_000_000, "0", "10", 0, 0),
        (1_000_000, "100", "0", 1_000_000, 0),
        (999_999_999_999, "12.34", "10", 123_400_000_000, 12_340_000_000),
    ],
)
def test_a_half_dong_goes_up_first_for_the_commission_then_for_its_vat(goods, rate, vat_rate, amount, vat):
    assert commission(_rule(rate, vat_rate), goods) == (amount, vat)


def test_without_a_rule_nothing_is_taken():
    assert commission(None, 1_000_000) == Commission(0, 0)


def test_goods_are_not_sold_for_less_than_nothing():
    with pytest.raises(ValueError):
        commission(None, -1)


@given(st.integers(0, 10**9), st.data())
def test_returned_in_two_steps_or_one_the_same_commission_is_left(base, data):
    frozen = commission(_rule("7.25", "8"), base)
    left = data.draw(st.integers(0, base))
    kept = remaining(frozen, base, left)
    assert 0 <= kept.amount <= frozen.amount and 0 <= kept.vat <= frozen.vat
    assert remaining(frozen, base, base) == frozen or base == 0
    assert remaining(frozen, base, 0) == Commission()


@pytest.mark.parametrize(
    ("left", "kept"),
    [
        (350_000, (17_500, 1_750)),
        (175_000, (8_750, 875)),
        (10, (1, 0)),
        (9, (0, 0)),
        (349_991, (17_500, 1_750)),
        (0, (0, 0)),
    ],
)
def test_what_is_left_of_a_commission_is_rounded_by_the_same_rule(left, kept):
    assert remaining(Commission(17_500, 1_750), 350_000, left) == kept


@pytest.mark.parametrize("left", [-1, 101])
def test_no_more_is_left_than_was_sold(left):
    with pytest.raises(ValueError):
        remaining(Commission(5, 1), 100, left)


@pytest.mark.django_db
def test_the_nearest_rule_of_the_day_holds():
    binh, sen = dong_tom_lua(), doi_che_xuan()
    _set("6")
    _set("5", effective_from=datetime.date(2026, 6, 1))
    _set("9", effective_from=datetime.date(2026, 12, 1))
    _set("1", effective_from=datetime.date(2026, 2, 1), effective_to=datetime.date(2026, 2, 28))
    _set("4", category="gao")
    _set("3", category="thuc-pham")
    _set("2", cooperative=binh)
    rules = rules_on(DAY)
    assert choose(rules, sen.pk, ()).rate == 5
    assert choose(rules, sen.pk, ("gao", "thuc-pham")).rate == 4
    assert choose(rules, sen.pk, ("mam", "thuc-pham")).rate == 3
    assert choose(rules, binh.pk, ("gao", "thuc-pham")).rate == 2
    assert choose(rules_on(datetime.date(2026, 2, 28)), sen.pk, ()).rate == 1
    assert choose(rules_on(datetime.date(2026, 3, 1)), sen.pk, ()).rate == 6
    assert choose(rules_on(datetime.date(2025, 12, 31)), sen.pk, ()) is None


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"rate": "101"}, {"rate": "-1"}, {"effective_to": datetime.date(2025, 1, 1)}])
def test_a_rule_that_cannot_be_is_refused(fields):
    with pytest.raises(ValidationError):
        _set(**{"rate": "5", **fields})


@pytest.mark.django_db
def test_two_rules_of_one_day_for_the_same_are_refused():
    _set("5")
    with pytest.raises(ValidationError):
        _set("6")


@pytest.mark.django_db
def test_what_was_agreed_at_placing_stands_whatever_the_rules_say_later(django_assert_num_queries):
    rule, binh = _set("5"), dong_tom_lua()
    sales = [Agreed(f"A-{n}", binh.pk, [Sold(200_000, 15_000, 50_000), Sold(99, 0, 0)], 30_000) for n in range(20)]
    with django_assert_num_queries(2):
        freeze(sales)
    CommissionRule.objects.update(rate=50)
    terms = SaleTerms.objects.get(source_key="A-7")
    assert (terms.base, terms.commission, terms.commission_vat) == (185_099, 9_250 + 5, 925 + 1)
    assert (terms.sale.total, terms.sale.goods) == (200_099 - 15_000 - 50_000 + 30_000, 200_099)
    assert terms.rules[0] == {"sold": 185_000, "rule": rule.pk, "rate": "5.00", "vat_rate": "10.00"}
