"""Bình opens a lot, writes down what happened to it, and prints its labels."""

import datetime

import pytest
from django.utils import timezone

from marketplace.cooperatives.models import Facility, GrowingArea
from tests import factories, people
from tests.desk.things import at, lot
from tests.traceability.things import ready
from traceability.models import LabelRun, Lot, TraceEvent

pytestmark = pytest.mark.django_db


def _form(of, /, **changes):
    filled = {"product": of.pk, "made_on": f"{timezone.localdate():%Y-%m-%d}", "quantity": "1.200"}
    return {**filled, **changes}


def _step(**changes):
    return {"step": "harvest", "happened_at": "2026-01-05T07:30", "note": "Gặt máy", **changes}


def test_tam_opens_a_lot_whose_code_is_made_and_whose_date_follows_from_the_shelf_life(signed_in):
    product = factories.product(shelf_life_days=180)
    answer = signed_in(people.tam()).post(at("lot-open"), _form(product))
    opened = Lot.objects.get()
    assert answer.url == at("lot", opened.code)
    assert opened.code.startswith("DTL-") and opened.quantity == 1200
    assert opened.use_by == timezone.localdate() + datetime.timedelta(days=180)


def test_a_lot_claims_only_the_growing_areas_that_were_ticked(binh):
    ours = factories.dong_tom_lua()
    one, _two = (
        GrowingArea.objects.create(cooperative=ours, code=f"MH-{n}", name=f"Ấp {n}", crop="Lúa", area_ha=3)
        for n in (1, 2)
    )
    binh.post(at("lot-open"), _form(factories.product(), areas=[one.pk]))
    assert list(Lot.objects.get().areas.all()) == [one]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"quantity": "0"}, "Write a number from 1"),
        ({"quantity": ""}, "required"),
        ({"made_on": "2999-01-01"}, "still to come"),
        ({"use_by": "2001-01-01"}, "must not be before"),
        ({"code": "LÔ SỐ 1"}, "capital letters, digits and hyphens"),
        ({"product": "999999"}, "choice"),
    ],
)
def test_a_lot_that_cannot_be_gets_a_sentence_and_loses_nothing(changes, sentence, binh):
    answer = binh.post(at("lot-open"), _form(factories.product(), **{"code": "DTL-GIU-LAI", **changes}))
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page
    assert f'value="{changes.get("code", "DTL-GIU-LAI")}"' in page
    assert not Lot.objects.exists()


def test_a_code_is_never_used_twice(binh):
    product = factories.product()
    lot(product, "DTL-1")
    assert "codes are never used twice" in binh.post(at("lot-open"), _form(product, code="dtl-1")).content.decode()


def test_sens_goods_are_not_offered_to_binh(binh):
    hers = factories.product("Chè của Sen", by=factories.doi_che_xuan())
    assert "Chè của Sen" not in binh.get(at("lot-open")).content.decode()
    binh.post(at("lot-open"), _form(hers))
    assert not Lot.objects.exists()


def test_binh_records_a_step_and_the_public_page_tells_it(binh, client):
    made = lot(factories.product(), "DTL-1")
    binh.post(at("lot-event", "DTL-1"), _step())
    assert made.events.get().note == "Gặt máy"
    assert "Gặt máy" in client.get(made.get_absolute_url()).content.decode()


def test_a_step_that_is_still_to_come_is_refused_and_stays_typed(binh):
    lot(factories.product(), "DTL-1")
    answer = binh.post(at("lot-event", "DTL-1"), _step(happened_at="2999-01-01T07:30", note="Gặt máy, nắng to"))
    assert answer.status_code == 422
    assert "This moment is still to come" in answer.content.decode()
    assert "Gặt máy, nắng to" in answer.content.decode()


def test_a_mistake_is_corrected_by_a_further_step(binh):
    made = lot(factories.product(), "DTL-1")
    binh.post(at("lot-event", "DTL-1"), _step(note="Độ ẩm 41 %"))
    wrong = made.events.get()
    page = binh.post(at("lot-event", "DTL-1"), _step(step="correction", note="Độ ẩm 14 %")).content.decode()
    assert "Choose the step that was wrong." in page
    binh.post(at("lot-event", "DTL-1"), _step(step="correction", note="Độ ẩm 14 %", corrects=wrong.pk))
    assert made.events.get(step="correction").corrects == wrong
    assert TraceEvent.objects.get(pk=wrong.pk).note == "Độ ẩm 41 %"


def test_a_recall_is_not_a_step_that_a_cooperative_writes(binh):
    made = lot(factories.product(), "DTL-1")
    binh.post(at("lot-event", "DTL-1"), _step(step="recall"))
    assert not made.events.exists()


def test_a_step_does_not_borrow_sens_mill(binh):
    made, where = lot(factories.product(), "DTL-1"), factories.doi_che_xuan()
    hers = Facility.objects.create(cooperative=where, kind="mill", name="Xưởng của Sen", province=where.province)
    binh.post(at("lot-event", "DTL-1"), _step(facility=hers.pk))
    assert not made.events.exists()


def test_binh_prints_labels_as_pdf(binh):
    made = ready(lot(factories.product(), "DTL-1", units=100))
    answer = binh.post(at("lot-labels", "DTL-1"), {"quantity": "24", "template": "24"})
    run = LabelRun.objects.get(lot=made)
    assert run.quantity == 24 and answer.url == at("label-run", "DTL-1", run.pk)
    file = binh.get(at("label-file", "DTL-1", run.pk))
    assert file["Content-Type"] == "application/pdf" and b"".join(file).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("typed", "sentence"), [("25", "at most 10 more"), ("", "required"), ("0", "from 1 to 10.000")]
)
def test_no_more_labels_are_printed_than_the_lot_has_units(typed, sentence, binh):
    ready(lot(factories.product(), "DTL-1", units=10))
    answer = binh.post(at("lot-labels", "DTL-1"), {"quantity": typed, "template": "24"})
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not LabelRun.objects.exists()


def test_a_recalled_lot_prints_no_labels(binh):
    lot(factories.product(), "DTL-1", state=Lot.State.RECALLED, recall_reason="Vỡ túi", recalled_at=timezone.now())
    assert "Make the file" not in binh.get(at("lot-labels", "DTL-1")).content.decode()
    binh.post(at("lot-labels", "DTL-1"), {"quantity": "1", "template": "24"})
    assert not LabelRun.objects.exists()
