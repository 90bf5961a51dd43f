"""What cooperatives do: accept, pack, send in parcels, give up, answer what buyers ask."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize

from marketplace.order.models import Claim, ClaimLine, Order, Parcel
from marketplace.order.returns.selectors import worth_of
from marketplace.order.returns.services import decline, offer, settle
from marketplace.order.returns.status import OPEN, ClaimState
from marketplace.order.services import (
    cancel_rest,
    deliver_parcel,
    move_order,
    pack_order,
    refuse_parcel,
    ship_parcel,
)  # fmt: skip
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.claims import accept, award, receive

from .buyers import FEW, METHOD, WHICH, Buyers
from .world import act

S = OrderStatus
WAYS = [S.AWAITING_PAYMENT, S.AWAITING_ACCEPTANCE, S.CONFIRMED, S.PACKED, S.PARTLY_SHIPPED, S.SHIPPED]
ENDS = {
    S.AWAITING_PAYMENT: S.CANCELLED, S.AWAITING_ACCEPTANCE: S.CANCELLED, S.CONFIRMED: S.CANCELLED, S.SHIPPED: S.REFUSED,
    S.DELIVERED: S.COMPLETED, S.RETURN_DECLINED: S.COMPLETED,
}  # fmt: skip
WHO = st.sampled_from([Actor.SELLER, Actor.STAFF])
FATE = st.sampled_from([ClaimLine.Fate.RESTOCK, ClaimLine.Fate.DISCARD])
ANSWERS = ["yes", "yes, goods back", "goods came", "part", "no", "answer", "award"]


class Sellers(Buyers):
    """Bình and Sen; the alliance may do the same in their place."""

    @initialize(begun=st.tuples(METHOD, METHOD), units=st.tuples(FEW, st.just(2), FEW), steps=st.integers(0, 6))
    def somebody_was_here_before(self, begun: tuple[str, str], units: tuple[int, ...], steps: int) -> None:
        """There is something to begin with."""
        for method in begun:
            self.orders(method, units)
        for which in range(3):
            self.goes_on(which, steps)

    @act(5, which=WHICH, steps=st.integers(1, 5))
    def goes_on(self, which: int, steps: int) -> None:
        """An order goes some steps further, as it should: paid, accepted, packed, sent, brought."""
        order = self.pick(Order.objects.filter(status__in=WAYS), which)
        for _step in range(steps if order else 0):
            order = Order.objects.get(pk=order.pk)
            if order.status == S.AWAITING_PAYMENT:
                self.pays(order)
            elif order.status == S.CONFIRMED:
                self.tries(pack_order, order=order, lots={})
            elif order.status in WAYS:
                after = {S.AWAITING_ACCEPTANCE: S.CONFIRMED, S.SHIPPED: S.DELIVERED}.get(order.status, S.SHIPPED)
                self.tries(move_order, order=order, to=after, actor_kind=Actor.SELLER)

    @act(2, which=WHICH, units=st.tuples(st.integers(0, 2), st.integers(0, 2)), who=WHO)
    def sends_a_parcel(self, which: int, units: tuple[int, ...], who: str) -> None:
        """Some of an order leaves."""
        order = self.pick(Order.objects.filter(status__in=[S.PACKED, S.PARTLY_SHIPPED]), which)
        if order is None:
            self.goes_on(which, 2)
        else:
            lines = order.lines.order_by("pk").values_list("pk", flat=True)
            self.tries(ship_parcel, order=order, units=dict(zip(lines, units, strict=False)), actor_kind=who)

    @act(2, which=WHICH, taken=st.booleans())
    def a_parcel_ends(self, which: int, taken: bool) -> None:
        """It is taken, or comes back."""
        if parcel := self.pick(Parcel.objects.filter(delivered_at=None, refused_at=None), which):
            self.tries(deliver_parcel if taken else refuse_parcel, parcel=parcel)

    @act(which=WHICH, who=WHO)
    def sends_no_more(self, which: int, who: str) -> None:
        """What is left of a partly sent order will not be sent."""
        if order := self.pick(Order.objects.filter(status=S.PARTLY_SHIPPED), which):
            self.tries(cancel_rest, order=order, reason="Hết hàng", actor_kind=who)

    @act(3, which=WHICH, who=WHO)
    def ends_it(self, which: int, who: str) -> None:
        """Turns an order down, says that nobody took it, or (the alliance) completes it."""
        if order := self.pick(Order.objects.filter(status__in=ENDS), which):
            self.tries(move_order, order=order, to=ENDS[S(order.status)], actor_kind=who, reason="Hết hàng")

    @act(6, which=WHICH, how=st.sampled_from(ANSWERS), who=WHO, fate=FATE, share=st.integers(0, 4))
    def answers(self, which: int, how: str, who: str, fate: str, share: int) -> None:
        """Says yes, no, or something between to what a buyer asks; never gives back more than the goods cost."""
        claim = self.pick(Claim.objects.filter(state__in=OPEN), which)
        if claim is None:
            return self.asks_about_goods(which, (1, share), Claim.Wish.MONEY)
        who = {ClaimState.ESCALATED: Actor.STAFF, ClaimState.ASKED: Actor.SELLER}.get(ClaimState(claim.state), who)
        if how != "no":  # else there is one thing to do
            how = {ClaimState.AWAITING_GOODS: "goods came", ClaimState.REPLACING: "answer"}.get(claim.state, how)
        said: dict[str, Any] = {"claim": claim, "words": "Xin lỗi bạn.", "actor": self.shop.lan}
        amount, by = worth_of(claim).total * share // 4, {"actor_kind": who}
        fates = {line.line_id: fate for line in claim.lines.all()}
        act, said = {
            "yes": (accept, said | by | {"goods_back": False}),
            "yes, goods back": (accept, said | by | {"goods_back": True}),
            "goods came": (receive, said | by | {"fates": fates}), "part": (offer, said | {"amount": amount}),
            "no": (decline, said | by), "answer": (settle, said | by), "award": (award, said | {"amount": amount}),
        }[how]  # fmt: skip
        self.tries(act, **said)
