"""What buyers and sellers are told, written into the outbox in the transaction of the act that tells it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from marketplace.money import format_vnd
from marketplace.outbox.letters import SELLER, frame, letter
from marketplace.outbox.models import Message
from marketplace.outbox.services import post

from .access import link_to
from .models import Order, Purchase
from .selectors import whole_purchases
from .sms import sms_to_buyer
from .status import OrderStatus
from .windows import windows_in_words

# moves of which the buyer gets a letter; each parcel has its own (see notes.py), the others are seen on the page
TOLD = frozenset({OrderStatus.CONFIRMED, OrderStatus.CANCELLED, OrderStatus.REFUSED, OrderStatus.REFUNDED})

# those that an SMS tells too, where there is no e-mail address
TOLD_SHORTLY = frozenset({OrderStatus.CANCELLED, OrderStatus.REFUSED})


def tell_placed(purchase: Purchase) -> None:
    """A purchase stands: its buyer gets the whole contract, each seller its own order."""
    purchase = whole_purchases().get(pk=purchase.pk)
    sellers = [order for order in purchase.orders.all() if order.cooperative.email]
    post([_contract(purchase), *map(_for_seller, sellers)])


def _contract(purchase: Purchase) -> Message:
    """Goods, sellers, prices, delivery, how to cancel and return."""
    with translation.override(purchase.language):
        subject = _("Order %(number)s is placed") % {"number": purchase.number}
        event = f"purchase-{purchase.pk}-placed"
        sms = _("%(subject)s, %(total)s.") % {"subject": subject, "total": format_vnd(int(purchase.total))}
        promised = windows_in_words(timezone.localdate(purchase.placed_at))
        return to_buyer(purchase, event, subject, "purchase_placed", _("See the order"), promised, sms=sms)


def tell_buyer_paid(purchase: Purchase) -> None:
    """The money has arrived."""
    with translation.override(purchase.language):
        subject = _("We received your payment for %(number)s") % {"number": purchase.number}
        event = f"purchase-{purchase.pk}-paid"
        post([to_buyer(purchase, event, subject, "purchase_paid", _("See the order"), sms=f"{subject}.")])


def tell_buyer_expired(purchase: Purchase) -> None:
    """No money came in time; the goods are free again."""
    with translation.override(purchase.language):
        subject = _("Order %(number)s was not paid and has ended") % {"number": purchase.number}
        event = f"purchase-{purchase.pk}-expired"
        post([to_buyer(purchase, event, subject, "purchase_expired", _("See the order"), sms=f"{subject}.")])


def tell_buyer_short(purchase: Purchase, *, missing: int, receipt_pk: int) -> None:
    """Too little came; `missing` đồng are asked for until `pay_before`."""
    with translation.override(purchase.language):
        names = {"amount": format_vnd(missing), "number": purchase.number}
        subject = _("%(amount)s is still missing for %(number)s") % names
        event, more = f"receipt-{receipt_pk}-short", {"missing": missing}
        post([to_buyer(purchase, event, subject, "purchase_short", _("Pay the rest"), more, sms=f"{subject}.")])


def tell_buyer_refunded(purchase: Purchase, *, amount: int, refund_pk: int) -> None:
    """`amount` đồng has gone back to the card or account that paid."""
    with translation.override(purchase.language):
        subject = _("%(amount)s of %(number)s has been paid back") % {
            "amount": format_vnd(amount), "number": purchase.number,
        }  # fmt: skip
        event, more = f"refund-{refund_pk}-paid", {"amount": amount}
        post([to_buyer(purchase, event, subject, "purchase_refunded", _("See the order"), more, sms=f"{subject}.")])


def tell_buyer_moved(order: Order, *, change_pk: int, reason: str = "") -> None:
    """One order has moved on; `change_pk` is its OrderStatusChange, so that each move is told once."""
    purchase = order.purchase
    if order.status not in TOLD:
        return
    with translation.override(purchase.language):
        names = {"number": order.number, "state": OrderStatus(order.status).label}
        subject = _("Order %(number)s: %(state)s") % names
        more = {"order": order, "state": names["state"], "reason": reason, "lines": list(order.lines.all())}
        event = f"order-{order.pk}-moved-{change_pk}"
        sms = f"{subject}." if order.status in TOLD_SHORTLY else ""
        post([to_buyer(purchase, event, subject, "order_moved", _("See the order"), more, sms=sms)])


def _for_seller(order: Order) -> Message:
    """A cooperative hears of its own order, and of nothing else."""
    with translation.override(settings.LANGUAGE_CODE):
        names = {"number": order.number, "total": format_vnd(int(order.total_incl_tax))}
        subject = _("New order %(number)s, %(total)s") % names
        url = settings.SITE_URL + reverse("desk:order", args=[order.cooperative.slug, order.number])
        context = frame(SELLER) | {"purchase": order.purchase, "order": order, "lines": list(order.lines.all())}
        context["action"] = {"url": url, "label": _("See it at the desk")}
        return letter(f"order-{order.pk}-placed", order.cooperative.email, subject, "seller_order", context)


def to_buyer(
    purchase: Purchase, event: str, subject: str, template: str, label: str, more: dict[str, Any] | None = None, *,
    sms: str = "",
) -> Message:  # fmt: skip
    """A letter with the link that opens the purchase, in the active language.

    A buyer without an e-mail address gets `sms` instead, and nothing of what is not told by SMS.
    """
    if not purchase.buyer_email:
        return sms_to_buyer(purchase, event, sms)
    context = frame() | {"purchase": purchase, "action": {"url": link_to(purchase), "label": label}} | (more or {})
    return letter(event, purchase.buyer_email, subject, template, context)
