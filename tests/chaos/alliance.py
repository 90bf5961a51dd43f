"""Lan of the alliance: decides about money that did not fit, pays back by hand, answers disputes, gives a bit back."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from django.core.exceptions import ValidationError
from django.utils.crypto import get_random_string

from marketplace.order.models import Purchase
from marketplace.order.selectors import refunds_due
from marketplace.order.status import PaymentState
from marketplace.payment.bank import deciding
from marketplace.payment.models import Attempt, Dispute, Receipt, Refund
from marketplace.payment.refunds import ask_refund, refund_by_hand, settle_refund
from marketplace.payment.selectors import receipts_to_settle, refunds_to_settle
from tests import people

from .cards import control
from .scene import Scene

D = Receipt.Decision
PAID = (PaymentState.PAID, PaymentState.PARTIALLY_REFUNDED)


def oversee(scene: Scene) -> None:
    """One thing after the other, until this process is ended."""
    dice = scene.dice("alliance", time.monotonic())
    lan = people.lan()
    while True:
        time.sleep(dice.uniform(0.2, 0.6))
        act = dice.choice(ACTS)
        try:
            act(scene, dice, lan)
        except ValidationError:
            continue
        except Exception:
            scene.complain_of_exception(f"the alliance, {act.__name__}")


def _decide(scene: Scene, dice: Random, lan: object) -> None:
    receipt = _one_of(receipts_to_settle(), dice)
    buyers = [one for one in deciding.choices_for(receipt) if one not in (D.PROVIDER, D.IGNORE)] if receipt else []
    wanted = dice.choice(buyers or [""])
    said = {"receipt": receipt, "seen": receipt.decided_at, "note": "Đã xem", "actor": lan} if receipt else {}
    if wanted == D.MATCH:
        other = _one_of(Purchase.objects.filter(method=Purchase.Method.VIETQR), dice)
        deciding.match(**said, purchase=other)
    elif wanted == D.ASK:
        deciding.ask_for_rest(**said, hours=1)
    elif wanted == D.SEND_BACK:
        deciding.send_back_now(**said)
    elif wanted == D.KEEP:
        deciding.keep(**said)


def _send_nobodys_back(scene: Scene, dice: Random, lan: object) -> None:
    waiting = Receipt.objects.filter(decision=D.SEND_BACK, settled_at=None, attempt=None)
    if receipt := _one_of(waiting, dice):
        deciding.gone_back(receipt=receipt, reference=get_random_string(12), actor=lan)


def _pay_back(scene: Scene, dice: Random, lan: object) -> None:
    refund = _one_of(refunds_to_settle(), dice)
    if refund and refund.state == Refund.State.FAILED:
        settle_refund(refund=refund, note="Đã gọi người mua", actor=lan)
    elif refund and refund.attempt.method == Purchase.Method.VIETQR:
        refund_by_hand(refund=refund, reference=get_random_string(12), actor=lan)


def _ask_for_what_is_due(scene: Scene, dice: Random, lan: object) -> None:
    order = _one_of(refunds_due().filter(purchase__method=Purchase.Method.VIETQR), dice)
    if order:
        attempt = Attempt.objects.get(purchase=order.purchase)
        amount, key = int(order.refund_due), f"due-{order.pk}-{order.refunds.count()}"
        ask_refund(attempt=attempt, amount=amount, key=key, order=order, actor=lan, reason="Không gửi được")


def _give_a_bit_back(scene: Scene, dice: Random, lan: object) -> None:
    attempt = _one_of(Attempt.objects.filter(state__in=PAID).exclude(method=Purchase.Method.COD), dice)
    if attempt:
        order, key = dice.choice(list(attempt.purchase.orders.all())), f"bit-{get_random_string(12)}"
        ask_refund(
            attempt=attempt, amount=dice.randint(1, 9) * 1_000, key=key, order=order, actor=lan, reason="Xin lỗi"
        )


def _a_bank_decides(scene: Scene, dice: Random, lan: object) -> None:
    if dispute := _one_of(Dispute.objects.filter(state=Dispute.State.OPEN), dice):
        control(scene, f"/{dice.choice(('won', 'lost'))}", {"id": dispute.reference})


def _a_refund_arrives(scene: Scene, dice: Random, lan: object) -> None:
    if refund := _one_of(Refund.objects.filter(state=Refund.State.PENDING).exclude(reference=None), dice):
        control(scene, f"/{dice.choice(('succeeded', 'succeeded', 'failed'))}", {"id": refund.reference})


ACTS: tuple[Callable[[Scene, Random, object], None], ...] = (
    _decide, _send_nobodys_back, _pay_back, _ask_for_what_is_due, _give_a_bit_back, _a_bank_decides, _a_refund_arrives,
)  # fmt: skip


def _one_of(rows, dice: Random):
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:200])
    return rows.filter(pk=dice.choice(keys)).first() if keys else None
