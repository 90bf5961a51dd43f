"""How the desk tells things: an order as one card, the time that is left, a good's standing."""

import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import ListingRevision, Product
from marketplace.cooperatives.models import Cooperative, Membership
from marketplace.order.models import Line, Order, Purchase
from marketplace.order.status import ENDED, OrderStatus
from marketplace.templatetags.words import with_names

from .door import in_office

S = OrderStatus
SOON = datetime.timedelta(hours=3)
KINDS = {
    S.AWAITING_ACCEPTANCE: "warn", S.CONFIRMED: "info", S.PACKED: "info", S.SHIPPED: "", S.DELIVERED: "ok",
    S.RETURN_REQUESTED: "warn", S.RETURN_RECEIVED: "info", S.RETURN_DECLINED: "ok", S.REFUNDED: "bad",
    S.COMPLETED: "ok", S.CANCELLED: "bad", S.REFUSED: "bad",
}  # fmt: skip


def group_names() -> dict[str, str]:
    """The names of selectors.GROUPS."""
    return {
        "accept": _("To accept"), "pack": _("To pack"), "send": _("To hand over"), "on-the-way": _("On its way"),
        "done": _("Delivered"), "returns": _("Returns"), "unpaid": _("Not paid yet"), "ended": _("Cancelled"),
    }  # fmt: skip


def tabs(request: HttpRequest, membership: Membership) -> list[dict[str, Any]]:
    """The desk's bar: today, orders, goods (for who may touch them), lots, the page that buyers see."""
    match = request.resolver_match
    here = (match.url_name or "") if match else ""
    goods = [("goods", _("Our goods"), "shop", ("goods", "goods-add", "goods-change", "price-stock", *_PAPERS))]
    money = [("statement", _("Statement"), "money", ("statement",))]
    rows = [
        ("today", _("Today"), "home", ("today", "holiday")),
        (
            "orders",
            _("Orders"),
            "list",
            ("orders", "order", "packing-slip", "parcel-slip", "claims", "claim") + _ORDER_ACTS,
        ),
        *(goods if in_office(membership) else []),
        ("lots", _("Lots"), "box", ("lots", "lot", *_LOT_ACTS, *_READERS, *_FIELDS)),
        *(money if in_office(membership) else []),
    ]
    slug = membership.cooperative.slug
    shown = [
        {"label": label, "url": reverse(f"desk:{name}", args=[slug]), "icon": icon, "current": here in names}
        for name, label, icon, names in rows
    ]
    return [*shown, {"label": _("My page"), "url": membership.cooperative.get_absolute_url(), "icon": "eye"}]


_LOT_ACTS = (
    "lot-open", "lot-receive", "lot-event", "lot-labels", "lot-balance", "lot-out", "lot-spoilt", "lot-transform",
    "lot-complete", "label-run", "run-spoilt", "printer", "lot-recall", "lot-take", "recalls", "recall",
)  # fmt: skip
_FIELDS = (
    "diaries", "diary", "diary-add", "places", "facility", "facility-add", "area", "area-add", "suppliers", "supplier",
    "supplier-add", "files", "file", "details",
)  # fmt: skip
_PAPERS = ("papers", "paper-add", "stars-add")
_READERS = ("systems", "scans", "problems", "problem")
_ORDER_ACTS = ("order-accept", "order-decline", "order-pack", "order-ship", "order-rest")


def order_card(order: Order, cooperative: Cooperative, *, now: datetime.datetime) -> dict[str, Any]:
    """An order for `components/task.html`: what, for whom, how much, until when."""
    lines = list(order.lines.all())
    badge, kind = _badge(order, now)
    return {
        "order": order, "number": order.number, "title": _("Order %(number)s") % {"number": order.number},
        "url": reverse("desk:order", args=[cooperative.slug, order.number]), "badge": badge, "badge_kind": kind,
        "image": picture_of(lines[0]) if lines else "", "line": what(lines), "detail": whom(order),
        "amount": order.total_incl_tax, "amount_note": money_note(order), "aside": placed(order, now),
    }  # fmt: skip


