"""What the alliance does about money, and what banks and Stripe do with it: refunds, disputes, the queue, payouts."""

from __future__ import annotations

from hypothesis import strategies as st

from marketplace.ledger.models import Batch, Payout
from marketplace.ledger.selectors import payable
from marketplace.ledger.settlement import (
    approve_batch,
    drop_batch,
    mark_paid,
    mark_returned,
    propose_batch,
    receive_from_cooperative,
)  # fmt: skip
from marketplace.order.models import Order, Purchase
from marketplace.order.services import move_order
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.bank import deciding
from marketplace.payment.disputes import bear_dispute
from marketplace.payment.models import Attempt, Dispute, Receipt, Refund
from marketplace.payment.refunds import ask_refund, assign_refund, refund_by_hand, send_refund, settle_refund
from tests.simulators._stripe_state import GOOD, Refusal

from .buyers import WHICH
from .sellers import Sellers
from .world import act

D = Receipt.Decision
DECISIONS = st.sampled_from([D.MATCH, D.ASK, D.SEND_BACK, D.KEEP, D.PROVIDER, D.IGNORE, "gone"])
ALONE = {
    D.SEND_BACK: deciding.send_back, D.KEEP: deciding.keep, D.PROVIDER: deciding.paid_out, D.IGNORE: deciding.ignore,
}  # fmt: skip


