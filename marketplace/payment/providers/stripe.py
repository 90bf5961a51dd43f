"""Cards by Stripe: one Checkout Session on its hosted page for a whole purchase. Only this module speaks to Stripe.

The đồng has no decimals at Stripe either: 150000 means 150.000 ₫.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import stripe
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from marketplace.money import format_vnd
from marketplace.order.models import Purchase
from marketplace.order.pricing import Proposal
from marketplace.order.status import PaymentState
from marketplace.order.terms import TermKey, term_on

from ..models import Attempt, Dispute, Refund
from .base import Charged, Contested, HowToPay, PaidBack, Payment, Refused, Truth, Unclear, Unreachable

LEAST, MOST = 15_000, 99_999_999  # đồng; what a charge at Stripe may be, the least is our own
SHORTEST = datetime.timedelta(minutes=31)  # Stripe keeps a session for half an hour at least
PATIENCE_S = 15
RETRIES = 1
# what reading a body raises that is signed and yet no event
MALFORMED = (AttributeError, KeyError, TypeError, OSError, OverflowError, RecursionError)
REFUND_STATES = {"succeeded": Refund.State.SUCCEEDED, "failed": Refund.State.FAILED, "canceled": Refund.State.FAILED}
DISPUTE_STATES = {
    "won": Dispute.State.WON, "lost": Dispute.State.LOST, "warning_closed": Dispute.State.WON,
    "prevented": Dispute.State.WON, "warning_needs_response": Dispute.State.INQUIRY,
    "warning_under_review": Dispute.State.INQUIRY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """The hosted page of one session."""

    session: str
    url: str


@dataclass(frozen=True, slots=True)
class Word:
    """What a notice is about: enough to know whom to ask, and no more is believed."""

    reference: str
    kind: str
    at: datetime.datetime
    session: str
    intent: str
    attempt: str


def is_known() -> bool:
    """Whether we have keys: what was paid by card is seen to, even where no card is taken any more."""
    return bool(settings.STRIPE_SECRET_KEY and settings.STRIPE_WEBHOOK_SECRET)


def is_on() -> bool:
    """Whether cards are taken here: with keys, and only where the platform is paid."""
    return is_known() and settings.SETTLEMENT == "platform"


def is_simulated() -> bool:
    """Whether the payments are a rehearsal on this machine."""
    return urlsplit(settings.STRIPE_API_BASE).hostname in {"127.0.0.1", "localhost", "::1"}


def why_not(proposal: Proposal) -> str:
    """The sentence that says why a card cannot pay this; empty where it can."""
    if LEAST <= proposal.total <= MOST:
        return ""
    names = {"least": format_vnd(LEAST), "most": format_vnd(MOST), "total": format_vnd(proposal.total)}
    return _("Cards pay from %(least)s to %(most)s; this purchase comes to %(total)s.") % names


class Stripe:
    """The provider. What asks Stripe stands outside of transactions: a network may take its time."""

    def start(self, purchase: Purchase) -> HowToPay:
        """Write the attempt and the deadline; the session is opened when the buyer goes to pay."""
        attempt = purchase.attempts.first()
        if attempt is None and purchase.total > 0:
            attempt = Attempt(purchase=purchase, method=Purchase.Method.CARD, amount=purchase.total)
            attempt.state = PaymentState.CREATED
            attempt.full_clean()
            attempt.save()
            minutes = term_on(TermKey.CARD_MINUTES).value
            purchase.pay_before = timezone.now() + datetime.timedelta(minutes=minutes)
            purchase.save(update_fields=["pay_before"])
        return HowToPay(Purchase.Method.CARD, by_card=attempt)

    def open(self, attempt: Attempt) -> Page:
        """The hosted page; the same one however often this try (`attempt.number`) is repeated."""
        key = f"purchase-{attempt.purchase.number}-attempt-{attempt.number}"
        with _asking() as client:
            made = client.v1.checkout.sessions.create(_session(attempt), {"idempotency_key": key})
        return Page(made.id, made.url)

    def close(self, attempt: Attempt) -> None:
        """Let nobody pay any more; a session that is paid or closed already stays as it is."""
        try:
            with _asking() as client:
                client.v1.checkout.sessions.expire(attempt.session)
        except Refused:
            return  # `refresh` says what it is

    def refresh(self, attempt: Attempt) -> Truth:
        """Read the session and, once there is money, its refunds and disputes."""
        if not attempt.session:
            return Truth(attempt.state)
        with _asking() as client:
            wanted: Any = {"expand": ["payment_intent.latest_charge.balance_transaction"]}
            session = client.v1.checkout.sessions.retrieve(attempt.session, wanted)
            intent: Any = session.payment_intent
            if session.payment_status != "paid" or intent is None:
                return Truth(PaymentState.EXPIRED if session.status == "expired" else PaymentState.PENDING)
            of: Any = {"payment_intent": intent.id, "limit": 100}
            moved: Any = {"expand": ["data.balance_transaction", "data.failure_balance_transaction"]}
            refunds = list(client.v1.refunds.list(of | moved).auto_paging_iter())
            disputes = list(client.v1.disputes.list(of).auto_paging_iter())
        charge = intent.latest_charge
        payment = Payment(intent.id, intent.amount_received, _moment((charge or intent).created))
        fees = _fees(charge, refunds, disputes) if charge and charge.balance_transaction else ()
        back, contested = tuple(map(_paid_back, refunds)), tuple(map(_contested, disputes))
        return Truth(PaymentState.PAID, payment, back, contested, fees)

    def refund(self, attempt: Attempt, amount: int, key: str) -> PaidBack:
        """Pay back once per `key`: one that was made before, even longer ago than Stripe keeps keys, is found again."""
        of: Any = {"payment_intent": attempt.intent}
        with _asking() as client:
            for made in client.v1.refunds.list(of | {"limit": 100}).auto_paging_iter():
                if _metadata(made).get("key") == key:
                    return _paid_back(made)
            wanted = of | {"amount": amount, "reason": "requested_by_customer", "metadata": {"key": key}}
            once = {"idempotency_key": f"purchase-{attempt.purchase.number}-refund-{key}"}
            return _paid_back(client.v1.refunds.create(wanted, once))

    def attempt_behind(self, intent: str) -> str:
        """Our number of the attempt for which an intent was made; empty where it is not ours."""
        try:
            with _asking() as client:
                found = client.v1.payment_intents.retrieve(intent)
        except Refused:
            return ""
        return str(_metadata(found).get("attempt", ""))


def word_of(payload: bytes, signature: str) -> Word:
    """The event that Stripe signed. Raises ValueError where the signature, its age or the body is not right."""
    client = _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)
    try:
        return _word(client.construct_event(payload, signature, settings.STRIPE_WEBHOOK_SECRET))
    except (stripe.SignatureVerificationError, *MALFORMED) as fault:
        raise ValueError(str(fault)) from fault


def _word(event: stripe.Event) -> Word:
    about = event.data.object.to_dict()
    kind, number = about.get("object", ""), str(about.get("id", ""))
    return Word(
        reference=event.id, kind=event.type, at=_moment(event.created),
        session=number if kind == "checkout.session" else "",
        intent=number if kind == "payment_intent" else str(about.get("payment_intent") or ""),
        attempt=str((about.get("metadata") or {}).get("attempt", "")),
    )  # fmt: skip


@cache
def _client(key: str, base: str) -> stripe.StripeClient:
    return stripe.StripeClient(
        key, base_addresses={"api": base}, max_network_retries=RETRIES,
        http_client=stripe.RequestsClient(timeout=PATIENCE_S),
    )  # fmt: skip


@contextmanager
def _asking() -> Iterator[stripe.StripeClient]:
    """Stripe's many faults as the house's three."""
    try:
        yield _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)
    except (stripe.APIConnectionError, stripe.RateLimitError) as fault:
        raise Unreachable(str(fault)) from fault
    except stripe.APIError as fault:
        raise (Unreachable if fault.http_status == 409 else Unclear)(str(fault)) from fault
    except stripe.StripeError as fault:
        raise Refused(str(fault)) from fault


def _session(attempt: Attempt) -> Any:
    purchase = attempt.purchase
    ours = {"purchase": purchase.number, "attempt": str(attempt.pk)}
    names = {"number": purchase.number}
    ends = attempt.session_ends_at or timezone.now() + SHORTEST
    with translation.override(purchase.language):
        title = _("Order %(number)s") % names
        back = settings.SITE_URL + reverse("storefront:card-back", kwargs=names)
        given_up = settings.SITE_URL + reverse("storefront:purchase", kwargs=names)
    price = {"currency": "vnd", "unit_amount": int(attempt.amount), "product_data": {"name": title}}
    wanted = {
        "mode": "payment", "ui_mode": "hosted_page", "locale": purchase.language,
        "allowed_payment_method_types": ["card"],
        "line_items": [{"quantity": 1, "price_data": price}], "client_reference_id": purchase.number,
        "metadata": ours, "payment_intent_data": {"metadata": ours, "description": title},
        "success_url": back, "cancel_url": given_up, "expires_at": int(ends.timestamp()),
    }  # fmt: skip
    return wanted | ({"customer_email": purchase.buyer_email} if purchase.buyer_email else {})


def _paid_back(one: stripe.Refund) -> PaidBack:
    state = REFUND_STATES.get(one.status or "", Refund.State.PENDING)
    failure = str(getattr(one, "failure_reason", None) or "")
    return PaidBack(one.id, one.amount, state, str(_metadata(one).get("key", "")), failure)


def _contested(one: stripe.Dispute) -> Contested:
    due = one.evidence_details.due_by if one.evidence_details else None
    state = DISPUTE_STATES.get(one.status, Dispute.State.OPEN)
    return Contested(one.id, one.amount, state, one.reason, _moment(one.created), _moment(due) if due else None)


def _fees(charge: Any, refunds: list[Any], disputes: list[Any]) -> tuple[Charged, ...]:
    """What was kept of a payment, of what went back of it, and of its disputes."""
    moved = [(charge.balance_transaction, charge.amount)]
    for refund in refunds:
        moved += [(refund.balance_transaction, refund.amount), (refund.failure_balance_transaction, refund.amount)]
    moved += [(one, dispute.amount) for dispute in disputes for one in dispute.balance_transactions or ()]
    return tuple(fee for one, amount in moved if one for fee in [_charged(one, amount)] if fee)


def _charged(one: Any, amount: int) -> Charged | None:
    """The fee of one movement of `amount` đồng; Stripe tells it in the money in which the account is kept."""
    if one.currency == "vnd":
        fee = Decimal(one.fee)
    elif one.amount:
        fee = Decimal(one.fee) * amount / abs(one.amount)
    else:
        return None
    return Charged(one.id, int(fee.quantize(Decimal(1), ROUND_HALF_UP)), _moment(one.created))


def _metadata(thing: Any) -> dict[str, Any]:
    return thing.metadata.to_dict() if thing.metadata else {}


def _moment(seconds: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
