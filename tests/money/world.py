"""A shop in which anything may happen next: its goods, its people, and how a step is tried.

Every example begins with the same shelves and is undone behind it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from oscar.apps.offer.models import Benefit, Condition, Range

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative
from marketplace.ledger.models import CommissionRule
from marketplace.offer.models import ConditionalOffer
from marketplace.order.returns.services import keep_claim_deadlines
from marketplace.order.services import complete_delivered, escalate_silent, remind
from marketplace.partner.models import StockRecord
from marketplace.payment.bank.incoming import act_on_waiting
from marketplace.payment.cards import answer_notices, sweep
from marketplace.payment.giving_back import ask_due_refunds
from marketplace.payment.refunds import send_refunds
from marketplace.payment.services import expire_unpaid
from tests.buying import on_sale
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.people import binh, hoa, lan, sen
from tests.simulators.stripe import Simulator

Row = TypeVar("Row", bound=Any)
Act = TypeVar("Act", bound=Callable[..., None])
ACTS: list[tuple[str, st.SearchStrategy[dict[str, Any]]]] = []


def act(often: int = 1, **drawn: st.SearchStrategy[Any]) -> Callable[[Act], Act]:
    """Something that somebody does, with what is drawn for it; `often` as often as others.

    All acts are one rule: of several rules hypothesis leaves some out of each example, and without paying, packing and
    delivering alike nothing would ever be returned.
    """

    def keep(method: Act) -> Act:
        ACTS.extend([(method.__name__, st.fixed_dictionaries(drawn))] * often)
        return method

    return keep


@dataclass(frozen=True)
class Shop:
    """What stands before the first step, and the tools of whoever takes one."""

    goods: list[Product]
    cooperatives: list[Cooperative]
    shelves: dict[int, int]
    stripe: Simulator
    settings: Any
    hoa: User
    lan: User
    minh: User


def open_shop(stripe: Simulator, settings: Any) -> Shop:
    """Two cooperatives, three scarce goods of odd prices, two discounts with two payers, five percent commission."""
    CommissionRule.objects.create(
        rate=Decimal(5), vat_rate=Decimal(10), effective_from=datetime.date(2020, 1, 1), legal_ref="Quy chế minh họa"
    )
    for number, seller in enumerate((dong_tom_lua(), doi_che_xuan())):
        seller.bank_bin, seller.bank_account, seller.email = "970436", f"10000000{number}", f"htx{number}@example.vn"
        seller.save()
    rice, honey = on_sale("Gạo ST25", price=185_001, stock=9), on_sale("Mật ong", price=33_333, stock=7)
    tea = on_sale("Chè Xuân", by=doi_che_xuan(), price=90_001, stock=8)
    _percent_off(rice, 10, ConditionalOffer.FundedBy.ALLIANCE)
    _percent_off(tea, 7, ConditionalOffer.FundedBy.COOPERATIVE)
    binh(), sen()
    minh = User.objects.create_user("minh@example.vn", "x", phone="+84905999000", is_staff=True)
    return Shop(
        goods=[rice, honey, tea], cooperatives=[dong_tom_lua(), doi_che_xuan()],
        shelves=dict(StockRecord.objects.values_list("pk", "num_in_stock")), stripe=stripe, settings=settings,
        hoa=hoa(), lan=lan(), minh=minh,
    )  # fmt: skip


def _percent_off(product: Product, percent: int, funded_by: str) -> None:
    only = Range.objects.create(name=f"{product.title} {percent}")
    only.add_product(product)
    ConditionalOffer.objects.create(
        name=f"{product.title} −{percent} %", funded_by=funded_by,
        condition=Condition.objects.create(range=only, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=only, type=Benefit.PERCENTAGE, value=percent),
    )  # fmt: skip


class World(RuleBasedStateMachine):
    """One example: whatever it does is rolled back."""

    def __init__(self, shop: Shop) -> None:
        super().__init__()
        self.shop, self.numbers, self.told, self.is_new = shop, 0, [], True
        self.before: dict[tuple[str, int], int] = {}
        books = shop.stripe.books
        shop.stripe.events.clear(), books.things.clear(), books.answers.clear()
        self.undone = transaction.atomic()
        self.undone.__enter__()

    # what stands first is what examples shrink to, so it should be something that is done
    @rule(
        name=st.deferred(lambda: st.sampled_from(sorted((name for name, _said in ACTS), key="goes_on".__ne__))),
        data=st.data(),
    )
    def somebody_does(self, name: str, data: st.DataObject) -> None:
        """One of all acts."""
        getattr(self, name)(**data.draw(dict(ACTS)[name], name))

    def teardown(self) -> None:
        """Everything is as it was."""
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)
        self.shop.settings.SETTLEMENT = "platform"

    def number(self) -> int:
        """Another one each time."""
        self.numbers += 1
        return self.numbers

    def pick(self, rows: QuerySet[Row], which: int) -> Row | None:
        """One of the rows; None where there is none."""
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        return rows.get(pk=keys[which % len(keys)]) if keys else None

    def tries(self, act: Callable[..., Any], **said: Any) -> Any:
        """Somebody does it, or is refused in a sentence and nothing has happened; any other fault is ours."""
        try:
            with transaction.atomic():
                done = act(**said)
            self.is_new = True
            return done
        except ValidationError as refusal:
            assert all(refusal.messages)
            return None

    def worker(self, later: datetime.timedelta = datetime.timedelta(0)) -> None:
        """One round of the worker, as if so much time had passed."""
        now, self.is_new = timezone.now() + later, True
        act_on_waiting(), answer_notices(), ask_due_refunds(), send_refunds()
        for work in (sweep, expire_unpaid, escalate_silent, keep_claim_deadlines, complete_delivered, remind):
            work(now=now)
