"""The evening: what must be true of stock, orders and money, reckoned apart from the shop's own checks as well."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import Sum

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults as faults_of_the_books
from marketplace.ledger.models import Entry
from marketplace.ledger.sales import SOURCE
from marketplace.ledger.selectors import balance
from marketplace.order.models import Line, Order, ParcelLine, Purchase
from marketplace.order.selectors import refunds_due, waiting_for
from marketplace.order.status import ARRIVED, ENDED, OrderStatus, PaymentState
from marketplace.partner.models import StockRecord
from marketplace.payment.bank.selectors import cases
from marketplace.payment.cards import HEARD
from marketplace.payment.models import BankNotice, Notice, Receipt, Refund
from marketplace.payment.selectors import refunds_to_send

from .clock import evening
from .house import KEEPERS, House
from .scene import Scene
from .stage import Stage

PATIENCE_S = 30
QUEUES = ("waiting", "asked", "returning", "kept")  # under /dieu-hanh/doi-soat/
UNPAID = (PaymentState.CREATED, PaymentState.PENDING, PaymentState.EXPIRED)


def settle(scene: Scene, house: House) -> list[str]:
    """Everybody goes home; web and worker finish what was begun. Answers what they could not finish."""
    for name in KEEPERS:
        house.kill(name)
    deadline = time.monotonic() + PATIENCE_S
    while (left := list(_unfinished(scene))) and time.monotonic() < deadline:
        evening()
        time.sleep(0.4)
    return left


def _unfinished(scene: Scene) -> Iterator[str]:
    told = {event["id"] for event in _stripes(scene, "event") if event["type"] in HEARD}
    if missing := told - set(Notice.objects.values_list("reference", flat=True)):
        yield f"{len(missing)} notices of the card provider never came"
    for kind in (Notice, BankNotice):
        for notice in kind.objects.filter(answered_at=None):
            yield f"{notice!r} waits: {notice.fault}"
    yield from (f"{refund!r} waits: {refund.fault}" for refund in refunds_to_send())
    yield from _cash(scene)  # what no notice has told, the sweep asks about


def faults(scene: Scene, stage: Stage) -> list[str]:
    """Every fault, one line each."""
    return list(
        chain(
            faults_of_the_books(), _units(stage), _money_that_came(scene), _paid_orders(), _cash(scene),
            _buyers(scene), _logs(scene), (paper["what"] for paper in scene.read("complaints")),
        )
    )  # fmt: skip


def _units(stage: Stage) -> Iterator[str]:
    """What left the store and what stands there is what there was; nothing is promised or sent twice."""
    gone = _per_record(ParcelLine.objects.filter(parcel__refused_at=None), "line__stockrecord")
    standing = Line.objects.exclude(order__status__in=ENDED)
    sold, given_up = (_per_record(standing, "stockrecord", field) for field in ("quantity", "cancelled"))
    # of an order in two parcels one can be refused: what came back may be sold again
    came_back = _per_record(
        ParcelLine.objects.filter(line__in=standing).exclude(parcel__refused_at=None), "line__stockrecord"
    )
    for record in StockRecord.objects.filter(pk__in=stage.morning):
        there, morning = record.num_in_stock + gone.get(record.pk, 0), stage.morning[record.pk]
        promised = sold.get(record.pk, 0) - given_up.get(record.pk, 0) - came_back.get(record.pk, 0)
        if there != morning:
            yield f"{record.partner_sku}: {morning} units in the morning, {there} in the evening"
        if promised > morning:
            yield f"{record.partner_sku}: {promised} units sold, there were {morning}"


def _per_record(rows: Any, record: str, field: str = "quantity") -> dict[int, int]:
    return dict(rows.order_by().values_list(record).annotate(Sum(field)))


def _money_that_came(scene: Scene) -> Iterator[str]:
    """Each transfer and each charge is one receipt; each receipt pays, went back, or waits where a person sees it."""
    came = {paper["reference"]: paper["amount"] for paper in scene.read("transfers")}
    came |= {charge["payment_intent"]: charge["amount"] for charge in _stripes(scene, "charge")}
    kept = {receipt.reference: int(receipt.amount) for receipt in Receipt.objects.all()}
    if came != kept:
        yield f"{len(came)} payments were made, {len(kept)} are kept: {sorted(came.items() ^ kept.items())[:6]}"
    seen = {row.pk for state in QUEUES for row in cases(state=state)}
    for receipt in Receipt.objects.filter(settled_at=None).select_related("attempt"):
        if receipt.problem and receipt.pk not in seen:
            yield f"{receipt!r} ({receipt.problem}, {receipt.decision}) waits where nobody sees it"
        if not receipt.problem and receipt.attempt.state in UNPAID:
            yield f"{receipt!r} reads as if it paid, and pays nothing"
    forged = {paper["number"] for paper in scene.read("forged")}
    if any(str(number).rpartition(":")[2] in forged for number in BankNotice.objects.values_list("number", flat=True)):
        yield "a forged notice was kept"


def _paid_orders() -> Iterator[str]:
    """Each paid order is sent, or at its cooperative's desk, or paid back to the last đồng, or owed back in a queue."""
    paid = Entry.objects.filter(source=SOURCE, kind="paid").values("source_key")
    due = set(refunds_due().values_list("pk", flat=True))
    for order in Order.objects.filter(number__in=paid).select_related("cooperative"):
        back = order.refunds.filter(state=Refund.State.SUCCEEDED).aggregate(sum=Sum("amount"))["sum"] or 0
        stays = int(order.total_incl_tax) - int(back) - int(order.refund_due)
        is_sent = order.status in (OrderStatus.SHIPPED, *ARRIVED)
        if order.status in ENDED and stays != 0:
            yield f"{order.number} is {order.status}, {stays} of {order.total_incl_tax} is neither back nor owed"
        if stays < 0 or (order.refund_due and order.pk not in due):
            yield f"{order.number}: {back} went back and {order.refund_due} is owed of {order.total_incl_tax}"
        if order.status not in ENDED and not is_sent and not waiting_for(order.cooperative).filter(pk=order.pk):
            yield f"{order.number} is paid and {order.status}, and stands on no desk"


