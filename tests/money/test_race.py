"""What two people do with one thing in one moment, each in a process of their own: one of them does it.

All cases share one starting signal, so that seven races cost as much as one. A case is a generator: it sets its scene,
yields who runs, is sent what became of them, and looks at what is left.
"""

from __future__ import annotations

import contextlib
import datetime
import json
from collections.abc import Callable, Generator
from itertools import chain, islice
from typing import Any

import pytest
from django.utils import timezone

from marketplace.cooperatives.models import Cooperative
from marketplace.ledger.chart import Event, Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.models import Batch, Entry, Payout
from marketplace.ledger.selectors import balance, payable
from marketplace.ledger.settlement import propose_batch
from marketplace.order.models import Claim, Order
from marketplace.order.services import move_order
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.models import Attempt, Receipt, Refund
from marketplace.payment.services import mark_unmatched
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan
from tests.payment.cards import by_card, types_card
from tests.payment.conftest import KEY, SECRET
from tests.people import binh, lan
from tests.returns.returning import arrived, hoa_asks
from tests.support.race import Outcome, race

pytestmark = pytest.mark.django_db(transaction=True)
S = OrderStatus
Runner = dict[str, Any]
Case = Generator[list[Runner], list[Outcome], None]


def do(act: str, **said: Any) -> Any:
    """One runner: one person, one webhook or one worker."""
    return ACTS[act](**said)


def _decide(receipt: int, how: str) -> str:
    from marketplace.accounts.models import User
    from marketplace.payment.bank import deciding

    clerk, found = User.objects.get(email="lan@example.vn"), Receipt.objects.get(pk=receipt)
    return str(getattr(deciding, how)(receipt=found, seen=None, note="Theo sao kê", actor=clerk).decision)


def _claim(claim: int, how: str) -> str:
    from marketplace.accounts.models import User
    from marketplace.order.returns.services import withdraw
    from marketplace.payment.claims import accept, award

    found, person = Claim.objects.get(pk=claim), User.objects.get(email="lan@example.vn")
    if how == "withdraw":
        return str(withdraw(claim=found).state)
    if how == "award":
        return str(award(claim=found, amount=100_000, words="Đồng ý.", actor=person).state)
    return str(accept(claim=found, actor_kind="seller", actor=person, goods_back=False).state)


def _ship(order: int, units: dict[str, int]) -> int:
    from marketplace.order.services import ship_parcel

    return int(ship_parcel(order=Order.objects.get(pk=order), units={int(pk): n for pk, n in units.items()}).pk)


def _hear(event: str | None) -> None:
    """A webhook and the worker behind it; without an event the sweep."""
    from marketplace.payment.cards import answer_notices, keep_notice, sweep
    from marketplace.payment.providers.stripe import word_of
    from tests.simulators._stripe_delivery import Faults, sign

    if event is None:
        sweep(now=timezone.now() + datetime.timedelta(minutes=40))
    else:
        keep_notice(word=word_of(event.encode(), sign(event, SECRET, Faults())))
        answer_notices()


def _batch(approve: int | None = None) -> str:
    from marketplace.accounts.models import User
    from marketplace.ledger.settlement import approve_batch, propose_batch

    if approve is None:
        return propose_batch(actor=User.objects.get(email="lan@example.vn")).number
    return approve_batch(batch=Batch.objects.get(pk=approve), actor=User.objects.get(email="binh@example.vn")).number


def _deadline(order: int, line: int | None = None) -> int:
    """The worker completes, or the buyer asks about a line in the last moment."""
    from marketplace.order.returns.services import ask
    from marketplace.order.services import complete_delivered

    if line is None:
        return complete_delivered(now=timezone.now() + datetime.timedelta(days=8))
    wanted = {"kind": "complaint", "reason": "quality", "wish": "money", "words": "Có mọt."}
    return int(ask(order=Order.objects.get(pk=order), units={line: 1}, **wanted).pk)


ACTS: dict[str, Callable[..., Any]] = {
    "decide": _decide, "claim": _claim, "ship": _ship, "hear": _hear, "batch": _batch, "deadline": _deadline,
}  # fmt: skip


def _one_won(outcomes: list[Outcome]) -> bool:
    """One did it; every other was told so in a sentence."""
    assert sum(outcome.won for outcome in outcomes) == 1, outcomes
    assert {o.error for o in outcomes} <= {"", "ValidationError", "MoveRefused", "ClaimRefused"}, outcomes
    return True


def two_clerks_decide_about_one_row() -> Case:
    told = {"amount": 55_000, "reference": "FT-nobody", "received_at": timezone.now()}
    receipt = mark_unmatched(**told)
    outcomes = yield [{"act": "decide", "receipt": receipt.pk, "how": how} for how in ("keep", "ignore")]
    assert _one_won(outcomes)
    receipt.refresh_from_db()
    assert receipt.decision == next(outcome.value for outcome in outcomes if outcome.won)


