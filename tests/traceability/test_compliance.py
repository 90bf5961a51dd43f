"""What the page behind a label must carry: a complete lot lacks nothing, and each thing taken away is missed alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from marketplace.cooperatives.models import GrowingArea
from tests import factories
from traceability.compliance import Item, Mend, compliance_gaps
from traceability.models import LabelRun, Lot
from traceability.services import hold_lot, print_labels, release_lot

from .things import DAY, lot, ready, step

pytestmark = pytest.mark.django_db


def _product(**fields: object) -> Callable[[Lot], object]:
    return lambda made: type(made.product).objects.filter(pk=made.product_id).update(**fields)


def _maker(**fields: object) -> Callable[[Lot], object]:
    return lambda made: type(made.producer).objects.filter(pk=made.producer_id).update(**fields)


def _lot(**fields: object) -> Callable[[Lot], object]:
    return lambda made: Lot.objects.filter(pk=made.pk).update(**fields)


TAKEN_AWAY: dict[Item, Callable[[Lot], object]] = {
    Item.NAME: _product(title=""),
    Item.PICTURE: lambda made: made.product.images.all().delete(),
    Item.BRAND: _product(brand=""),
    Item.STANDARDS: _product(standards=""),
    Item.CERTIFICATES: _product(no_certificates=False),
    Item.WARNINGS: _product(no_warnings=False),
    Item.ADDRESS: _maker(street="", commune=None),
    Item.IDENTIFIER: _maker(registration_number=""),
    Item.ORIGIN: _lot(facility=None),
    Item.SHELF_LIFE: _lot(use_by=None),
    Item.STAGES: lambda made: _forget_steps(made),
    Item.STAGE_PLACES: lambda made: step(made, "drying", place="Sân phơi"),
}


def test_every_item_can_be_taken_away():
    assert set(TAKEN_AWAY) == set(Item)


@pytest.fixture
def complete() -> Lot:
    return ready(lot())


def test_a_complete_lot_lacks_nothing(complete):
    assert compliance_gaps(complete) == []
    assert print_labels(lot=complete, quantity=1, actor=None).quantity == 1


@pytest.mark.parametrize("item", TAKEN_AWAY)
def test_what_is_taken_away_is_the_one_gap_and_nothing_is_printed(complete, item):
    TAKEN_AWAY[item](complete)
    complete.refresh_from_db()
    with translation.override("en"):
        (gap,) = compliance_gaps(complete)
        assert (gap.item, gap.sentence[-1], gap.mend in Mend) == (item, ".", True)
        with pytest.raises(ValidationError) as refused:
            print_labels(lot=complete, quantity=1, actor=None)
        assert refused.value.messages == [gap.sentence]
    assert not LabelRun.objects.exists()


def _forget_steps(made: Lot) -> None:
    """No act takes a step back, nor what was told of it."""
    told = made.told.model.objects.filter(trace_event__lot=made)
    for row in told:
        row.lots.clear()
        row.names.all()._raw_delete("default")
    told._raw_delete("default")
    made.events.all()._raw_delete("default")


def test_goods_with_a_certificate_or_a_warning_need_no_further_word(complete):
    _product(no_certificates=False, no_warnings=False, warnings="Có chứa đậu nành.")(complete)
    factories.certificate(complete.product)
    complete.refresh_from_db()
    assert compliance_gaps(complete) == []


@pytest.mark.parametrize("ended", ["expires_on", "revoked_on"])
def test_a_certificate_that_ended_is_none_and_its_declared_renewal_is_one(complete, ended):
    _product(no_certificates=False)(complete)
    paper = factories.certificate(complete.product)
    type(paper).objects.filter(pk=paper.pk).update(**{ended: timezone.localdate() - DAY})
    complete.refresh_from_db()
    assert [gap.item for gap in compliance_gaps(complete)] == [Item.CERTIFICATES]
    renewal = factories.certificate(complete.product)
    type(renewal).objects.filter(pk=renewal.pk).update(verification="declared")
    assert compliance_gaps(complete) == []


def test_who_was_held_and_released_gets_labels_again(complete):
    hold_lot(lot=complete, actor=None, reason="Chờ kết quả")
    release_lot(lot=complete, actor=None, reason="Kết quả tốt")
    complete.refresh_from_db()
    assert compliance_gaps(complete) == []
    _forget_steps(complete)
    hold_lot(lot=complete, actor=None, reason="Chờ kết quả")
    assert [gap.item for gap in compliance_gaps(complete)] == [Item.STAGES]


def test_goods_without_a_date_need_no_shelf_life(complete):
    _product(date_kind="none")(complete)
    _lot(use_by=None)(complete)
    complete.refresh_from_db()
    assert compliance_gaps(complete) == []


def test_a_step_in_the_field_has_the_code_of_the_growing_area(complete):
    step(complete, "harvest", place="Ấp Hòa Phú")
    assert [gap.item for gap in compliance_gaps(complete)] == [Item.STAGE_PLACES]
    area = GrowingArea.objects.create(
        cooperative=complete.producer, code="MH-DTL-01", name="Ấp Hòa Phú", crop="lúa", area_ha=3
    )
    complete.areas.add(area)
    assert compliance_gaps(complete) == []


def test_a_correction_that_names_the_place_closes_the_gap(complete):
    wrong = step(complete, "drying", place="Sân phơi")
    step(complete, "correction", corrects=wrong, note="Ở xưởng", facility=complete.facility)
    assert compliance_gaps(complete) == []


def test_several_gaps_are_said_one_by_one():
    made = lot()
    with pytest.raises(ValidationError) as refused:
        print_labels(lot=made, quantity=1, actor=None)
    assert len(refused.value.messages) == len(compliance_gaps(made)) > 3


def test_however_many_steps_it_asks_the_same_of_the_database(complete, django_assert_max_num_queries):
    for _ in range(20):
        step(complete, facility=complete.facility)
    with django_assert_max_num_queries(5):
        compliance_gaps(complete)