def _cash(scene: Scene) -> Iterator[str]:
    """What the books say of the bank account and of the card provider is what lies there."""
    by_hand = Refund.objects.filter(state=Refund.State.SUCCEEDED, attempt__method=Purchase.Method.VIETQR)
    gone = _sum(by_hand) + _sum(Receipt.objects.filter(attempt=None, decision="send_back").exclude(settled_at=None))
    at_the_bank = sum(paper["amount"] for paper in scene.read("transfers")) - gone
    if (booked := balance(Ref(Kind.CASH, provider="vietqr"))) != at_the_bank:
        yield f"{at_the_bank} lies at the bank, the books say {booked}"
    # charges, refunds and disputes, each with its fee; the books wait until a refund has arrived
    on_the_way = sum(one["amount"] for one in _stripes(scene, "refund") if one["status"] == "pending")
    on_cards = sum(one["net"] for one in _stripes(scene, "balance_transaction")) + on_the_way
    if (booked := balance(Ref(Kind.CASH, provider="card"))) != on_cards:
        yield f"{on_cards} lies at the card provider, the books say {booked}"


def _sum(rows: Any) -> int:
    return int(rows.aggregate(sum=Sum("amount"))["sum"] or 0)


def _buyers(scene: Scene) -> Iterator[str]:
    """Whoever has a purchase was told its number, whatever died in between."""
    told = {paper["number"] for paper in scene.read("visits")} - {None}
    placed = set(Purchase.objects.values_list("number", flat=True))
    for number in sorted(placed ^ told):
        yield f"purchase {number}: " + ("its buyer was never told" if number in placed else "told, and not there")


def _logs(scene: Scene) -> Iterator[str]:
    for path in (scene.folder / "web.log", scene.folder / "worker.log"):
        text = path.read_text(errors="replace") if path.exists() else ""
        if "Traceback" in text:
            yield f"{path.name}: {text[text.index('Traceback') :][:3000]}"


def _stripes(scene: Scene, kind: str) -> list[dict[str, Any]]:
    path = scene.folder / "stripe.json"
    things = json.loads(path.read_text())[0] if path.exists() else {}
    return [thing for thing in things.values() if thing["object"] == kind]
