"""Every event balances; what is owed to a cooperative is its goods less what it gave up, to the đồng."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.ledger import rules
from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.commission import Commission, remaining
from marketplace.ledger.rules import Sale

BINH, SEN = 1, 2
DONG = st.integers(0, 5_000_000)

# the worked example of docs/money.md: 370.000 goods, 20.000 off by the cooperative, 50.000 by the alliance, 30.000
# delivery; the buyer pays 330.000; commission 5 % of 350.000, VAT 10 % of it
EXAMPLE = Sale(goods=370_000, shipping=30_000, discount=20_000, alliance=50_000)
TAKEN = Commission(17_500, 1_750)


def _sums(*events: list[rules.Leg]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for legs in events:
        assert sum(leg.amount for leg in legs) == 0
        for leg in legs:
            sums[leg.account.code] += leg.amount
    return {code: amount for code, amount in sums.items() if amount}


@pytest.mark.parametrize(
    ("events", "balances"),
    [
        ([rules.received("vietqr", 330_000)], {"cash:vietqr": 330_000, "suspense": -330_000}),
        ([rules.paid(BINH, EXAMPLE)], {"suspense": 330_000, "held:1": -330_000}),
        ([rules.collected(BINH, EXAMPLE, by_carrier=True)], {"carrier": 330_000, "held:1": -330_000}),
        ([rules.collected(BINH, EXAMPLE, by_carrier=False)], {"kept:1": 330_000, "held:1": -330_000}),
        (
            [rules.earned(BINH, EXAMPLE, TAKEN)],
            {"held:1": 330_000, "discounts": 50_000, "payable:1": -360_750, "commission": -17_500,
             "commission_vat": -1_750},
        ),
        (
            [rules.earned(BINH, EXAMPLE, TAKEN, kept=330_000)],
            {"held:1": 330_000, "kept:1": -330_000, "discounts": 50_000, "payable:1": -30_750, "commission": -17_500,
             "commission_vat": -1_750},
        ),
        ([rules.remitted(BINH, 330_000, 22_000)], {"cash:vietqr": 308_000, "payable:1": 22_000, "carrier": -330_000}),
        ([rules.remitted(BINH, 0, 22_000)], {"cash:vietqr": -22_000, "payable:1": 22_000}),
        ([rules.refund_held(BINH, EXAMPLE)], {"held:1": 330_000, "refunds": -330_000}),
        ([rules.refund_held(BINH, EXAMPLE, to=Kind.KEPT)], {"held:1": 330_000, "kept:1": -330_000}),
        (
            [rules.refund_earned(BINH, EXAMPLE, TAKEN)],
            {"payable:1": 360_750, "discounts": -50_000, "refunds": -330_000, "commission": 17_500,
             "commission_vat": 1_750},
        ),
        (
            [rules.refund_earned(BINH, EXAMPLE, TAKEN, to=Kind.PAYABLE)],
            {"payable:1": 30_750, "discounts": -50_000, "commission": 17_500, "commission_vat": 1_750},
        ),
        ([rules.refund_paid("card", 330_000)], {"refunds": 330_000, "cash:card": -330_000}),
        ([rules.sent_back("vietqr", 1)], {"suspense": 1, "cash:vietqr": -1}),
        ([rules.disputed("card", 330_000)], {"dispute": 330_000, "cash:card": -330_000}),
        ([rules.provider_fee("card", 375_000)], {"fees": 375_000, "cash:card": -375_000}),
        ([rules.provider_fee("card", -375_000)], {"fees": -375_000, "cash:card": 375_000}),
        ([rules.dispute_won("card", 330_000)], {"cash:card": 330_000, "dispute": -330_000}),
        ([rules.dispute_borne(330_000)], {"losses": 330_000, "dispute": -330_000}),
        ([rules.payout_sent(BINH, 360_750)], {"payable:1": 360_750, "transit": -360_750}),
        ([rules.payout_paid(360_750)], {"transit": 360_750, "cash:vietqr": -360_750}),
        ([rules.payout_returned(BINH, 360_750, was_paid=True)], {"cash:vietqr": 360_750, "payable:1": -360_750}),
        ([rules.payout_returned(BINH, 360_750, was_paid=False)], {"transit": 360_750, "payable:1": -360_750}),
        ([rules.cooperative_paid(BINH, 19_250)], {"cash:vietqr": 19_250, "payable:1": -19_250}),
        ([rules.provider_fee("card", 9_900)], {"fees": 9_900, "cash:card": -9_900}),
    ],
)  # fmt: skip
def test_the_table_of_events(events, balances):
    assert _sums(*events) == balances


def test_a_sale_from_payment_to_payout_leaves_only_what_each_side_keeps():
    life = [
        rules.received("vietqr", 330_000), rules.paid(BINH, EXAMPLE), rules.earned(BINH, EXAMPLE, TAKEN),
        rules.payout_sent(BINH, 360_750), rules.payout_paid(360_750),
    ]  # fmt: skip
    assert _sums(*life) == {
        "cash:vietqr": -30_750, "discounts": 50_000, "commission": -17_500, "commission_vat": -1_750,
    }  # fmt: skip


def test_a_refund_after_the_payout_leaves_a_debt_that_is_carried_forward():
    life = [
        rules.received("vietqr", 330_000), rules.paid(BINH, EXAMPLE), rules.earned(BINH, EXAMPLE, TAKEN),
        rules.payout_sent(BINH, 360_750), rules.payout_paid(360_750), rules.refund_earned(BINH, EXAMPLE, TAKEN),
        rules.refund_paid("vietqr", 330_000),
    ]  # fmt: skip
    assert _sums(*life) == {"payable:1": 360_750, "cash:vietqr": -360_750}


@st.composite
def sales(draw: st.DrawFn) -> Sale:
    """A sale whose discounts are no more than its goods."""
    goods, shipping = draw(DONG), draw(st.integers(0, 300_000))
    discount = draw(st.integers(0, goods))
    return Sale(goods, shipping, discount, draw(st.integers(0, goods - discount)))


@st.composite
def lives(draw: st.DrawFn) -> tuple[int, Sale, Commission, Sale, bool, bool, bool]:
    """Whose sale, what, its commission, what of it is given back, after completion or before, and who has the money."""
    sale = draw(sales())
    back = Sale(draw(st.integers(0, sale.sold - sale.alliance)), draw(st.integers(0, sale.shipping)))
    amount = draw(st.integers(0, sale.sold))
    taken = Commission(amount, draw(st.integers(0, amount)))
    return (
        draw(st.sampled_from([BINH, SEN])),
        sale,
        taken,
        back,
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
    )


def _life(
    who: int, sale: Sale, taken: Commission, back: Sale, late: bool, kept: bool, cash: bool
) -> list[list[rules.Leg]]:
    left = Sale(sale.goods - back.goods, sale.shipping - back.shipping, sale.discount, sale.alliance)
    after = remaining(taken, sale.sold, left.sold)
    came = (
        [rules.collected(who, sale, by_carrier=not kept)]
        if cash or kept
        else [rules.received("vietqr", sale.total), rules.paid(who, sale)]
    )
    if late:
        to = Kind.PAYABLE if kept else Kind.REFUNDS
        return [
            *came, rules.earned(who, sale, taken, kept=sale.total if kept else 0),
            rules.refund_earned(who, back, taken.minus(after), to=to),
        ]  # fmt: skip
    to = Kind.KEPT if kept else Kind.REFUNDS
    return [
        *came, rules.refund_held(who, back, to=to), rules.earned(who, left, after, kept=left.total if kept else 0),
    ]  # fmt: skip


@given(st.lists(lives(), max_size=8))
def test_any_lives_of_any_sales_sum_to_zero_and_owe_each_what_is_its_own(several):
    sums = _sums(*(legs for life in several for legs in _life(*life)))
    assert sum(sums.values()) == 0
    owed: Counter[str] = Counter()
    for who, sale, taken, back, _late, kept, _cash in several:
        sold = sale.sold - back.goods
        after = remaining(taken, sale.sold, sold)
        owed[f"payable:{who}"] += sold + sale.shipping - back.shipping - after.total
        if kept:
            owed[f"payable:{who}"] -= sale.total - back.total
    assert {who: -sums.get(who, 0) for who in owed} == dict(owed)
    assert not any(code.startswith(("held", "kept", "suspense")) for code in sums)


def test_accounts_of_two_cooperatives_are_apart():
    assert Ref(Kind.PAYABLE, BINH).code != Ref(Kind.PAYABLE, SEN).code
    assert Ref(Kind.CASH, provider="card").code == "cash:card"
