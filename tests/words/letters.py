"""Every letter and SMS that leaves the shop: who writes it, and a maker that brings it about for a buyer."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from marketplace.cooperatives.models import Cooperative
from marketplace.order import messages, notes
from marketplace.order.messages import TOLD
from marketplace.order.models import Claim, Order, Parcel, Purchase
from marketplace.order.recalls import letters as recalls
from marketplace.order.recalls.finding import Found
from marketplace.order.returns import messages as claims
from marketplace.order.returns.status import MOVES
from marketplace.order.status import OrderStatus
from marketplace.outbox.models import Message
from marketplace.outbox.services import post
from tests.buying import bought
from tests.desk.things import lot, sent_order
from tests.factories import dong_tom_lua
from tests.people import hoa, lan
from tests.returns.returning import arrived, hoa_asks
from traceability.models import Lot, Recall

SELLER = "htx@example.vn"
HOUR = datetime.timedelta(hours=1)
RAIN = "Mưa to 3 ngày, mất 50% mẻ gạo"  # typed by a person, with a sign that formats would stumble over


@dataclass(frozen=True)
class Reader:
    """A buyer: the language of the purchase, and whether there is an e-mail address; otherwise an SMS goes out."""

    language: str
    has_email: bool = True


@dataclass(frozen=True)
class Letters:
    """What one function (or view) sends; `make` writes it into the outbox for a buyer."""

    of: Any
    make: Callable[[Reader], None]
    has_sms: bool = True

    @property
    def name(self) -> str:
        """For the list of tests."""
        return str(getattr(self.of, "__name__", self.of))


def _order(reader: Reader, method: str = "cod") -> Order:
    Cooperative.objects.filter(pk=dong_tom_lua().pk).update(email=SELLER)
    order = bought(method=method, user=hoa())
    Message.objects.filter(event__endswith="-placed").delete()
    return _in(reader, order)


def _in(reader: Reader, order: Order) -> Order:
    email = "hoa@example.vn" if reader.has_email else ""
    Purchase.objects.filter(pk=order.purchase_id).update(language=reader.language, buyer_email=email)
    return Order.objects.select_related("purchase", "cooperative").get(pk=order.pk)


def _placed(reader: Reader) -> None:
    for order in [_order(reader, method) for method in ("cod", "vietqr")]:
        purchase = order.purchase
        purchase.note, purchase.invoice_name, purchase.invoice_tax_code = "Gọi trước khi giao", "Công ty Hoa", "03012"
        purchase.invoice_address = "12 đường Minh Họa, Huế"
        purchase.save()
        order.lines.update(line_price_incl_tax=300_000)  # the rest was taken off
        purchase.shipping_address.as_typed = "12 Minh Họa, phường Phú Hội, TP Huế"
        purchase.shipping_address.save()
        messages.tell_placed(purchase)


def _moved(reader: Reader) -> None:
    for number, state in enumerate(sorted(TOLD)):
        order = _order(reader)
        order.status, order.refund_due, order.carrier, order.tracking_number = (
            state,
            5_000,
            "Bưu điện Việt Nam",
            "VT123",
        )
        messages.tell_buyer_moved(order, change_pk=number, reason=RAIN)


def _parcels(reader: Reader) -> None:
    order = _order(reader)
    order.refund_due = 7_000
    for number, tracking in enumerate(("", "VT123")):
        parcel = Parcel(
            order=order, carrier="HTX tự giao", tracking_number=tracking, to_collect=200_000 * number,
            shipped_at=timezone.now(), expected_by=timezone.now(),
        )  # fmt: skip
        parcel.save()
        parcel.lines.create(line=order.lines.get(), quantity=1)
        for event in ("shipped", "delivered", "refused"):
            notes.tell_buyer_parcel(parcel, event)


def _rest(reader: Reader) -> None:
    order = _order(reader)
    notes.tell_buyer_rest_cancelled(order, {order.lines.get(): 1}, owed=9_000, reason=RAIN)


def _waiting(act: Callable[[Order], Any]) -> Callable[[Reader], None]:
    def make(reader: Reader) -> None:
        order = _order(reader)
        order.accept_before, order.status = timezone.now() + HOUR, OrderStatus.AWAITING_ACCEPTANCE
        act(order)

    return make


def _extended(order: Order) -> None:
    notes.tell_extended(order, key="1", reason=RAIN)


def _of_money(act: Callable[[Purchase], Any]) -> Callable[[Reader], None]:
    return lambda reader: act(_order(reader, "vietqr").purchase)


def _claims(reader: Reader) -> None:
    """Each step that a claim can take, by each who may take it, with words and without."""
    lan()
    claim: Claim = hoa_asks(_in(reader, arrived()))
    claim = Claim.objects.select_related("order__purchase", "order__cooperative").get(pk=claim.pk)
    Message.objects.all().delete()
    taken = {(after, actor) for moves in MOVES.values() for after, actors in moves.items() for actor in actors}
    for after, actor in sorted(taken):
        claim.state, claim.answer_before = after, timezone.now() + HOUR
        for words in ("", RAIN):
            claims.tell(claim, claim.steps.create(state=after, by=actor, words=words, amount=len(words) * 1_000))


def _recall_of(reader: Reader, hazard: str) -> tuple[Recall, Found]:
    order = _in(reader, sent_order())
    made = lot(order.lines.get().product, f"DTL-{order.pk}")
    recall = Recall.objects.create(lot=made, reason=RAIN, hazard=hazard, instructions="Gọi HTX")
    return recall, Found(order, [(order.lines.get(), made, 2)])


def _recalled(reader: Reader) -> None:
    for hazard in Recall.Hazard:
        recall, found = _recall_of(reader, hazard)
        Message.objects.all().delete()
        for status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED):
            found.order.status = status
            Message.objects.all().delete()
            recalls.tell_buyers(recall, [found])


def _recall_of_sellers(reader: Reader) -> None:
    recall, found = _recall_of(reader, Recall.Hazard.DANGER)
    Message.objects.all().delete()
    maker = found.order.cooperative
    maker.email = SELLER
    recalls.tell_cooperative(recall, maker, orders=3, in_hand=1)


def _withdrawn(reader: Reader) -> None:
    recall, found = _recall_of(reader, Recall.Hazard.DANGER)
    recall.withdrawn_reason = RAIN
    Message.objects.all().delete()
    for state in (Lot.State.ACTIVE, Lot.State.ON_HOLD):
        found.sent[0][1].state = state
        Message.objects.all().delete()
        recalls.tell_withdrawal(recall, [(found.order, [found.sent[0][1]])])


def _withdrawn_to_seller(reader: Reader) -> None:
    recall, found = _recall_of(reader, Recall.Hazard.DANGER)
    recall.withdrawn_reason = RAIN
    Message.objects.all().delete()
    maker = found.order.cooperative
    maker.email = SELLER
    recalls.tell_maker_of_withdrawal(recall, maker)


def _password(reader: Reader) -> None:
    hoa()
    with translation.override(reader.language):
        Client().post(reverse("password-reset"), {"email": "hoa@example.vn"})
    sent: Any = mail.outbox.pop()
    html = sent.alternatives[0][0]
    post([Message(event="password", recipient=sent.to[0], subject=sent.subject, text=sent.body, html=html)])


LETTERS = (
    Letters(messages.tell_placed, _placed),
    Letters(messages.tell_buyer_paid, _of_money(messages.tell_buyer_paid)),
    Letters(messages.tell_buyer_expired, _of_money(messages.tell_buyer_expired)),
    Letters(
        messages.tell_buyer_short,
        _of_money(lambda purchase: messages.tell_buyer_short(purchase, missing=12_000, receipt_pk=1)),
    ),
    Letters(
        messages.tell_buyer_refunded,
        _of_money(lambda purchase: messages.tell_buyer_refunded(purchase, amount=12_000, refund_pk=1)),
    ),
    Letters(messages.tell_buyer_moved, _moved),
    Letters(notes.tell_buyer_parcel, _parcels),
    Letters(notes.tell_buyer_rest_cancelled, _rest),
    Letters(notes.tell_escalated, _waiting(notes.tell_escalated), has_sms=False),
    Letters(
        notes.tell_extended, _waiting(lambda order: notes.tell_extended(order, key="1", reason=RAIN)), has_sms=False
    ),
    Letters(notes.remind_buyer, _of_money(notes.remind_buyer), has_sms=False),
    Letters(notes.remind_seller, _waiting(notes.remind_seller), has_sms=False),
    Letters(claims.tell, _claims),
    Letters(recalls.tell_buyers, _recalled),
    Letters(recalls.tell_cooperative, _recall_of_sellers, has_sms=False),
    Letters(recalls.tell_withdrawal, _withdrawn),
    Letters(recalls.tell_maker_of_withdrawal, _withdrawn_to_seller, has_sms=False),
    Letters("a new password", _password, has_sms=False),
)