def _badge(order: Order, now: datetime.datetime) -> tuple[str, str]:
    status = OrderStatus(order.status)
    if status != S.AWAITING_ACCEPTANCE or order.accept_before is None:
        return str(status.label), KINDS.get(status, "")
    left = order.accept_before - now
    if left <= datetime.timedelta():
        return _("Overdue"), "bad"
    return time_left(left), "warn" if left < SOON else ""


def time_left(left: datetime.timedelta) -> str:
    """ "2 h 10 min left", "3 days left"."""
    minutes = int(left.total_seconds()) // 60
    if minutes >= 48 * 60:
        days = minutes // (24 * 60)
        return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
    if minutes >= 60:
        return _("%(hours)d h %(minutes)d min left") % {"hours": minutes // 60, "minutes": minutes % 60}
    return _("%(minutes)d min left") % {"minutes": minutes}


def what(lines: list[Line]) -> str:
    """ "2 × Gạo ST25, túi 5 kg", and how many further goods."""
    if not lines:
        return ""
    first = with_names("%(units)s × %(title)s", units=lines[0].quantity, title=lines[0].title)
    more = len(lines) - 1
    further = ngettext("and %(count)d more product", "and %(count)d more products", more) % {"count": more}
    return format_html("{} {}", first, further) if more else first


def whom(order: Order) -> str:
    """The buyer and the commune and province that it goes to."""
    address = order.purchase.shipping_address
    place = [str(address.commune), str(address.commune.province)] if address and address.commune else []
    return ", ".join([order.purchase.buyer_name, *place])


def money_note(order: Order) -> str:
    """Whether the money is there, or has to be collected; nothing for an order that ended."""
    if order.status in ENDED:
        return ""
    if order.purchase.method == Purchase.Method.COD:
        return _("received") if order.purchase.paid_at else _("to collect at the door")
    return _("paid") if order.status != S.AWAITING_PAYMENT and order.purchase.paid_at else _("not paid yet")


def placed(order: Order, now: datetime.datetime) -> str:
    """When it was placed: the hour for today, the day before that."""
    moment, today = timezone.localtime(order.date_placed), timezone.localtime(now).date()
    if moment.date() == today:
        return _("placed at %(hour)s") % {"hour": f"{moment.hour}:{moment.minute:02d}"}
    return _("placed on %(day)s") % {"day": f"{moment.day}/{moment.month}"}


def picture_of(line: Line) -> str:
    """The stored name of the picture of a line's product; empty where the product is gone."""
    return picture(line.product) if line.product else ""


def picture(product: Product) -> str:
    """The stored name of a product's picture; empty without one. Fetch products with `listing` joined."""
    row = getattr(product, "listing", None)
    return row.picture if row else ""


def goods_card(product: Any) -> dict[str, Any]:
    """One of the cooperative's goods with its standing; from `selectors.goods_of`."""
    stock, newest = next(iter(product.own_stock), None), next(iter(product.proposals), None)
    label, kind = _standing(product, newest)
    left = None if stock is None or stock.num_in_stock is None else stock.num_in_stock - (stock.num_allocated or 0)
    rejected = newest is not None and newest.status == ListingRevision.Status.REJECTED
    return {
        "product": product, "image": picture(product), "stock": stock, "left": left, "badge": label, "badge_kind": kind,
        "promised": (stock.num_allocated or 0) if stock else 0, "reason": newest.reason if rejected else "",
    }  # fmt: skip


def _standing(product: Product, newest: ListingRevision | None) -> tuple[str, str]:
    waits = newest is not None and newest.status == ListingRevision.Status.WAITING
    rejected = newest is not None and newest.status == ListingRevision.Status.REJECTED
    if product.is_public:
        return (_("On sale; a change waits"), "info") if waits else (_("On sale"), "ok")
    if waits:
        return _("Waiting for the alliance"), "warn"
    return (_("Sent back"), "bad") if rejected else (_("Not on sale"), "")


def first_steps(cooperative: Cooperative) -> str:
    """One sentence for a cooperative whose goods nobody can see, and why; empty for an active one."""
    if cooperative.status == Cooperative.Status.PENDING:
        return _("The alliance is still verifying your cooperative. You can prepare goods; buyers see them afterwards.")
    if cooperative.status == Cooperative.Status.SUSPENDED:
        return _("Your cooperative is suspended: buyers do not see its goods. Please speak with the alliance.")
    return ""
