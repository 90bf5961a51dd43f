"""Bình prints labels at his desk: what is missing, numbered runs, the file, spoilt ones, his printer."""

from __future__ import annotations

import datetime
import re

import pytest
from django.utils import timezone

from tests import factories, people
from tests.desk.things import at, lot
from tests.traceability.things import printed, ready
from traceability.models import LabelFile, LabelRun, Lot, PrinterOffset
from traceability.services import recall_lot
from traceability.services.label_files import draw_labels

pytestmark = pytest.mark.django_db


@pytest.fixture
def rice() -> Lot:
    """Ten bags, with everything that their labels need."""
    return ready(lot(factories.product(), "DTL-1"))


def _form(**typed):
    return {"quantity": "3", "template": "24", "checks": "", **typed}


def test_what_is_missing_is_said_on_both_screens_with_the_way_to_mend_it(binh):
    lot(factories.product(), "DTL-1")
    for page in (at("lot", "DTL-1"), at("lot-labels", "DTL-1")):
        shown = binh.get(page).text
        assert "The product has no brand." in shown and "No step of the lot’s journey is recorded." in shown
        ways = re.findall(r'<li><a href="([^"]+)"', shown[shown.index("alert warn") :])
        assert all(binh.get(way.partition("#")[0]).status_code == 200 for way in ways) and len(ways) > 4
    refused = binh.post(at("lot-labels", "DTL-1"), _form())
    assert refused.status_code == 422 and not LabelRun.objects.exists()


def test_tam_who_packs_is_not_led_to_what_the_office_mends(signed_in):
    lot(factories.product(), "DTL-1")
    shown = signed_in(people.tam()).get(at("lot-labels", "DTL-1")).text
    assert "Your office mends it." in shown and at("details") not in shown


def test_each_gap_is_closed_where_its_sentence_leads(binh):
    made = lot(factories.product(), "DTL-1")
    Lot.objects.update(use_by=None)
    maker = factories.dong_tom_lua()
    binh.post(at("details"), {"street": "Ấp Hòa Phú", "tax_code": "", "registration_number": "MH-1"})
    mill = maker.facilities.create(kind="mill", name="Xưởng gạo", province=maker.province)
    binh.post(at("lot-complete", "DTL-1"), {"facility": mill.pk, "use_by": "2030-01-01"})
    binh.post(at("lot-event", "DTL-1"), {"step": "packing", "happened_at": "2026-01-05T07:30", "facility": mill.pk})
    made.refresh_from_db()
    assert (made.facility, made.use_by.year, made.producer.registration_number) == (mill, 2030, "MH-1")
    shown = binh.get(at("lot-labels", "DTL-1")).text
    assert "The product has no brand." in shown and "journey" not in shown[shown.index("alert warn") :][:900]


def test_what_was_said_when_the_lot_was_opened_stays(binh, rice):
    before = (rice.facility_id, rice.use_by)
    binh.post(at("lot-complete", "DTL-1"), {"facility": "", "use_by": "2030-01-01"})
    rice.refresh_from_db()
    assert (rice.facility_id, rice.use_by) == before


def test_the_form_says_for_how_many_labels_there_are_goods(binh, rice):
    for left in (7, 4):
        binh.post(at("lot-labels", "DTL-1"), _form(numbered="on"))
        assert f"The lot fills {left} more packages." in binh.get(at("lot-labels", "DTL-1")).text


def test_numbered_labels_are_drawn_in_the_background_and_downloaded(binh, rice):
    answer = binh.post(at("lot-labels", "DTL-1"), _form(numbered="on"))
    run = LabelRun.objects.get()
    assert answer.status_code == 302 and answer.url == at("label-run", "DTL-1", run.pk)
    waiting = binh.get(answer.url)
    assert waiting["Refresh"] == "3" and "0 of 3 labels are drawn." in waiting.text
    assert binh.get(at("label-file", "DTL-1", run.pk)).status_code == 404
    assert draw_labels(seconds=60) == 3
    done = binh.get(answer.url)
    assert "Refresh" not in done and at("label-file", "DTL-1", run.pk) in done.text
    file = binh.get(at("label-file", "DTL-1", run.pk))
    assert file["Content-Type"] == "application/pdf" and b"".join(file).startswith(b"%PDF")


def test_sen_cannot_fetch_binhs_file(signed_in, rice):
    run = printed(rice, 3, numbered=True)
    draw_labels(seconds=60)
    sen, hers = signed_in(people.sen()), factories.doi_che_xuan().slug
    own = ready(lot(factories.product(by=factories.doi_che_xuan()), "DCX-1"))
    for page in (
        at("label-file", "DTL-1", run.pk), at("label-file", "DTL-1", run.pk, slug=hers),
        at("label-file", own.code, run.pk, slug=hers), at("label-run", own.code, run.pk, slug=hers),
    ):  # fmt: skip
        assert sen.get(page).status_code == 404


LONG_AGO = {"made_on": datetime.date(2019, 1, 1), "use_by": datetime.date(2020, 1, 1)}


@pytest.mark.parametrize("fields", [{"state": "recalled"}, {"state": "on_hold"}, LONG_AGO])
def test_the_file_of_a_lot_that_may_not_be_labelled_any_more_is_not_handed_out(binh, rice, fields):
    run = printed(rice, 3, numbered=True)
    draw_labels(seconds=60)
    Lot.objects.filter(pk=rice.pk).update(**fields)
    assert binh.get(at("label-file", "DTL-1", run.pk)).status_code == 404
    assert at("label-file", "DTL-1", run.pk) not in binh.get(at("label-run", "DTL-1", run.pk)).text


