"""What Stripe knows: sessions, payments, refunds, disputes and events, and what each request does to them."""

from __future__ import annotations

import copy
import json
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Thing = dict[str, Any]
GOOD, DECLINED, SECURE = "4242424242424242", "4000000000000002", "4000002500003155"
DISPUTED, REFUND_FAILS, REFUND_WAITS = "4000000000000259", "4000000000005126", "4000000000007726"
HALF_AN_HOUR, A_DAY = 30 * 60, 24 * 3600
MOST = 99_999_999


class Refusal(Exception):
    """An error of Stripe's API: status, and the body's `error`."""

    def __init__(self, status: int, message: str, *, kind: str = "invalid_request_error", **more: str) -> None:
        super().__init__(message)
        self.status, self.error = status, {"type": kind, "message": message, **more}


class Books:
    """The state, in memory and (with `file`) on disk; whoever uses it holds `server.lock`."""

    def __init__(self, address: str = "", file: Path | None = None) -> None:
        self.address, self.file, self.ahead = address, file, 0.0
        self.things: dict[str, Thing] = {}
        self.answers: dict[str, Any] = {}
        self.pays_after_expiry = False
        self.fee_percent, self.dispute_fee, self.refund_fee = 0.0, 0, 0
        self.told: Callable[[Thing], None] = lambda event: None
        if file and file.exists():
            self.things, self.answers = json.loads(file.read_text())

    def now(self) -> int:
        """Seconds since 1970; the control page can turn the clock on."""
        return int(time.time() + self.ahead)

    def keep(self) -> None:
        """Write everything down, so that a restart forgets nothing."""
        if self.file:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            half_written = self.file.with_suffix(".new")
            half_written.write_text(json.dumps([self.things, self.answers]))
            half_written.replace(self.file)

    def all(self, kind: str, **having: Any) -> list[Thing]:
        """Every thing of a kind, the newest first."""
        found = [one for one in self.things.values() if one["object"] == kind]
        return [one for one in reversed(found) if all(one.get(key) == value for key, value in having.items())]

    def get(self, number: str, kind: str) -> Thing:
        """One thing. Raises Refusal 404."""
        found = self.things.get(number)
        if found is None or found["object"] != kind:
            raise Refusal(404, f"No such {kind}: '{number}'", code="resource_missing", param="id")
        return found

    def make(self, prefix: str, kind: str, **facts: Any) -> Thing:
        """A new thing with a number of its own."""
        number = f"{prefix}_{secrets.token_hex(12)}"
        self.things[number] = {"id": number, "object": kind, "created": self.now(), "livemode": False, **facts}
        return self.things[number]

    def tell(self, kind: str, about: Thing) -> Thing:
        """An event, as the thing stands now."""
        facts = {"type": kind, "api_version": "2026-10-28.endive", "data": {"object": copy.deepcopy(about)}}
        event = self.make("evt", "event", pending_webhooks=1, request={"id": None, "idempotency_key": None}, **facts)
        self.told(event)
        return event

    def tick(self) -> None:
        """Close the sessions whose time has come."""
        for session in self.all("checkout.session", status="open"):
            if session["expires_at"] <= self.now():
                self.expire(session)

    # -- sessions -------------------------------------------------------------------------------------------

    def open_session(self, wanted: Thing) -> Thing:
        """A Checkout Session for one payment."""
        total = sum(line["price_data"]["unit_amount"] * line.get("quantity", 1) for line in wanted["line_items"])
        if any(line["price_data"]["currency"] != "vnd" for line in wanted["line_items"]):
            raise Refusal(400, "This simulator takes vnd.", param="line_items[0][price_data][currency]")
        if not 10_000 <= total <= MOST:
            raise Refusal(400, f"The total must be at least ₫10000 and no more than ₫{MOST}.", code="amount_too_small")
        left = wanted.get("expires_at", self.now() + A_DAY) - self.now()
        if not HALF_AN_HOUR <= left <= A_DAY:
            raise Refusal(400, "`expires_at` must be from 30 minutes to 24 hours from now.", param="expires_at")
        session = self.make(
            "cs_test", "checkout.session", status="open", payment_status="unpaid", payment_intent=None,
            amount_total=total, amount_subtotal=total, currency="vnd",
            **{"expires_at": self.now() + A_DAY, "metadata": {}, **wanted},
        )  # fmt: skip
        session["url"] = f"{self.address}/c/pay/{session['id']}"
        return session

    def expire(self, session: Thing) -> Thing:
        """Nobody pays it any more."""
        if session["status"] != "open":
            raise Refusal(400, 'Only Checkout Sessions with a status in ["open"] can be expired.')
        session["status"] = "expired"
        self.tell("checkout.session.expired", session)
        return session

    def payable(self, session: Thing) -> bool:
        """Whether the hosted page still takes a card."""
        return session["status"] == "open" or (session["status"] == "expired" and self.pays_after_expiry)

    def pay(self, session: Thing, card: str) -> bool:
        """A card on the hosted page; False where it is declined."""
        intent = self._intent(session, card)
        if card == DECLINED:
            intent["status"] = "requires_payment_method"
            intent["last_payment_error"] = {"code": "card_declined", "message": "Your card was declined."}
            self.tell("payment_intent.payment_failed", intent)
            return False
        charge = self.make(
            "ch", "charge", amount=intent["amount"], amount_refunded=0, currency="vnd", status="succeeded",
            payment_intent=intent["id"], disputed=False, metadata=intent["metadata"], card=card,
            balance_transaction=self._moved(intent["amount"], int(intent["amount"] * self.fee_percent / 100))["id"],
        )  # fmt: skip
        intent |= {"status": "succeeded", "amount_received": intent["amount"], "latest_charge": charge["id"]}
        session |= {"status": "complete", "payment_status": "paid", "payment_intent": intent["id"]}
        self.tell("payment_intent.succeeded", intent)
        self.tell("checkout.session.completed", session)
        if card == DISPUTED:
            self.dispute(intent)
        return True

    def _moved(self, amount: int, fee: int) -> Thing:
        """A movement of the account, with what Stripe keeps of it."""
        facts = {"amount": amount, "fee": fee, "net": amount - fee, "currency": "vnd", "status": "pending"}
        return self.make("txn", "balance_transaction", **facts)

    def _intent(self, session: Thing, card: str) -> Thing:
        if session["payment_intent"] in self.things:
            return self.things[session["payment_intent"]]
        metadata = session.get("payment_intent_data", {}).get("metadata", {})
        intent = self.make(
            "pi", "payment_intent", amount=session["amount_total"], amount_received=0, currency="vnd",
            status="requires_action", metadata=metadata, latest_charge=None, last_payment_error=None,
        )  # fmt: skip
        session["payment_intent"] = intent["id"]
        return intent

    # -- money that goes back -------------------------------------------------------------------------------

    def refund(self, wanted: Thing) -> Thing:
        """Pay back some of a payment, or what is left of it."""
        intent = self.get(wanted.get("payment_intent", ""), "payment_intent")
        charge = self.things.get(intent["latest_charge"] or "")
        if charge is None:
            raise Refusal(400, "This PaymentIntent does not have a successful charge to refund.")
        if charge["disputed"]:
            raise Refusal(400, "Charge has been charged back; cannot issue a refund.", code="charge_disputed")
        left = charge["amount"] - charge["amount_refunded"]
        amount = wanted.get("amount", left)
        if amount < 1:
            raise Refusal(400, "Invalid positive integer", param="amount", code="parameter_invalid_integer")
        if amount > left:
            raise Refusal(400, f"Refund amount (₫{amount}) is greater than unrefunded amount on charge (₫{left})")
        charge["amount_refunded"] += amount
        state = "pending" if charge["card"] == REFUND_WAITS else "succeeded"
        refund = self.make(
            "re", "refund", amount=amount, currency="vnd", charge=charge["id"], payment_intent=intent["id"],
            status=state, reason=wanted.get("reason"), metadata=wanted.get("metadata", {}),
            balance_transaction=self._moved(-amount, self.refund_fee)["id"], failure_balance_transaction=None,
        )  # fmt: skip
        self.tell("refund.created", refund)
        answer = copy.deepcopy(refund)  # which knows nothing yet of what comes later
        if charge["card"] == REFUND_FAILS:
            self.settle_refund(refund, "failed")
        return answer

    def settle_refund(self, refund: Thing, state: str) -> Thing:
        """A refund arrives, or comes back: `state` is succeeded or failed."""
        if refund["status"] == "failed":
            raise Refusal(400, "It has failed already.")
        refund["status"] = state
        if state == "failed":
            refund["failure_reason"] = "lost_or_stolen_card"
            refund["failure_balance_transaction"] = self._moved(refund["amount"], -self.refund_fee)["id"]
            self.things[refund["charge"]]["amount_refunded"] -= refund["amount"]
        self.tell("refund.failed" if state == "failed" else "refund.updated", refund)
        return refund

    def dispute(self, intent: Thing) -> Thing:
        """The cardholder's bank asks its money back."""
        charge = self.get(intent["latest_charge"] or "", "charge")
        charge["disputed"] = True
        due = {"due_by": self.now() + 7 * A_DAY, "has_evidence": False, "past_due": False, "submission_count": 0}
        dispute = self.make(
            "dp", "dispute", amount=charge["amount"], currency="vnd", charge=charge["id"], reason="fraudulent",
            payment_intent=intent["id"], status="needs_response", evidence_details=due, metadata={},
            balance_transactions=[self._moved(-charge["amount"], self.dispute_fee)],
        )  # fmt: skip
        self.tell("charge.dispute.created", dispute)
        return dispute

    def close_dispute(self, dispute: Thing, state: str) -> Thing:
        """The bank has decided, once: `state` is won or lost."""
        if dispute["status"] in ("won", "lost"):
            raise Refusal(400, f"It has been decided already: {dispute['status']}.")
        dispute["status"] = state
        if state == "won":
            self.things[dispute["charge"]]["disputed"] = False
            dispute["balance_transactions"].append(self._moved(dispute["amount"], -self.dispute_fee))
        self.tell("charge.dispute.closed", dispute)
        return dispute
