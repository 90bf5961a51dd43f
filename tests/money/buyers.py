"""What buyers do, and the bank and the card of each."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import initialize

from marketplace.order.models import Claim, Order, Purchase
from marketplace.order.returns.selectors import CLAIMABLE
from marketplace.order.returns.services import ask, escalate, withdraw
from marketplace.order.returns.status import OPEN
from marketplace.order.services import cancel_by_buyer
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.bank.incoming import keep_notice, still_due, try_to_act
from marketplace.payment.bank.notices import Word
from marketplace.payment.cards import open_page
from marketplace.payment.claims import take_offer
from marketplace.payment.models import Attempt
from tests.buying import basket_of, place
from tests.payment.cards import rings
from tests.simulators._stripe_state import DECLINED, GOOD, REFUND_FAILS, REFUND_WAITS

from .world import World, act

WHICH = st.integers(0, 20)
FEW = st.sampled_from([1, 0, 2, 3])
METHOD = st.sampled_from(["vietqr", "card", "cod"])
CARD = st.sampled_from([GOOD, GOOD, DECLINED, REFUND_FAILS, REFUND_WAITS])
SUM = st.sampled_from(["all", "all", "less", "more", "again", "nobody's"])
WISH = st.sampled_from(list(Claim.Wish))
PASSES = st.sampled_from([0, 0, 2, 24, 24 * 12])


class Buyers(World):
    """Hoa and others like her."""

    @initialize(direct=st.sampled_from([False, False, False, True]))
    def somebody_holds_the_money(self, direct: bool) -> None:
        """The platform, or each cooperative its own."""
        self.shop.settings.SETTLEMENT = "direct" if direct else "platform"

    @act(method=METHOD, units=st.tuples(FEW, FEW, FEW))
    def orders(self, method: str, units: tuple[int, ...]) -> None:
        """Puts so many of each into a basket and orders it."""
        if settings.SETTLEMENT == "direct" and method == "card":
            method = "vietqr"
        wanted = {product: many for product, many in zip(self.shop.goods, units, strict=True) if many}
        basket = wanted and self.tries(basket_of, goods=wanted, owner=self.shop.hoa)
        if basket:
            self.tries(place, basket=basket, method=method, user=self.shop.hoa)

    @act(3, which=WHICH, how=SUM, late=st.booleans())
    def transfers(self, which: int, how: str, late: bool) -> None:
        """The bank tells of a transfer; of a late notice the worker hears later."""
        asked = self.pick(Attempt.objects.filter(method=Purchase.Method.VIETQR), which)
        if asked is None:
            return
        due = max(still_due(asked), 3)
        amount = {"less": due // 3, "more": due + 7}.get(how, due)
        told = self.word(asked, amount, is_late=late, content="" if how == "nobody's" else asked.memo)
        self.hears(self.told[which % len(self.told)] if how == "again" and self.told else told)

    def word(self, asked: Attempt, amount: int, **more: Any) -> Word:
        """What the bank would say of a transfer."""
        number = self.number()
        known = {"number": f"N{number}", "reference": f"FT{number}", "at": timezone.now(), "content": asked.memo}
        return Word(account=asked.bank_account, amount=amount, **{**known, **more})

    def hears(self, told: Word) -> None:
        """The shop hears it, as the webhook does."""
        self.told.append(told)
        self.is_new = True
        notice = keep_notice(word=told)
        if notice is not None and not told.is_late:
            assert try_to_act(notice=notice), notice.fault

    def pays(self, order: Order) -> None:
        """As it should be: the whole amount, in time."""
        asked = order.purchase.attempts.filter(order__in=[order, None]).first() or order.purchase.attempts.first()
        if asked is not None and asked.method == Purchase.Method.VIETQR:
            self.hears(self.word(asked, max(still_due(asked), 1)))
        elif asked is not None:
            self.types_a_card(list(Attempt.objects.filter(method="card").order_by("pk")).index(asked), GOOD, True)
            self.everything_is_told()

    def everything_is_told(self) -> None:
        """All that Stripe has to say is heard and acted on."""
        for event in list(self.shop.stripe.events):
            assert rings(event) == 200
        self.worker()

    @act(2, which=WHICH, card=CARD, in_time=st.booleans())
    def types_a_card(self, which: int, card: str, in_time: bool) -> None:
        """Opens the hosted page and pays, or sees the card declined; or pays on a page that should be closed."""
        attempt = self.pick(Attempt.objects.filter(method=Purchase.Method.CARD), which)
        if attempt is None:
            return self.orders("card", (1, 1, 1))
        self.tries(open_page, attempt=attempt)
        attempt.refresh_from_db()
        session = self.shop.stripe.books.things.get(attempt.session)
        if session and (session["status"] == "open" or (session["status"] == "expired" and not in_time)):
            self.shop.stripe.books.pay(session, card)

    @act(which=WHICH, answered=st.booleans())
    def a_notice_rings(self, which: int, answered: bool) -> None:
        """One of Stripe's, any of them, as often as it likes."""
        if self.shop.stripe.events:
            assert rings(self.shop.stripe.events[which % len(self.shop.stripe.events)]) == 200
        if answered:
            self.worker()

    @act(hours=PASSES)
    def time_passes(self, hours: int) -> None:
        """The worker comes by."""
        self.worker(datetime.timedelta(hours=hours))

    @act(which=WHICH)
    def gives_up(self, which: int) -> None:
        """Cancels an order."""
        early = [OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_ACCEPTANCE, OrderStatus.CONFIRMED]
        if order := self.pick(Order.objects.filter(status__in=early), which):
            self.tries(cancel_by_buyer, order=order)

    @act(4, which=WHICH, units=st.tuples(FEW, FEW), wish=WISH)
    def asks_about_goods(self, which: int, units: tuple[int, ...], wish: str) -> None:
        """Complains about some of what came."""
        order = self.pick(Order.objects.filter(status__in=CLAIMABLE), which)
        if order is not None:
            lines = order.lines.order_by("pk").values_list("pk", flat=True)
            words = {"kind": "complaint", "reason": "quality", "wish": wish, "words": "Gạo có mọt."}
            self.tries(ask, order=order, units=dict(zip(lines, units, strict=False)), actor=self.shop.hoa, **words)

    @act(which=WHICH, act=st.sampled_from(["withdraw", "escalate", "take"]))
    def answers_the_answer(self, which: int, act: str) -> None:
        """Gives a claim up, takes an offer, or asks the alliance."""
        claim = self.pick(Claim.objects.filter(state__in=OPEN), which)
        if claim is None:
            return
        if act == "escalate":
            self.tries(escalate, claim=claim, words="Không đồng ý.", actor_kind=Actor.BUYER, actor=self.shop.hoa)
        else:
            self.tries(withdraw if act == "withdraw" else take_offer, claim=claim, actor=self.shop.hoa)