@pytest.mark.parametrize("ended", ["certificate", "stars"])
def test_a_file_whose_labels_bear_a_mark_that_ended_is_not_handed_out(binh, rice, ended):
    held = {"certificate": factories.certificate(rice.product), "stars": factories.stars(rice.product)}
    run = printed(rice, 3, numbered=True, checks="label")
    draw_labels(seconds=60)
    page, file = at("label-run", "DTL-1", run.pk), at("label-file", "DTL-1", run.pk)
    assert b"".join(binh.get(file)).startswith(b"%PDF") and file in binh.get(page).text
    paper = held[ended]
    type(paper).objects.filter(pk=paper.pk).update(revoked_on=timezone.localdate())
    shown = binh.get(page).text
    assert binh.get(file).status_code == 404 and file not in shown and "Record them as spoilt" in shown
    assert (held["certificate"].name in shown, "OCOP 4 sao" in shown) == (ended == "certificate", ended == "stars")
    assert binh.post(at("run-spoilt", "DTL-1", run.pk), {"places": "1-3", "why": "Hết hạn"}).status_code == 302


def test_a_mark_that_came_since_or_better_stars_change_nothing(binh, rice):
    factories.stars(rice.product, 3)
    run = printed(rice, 3, numbered=True)
    draw_labels(seconds=60)
    factories.stars(rice.product, 5)
    factories.certificate(rice.product)
    assert b"".join(binh.get(at("label-file", "DTL-1", run.pk))).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"checks": "label"}, "belongs to a number"),
        ({"template": "x"}, "choice"),
        ({"template": "roll-50x30", "numbered": "on", "checks": "label"}, "choose a larger one"),
        ({"quantity": "11"}, "at most 10 more"),
    ],
)
def test_what_cannot_be_printed_gets_one_sentence_and_nothing_is_noted(binh, rice, typed, sentence):
    factories.certificate(rice.product)  # its badge is one more line
    answer = binh.post(at("lot-labels", "DTL-1"), _form(**typed))
    assert answer.status_code == 422 and sentence in answer.text
    assert not LabelRun.objects.exists() and not LabelFile.objects.exists()


def test_a_roll_printer_gets_zpl(binh, rice):
    binh.post(at("lot-labels", "DTL-1"), _form(template="roll-70x40/zpl300"))
    data = b"".join(binh.get(at("label-file", "DTL-1", LabelRun.objects.get().pk)))
    assert data.startswith(b"^XA") and b"^PQ3" in data


def test_equal_labels_may_be_fetched_again_for_a_week_and_are_noted_once(binh, rice, monkeypatch):
    answer = binh.post(at("lot-labels", "DTL-1"), _form())
    file = at("label-file", "DTL-1", LabelRun.objects.get().pk)
    assert file in binh.get(answer.url).text
    for _ in range(2):
        assert b"".join(binh.get(file)).startswith(b"%PDF")
    assert LabelRun.objects.get().quantity == 3
    monkeypatch.setattr("marketplace.desk.labels.KEPT", datetime.timedelta(0))
    assert binh.get(file).status_code == 404
    shown = binh.get(answer.url).text
    assert file not in shown and "The file was deleted" in shown


def test_equal_labels_of_a_recalled_lot_are_fetched_by_nobody(binh, rice):
    answer = binh.post(at("lot-labels", "DTL-1"), _form())
    recall_lot(lot=rice, actor=None, reason="Mọt")
    assert binh.get(at("label-file", "DTL-1", LabelRun.objects.get().pk)).status_code == 404
    assert "Download" not in binh.get(answer.url).text


def test_spoilt_pieces_are_named_and_void(binh, rice):
    run = printed(rice, 10, numbered=True)
    page = at("run-spoilt", "DTL-1", run.pk)
    for wrong in ("", "x", "9-2", "40", "1,,b"):
        assert binh.post(page, {"places": wrong, "why": "Kẹt giấy"}).status_code == 422
    assert binh.post(page, {"places": "2, 4-5", "why": "Kẹt giấy"}).status_code == 302
    voided = run.serials.exclude(voided_at=None).order_by("position").values_list("position", flat=True)
    assert list(voided) == [2, 4, 5]


def test_spoilt_equal_labels_are_counted(binh, rice):
    run = printed(rice, 10)
    assert binh.post(at("run-spoilt", "DTL-1", run.pk), {"units": "2", "why": "Kẹt giấy"}).status_code == 302
    assert binh.post(at("run-spoilt", "DTL-1", run.pk), {"units": "9", "why": "Kẹt giấy"}).status_code == 422


def test_binh_calibrates_his_printer_and_sens_stays_as_it_is(binh, rice):
    assert binh.get(at("printer-page", "24")).content.startswith(b"%PDF")
    assert binh.get(at("printer-page", "x")).status_code == 404
    assert binh.post(at("printer"), {"template": "24", "right_mm": "21", "down_mm": "0"}).status_code == 422
    for moved in ("1.5", "-0.5"):
        assert binh.post(at("printer"), {"template": "24", "right_mm": moved, "down_mm": "0"}).status_code == 302
    row = PrinterOffset.objects.get()
    assert (row.cooperative, str(row.right_mm)) == (factories.dong_tom_lua(), "-0.5")
    assert "moved -0.5 mm" in binh.get(at("printer")).text.replace("−", "-")


def test_a_tax_code_that_cannot_be_is_refused_beside_its_field(binh):
    answer = binh.post(at("details"), {"street": "", "tax_code": "123", "registration_number": ""})
    assert answer.status_code == 422 and 'value="123"' in answer.text
    assert factories.dong_tom_lua().tax_code == ""
