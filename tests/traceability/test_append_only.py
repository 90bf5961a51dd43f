"""What is recorded of a lot stands for ever."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tests import factories, people
from traceability.models import LabelRun, Lot, TraceEvent
from traceability.services import open_lot, record_event

from .things import lot, printed, step

pytestmark = pytest.mark.django_db


def _a_step():
    return step(lot())


def _a_run():
    return printed(lot(), 3)


RECORDS = pytest.mark.parametrize("record", [_a_step, _a_run])


@RECORDS
def test_binh_cannot_edit_what_he_recorded(record):
    written = record()
    with pytest.raises(ValidationError):
        written.save()


@RECORDS
def test_binh_cannot_take_it_away(record):
    written = record()
    with pytest.raises(ValidationError):
        written.delete()
    assert type(written).objects.filter(pk=written.pk).exists()


@RECORDS
@pytest.mark.parametrize(
    "act",
    [
        lambda rows: rows.update(lot=None),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update(list(rows), ["lot"]),
        lambda rows: rows.bulk_create(list(rows), update_conflicts=True, update_fields=["lot"], unique_fields=["id"]),
        lambda rows: rows.update_or_create(pk=rows.get().pk, defaults={"lot": rows.get().lot}),
    ],
)
def test_nor_can_a_query(record, act):
    kind = type(record())
    with pytest.raises(ValidationError):
        act(kind.objects.all())
    assert kind.objects.count() == 1


def test_a_step_written_with_the_key_of_another_does_not_replace_it():
    first = _a_step()
    twin = TraceEvent(pk=first.pk, lot=first.lot, step="packing", happened_at=first.happened_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    assert TraceEvent.objects.get().step == "harvest"


def test_when_binh_erases_his_account_his_name_leaves_and_the_record_stays():
    made, binh = lot(), people.binh()
    record_event(lot=made, actor=binh, step="harvest", happened_at=made.opened_at)
    binh.delete()
    assert TraceEvent.objects.get().recorded_by is None


def test_a_lot_keeps_its_code_for_ever():
    made = lot(code="DTL-GIU")
    made.code = "DTL-KHAC"
    for act in (made.save, made.delete, Lot.objects.all().delete, lambda: Lot.objects.update(code="DTL-KHAC")):
        with pytest.raises(ValidationError):
            act()
    assert Lot.objects.get().code == "DTL-GIU"


def test_the_product_of_a_lot_is_not_deleted():
    made = lot()
    with pytest.raises(ProtectedError):
        made.product.delete()


def test_a_code_in_small_letters_is_the_same_code():
    made = lot(code="dtl-261115-01")
    assert made.code == "DTL-261115-01"
    with pytest.raises(ValidationError) as refusal:
        lot(made.product, code="Dtl-261115-01")
    assert set(refusal.value.message_dict) == {"code"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Lot.objects.create(
            code="dtl-261115-02", product=made.product, producer=made.producer, made_on=made.made_on, quantity=1
        )


def test_a_correction_stands_beside_the_step_that_it_corrects():
    harvest = _a_step()
    once = step(harvest.lot, "correction", corrects=harvest, note="12 tấn, không phải 21 tấn")
    twice = step(harvest.lot, "correction", corrects=once, note="12,5 tấn")
    assert set(harvest.corrections.all()) == {once, twice}


@pytest.mark.parametrize("kind", ["correction", "harvest"])
def test_only_a_correction_corrects_and_only_a_step_of_the_same_lot(kind):
    harvest = _a_step()
    other = lot(harvest.lot.product, code="DTL-KHAC")
    with pytest.raises(ValidationError):
        step(other, kind, corrects=harvest)
    with pytest.raises(ValidationError):
        step(harvest.lot, "correction")
    assert TraceEvent.objects.count() == 1 and not LabelRun.objects.exists()


def test_bulk_runs_are_appended():
    made = lot()
    LabelRun.objects.bulk_create([LabelRun(lot=made, quantity=1), LabelRun(lot=made, quantity=2)])
    assert made.label_runs.count() == 2


def test_codes_go_on_after_a_hundred_lots_of_one_day():
    first = lot(code="")
    prefix = first.code.removesuffix("01")
    for number in ("99", "100", "A7"):
        lot(first.product, code=f"{prefix}{number}")
    assert open_lot(product=first.product, actor=None, made_on=first.made_on, quantity=1).code == f"{prefix}101"


def test_sen_cannot_open_a_lot_under_binhs_short_code():
    tea = factories.product(by=factories.doi_che_xuan())
    factories.dong_tom_lua()
    with pytest.raises(ValidationError):
        lot(tea, code="DTL-261115-09")
