"""Placing: from a basket to a Purchase with one Order per cooperative, in one transaction or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.apps.order.exceptions import UnableToPlaceOrder
from oscar.core.loading import get_class

from catalogue.services import count_sales
from marketplace.accounts.models import User
from marketplace.accounts.names import split_name
from marketplace.address.services import vietnam
from marketplace.audit.services import record
from marketplace.basket.models import Basket
from marketplace.partner.models import StockRecord
from marketplace.partner.services import push_listings
from marketplace.places.models import Commune

from ..journal import agree
from ..messages import tell_placed
from ..models import Order, Purchase, ShippingAddress
from ..numbers import new_memo, new_number
from ..pricing import Part, PlacingRefused, Proposal, propose
from ..status import OrderStatus, PaymentState
from ..terms import TermKey, term_on
from ..utils import OrderCreator, Share, Way, price_of
from ..windows import acceptance_deadline

Method = Purchase.Method


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who receives the goods and where; `phone` is E.164, `as_typed` the address where old units were used."""

    name: str
    phone: str
    street: str
    commune: Commune
    email: str = ""
    as_typed: str = ""


@dataclass(frozen=True, slots=True)
class Invoice:
    """Whom an invoice is made out to."""

    name: str = ""
    tax_code: str = ""
    address: str = ""
    email: str = ""


@transaction.atomic
def place_purchase(
    *,
    basket: Basket,
    recipient: Recipient,
    method: str,
    user: User | AnonymousUser | None = None,
    choices: Mapping[int, int] | None = None,
    note: str = "",
    invoice: Invoice | None = None,
    language: str = "vi",
    consent: str = "",
    seen: str = "",
) -> Purchase:
    """Place a basket: hold its stock, write the purchase, one order per cooperative, and the messages.

    Placing a basket again answers the purchase that it became. `choices` are shipping choices by cooperative (pk),
    `seen` the fingerprint of the proposal that the buyer agreed to, `consent` the wording agreed to.
    Raises PlacingRefused with sentences where something is sold out, changed, or cannot be sent there.
    """
    # whoever comes second waits here for the first, and then finds its purchase
    basket = Basket.objects.select_for_update().get(pk=basket.pk)
    placed = Purchase.objects.filter(key=basket.purchase_key).first()
    if placed is not None:
        return placed
    proposal = _proposal(basket, recipient, choices or {}, user)
    if seen and seen != proposal.fingerprint(recipient, method, note, invoice):
        raise PlacingRefused(
            _("The prices, the goods, the address or the way to pay changed in the meantime. Look again and confirm.")
        )
    purchase = _write_purchase(basket, recipient, proposal, method, user, note, invoice, language, consent)
    try:
        _write_orders(purchase, basket, proposal, user)
    except UnableToPlaceOrder as refusal:
        raise PlacingRefused(str(refusal)) from refusal
    agree(purchase, proposal)
    basket.submit()
    record(actor=_person(user), act="purchase.placed", subject=purchase.number, total=int(purchase.total))
    tell_placed(purchase)
    return purchase