def hoa_gives_a_claim_up_while_binh_accepts_it() -> Case:
    claim = hoa_asks(arrived(), 3)
    outcomes = yield [{"act": "claim", "claim": claim.pk, "how": how} for how in ("withdraw", "yes")]
    assert _one_won(outcomes)
    claim.refresh_from_db()
    assert Refund.objects.filter(key=f"claim-{claim.pk}").count() == (claim.state == "refunded")


def two_of_the_alliance_award_one_claim() -> Case:
    claim = hoa_asks(arrived(), 3)
    Claim.objects.filter(pk=claim.pk).update(state="escalated")
    outcomes = yield [{"act": "claim", "claim": claim.pk, "how": "award"}] * 2
    assert _one_won(outcomes)
    order = Order.objects.get(pk=claim.order_id)
    assert Refund.objects.get(key=f"claim-{claim.pk}").amount == order.refund_due == 100_000


def two_parcels_leave_with_the_last_units() -> Case:
    order = place(basket_of({on_sale(stock=9): 3})).orders.get()
    for state in (S.CONFIRMED, S.PACKED):
        order = move_order(order=order, to=state, actor_kind=Actor.SELLER)
    line = order.lines.get()
    outcomes = yield [{"act": "ship", "order": order.pk, "units": {str(line.pk): 2}}] * 2
    assert _one_won(outcomes)
    line.refresh_from_db()
    line.stockrecord.refresh_from_db()
    assert (line.shipped, line.stockrecord.num_in_stock, line.stockrecord.num_allocated) == (2, 7, 1)
    assert order.parcels.count() == 1


def a_card_payment_is_told_twice_and_swept(stripe: Any) -> Case:
    attempt = by_card()
    types_card(stripe, attempt)
    Attempt.objects.filter(pk=attempt.pk).update(asked_at=timezone.now() - datetime.timedelta(hours=1))
    events = [json.dumps(event) for event in stripe.events]
    outcomes = yield [{"act": "hear", "event": event} for event in (*events, events[-1], None)]
    assert all(outcome.won for outcome in outcomes), outcomes
    attempt.refresh_from_db()
    assert (attempt.state, attempt.receipts.count(), attempt.purchase.attempts.count()) == ("paid", 1, 1)
    assert balance(Ref(Kind.CASH, provider="card")) == attempt.amount


def one_batch_is_approved_twice() -> Case:
    sens = _completed_order(by=doi_che_xuan())
    batch = propose_batch(actor=lan())
    outcomes = yield [{"act": "batch", "approve": batch.pk}] * 2
    assert _one_won(outcomes)
    assert (batch.payouts.get().state, payable(sens.cooperative_id)) == (Payout.State.SENT, 0)


def a_batch_is_proposed_twice() -> Case:
    order = _completed_order()
    outcomes = yield [{"act": "batch"}] * 2
    assert _one_won(outcomes)
    assert Payout.objects.get(cooperative=order.cooperative).state == Payout.State.PROPOSED


def the_worker_completes_while_hoa_asks() -> Case:
    order = arrived()
    line = order.lines.get().pk
    outcomes = yield [{"act": "deadline", "order": order.pk, "line": each} for each in (None, line)]
    assert all(outcome.won for outcome in outcomes), outcomes
    order.refresh_from_db()
    earned = Entry.objects.filter(source_key=order.number, kind=Event.EARNED).count()
    assert order.status == (S.COMPLETED if earned else S.RETURN_REQUESTED)
    assert order.claims.exists() and all(claim.is_open for claim in order.claims.all())


def _completed_order(**goods: Any) -> Order:
    order = move_order(order=arrived(**goods), to=S.COMPLETED, actor_kind=Actor.STAFF)
    seller = Cooperative.objects.filter(pk=order.cooperative_id)
    seller.update(bank_bin="970436", bank_account=f"00{order.cooperative_id:08d}")
    return order


def test_what_two_people_do_in_one_moment_happens_once(stripe, monkeypatch, on_postgresql):
    if not on_postgresql:
        pytest.skip("SQLite lets one write at a time, so nothing here could happen in the same moment")
    for name, value in (("SECRET_KEY", KEY), ("WEBHOOK_SECRET", SECRET), ("API_BASE", stripe.url)):
        monkeypatch.setenv(f"STRIPE_{name}", value)
    lan(), binh()
    cases = [
        two_clerks_decide_about_one_row(), hoa_gives_a_claim_up_while_binh_accepts_it(),
        two_of_the_alliance_award_one_claim(), two_parcels_leave_with_the_last_units(),
        a_card_payment_is_told_twice_and_swept(stripe), one_batch_is_approved_twice(), a_batch_is_proposed_twice(),
        the_worker_completes_while_hoa_asks(),
    ]  # fmt: skip
    fields = [next(case) * 2 for case in cases]
    outcomes = iter(race("tests.money.test_race:do", list(chain.from_iterable(fields))))
    for case, field in zip(cases, fields, strict=True):
        with contextlib.suppress(StopIteration):
            case.send(list(islice(outcomes, len(field))))
    assert list(faults()) == []