class Alliance(Sellers):
    """Lan, and Minh who looks at what she proposes."""

    @act(2, which=WHICH, share=st.integers(1, 4))
    def gives_back(self, which: int, share: int) -> None:
        """Pays back so many quarters of an order."""
        order = self.pick(Order.objects.all(), which)
        attempts = Attempt.objects.filter(purchase=order.purchase, order__in=[order, None]) if order else None
        attempt = attempts.first() or Attempt.objects.filter(purchase=order.purchase).first() if order else None
        if attempt is None:
            return
        wanted = {"amount": int(order.total_incl_tax) * share // 4, "key": f"staff-{self.number()}"}
        refund = self.tries(ask_refund, attempt=attempt, order=order, actor=self.shop.lan, **wanted)
        if refund is not None:
            send_refund(refund=refund)

    @act(which=WHICH)
    def transfers_back(self, which: int) -> None:
        """Makes a refund that only a person can make."""
        waiting = Refund.objects.filter(state=Refund.State.REQUESTED).exclude(attempt__method=Purchase.Method.CARD)
        if refund := self.pick(waiting, which):
            self.tries(refund_by_hand, refund=refund, reference=f"BACK{self.number()}", actor=self.shop.lan)

    @act(which=WHICH)
    def sees_to_a_refund(self, which: int) -> None:
        """Settles one that failed, says for which order one was."""
        if failed := self.pick(Refund.objects.filter(state=Refund.State.FAILED), which):
            self.tries(settle_refund, refund=failed, note="Đã xem", actor=self.shop.lan)
        if odd := self.pick(Refund.objects.filter(order=None, receipt=None), which):
            order = self.pick(odd.attempt.purchase.orders.all(), which)
            self.tries(assign_refund, refund=odd, order=order, actor=self.shop.lan)

    @act(2, which=WHICH, what=st.sampled_from(["refund", "failed", "succeeded", "dispute", "won", "lost"]))
    def at_stripe(self, which: int, what: str) -> None:
        """Something happens there that nobody here did."""
        books = self.shop.stripe.books
        paid = [one for one in books.all("payment_intent") if one["latest_charge"]]
        moving = [one for one in books.all("refund") if one["status"] != "failed"]
        if not paid:
            return self.types_a_card(which, GOOD, in_time=True)
        asked = [one for one in books.all("dispute") if one["status"] == "needs_response"]
        try:
            if what == "refund":
                books.refund({"payment_intent": paid[which % len(paid)]["id"], "amount": 20_000})
            elif what in ("failed", "succeeded") and moving:
                books.settle_refund(moving[which % len(moving)], what)
            elif what == "dispute" and not books.things[paid[0]["latest_charge"]]["amount_refunded"]:
                books.dispute(paid[0])
            elif what in ("won", "lost") and asked:
                books.close_dispute(asked[which % len(asked)], what)
        except Refusal:
            return

    @act(which=WHICH, by_sellers=st.booleans())
    def says_who_bears_a_dispute(self, which: int, by_sellers: bool) -> None:
        """The cooperatives, or the alliance."""
        if lost := self.pick(Dispute.objects.filter(state=Dispute.State.LOST), which):
            orders = list(lost.attempt.purchase.orders.order_by("pk")) if by_sellers else []
            self.tries(bear_dispute, dispute=lost, orders=orders, note="Không có chứng từ", actor=self.shop.lan)

    @act(3, which=WHICH, decision=DECISIONS, whose=WHICH)
    def decides(self, which: int, decision: str, whose: int) -> None:
        """Says what becomes of money that did not fit."""
        receipt = self.pick(Receipt.objects.filter(settled_at=None).exclude(problem=""), which)
        if receipt is None:
            odd = ["less", "more", "again", "nobody's"]
            return self.transfers(which, odd[whose % len(odd)], late=False)
        said = {"receipt": receipt, "seen": receipt.decided_at, "note": "Theo sao kê", "actor": self.shop.lan}
        if decision == D.MATCH:
            purchase = self.pick(Purchase.objects.filter(method=Purchase.Method.VIETQR), whose)
            direct = self.shop.settings.SETTLEMENT == "direct"
            order = self.pick(purchase.orders.all(), whose) if purchase and direct else None
            if purchase is not None:
                self.tries(deciding.match, **said, purchase=purchase, order=order)
        elif decision == D.ASK:
            self.tries(deciding.ask_for_rest, **said, hours=24)
        elif decision == "gone":
            self.tries(deciding.gone_back, receipt=receipt, reference=f"BACK{self.number()}", actor=self.shop.lan)
        else:
            self.tries(ALONE[D(decision)], **said)

    @act(3, minimum=st.sampled_from([0, 0, 200_000]), how=st.sampled_from(["approve", "approve", "drop", "wait"]))
    def pays_out(self, minimum: int, how: str) -> None:
        """Proposes what is due, and approves or drops it; or does that another time."""
        if order := Order.objects.filter(status=OrderStatus.DELIVERED).first():
            self.tries(move_order, order=order, to=OrderStatus.COMPLETED, actor_kind=Actor.STAFF)
        else:
            self.goes_on(minimum, 5)
        waiting = Batch.objects.filter(approved_at=None, dropped_at=None).first()
        batch = waiting or self.tries(propose_batch, actor=self.shop.lan, minimum=minimum)
        if batch is not None and how == "drop":
            self.tries(drop_batch, batch=batch, actor=self.shop.lan)
        elif batch is not None and how == "approve":
            owed = {one.cooperative_id: payable(one.cooperative_id) for one in batch.payouts.all()}
            self.tries(approve_batch, batch=batch, actor=self.shop.minh)
            for payout in batch.payouts.filter(state=Payout.State.SENT):
                assert payout.amount <= owed[payout.cooperative_id], "a payout larger than the balance"

    @act(3, which=WHICH, paid=st.booleans())
    def the_bank_answers(self, which: int, paid: bool) -> None:
        """It makes a payout, or sends it back, even one that it made."""
        at_bank = Payout.objects.filter(state__in=[Payout.State.SENT, Payout.State.PAID])
        payout = self.pick(at_bank, which)
        if payout is None:
            self.pays_out(0, how="approve")
        else:
            more = {"reference": f"PO{self.number()}"} if paid else {"reason": "Sai số tài khoản"}
            self.tries(mark_paid if paid else mark_returned, payout=payout, actor=self.shop.minh, **more)

    @act(which=WHICH)
    def a_cooperative_pays(self, which: int) -> None:
        """What it owes."""
        seller = self.shop.cooperatives[which % len(self.shop.cooperatives)]
        if (owed := -payable(seller.pk)) > 0:
            reference = f"COOP{self.number()}"
            self.tries(
                receive_from_cooperative, cooperative=seller, amount=owed, reference=reference, actor=self.shop.lan
            )
