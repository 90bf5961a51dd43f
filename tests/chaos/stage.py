"""Before the doors open: cooperatives, scarce goods, and buyers who stand at the last page with a full basket."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from random import Random
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from marketplace.accounts.models import User
from marketplace.basket.models import Basket, Line
from marketplace.checkout.state import KEY
from marketplace.order.models import Purchase
from marketplace.partner.models import StockRecord
from marketplace.shipping.services import make_default_choices
from tests import factories

from .scene import Scene

SELLERS = 5
METHODS = (Purchase.Method.VIETQR,) * 5 + (Purchase.Method.CARD,) * 4 + (Purchase.Method.COD,) * 2
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A buyer's number, the cookie of the visit, and how the purchase is to be paid."""

    number: int
    session: str
    method: str


@dataclass(frozen=True, slots=True)
class Stage:
    """Who comes, and how many units of each stock record there were in the morning."""

    visitors: list[Visitor]
    morning: dict[int, int]


def make(scene: Scene) -> Stage:
    """Set the stage in the database."""
    plan, dice = scene.plan, scene.dice("stage")
    records = _goods(plan.products, plan.units)
    visitors = _visitors(plan.buyers, records, dice)
    _warm(visitors[0])
    return Stage(visitors, {record.pk: plan.units for record in records})


def _warm(visitor: Visitor) -> None:
    """Whoever is forked from this process knows the pages by heart: a server that begins again is quick at once."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies[settings.SESSION_COOKIE_NAME] = visitor.session
    answer = client.get("/thanh-toan/xem-lai/")
    assert answer.status_code == 200, answer


def _goods(count: int, units: int) -> list[StockRecord]:
    products = []
    for number in range(SELLERS):
        seller = factories.cooperative(f"HTX minh họa ngày hội {number}")
        make_default_choices(cooperative=seller)
        products += factories.products(count // SELLERS, by=seller, stock=units, price=20_000 + 35_000 * number)
    return list(StockRecord.objects.filter(product__in=products).order_by("pk"))


def _visitors(count: int, records: list[StockRecord], dice: Random) -> list[Visitor]:
    first = User.objects.count()
    names = [f"khach{first + number}@example.vn" for number in range(count)]
    buyers = User.objects.bulk_create(User(email=name, password="!") for name in names)
    baskets = Basket.objects.bulk_create(Basket(owner=buyer) for buyer in buyers)
    Line.objects.bulk_create(_line(basket, record, dice) for basket in baskets for record in _wanted(records, dice))
    methods = [str(dice.choice(METHODS)) for _buyer in buyers]
    sessions = [_session(buyer, method) for buyer, method in zip(buyers, methods, strict=True)]
    return [Visitor(*facts) for facts in zip(range(count), sessions, methods, strict=True)]


def _wanted(records: list[StockRecord], dice: Random) -> list[StockRecord]:
    """Most want what most want."""
    liked = records[: dice.choice((5, 5, 15, len(records)))]
    return dice.sample(liked, dice.choice((1, 1, 2, 3)))


def _line(basket: Basket, record: StockRecord, dice: Random) -> Line:
    return Line(
        basket=basket, product_id=record.product_id, stockrecord=record, quantity=dice.choice((1, 1, 2)),
        line_reference=f"{record.product_id}_{record.pk}", price_currency=record.price_currency,
        price_excl_tax=record.price, price_incl_tax=record.price,
    )  # fmt: skip


def _session(buyer: User, method: str) -> str:
    """A visit of one who is signed in and has said where to and how."""
    where = {"full_name": "Nguyễn Thị Hoa", "phone": "+84912345678", "email": buyer.email, "street": "12 Minh Họa"}
    chosen: dict[str, Any] = {"method": method, "ways": {}}
    visit = import_module(settings.SESSION_ENGINE).SessionStore()
    visit.update({SESSION_KEY: str(buyer.pk), BACKEND_SESSION_KEY: BACKEND})
    visit[HASH_SESSION_KEY] = buyer.get_session_auth_hash()
    visit[KEY] = {"place": {**where, "as_typed": "", "commune": factories.commune("46").code}, "chosen": chosen}
    visit.create()
    return str(visit.session_key)
