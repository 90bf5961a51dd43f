"""What happens to invented orders afterwards: one in several parcels, returns and complaints in several states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile

from catalogue.images import clean_upload
from marketplace.accounts.models import User
from marketplace.ledger.models import CommissionRule
from marketplace.order.models import Claim, Order
from marketplace.order.returns.services import ask, decline, escalate, offer, settle
from marketplace.order.services import ship_parcel
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.claims import accept

from .purchases import bring_to, buy
from .tables import art

K, R, W = Claim.Kind, Claim.Reason, Claim.Wish
AS_SELLER = {"actor_kind": Actor.SELLER}
# goods; what Hoa asks; her words; what is done about it, in order
STORIES: list[tuple[str, tuple[str, str, str], str, tuple[str, ...]]] = [
    ("gao-st25-2", (K.COMPLAINT, R.DAMAGED, W.MONEY), "Túi rách góc, gạo rơi ra thùng.", ()),
    ("gao-st25-3", (K.COMPLAINT, R.QUALITY, W.MONEY), "Gạo lẫn nhiều tấm hơn lần trước.", ("offer",)),
    ("gao-st25-4", (K.COMPLAINT, R.WEIGHT, W.MONEY), "Cân lại chỉ được 4,6 kg.", ("decline", "escalate")),
    ("gao-st25-3", (K.COMPLAINT, R.MISSING, W.MONEY), "Thiếu quà tặng kèm.", ("decline",)),
    ("gao-st25-2", (K.RETURN, R.QUALITY, W.REPLACEMENT), "Túi bị ẩm, gạo dính thành cục.", ("replace",)),
    ("gao-st25-2", (K.COMPLAINT, R.LATE, W.ANSWER), "Hàng đến muộn ba ngày.", ("settle",)),
    ("gao-st25-1", (K.RETURN, R.WRONG, W.REPLACEMENT), "Mình đặt túi 5 kg, nhận túi 2 kg.", ("back",)),
    ("den-may-tre-bao-la-1", (K.COMPLAINT, R.DAMAGED, W.MONEY), "Chao đèn gãy một nan.", ("keep",)),
]


def make_afterwards(people: dict[str, User]) -> None:
    """One order of which a part is on its way, and STORIES; nothing where claims stand already."""
    if Claim.objects.exists() or not CommissionRule.objects.exists():
        return
    hoa, binh, lan = (people[f"{name}@example.vn"] for name in ("hoa", "binh", "lan"))
    _part_of_it(hoa, lan)
    for number, (goods, wanted, words, acts) in enumerate(STORIES):
        order = _brought(hoa, lan, [goods], OrderStatus.DELIVERED)
        if order is None:
            continue
        claim = _asked(order, wanted, words, hoa, pictures=_photographs(goods) if number < 3 else [])
        for act in acts:
            ACTS[act](claim, binh, hoa)
            claim.refresh_from_db()


def _part_of_it(hoa: User, lan: User) -> None:
    order = _brought(hoa, lan, ["gao-st25-1", "gao-st25-3"], OrderStatus.PACKED)
    if order is not None and order.lines.count() > 1:
        first = order.lines.order_by("pk")[0]
        ship_parcel(
            order=order, units={first.pk: 1}, carrier="Viettel Post (minh họa)", tracking_number=f"MH{order.pk:09d}"
        )


def _brought(hoa: User, lan: User, goods: list[str], goal: str) -> Order | None:
    purchase = buy(hoa, goods, "vietqr")
    if purchase is None:
        return None
    bring_to(purchase, goal, lan)
    return Order.objects.get(purchase=purchase)


def _asked(order: Order, wanted: tuple[str, str, str], words: str, hoa: User, *, pictures: list[Any]) -> Claim:
    kind, reason, wish = wanted
    units = {line.pk: 1 for line in order.lines.all()}
    return ask(order=order, units=units, kind=kind, reason=reason, wish=wish, words=words, pictures=pictures, actor=hoa)


def _photographs(goods: str) -> list[ContentFile[bytes]]:
    path = art(goods.rpartition("-")[0])
    if path is None:
        return []
    with path.open("rb") as file:
        return [clean_upload(file)]


def _offer(claim: Claim, binh: User, hoa: User) -> None:
    offer(claim=claim, amount=30_000, words="Vụ này tấm nhiều hơn, hợp tác xã xin gửi lại một phần.", actor=binh)


def _decline(claim: Claim, binh: User, hoa: User) -> None:
    decline(claim=claim, words="Kho cân đủ 5 kg trước khi đóng túi.", actor=binh, **AS_SELLER)


def _escalate(claim: Claim, binh: User, hoa: User) -> None:
    escalate(claim=claim, words="Mình có ảnh cân ở nhà.", actor_kind=Actor.BUYER, actor=hoa)


def _settle(claim: Claim, binh: User, hoa: User) -> None:
    settle(claim=claim, words="Xe hỏng dọc đường, mong bạn thông cảm; lần sau đi sớm hơn.", actor=binh, **AS_SELLER)


def _back(claim: Claim, binh: User, hoa: User) -> None:
    accept(claim=claim, goods_back=True, actor=binh, **AS_SELLER)


def _keep(claim: Claim, binh: User, hoa: User) -> None:
    accept(claim=claim, goods_back=False, actor=binh, **AS_SELLER)


ACTS: dict[str, Callable[[Claim, User, User], None]] = {
    "offer": _offer, "decline": _decline, "escalate": _escalate, "settle": _settle, "back": _back, "keep": _keep,
    "replace": _keep,
}  # fmt: skip
