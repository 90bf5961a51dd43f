"""A purchase as its page shows it: payment, orders, timelines, lots, as plain values."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from marketplace.money import format_vnd
from marketplace.order.models import Claim, Order, Purchase
from marketplace.order.origin import has_origin
from marketplace.order.returns.presenting import badge
from marketplace.order.returns.selectors import claimable, claims_of_purchase
from marketplace.order.selectors import can_cancel, way_forward
from marketplace.order.status import ENDED, OrderStatus, PaymentState
from marketplace.payment.providers import Transfer
from marketplace.payment.providers.stripe import is_simulated
from marketplace.payment.selectors import how_to_pay, refunds_shown
from traceability.qr import qr_svg

ICONS = {
    PaymentState.PAID: "ok", PaymentState.PENDING: "warn", PaymentState.CREATED: "info", PaymentState.EXPIRED: "bad",
}  # fmt: skip


def purchase_page(purchase: Purchase) -> dict[str, Any]:
    """Context of the page."""
    how, claims = how_to_pay(purchase), claims_of_purchase(purchase)
    return {
        "purchase": purchase,
        "orders": [_order(order, purchase, claims.get(order.pk, [])) for order in purchase.orders.all()],
        "transfers": [_transfer(one) for one in how.transfers] if how else [],
        "card": how.by_card if how else None,
        "simulated": is_simulated(),
        "refunds": refunds_shown(purchase),
        "by_cash": purchase.method == Purchase.Method.COD and purchase.payment_state == PaymentState.CREATED,
        # cash that nobody came to collect: no transfer of theirs can be on its way
        "has_ended_unpaid_cash": purchase.method == Purchase.Method.COD
        and purchase.payment_state == PaymentState.EXPIRED,
        "state_kind": ICONS.get(PaymentState(purchase.payment_state), "info"),
        "minutes_left": _minutes_left(purchase),
        "rows": _rows(purchase),
        "total_label": _total_label(PaymentState(purchase.payment_state)),
        "is_new": timezone.now() - purchase.placed_at < datetime.timedelta(minutes=10),
    }


def _minutes_left(purchase: Purchase) -> int:
    if purchase.pay_before is None:
        return 0
    return max(0, int((purchase.pay_before - timezone.now()).total_seconds() // 60))


def _transfer(transfer: Transfer) -> dict[str, Any]:
    return {
        # our own drawing of our own text; it holds no word of a visitor
        "svg": mark_safe(qr_svg(transfer.payload)),  # noqa: S308
        "bank": transfer.bank,
        "account": transfer.account,
        "holder": transfer.holder,
        "amount": str(transfer.amount),
        "amount_shown": format_vnd(transfer.amount),
        "memo": transfer.memo,
        "rehearsal": _rehearsal(transfer),
        "seller": transfer.order.cooperative.name if transfer.order else "",
    }


def _rehearsal(transfer: Transfer) -> str:
    """Where this transfer is made without a bank; nothing on a real shop."""
    if not settings.BANK_SIMULATOR:
        return ""
    purchase = transfer.attempt.purchase
    fields = {
        "account": transfer.account, "amount": transfer.amount, "memo": transfer.memo,
        "back": settings.SITE_URL + purchase.get_absolute_url(),
    }  # fmt: skip
    return f"{settings.BANK_SIMULATOR}/?{urlencode(fields)}"


def _total_label(state: PaymentState) -> str:
    """What the sum is: of a purchase that has lapsed nothing is to be paid any more."""
    if state == PaymentState.EXPIRED:
        return _("Total")
    return _("To pay") if state in (PaymentState.CREATED, PaymentState.PENDING) else _("Total paid")


def _rows(purchase: Purchase) -> list[dict[str, Any]]:
    rows = [
        {"label": _("Goods"), "amount": purchase.goods_total},
        {"label": _("Delivery charge"), "amount": purchase.shipping_total},
    ]
    if purchase.discount_total:
        rows.append({"label": _("Discount"), "amount": -purchase.discount_total})
    return rows


def _order(order: Order, purchase: Purchase, claims: list[Claim]) -> dict[str, Any]:
    names = {"number": purchase.number, "order": order.number}
    return {
        "order": order,
        "state": OrderStatus(order.status).label,
        "kind": _kind(order.status),
        "goes": order.status not in ENDED,
        "states": _timeline(order),
        "lines": [_line(line) for line in order.lines.all()],
        "parcels": list(order.parcels.all()),
        # of a single parcel that holds the whole order the order's own button says it
        "by_parcel": order.status == OrderStatus.PARTLY_SHIPPED
        or (order.status == OrderStatus.SHIPPED and len(order.parcels.all()) > 1),
        "escalated": order.escalated_at is not None and order.status == OrderStatus.AWAITING_ACCEPTANCE,
        "cancel_url": reverse("storefront:cancel-order", kwargs=names) if can_cancel(order) else "",
        "received_url": reverse("storefront:received", kwargs=names) if order.status == OrderStatus.SHIPPED else "",
        "ask_url": reverse("storefront:claim-ask", kwargs=names) if claimable(order) else "",
        "origin_url": reverse("storefront:origin", kwargs=names) if has_origin(order) else "",
        "claims": [(claim, badge(claim)) for claim in claims],
        "earliest": _after(order, order.days_min),
        "latest": _after(order, order.days_max),
    }


def _kind(status: str) -> str:
    if status in ENDED:
        return "bad"
    return "warn" if status in (OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_ACCEPTANCE) else "ok"


def _after(order: Order, days: int) -> datetime.date:
    return timezone.localdate(order.date_placed) + datetime.timedelta(days=days)


def _line(line: Any) -> dict[str, Any]:
    listing = getattr(line.product, "listing", None)
    return {
        "title": line.title,
        "image": listing.picture if listing else "",
        "url": line.product.get_absolute_url() if line.product and line.product.is_public else "",
        "quantity": line.quantity,
        "cancelled": line.cancelled,
        "price": line.unit_price_incl_tax,
        "total": line.line_price_incl_tax,
        "lots": [
            {"code": one.lot.code, "url": one.lot.get_absolute_url(), "units": one.quantity} for one in line.lots.all()
        ],
    }


def _timeline(order: Order) -> list[dict[str, Any]]:
    """The usual way with the times of what has happened; an order that left the way shows how far it came."""
    times = {change.new_status: change.date_created for change in order.status_changes.all()}
    way = [str(state) for state in way_forward(order)]
    if OrderStatus.PARTLY_SHIPPED in times:
        way.insert(way.index(OrderStatus.SHIPPED), str(OrderStatus.PARTLY_SHIPPED))
    times.setdefault(way[0], order.date_placed)
    if order.status not in way:
        passed = [state for state in way if state in times]
        way = [*passed, order.status]
    here = way.index(order.status)
    return [
        {
            # what was waited for first is over: what remains of it is the order
            "label": _("Ordered") if index == 0 < here else OrderStatus(state).label,
            "time": times.get(state) if index <= here else None,
            "done": index < here,
            "now": index == here,
        }
        for index, state in enumerate(way)
    ]
