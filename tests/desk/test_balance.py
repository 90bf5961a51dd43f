"""What a lot holds, at the desk: tables that add up, and each act with its refusal beside its field."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from tests import factories, people
from tests.traceability.things import printed
from traceability.models import Lot, ProcessYield, Transformation

from .things import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def rice() -> Lot:
    """A hundred bags of five kilograms."""
    from tests.traceability.things import lot

    return lot(code="DTL-1")


def _cells(page: str) -> list[str]:
    return [re.sub(r"<[^>]+>|\s+", " ", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", page, re.S)]


def _left(page: str) -> str:
    cells = _cells(page)
    return cells[cells.index("Still loose") + 1]


def test_the_table_adds_up(binh, rice):
    printed(rice, 20)
    binh.post(at("lot-out", "DTL-1"), {"kind": "destroyed", "quantity": "0,5", "unit": "kg", "why": "Mọt"})
    page = binh.get(at("lot-balance", "DTL-1")).content.decode()
    assert _left(page) == "399.5 kg" and "Mọt" in page
    cells = _cells(page)
    assert cells[cells.index("Together") + 1 :][:2] == ["500", "100.5"]


def test_bags_sold_at_the_gate_are_no_longer_for_sale(binh, rice):
    binh.post(at("lot-out", "DTL-1"), {"kind": "sold_loose", "quantity": "3", "unit": "units", "why": "Bán tại kho"})
    assert rice.product.stockrecords.get().num_in_stock == 97


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"quantity": "501"}, "holds 500 kg"),
        ({"quantity": "0"}, "more than zero"),
        ({"quantity": "abc"}, "Write a number"),
        ({"quantity": "1,5", "unit": "units"}, "whole"),
        ({"why": ""}, "required"),
        ({"kind": "made"}, "choice"),
        ({"unit": "l"}, "choice"),
    ],
)
def test_what_cannot_be_taken_out_gets_one_sentence_and_loses_nothing(change, sentence, binh, rice):
    typed = {"kind": "destroyed", "quantity": "5", "unit": "kg", "why": "Mọt gạo", **change}
    answer = binh.post(at("lot-out", "DTL-1"), typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page
    assert not change.get("why", "Mọt gạo") or "Mọt gạo" in page
    assert _left(page) == "500 kg"


def test_spoilt_labels_are_loose_again(binh, rice):
    run = printed(rice, 20)
    typed = {"run": run.pk, "units": "3", "why": "Kẹt giấy"}
    assert binh.post(at("lot-spoilt", "DTL-1"), typed).status_code == 302
    assert _left(binh.get(at("lot-balance", "DTL-1")).content.decode()) == "415 kg"
    answer = binh.post(at("lot-spoilt", "DTL-1"), {**typed, "units": "18"})
    assert answer.status_code == 422 and "at most 17" in answer.content.decode()
    assert binh.post(at("lot-spoilt", "DTL-1"), {**typed, "run": "9" * 30}).status_code == 422


def _milled(rice: Lot, **changes: Any) -> dict[str, Any]:
    out = factories.product("Bột gạo, gói 1 kg", net_quantity=Decimal(1))
    return {
        "process": "milling", "happened_at": f"{timezone.localtime() - datetime.timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "quantity": "100", "product-1": out.pk, "out-1": "95", "unit-1": "kg", "unit-2": "kg", **changes,
    }  # fmt: skip


def test_binh_mills_rice_to_flour(binh, rice):
    assert binh.post(at("lot-transform", "DTL-1"), _milled(rice, **{"code-1": "bot-1"})).status_code == 302
    flour = Lot.objects.get(code="BOT-1")
    assert flour.product.stockrecords.get().num_in_stock == 95
    assert "BOT-1" in binh.get(at("lot-balance", "DTL-1")).content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"quantity": "501"}, "holds 500 kg"),
        ({"out-1": ""}, "required"),
        ({"lot-1": "DTL-2"}, "Fill in both"),
        ({"in-1": "5"}, "Fill in both"),
        ({"code-1": "DTL-1"}, "never used twice"),
        ({"code-1": "có dấu"}, "capital letters"),
        ({"unit-1": "l"}, "cannot be counted"),
        ({"product-1": "9" * 30}, "choice"),
        ({"happened_at": "2999-01-01T07:30"}, "still to come"),
    ],
)
def test_what_cannot_be_milled_gets_one_sentence(change, sentence, binh, rice):
    from tests.traceability.things import lot

    lot(code="DTL-2")
    answer = binh.post(at("lot-transform", "DTL-1"), _milled(rice, note="Xay mịn", **change))
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page and "Xay mịn" in page
    assert not Transformation.objects.exists()


def test_what_gave_too_much_waits_for_tam(binh, rice, signed_in):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)  # midnight may part it from the milling
    ProcessYield.objects.create(
        process="milling", greatest_yield=Decimal("0.9"), effective_from=yesterday, legal_ref="Minh họa"
    )
    form = _milled(rice)
    answer = binh.post(at("lot-transform", "DTL-1"), form)
    assert answer.status_code == 422 and "at most 90 kg" in answer.content.decode()
    binh.post(at("lot-transform", "DTL-1"), {**form, "override_reason": "Cân cả bao"})
    made = Transformation.objects.get()
    confirm = at("transformation-confirm", made.pk)
    assert confirm not in binh.get(at("lot-balance", "DTL-1")).content.decode()
    binh.post(confirm)
    made.refresh_from_db()
    assert made.booked_at is None
    tam = signed_in(people.tam())
    assert confirm in tam.get(at("lot-balance", "DTL-1")).content.decode()
    tam.post(confirm)
    made.refresh_from_db()
    assert made.booked_at and made.confirmed_by == people.tam()


def test_tam_receives_what_a_member_brought(signed_in, rice):
    typed = {
        "product": rice.product_id, "quantity": "250", "unit": "kg", "supplier": "Chú Năm, ấp 2",
        "received_on": timezone.localdate().isoformat(),
    }  # fmt: skip
    tam = signed_in(people.tam())
    for change, sentence in (({"unit": "l"}, "cannot be counted"), ({"supplier": ""}, "required")):
        answer = tam.post(at("lot-receive"), {**typed, **change})
        assert answer.status_code == 422 and sentence in answer.content.decode()
    tam.post(at("lot-receive"), typed)
    assert rice.product.stockrecords.get().num_in_stock == 150
    assert "Chú Năm, ấp 2" in tam.get(Lot.objects.latest("pk").get_absolute_url()).content.decode()


def test_stock_of_goods_that_have_lots_is_not_typed(binh, rice):
    page = at("price-stock", rice.product_id)
    assert 'name="num_in_stock"' not in binh.get(page).content.decode()
    assert binh.post(page, {"price": "190.000"}).status_code == 302
    answer = binh.post(page, {"price": "190.000", "num_in_stock": "900"})
    assert answer.status_code == 422 and "follow from the lots" in answer.content.decode()
    record = rice.product.stockrecords.get()
    assert (int(record.price), record.num_in_stock) == (190_000, 100)


def test_the_page_asks_the_same_of_the_database_however_much_happened(binh, rice, django_assert_max_num_queries):
    for _ in range(30):
        printed(rice, 1)
    with django_assert_max_num_queries(25):
        binh.get(at("lot-balance", "DTL-1"))
