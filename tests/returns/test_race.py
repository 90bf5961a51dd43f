"""Two answers in one moment, in processes: one counts, and money goes back once."""

from __future__ import annotations

import pytest

from marketplace.order.models import Claim
from marketplace.order.status import OrderStatus
from marketplace.payment.models import Refund
from tests.people import binh
from tests.support.race import race

from .returning import arrived, hoa_asks

pytestmark = pytest.mark.django_db(transaction=True)


def answer(claim: int, how: str, actor: int) -> str:
    """One person at the cooperative answers."""
    from marketplace.accounts.models import User
    from marketplace.order.returns.services import decline
    from marketplace.payment.claims import accept

    found, person = Claim.objects.get(pk=claim), User.objects.get(pk=actor)
    if how == "yes":
        return accept(claim=found, actor_kind="seller", actor=person, goods_back=False).state
    return decline(claim=found, words="Gạo tốt.", actor_kind="seller", actor=person).state


def ask(order: int, line: int) -> int:
    """Hoa presses the button."""
    from marketplace.order.models import Order
    from marketplace.order.returns.services import ask

    wanted = {"kind": "complaint", "reason": "quality", "wish": "money", "words": "Có mọt."}
    return ask(order=Order.objects.get(pk=order), units={line: 2}, **wanted).pk


def test_a_yes_and_a_no_at_once_and_one_of_them_counts():
    claim = hoa_asks(arrived(), 3)
    runners = [{"claim": claim.pk, "how": how, "actor": binh().pk} for how in ("yes", "no") * 4]
    outcomes = race("tests.returns.test_race:answer", runners)
    assert sum(outcome.won for outcome in outcomes) == 1, outcomes
    assert {outcome.error for outcome in outcomes} == {"", "ClaimRefused"}
    claim.refresh_from_db()
    assert Refund.objects.count() == (claim.state == "refunded") and claim.steps.count() == 2


def test_eight_times_yes_pays_back_once():
    claim = hoa_asks(arrived(), 3)
    outcomes = race("tests.returns.test_race:answer", [{"claim": claim.pk, "how": "yes", "actor": binh().pk}] * 8)
    assert sum(outcome.won for outcome in outcomes) == 1, outcomes
    order = claim.order
    order.refresh_from_db()
    assert (Refund.objects.get().amount, order.status) == (order.total_incl_tax, OrderStatus.REFUNDED)
    assert order.refund_due == order.total_incl_tax


def test_the_same_units_are_asked_about_once():
    order = arrived()
    outcomes = race("tests.returns.test_race:ask", [{"order": order.pk, "line": order.lines.get().pk}] * 6)
    assert sum(outcome.won for outcome in outcomes) == 1, outcomes
    assert Claim.objects.count() == 1