def _proposal(basket: Basket, recipient: Recipient, choices: Mapping[int, int], user: Any) -> Proposal:
    if basket.status != Basket.OPEN or not basket.lines.exists():
        raise PlacingRefused(_("The basket is empty. Put something in before you order."))
    # every placing takes these rows in the same order, so that two of them never wait for each other in a ring
    wanted = basket.lines.values("stockrecord_id")
    list(StockRecord.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    basket.strategy = get_class("partner.strategy", "Selector")().strategy(user=user)
    get_class("offer.applicator", "Applicator")().apply(basket, user or AnonymousUser())
    return propose(basket, recipient.commune.province, choices)


def _write_purchase(
    basket: Basket, recipient: Recipient, proposal: Proposal, method: str, user: Any, note: str,
    invoice: Invoice | None, language: str, consent: str,
) -> Purchase:  # fmt: skip
    invoice = invoice or Invoice()
    purchase = Purchase(
        number=new_number(), key=basket.purchase_key, basket=basket, user=_person(user),
        buyer_name=recipient.name, buyer_phone=recipient.phone, buyer_email=recipient.email,
        shipping_address=_write_address(recipient, note), note=note, method=method, language=language,
        goods_total=proposal.goods, shipping_total=proposal.shipping, discount_total=proposal.discount,
        total=proposal.total, consent_text=consent, consented_at=timezone.now() if consent else None,
        invoice_name=invoice.name, invoice_tax_code=invoice.tax_code, invoice_address=invoice.address,
        invoice_email=invoice.email,
    )  # fmt: skip
    _open_payment(purchase)
    known = ["user", "basket", "shipping_address"]  # rows of this transaction; what is unique the database holds
    purchase.full_clean(exclude=known, validate_unique=False, validate_constraints=False)
    purchase.save()
    return purchase


def _open_payment(purchase: Purchase) -> None:
    if purchase.method == Method.COD:
        return
    if purchase.total == 0:
        purchase.payment_state, purchase.paid_at = PaymentState.PAID, timezone.now()
        return
    minutes = term_on(TermKey.VIETQR_MINUTES).value
    purchase.payment_state = PaymentState.PENDING
    purchase.memo = new_memo()
    purchase.pay_before = timezone.now() + datetime.timedelta(minutes=minutes)


def _write_address(recipient: Recipient, note: str) -> ShippingAddress:
    last_name, first_name = split_name(recipient.name)
    address = ShippingAddress(
        first_name=first_name, last_name=last_name, street=recipient.street, commune=recipient.commune,
        as_typed=recipient.as_typed, phone_number=recipient.phone, notes=note, country=vietnam(),
    )  # fmt: skip
    address.full_clean(exclude=["commune", "country"])  # rows that were read a moment ago
    address.save()
    return address


def _write_orders(purchase: Purchase, basket: Basket, proposal: Proposal, user: Any) -> None:
    creator = OrderCreator()
    for index, part in enumerate(proposal.parts):
        creator.place_order(
            basket=Share(basket, part, is_first=index == 0),
            total=price_of(part.total),
            shipping_method=Way(part),
            shipping_charge=price_of(part.shipping),
            user=user or AnonymousUser(),
            shipping_address=purchase.shipping_address,
            order_number=f"{purchase.number}-{index + 1}",
            **_order_facts(purchase, part),
            **_start(purchase, part),
        )
    creator.write_prices()
    creator.record_once(basket)
    lines = [line for part in proposal.parts for line in part.lines]
    StockRecord.objects.allocate({line.stockrecord_id: line.quantity for line in lines})
    push_listings(stockrecords=[line.stockrecord for line in lines])
    count_sales(quantities={line.product_id: line.quantity for line in lines})


def _order_facts(purchase: Purchase, part: Part) -> dict[str, Any]:
    return {
        "purchase": purchase,
        "cooperative": part.cooperative,
        "guest_email": "" if purchase.user_id else purchase.buyer_email,
        "carrier": part.way.choice.name[: Order._meta.get_field("carrier").max_length],
        "days_min": part.way.days_min,
        "days_max": part.way.days_max,
    }


def _start(purchase: Purchase, part: Part) -> dict[str, Any]:
    """The state that an order of a purchase begins in."""
    if purchase.method == Method.COD:
        before = acceptance_deadline(part.cooperative, timezone.now())
        return {"status": OrderStatus.AWAITING_ACCEPTANCE, "accept_before": before}
    # paid directly, an order that costs nothing has no payment of its own that could ever confirm it
    if purchase.payment_state == PaymentState.PAID or (settings.SETTLEMENT == "direct" and part.total == 0):
        return {"status": OrderStatus.CONFIRMED}
    return {"status": OrderStatus.AWAITING_PAYMENT}


def _person(user: Any) -> User | None:
    return user if user is not None and user.is_authenticated else None
