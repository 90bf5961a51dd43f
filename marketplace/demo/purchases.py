"""Invented purchases in different states, placed and moved by the same acts as real ones; reviews of them."""

import datetime
import random
from typing import Any

from django.utils import timezone
from oscar.core.loading import get_class, get_model

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.basket.models import Basket
from marketplace.basket.services import add_to_basket
from marketplace.cooperatives.models import Cooperative
from marketplace.ledger.models import CommissionRule
from marketplace.order.models import Purchase
from marketplace.order.selectors import lots_for
from marketplace.order.services import Recipient, move_order, pack_order, place_purchase
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.services import mark_received
from marketplace.places.models import Commune
from marketplace.shipping.services import make_default_choices

from .tables import table

S = OrderStatus
# goods, payment, how far it goes
STORIES: list[tuple[list[str], str, str]] = [
    (["gao-st25-1", "den-may-tre-bao-la-1"], "cod", S.AWAITING_ACCEPTANCE),
    (["gao-st25-1", "gao-st25-4"], "vietqr", S.AWAITING_PAYMENT),
    (["ro-ra-may-tre-1", "gao-st25-2"], "vietqr", S.CONFIRMED),
    (["gao-st25-3", "ho-tieu-chu-se-1"], "cod", S.CONFIRMED),
    (["keo-dua-ben-tre-1", "gao-st25-5"], "cod", S.PACKED),
    (["den-may-tre-bao-la-2"], "vietqr", S.PACKED),
    (["che-tan-cuong-2", "gao-st25-1"], "vietqr", S.SHIPPED),
    (["gao-st25-1", "nuoc-mam-phu-quoc-1", "toi-ly-son-1"], "vietqr", S.DELIVERED),
    (["mat-ong-bac-ha-1", "den-may-tre-bao-la-1"], "cod", S.DELIVERED),
    (["gao-st25-2", "che-tan-cuong-1"], "vietqr", S.COMPLETED),
    (["ca-phe-buon-ma-thuot-1"], "cod", S.CANCELLED),
    (["gao-st25-2"], "cod", S.REFUSED),
]
PATH = [S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED, S.COMPLETED]
MOVERS = {S.CONFIRMED: Actor.STAFF, S.COMPLETED: Actor.CLOCK}


def offer_shipping(cooperative: Cooperative) -> None:
    """The usual choices and zones for a cooperative that has none."""
    if not cooperative.shipping_choices.exists():
        make_default_choices(cooperative=cooperative)


def set_commission() -> None:
    """An invented rule of commission, where the operator has set none."""
    if not CommissionRule.objects.exists():
        CommissionRule.objects.create(
            rate=5,
            vat_rate=10,
            effective_from=datetime.date(2026, 1, 1),
            legal_ref="Quy chế hoạt động của sàn (minh họa)",
        )


def make_purchases(people: dict[str, User], rng: random.Random) -> None:
    """One purchase for each line of STORIES, all of Hoa; none where she has bought already."""
    hoa, lan = people["hoa@example.vn"], people["lan@example.vn"]
    if Purchase.objects.filter(user=hoa).exists():
        return
    for codes, method, goal in STORIES:
        purchase = buy(hoa, codes, method)
        if purchase is not None:
            bring_to(purchase, goal, lan)


def buy(buyer: User, codes: list[str], method: str) -> Purchase | None:
    """One of each of these goods; None where there are none."""
    basket: Any = Basket.objects.create(owner=buyer)
    basket.strategy = get_class("partner.strategy", "Selector")().strategy(user=buyer)
    for product in Product.objects.filter(code__in=codes):
        record = product.stockrecords.first()
        if record and not record.from_lots and record.net_stock_level < 10:
            record.num_in_stock = (record.num_allocated or 0) + 40
            record.save()
        add_to_basket(basket=basket, product=product, quantity=1)
    commune = Commune.objects.filter(province__code="46", valid_to=None, kind="phường").order_by("code").first()
    if basket.is_empty or commune is None:
        return None
    recipient = Recipient(
        name=buyer.get_full_name(), phone=str(buyer.phone), email=str(buyer.email), street="12 đường Minh Họa, tổ 5",
        commune=commune,
    )  # fmt: skip
    return place_purchase(basket=basket, recipient=recipient, method=method, user=buyer, consent="Đồng ý (minh họa)")


def bring_to(purchase: Purchase, goal: str, staff: User) -> None:
    """Pay for it and take its orders to `goal`, a state that they can reach."""
    if goal == S.AWAITING_PAYMENT:
        return
    if purchase.method == Purchase.Method.VIETQR:
        mark_received(
            purchase=purchase, amount=int(purchase.total), reference=f"MH{purchase.pk:08d}", actor=staff,
            received_at=timezone.now() - datetime.timedelta(minutes=1),
        )  # fmt: skip
    for order in purchase.orders.all():
        if goal == S.CANCELLED:
            move_order(order=order, to=goal, actor_kind=Actor.SELLER, reason="Hết hàng theo mùa (minh họa)")
        elif goal == S.REFUSED:
            _walk(order, S.SHIPPED)
            order.refresh_from_db()
            move_order(order=order, to=goal, actor_kind=Actor.SELLER)
        elif goal != S.AWAITING_ACCEPTANCE:
            _walk(order, goal)


def _walk(order: Any, goal: str) -> None:
    for step in PATH:
        order.refresh_from_db()
        if step == S.PACKED:
            pack_order(order=order, lots={line.pk: _first_lot(line) for line in order.lines.all()})
        elif step == S.SHIPPED:
            move_order(
                order=order, to=step, actor_kind=Actor.SELLER, carrier="Viettel Post (minh họa)",
                tracking_number=f"MH{order.pk:09d}",
            )  # fmt: skip
        else:
            move_order(order=order, to=step, actor_kind=MOVERS.get(step, Actor.SELLER))
        if step == goal:
            return


def _first_lot(line: Any) -> dict[int, int]:
    lot = lots_for(line).first()
    return {lot.pk: line.quantity} if lot else {}


def make_reviews(people: dict[str, User], rng: random.Random) -> None:
    """Reviews of what Hoa and others received; one by each person for a product."""
    review_model = get_model("reviews", "ProductReview")
    if review_model.objects.exists():
        return
    writers = [people[email] for email in ("hoa@example.vn", "mai@example.vn", "sen@example.vn")]
    for number, row in enumerate(table("reviews")):
        product = Product.objects.filter(code=row["product"]).first()
        if product is None:
            continue
        review_model.objects.create(
            product=product,
            user=writers[number % len(writers)],
            score=int(row["score"]),
            title=row["title"],
            body=row["body"],
            status=review_model.APPROVED,
        )
