"""Lots that become other lots, goods received, and what areas and certificates bound."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from marketplace.cooperatives.models import GrowingArea
from tests import factories, people
from traceability.holdings import holdings
from traceability.models import Lot, ProcessYield, Transformation, TransformationPart
from traceability.selectors import ancestors, descendants
from traceability.services import Into, Outof, confirm_override, open_lot, recall_lot, receive, set_yield, transform

from .things import DAY, lot

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def _in_english(books_agree):
    with translation.override("en"):
        yield


@pytest.fixture
def paddy() -> Lot:
    """A tonne of Bình's paddy, which nobody sells."""
    product = factories.product("Lúa ST25", public=False, net_quantity=D(1000), net_unit="kg")
    return lot(product, code="LUA-1", units=1)


@pytest.fixture
def rice() -> Any:
    return factories.product("Gạo ST25, túi 5 kg")


def _greatest(rate: str = "0.7", process: str = "milling") -> ProcessYield:
    return ProcessYield.objects.create(
        process=process,
        greatest_yield=D(rate),
        effective_from=timezone.localdate() - 30 * DAY,
        legal_ref="TCVN (minh họa)",
    )


def mill(paddy: Lot, rice: Any, *outs: str, into: str = "1000", **more: Any) -> Transformation:
    asked = {"process": "milling", "happened_at": timezone.now() - DAY, "actor": people.binh(), **more}
    outputs = [Into(rice, D(out), "kg", f"GAO-{n}") for n, out in enumerate(outs, start=1)]
    return transform(inputs=[Outof(paddy, D(into), "kg")], outputs=outputs, **asked)


def left(of: Lot) -> Decimal:
    return holdings([Lot.objects.select_related("product").get(pk=of.pk)])[of.pk].balance.available


@pytest.mark.parametrize(
    ("rate", "outs"), [("0.7", ["700"]), ("0.7", ["650", "50"]), ("1.2", ["1200"]), (None, ["1500"])]
)
def test_what_goes_in_is_gone_and_what_comes_out_is_for_sale(rate, outs, paddy, rice):
    if rate:
        _greatest(rate)
    made = mill(paddy, rice, *outs)
    assert made.booked_at and left(paddy) == 0
    assert [left(lot) for lot in Lot.objects.filter(product=rice).order_by("pk")] == [D(out) for out in outs]
    assert rice.stockrecords.get().num_in_stock == sum(int(D(out)) for out in outs) // 5


@pytest.mark.parametrize("outs", [["700.001"], ["650", "51"]])
def test_past_the_greatest_yield_nothing_is_made(outs, paddy, rice):
    _greatest()
    with pytest.raises(ValidationError, match="at most 700 kg") as refused:
        mill(paddy, rice, *outs)
    assert "override_reason" in refused.value.error_dict
    assert not Transformation.objects.exists() and left(paddy) == 1000


def test_the_yield_of_the_day_counts(paddy, rice):
    _greatest("0.7")
    set_yield(
        process="milling",
        greatest_yield=D("0.9"),
        effective_from=timezone.localdate(),
        legal_ref="QĐ",
        actor=people.lan(),
    )
    with pytest.raises(ValidationError):
        mill(paddy, rice, "800")
    assert mill(paddy, rice, "800", happened_at=timezone.now()).greatest_yield == D("0.9")


def test_an_override_needs_a_second_person(paddy, rice, client):
    _greatest()
    made = mill(paddy, rice, "750", override_reason="Lúa rất khô")
    output = Lot.objects.get(product=rice)
    assert made.booked_at is None and left(paddy) == 1000 and output.state == Lot.State.DRAFT
    assert client.get(f"/l/{output.code}").status_code == 404
    with translation.override("en"), pytest.raises(ValidationError, match="second person"):
        confirm_override(transformation=made, actor=people.binh())
    with pytest.raises(IntegrityError), transaction.atomic():
        Transformation.objects.update(confirmed_by=people.binh())
    confirm_override(transformation=made, actor=people.tam())
    confirm_override(transformation=made, actor=people.tam())
    assert left(paddy) == 250 - 250 and left(output) == 750
    page = client.get(f"/l/{output.code}").content.decode()
    assert "0,7" in page and "Lúa rất khô" in page


def test_more_than_the_lot_holds_is_refused_before_anybody_is_asked_to_confirm_it(paddy, rice):
    _greatest()
    with pytest.raises(ValidationError, match="holds 1000 kg"):
        mill(paddy, rice, "900", into="1001", override_reason="Lúa rất khô")
    assert not Transformation.objects.exists()


def test_what_was_proposed_is_refused_where_the_lot_gave_it_away_meanwhile(paddy, rice):
    _greatest()
    made = mill(paddy, rice, "750", override_reason="Lúa rất khô")
    transform(
        process="drying", inputs=[Outof(paddy, D(500), "kg")], outputs=[Into(paddy.product, D(450), "kg")],
        happened_at=timezone.now(), actor=None,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="holds 500 kg"):
        confirm_override(transformation=made, actor=people.tam())
    assert Lot.objects.get(product=rice).state == Lot.State.DRAFT


