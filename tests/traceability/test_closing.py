"""Bình closes a lot of which nothing is left; its label still leads somewhere, and it can be recalled."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from marketplace.audit.models import AuditEntry
from marketplace.ledger.checking import faults
from tests import people
from tests.desk.conftest import binh, signed_in  # noqa: F401  fixtures
from tests.desk.things import at
from traceability.models import Lot
from traceability.services import close_lot, hold_lot, print_labels, recall_lot, take_out

from .things import lot, printed, ready

pytestmark = pytest.mark.django_db
BUTTON = "Close the lot"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def emptied(made: Lot) -> Lot:
    """All of it was sold loose."""
    take_out(lot=made, kind="sold_loose", quantity=Decimal(made.quantity), unit="", why="Bán sỉ", actor=None)
    return made


def test_binh_closes_what_is_empty_and_its_page_stays(binh, client):  # noqa: F811
    made = emptied(ready(lot()))
    assert BUTTON in binh.get(at("lot-balance", made.code)).text
    assert binh.post(at("lot-close", made.code)).status_code == 302
    made.refresh_from_db()
    assert made.state == "closed" and AuditEntry.objects.get(act="lot.closed").actor == people.binh()
    assert "Closed" in binh.get(at("lot", made.code)).text
    assert BUTTON not in binh.get(at("lot-balance", made.code)).text
    assert client.get(f"/l/{made.code}").status_code == 200
    assert close_lot(lot=made, actor=None).state == "closed"
    assert AuditEntry.objects.filter(act="lot.closed").count() == 1
    with translation.override("en"), pytest.raises(ValidationError, match="this one is not"):
        print_labels(lot=made, quantity=1, actor=None)
    assert recall_lot(lot=made, actor=None, reason="Nấm mốc").state == "recalled"
    assert list(faults()) == []


@pytest.mark.parametrize("left", ["loose", "packed"])
def test_what_is_left_is_not_closed_away(binh, left):  # noqa: F811
    made = ready(lot(units=10))
    if left == "packed":
        printed(made, 10)
    assert BUTTON not in binh.get(at("lot-balance", made.code)).text
    answer = binh.post(at("lot-close", made.code), follow=True)
    assert "Something of this lot is left" in answer.text
    made.refresh_from_db()
    assert made.state == "active"


def test_a_lot_that_is_held_or_recalled_is_not_closed():
    made = emptied(lot())
    hold_lot(lot=made, actor=None, reason="Chờ kết quả")
    with pytest.raises(ValidationError, match="on sale is closed"):
        close_lot(lot=made, actor=None)
    recall_lot(lot=made, actor=None, reason="Nấm mốc")
    with pytest.raises(ValidationError, match="on sale is closed"):
        close_lot(lot=made, actor=None)
