"""Recalling and printing labels."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from marketplace.audit.models import AuditEntry
from marketplace.cooperatives.models import Facility, GrowingArea
from tests import factories, people
from traceability.models import LabelRun, Lot, TraceEvent
from traceability.selectors import lots_on_sale
from traceability.services import open_lot, recall_lot

from .things import DAY, draft, lot, printed, step

pytestmark = pytest.mark.django_db


def test_a_recall_is_said_at_once_everywhere(client):
    made = lot()
    recall_lot(lot=made, actor=people.lan(), reason="  Nấm mốc ")
    page = client.get("/l/DTL-261115-01").content.decode()
    assert "Nấm mốc" in page and 'role="alert"' in page
    assert not lots_on_sale(made.product).exists()
    assert made.code not in client.get(made.product.listing.get_absolute_url()).content.decode()
    with pytest.raises(ValidationError):
        printed(made, 1)


def test_recalling_twice_changes_nothing():
    first = recall_lot(lot=lot(), actor=None, reason="Nấm mốc")
    second = recall_lot(lot=first, actor=None, reason="Một lý do khác")
    assert (second.recall_reason, second.recalled_at) == ("Nấm mốc", first.recalled_at)
    assert first.events.filter(step="recall").count() == AuditEntry.objects.filter(act="lot.recalled").count() == 1


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 241])
def test_a_recall_needs_a_reason_that_can_be_read(reason):
    made = lot()
    with pytest.raises(ValidationError):
        recall_lot(lot=made, actor=None, reason=reason)
    made.refresh_from_db()
    assert made.state == Lot.State.ACTIVE and not TraceEvent.objects.exists()


def test_what_was_never_opened_is_not_recalled():
    with pytest.raises(ValidationError):
        recall_lot(lot=draft(), actor=None, reason="Nấm mốc")


def test_a_recall_is_no_step_that_anybody_may_write():
    with pytest.raises(ValidationError):
        step(lot(), "recall")


def test_what_is_still_to_come_is_not_recorded():
    with pytest.raises(ValidationError):
        step(lot(), days_ago=-1)


def test_labels_are_printed_up_to_the_units_of_the_lot():
    made = lot(units=30)
    printed(made, 24, actor=people.binh())
    with pytest.raises(ValidationError, match="6"):
        printed(made, 7)
    printed(made, 6)
    with pytest.raises(ValidationError):
        printed(made, 1)
    assert sum(LabelRun.objects.values_list("quantity", flat=True)) == 30


@pytest.mark.parametrize("quantity", [0, -1, 10_001])
def test_an_impossible_number_of_labels_is_refused(quantity):
    with pytest.raises(ValidationError):
        printed(lot(units=20_000), quantity)


@pytest.mark.parametrize("state", [state for state in Lot.State if state != Lot.State.ACTIVE])
def test_only_a_lot_that_may_be_sold_gets_labels(state):
    made = lot()
    Lot.objects.filter(pk=made.pk).update(state=state)
    with pytest.raises(ValidationError):
        printed(made, 1)


def test_a_lot_past_its_date_gets_no_labels():
    made = lot()
    Lot.objects.filter(pk=made.pk).update(use_by=timezone.localdate() - DAY)
    with pytest.raises(ValidationError):
        printed(made, 1)


@pytest.mark.parametrize("fields", [{"units": 0}, {"code": "DTL_1"}, {"code": "DTL-1\n2"}, {"code": "X" * 21}])
def test_a_lot_that_cannot_be_is_not_opened(fields):
    with pytest.raises(ValidationError):
        lot(**fields)
    assert not Lot.objects.exists()


@pytest.mark.parametrize(("field", "days"), [("made_on", 1), ("use_by", -11)])
def test_a_lot_of_tomorrow_or_good_only_before_it_was_made_is_not_opened(field, days):
    day = timezone.localdate() + days * DAY
    with pytest.raises(ValidationError):
        lot(**{field: day})
    assert not Lot.objects.exists()


def test_binh_cannot_borrow_sens_fields_or_mill():
    product, che = factories.product(), factories.doi_che_xuan()
    mill = Facility.objects.create(cooperative=che, kind="mill", name="Xưởng chè", province=che.province)
    area = GrowingArea.objects.create(cooperative=che, code="TN-01", name="Đồi chè", crop="Chè", area_ha=3)
    today = timezone.localdate()
    for borrowed in ({"facility": mill}, {"areas": [area]}):
        with pytest.raises(ValidationError):
            open_lot(product=product, actor=None, made_on=today, quantity=Decimal(1), **borrowed)


def test_a_code_is_made_from_the_cooperative_and_the_day():
    day = datetime.date(2026, 1, 15)
    product = factories.product(by=factories.dong_tom_lua())
    codes = [open_lot(product=product, actor=None, made_on=day, quantity=Decimal(1)).code for _ in range(2)]
    assert codes == ["DTL-260115-01", "DTL-260115-02"]
