"""What two people could break together, in processes, on whichever database the suite runs."""

from decimal import Decimal

import pytest

from catalogue.models import Product
from marketplace.ledger.checking import faults
from tests.buying import basket_of, on_sale, place
from tests.desk.things import accepted
from tests.support.race import race
from traceability.hidden_codes import code_of
from traceability.holdings import holdings
from traceability.models import EpcisEvent, LabelFile, LabelRun, Lot, Package, SigningKey
from traceability.services import take_out

from .things import lot, ready

pytestmark = pytest.mark.django_db(transaction=True)


def print_some(code: str, quantity: int) -> int:
    """One press on "make the PDF"."""
    from traceability.services import print_labels

    found = Lot.objects.get(code=code)
    return print_labels(lot=found, quantity=quantity, actor=None, numbered=True, checks="label").quantity


def open_one(product: int) -> str:
    """One press on "open a lot" without a code of one's own."""
    import datetime
    from decimal import Decimal

    from catalogue.models import Product
    from traceability.services import open_lot

    found = Product.objects.get(pk=product)
    return open_lot(product=found, actor=None, made_on=datetime.date(2026, 1, 15), quantity=Decimal(1)).code


def test_eight_presses_never_print_more_labels_than_there_are_units():
    made = ready(lot(units=30))
    outcomes = race("tests.traceability.test_race:print_some", [{"code": made.code, "quantity": 10}] * 8)
    assert sum(outcome.won for outcome in outcomes) == 3
    assert {outcome.error for outcome in outcomes} == {"", "ValidationError"}
    assert sum(LabelRun.objects.values_list("quantity", flat=True)) == 30
    assert sorted(made.serials.values_list("position", flat=True)) == list(range(1, 31))


def confirm_it(piece: int, typed: str, device: str) -> bool:
    """One person types the hidden code; whether they are the first."""
    from traceability.models import Serial
    from traceability.services.check_codes import confirm

    return confirm(serial=Serial.objects.get(pk=piece), typed=typed, device=device).before is None


def test_of_six_who_type_a_hidden_code_at_once_one_is_the_first():
    run = print_labels_of(ready(lot()))
    piece = run.serials.get()
    typed = code_of(LabelFile.objects.get().secret, piece.number)
    people = [{"piece": piece.pk, "typed": typed, "device": str(n)} for n in range(6)]
    outcomes = race("tests.traceability.test_race:confirm_it", people)
    assert sorted(outcome.value for outcome in outcomes) == [False] * 5 + [True]


def print_labels_of(made: Lot) -> LabelRun:
    """One label with a hidden code."""
    from traceability.services import print_labels

    return print_labels(lot=made, quantity=1, actor=None, numbered=True, checks="label")


def test_lots_opened_at_once_get_codes_of_their_own():
    product = lot().product
    outcomes = race("tests.traceability.test_race:open_one", [{"product": product.pk}] * 4)
    assert len({outcome.value for outcome in outcomes if outcome.won}) == 4


def record(code: str, note: str) -> int:
    """One person's press of the button."""
    from traceability.services import record_event

    made = Lot.objects.get(code=code)
    return record_event(lot=made, actor=None, step="care", happened_at=made.opened_at, note=note).told.seq


def test_what_eight_people_record_at_once_makes_one_whole_chain():
    made = lot()
    runners = [{"code": made.code, "note": f"Thăm ruộng {n}"} for n in range(8)]
    outcomes = race("tests.traceability.test_race:record", runners)
    assert [outcome.message for outcome in outcomes if not outcome.won] == []
    assert sorted(outcome.value for outcome in outcomes) == list(range(8))
    assert SigningKey.objects.count() == 1
    assert [fault for fault in faults() if fault.startswith("chain")] == []


def print_or_pack(lot: int, order: int | None, line: int | None) -> str:
    """One person prints ten labels, another packs an order of ten, from the same lot."""
    from marketplace.order.models import Order
    from marketplace.order.services import pack_order
    from traceability.services import print_labels

    if order is None:
        return str(print_labels(lot=Lot.objects.get(pk=lot), quantity=10, actor=None, numbered=True).pk)
    return pack_order(order=Order.objects.get(pk=order), lots={line: {lot: 10}}).number


def test_who_prints_labels_and_who_packs_orders_never_take_more_than_the_lot_holds():
    made = ready(lot(on_sale(stock=200), units=60))
    product = Product.objects.get(pk=made.product_id)
    orders = [accepted(place(basket_of({product: 10})).orders.get()) for _ in range(5)]
    packers = [{"lot": made.pk, "order": order.pk, "line": order.lines.get().pk} for order in orders]
    printers = [{"lot": made.pk, "order": None, "line": None}] * 5
    take_out(lot=made, kind="destroyed", quantity=Decimal(150), unit="kg", why="Mọt", actor=None)  # 30 units are left
    outcomes = race("tests.traceability.test_race:print_or_pack", packers + printers)
    assert {outcome.error for outcome in outcomes} <= {"", "ValidationError"}
    held = holdings([Lot.objects.get(pk=made.pk)])[made.pk]
    assert held.balance.available >= 0 and held.shelf >= 0
    assert held.shelf + held.waiting + held.balance.available / 5 == 30
    assert sum(outcome.won for outcome in outcomes) >= 3
    assert [fault for fault in faults() if fault.startswith("stock")] == []


def pack_or_give_up(order: int, line: int, lot: int, gives_up: bool) -> str:
    """Tâm packs an order of three units; who gives up then cancels it."""
    from marketplace.order.models import Order
    from marketplace.order.services import move_order, pack_order

    packed = pack_order(order=Order.objects.get(pk=order), lots={line: {lot: 3}})
    if gives_up:
        packed = move_order(order=packed, to="cancelled", actor_kind="seller", reason="Hỏng")
    return str(packed.status)


def test_who_packs_and_who_cancels_at_once_makes_one_whole_chain_of_packages():
    product = on_sale(stock=200)
    lots = [lot(product, code=f"DTL-{n}", units=60) for n in range(2)]
    orders = [accepted(place(basket_of({product: 3})).orders.get()) for _ in range(4)]
    runners = [
        {"order": order.pk, "line": order.lines.get().pk, "lot": lots[n % 2].pk, "gives_up": n == 3}
        for n, order in enumerate(orders)
    ]
    # the first order is packed by three people in the same moment
    outcomes = race("tests.traceability.test_race:pack_or_give_up", [*runners, runners[0], runners[0]])
    assert [outcome.message for outcome in outcomes if not outcome.won] == []
    actions = EpcisEvent.objects.exclude(package=None).order_by("seq").values_list("action", flat=True)
    assert sorted(actions) == ["ADD"] * 4 + ["DELETE"] and Package.objects.count() == 4
    assert list(faults()) == []
