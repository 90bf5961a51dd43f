"""What buyers and sellers are told, written into the outbox in the transaction of the act that tells it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.money import format_vnd
from marketplace.outbox.services import post_email

from .access import link_to
from .models import Order, Purchase
from .selectors import whole_purchases
from .status import OrderStatus

# moves of which the buyer gets a letter; the others are seen on the page
TOLD = frozenset(
    {
        OrderStatus.CONFIRMED, OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.CANCELLED,
        OrderStatus.REFUSED, OrderStatus.REFUNDED,
    }
)  # fmt: skip


def tell_buyer_placed(purchase: Purchase) -> None:
    """Confirm with the whole contract: goods, sellers, prices, delivery, how to cancel and return."""
    if not purchase.buyer_email:
        return
    purchase = whole_purchases().get(pk=purchase.pk)
    with translation.override(purchase.language):
        subject = _("Order %(number)s is placed") % {"number": purchase.number}
        _post(purchase, f"purchase-{purchase.pk}-placed", subject, "purchase_placed", _("See the order"))


def tell_buyer_paid(purchase: Purchase) -> None:
    """The money has arrived."""
    with translation.override(purchase.language):
        subject = _("We received your payment for %(number)s") % {"number": purchase.number}
        _post(purchase, f"purchase-{purchase.pk}-paid", subject, "purchase_paid", _("See the order"))


def tell_buyer_expired(purchase: Purchase) -> None:
    """No money came in time; the goods are free again."""
    with translation.override(purchase.language):
        subject = _("Order %(number)s was not paid and has ended") % {"number": purchase.number}
        _post(purchase, f"purchase-{purchase.pk}-expired", subject, "purchase_expired", _("See the order"))


def tell_buyer_moved(order: Order, *, change_pk: int, reason: str = "") -> None:
    """One order has moved on; `change_pk` is its OrderStatusChange, so that each move is told once."""
    purchase = order.purchase
    if order.status not in TOLD or not purchase.buyer_email:
        return
    with translation.override(purchase.language):
        names = {"number": order.number, "state": OrderStatus(order.status).label}
        subject = _("Order %(number)s: %(state)s") % names
        more = {"order": order, "state": names["state"], "reason": reason, "lines": list(order.lines.all())}
        _post(purchase, f"order-{order.pk}-moved-{change_pk}", subject, "order_moved", _("See the order"), more)


def tell_sellers_placed(purchase: Purchase) -> None:
    """Each cooperative with an address hears of its own order, and of nothing else."""
    orders = purchase.orders.select_related("cooperative").prefetch_related("lines")
    for order in orders:
        if not order.cooperative.email:
            continue
        with translation.override(settings.LANGUAGE_CODE):
            subject = _("New order %(number)s, %(total)s") % {
                "number": order.number,
                "total": format_vnd(int(order.total_incl_tax)),
            }
            context = _frame() | {"purchase": purchase, "order": order, "lines": list(order.lines.all())}
            _write(f"order-{order.pk}-placed", order.cooperative.email, subject, "seller_order", context)


def _post(
    purchase: Purchase, event: str, subject: str, template: str, label: str, more: dict[str, Any] | None = None
) -> None:
    context = _frame() | {"purchase": purchase, "action": {"url": link_to(purchase), "label": label}} | (more or {})
    _write(event, purchase.buyer_email, subject, template, context)


def _frame() -> dict[str, Any]:
    return {"shop_name": settings.SHOP_NAME, "site_url": settings.SITE_URL, "demonstration": settings.DEMONSTRATION}


def _write(event: str, to: str, subject: str, template: str, context: dict[str, Any]) -> None:
    context = context | {"subject": subject}
    post_email(
        event=event,
        to=to,
        subject=subject,
        text=render_to_string(f"email/{template}.txt", context).strip() + "\n",
        html=render_to_string(f"email/{template}.html", context),
    )
