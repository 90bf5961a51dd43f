"""What two people could break together, in processes, on whichever database the suite runs."""

import pytest

from marketplace.ledger.checking import faults
from tests.support.race import race
from traceability.models import LabelRun, Lot, SigningKey

from .things import lot

pytestmark = pytest.mark.django_db(transaction=True)


def print_some(code: str, quantity: int) -> int:
    """One press on "make the PDF"."""
    from traceability.services import print_labels

    return print_labels(lot=Lot.objects.get(code=code), quantity=quantity, actor=None).quantity


def open_one(product: int) -> str:
    """One press on "open a lot" without a code of one's own."""
    import datetime
    from decimal import Decimal

    from catalogue.models import Product
    from traceability.services import open_lot

    found = Product.objects.get(pk=product)
    return open_lot(product=found, actor=None, made_on=datetime.date(2026, 1, 15), quantity=Decimal(1)).code


def test_eight_presses_never_print_more_labels_than_there_are_units():
    made = lot(units=30)
    outcomes = race("tests.traceability.test_race:print_some", [{"code": made.code, "quantity": 10}] * 8)
    assert sum(outcome.won for outcome in outcomes) == 3
    assert {outcome.error for outcome in outcomes} == {"", "ValidationError"}
    assert sum(LabelRun.objects.values_list("quantity", flat=True)) == 30


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