@pytest.mark.parametrize(
    ("change", "days_ahead", "sentence"),
    [({"into": "1000.5"}, 0, "holds 1000 kg"), ({"into": "0"}, 0, "greater than zero"), ({}, 1, "still to come")],
)
def test_what_cannot_be_is_refused(change, days_ahead, sentence, paddy, rice):
    moment = timezone.now() + days_ahead * DAY
    with pytest.raises(ValidationError, match=sentence):
        mill(paddy, rice, "100", happened_at=moment, **change)
    assert not Transformation.objects.exists() and not Lot.objects.filter(product=rice).exists()


def test_nobody_mills_what_is_recalled_or_sens(paddy, rice):
    hers = lot(factories.product(by=factories.doi_che_xuan()), code="CHE-1")
    with pytest.raises(ValidationError, match="one cooperative"):
        mill(hers, rice, "1", into="1")
    recall_lot(lot=paddy, actor=None, reason="Mọt")
    with pytest.raises(ValidationError, match="may not be used"):
        mill(paddy, rice, "1", into="1")


def test_others_read_what_went_in_and_what_came_out(paddy, rice):
    mill(paddy, rice, "500", "100")
    first, second = Lot.objects.filter(product=rice).order_by("pk")
    bodies = [json.loads(one.events.get().told.body) for one in (first, second)]
    assert [body["type"] for body in bodies] == ["TransformationEvent"] * 2
    assert bodies[0]["inputQuantityList"][0]["quantity"] == 1000 and "inputQuantityList" not in bodies[1]
    assert bodies[0]["transformationID"] == bodies[1]["transformationID"]
    assert set(first.events.get().told.lots.all()) == {first, paddy}


def test_descendants_and_ancestors_whatever_their_number(paddy, rice, django_assert_max_num_queries):
    mill(paddy, rice, "300", "300", into="900")
    first, second = Lot.objects.filter(product=rice).order_by("pk")
    mixed = transform(
        process="mixing", inputs=[Outof(first, D(100), "kg"), Outof(second, D(100), "kg")],
        outputs=[Into(factories.product(), D(200), "kg")], happened_at=timezone.now(), actor=None,
    )  # fmt: skip
    last = mixed.parts.get(is_output=True).lot
    assert descendants(paddy) == {first.pk: 1, second.pk: 1, last.pk: 2}
    assert ancestors(last) == {first.pk: 1, second.pk: 1, paddy.pk: 2}
    _many(last, 3000)
    with django_assert_max_num_queries(8):
        assert len(descendants(paddy)) == 3003


def _many(source: Lot, number: int) -> None:
    wide = Transformation.objects.create(
        process="packing", producer=source.producer, happened_at=timezone.now(), booked_at=timezone.now()
    )
    lots = Lot.objects.bulk_create(
        Lot(code=f"N-{n}", product=source.product, producer=source.producer, made_on=source.made_on, quantity=0)
        for n in range(number)
    )
    TransformationPart.objects.bulk_create(
        TransformationPart(transformation=wide, lot=one, is_output=one is not source, quantity=1, unit="kg")
        for one in [source, *lots]
    )


def test_received_goods_tell_from_whom(rice):
    today = timezone.localdate()
    got = receive(
        product=rice, quantity=D(1), unit="t", received_on=today, supplier="Chú Năm, ấp 2", actor=people.binh()
    )
    assert (left(got), got.events.get().note) == (D(1), "Chú Năm, ấp 2")
    assert rice.stockrecords.get().num_in_stock == 200
    asked = {"product": rice, "quantity": D(1), "unit": "kg", "received_on": today, "supplier": "A", "actor": None}
    for change in ({"unit": "l"}, {"supplier": " "}, {"received_on": today + DAY}, {"quantity": D(0)}):
        with pytest.raises(ValidationError):
            receive(**{**asked, **change})


def test_no_more_is_harvested_than_the_areas_yield(rice):
    one, two = (
        GrowingArea.objects.create(
            cooperative=rice.producer, code=f"MH-{n}", name=f"Ấp {n}", crop="Lúa", area_ha=3, yearly_cap_kg=1000
        )
        for n in (1, 2)
    )

    def harvest(code: str, units: int, *areas: GrowingArea) -> Lot:
        day = timezone.localdate()
        return open_lot(product=rice, actor=None, made_on=day, quantity=D(units), code=code, areas=areas)

    harvest("A", 150, one)
    with pytest.raises(ValidationError, match="at most 1000 kg in a season; 250 are left"):
        harvest("B", 51, one)
    harvest("C", 250, one, two)  # of both there is no more than 2,000 kg, and 750 + 1,250 are that
    with pytest.raises(ValidationError, match="0 are left"):
        harvest("D", 1, two)


def test_no_more_is_made_than_a_certificate_covers(rice):
    area = GrowingArea.objects.create(cooperative=rice.producer, code="MH", name="Ấp 1", crop="Lúa", area_ha=3)
    paper = factories.certificate(rice, quantity_kg=D(600))
    paper.areas.add(area)
    day = timezone.localdate()
    open_lot(product=rice, actor=None, made_on=day, quantity=D(100), areas=[area])
    with pytest.raises(ValidationError, match="covers at most 600 kg; 100 are left"):
        open_lot(product=rice, actor=None, made_on=day, quantity=D(21), areas=[area])
