"""Whatever people, banks and Stripe do, and in whatever order: stock, orders and money agree after every step.

For longer runs: `EXAMPLES=300 STEPS=60 pytest tests/money/test_every_life.py`; then each run tries others.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as how
from hypothesis.stateful import invariant, run_state_machine_as_test

from tests.simulators.stripe import Simulator

from . import truths
from .alliance import Alliance
from .world import open_shop

pytestmark = pytest.mark.django_db
EXAMPLES, STEPS = int(os.environ.get("EXAMPLES", "0")), int(os.environ.get("STEPS", "40"))


class Life(Alliance):
    """Everybody at once."""

    @invariant()
    def everything_agrees(self) -> None:
        """After each step that did something."""
        if not self.is_new:
            return
        self.is_new = False
        truths.books_agree()
        truths.stock_is_where_it_went(self.shop)
        truths.what_does_not_arrive_is_not_paid()
        truths.each_cooperative_is_owed_what_the_paper_says(self.shop)
        truths.payments_only_go_forward(self.before)
        truths.nothing_goes_back_that_did_not_come()
        truths.a_claim_gives_back_no_more_than_its_units_were_paid_with()
        truths.what_does_not_fit_is_seen_by_a_person()
        truths.what_is_paid_is_sent_or_owed_back()

    def teardown(self) -> None:
        """At the end every notice was heard, and Stripe is asked about the rest."""
        try:
            for _round in range(2):
                self.everything_is_told()
            self.everything_agrees()
            truths.card_money_is_what_stripe_has(self.shop.stripe.books)
        finally:
            super().teardown()


def test_whatever_happens_in_whatever_order_stock_orders_and_money_agree(stripe: Simulator, settings: Any):
    shop = open_shop(stripe, settings)
    stripe.switch(pays_after_expiry=True)
    run_state_machine_as_test(
        lambda: Life(shop),
        settings=how(
            max_examples=EXAMPLES or 10, stateful_step_count=STEPS, derandomize=not EXAMPLES, deadline=None,
            database=None, suppress_health_check=list(HealthCheck), print_blob=False,
        ),
    )  # fmt: skip
