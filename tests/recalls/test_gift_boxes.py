"""Gift boxes and resold goods: each thing in them keeps its producer and its lot, for readers, buyers and recalls."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from marketplace.order.models import RecallNotice
from marketplace.order.recalls.services import go_on_with_recalls
from tests import factories, people
from tests.buying import on_sale
from tests.dashboard.conftest import browser_of
from tests.desk.things import at
from tests.traceability.things import lot
from traceability.components import components
from traceability.holdings import holdings
from traceability.models import Lot, Transformation
from traceability.selectors import descendants
from traceability.services import Into, Outof, ask_for_goods, confirm_override, open_recall, transform

from .things import REASON, sent

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def _in_english(books_agree):
    with translation.override("en"):
        yield


@pytest.fixture
def tea() -> Lot:
    """Ten packets of Sen's tea, 200 g each."""
    product = factories.product("Chè xuân, gói 200 g", by=factories.doi_che_xuan(), net_quantity=D(200), net_unit="g")
    return lot(product, code="CHE-1", units=10)


@pytest.fixture
def taken(tea) -> Lot:
    """The same tea in Bình's store, as Sen confirmed."""
    made = _ask(tea)
    confirm_override(transformation=made, actor=people.sen())
    return made.parts.get(is_output=True).lot


def _ask(tea, quantity="2000", **more):
    kept = factories.product("Chè cho hộp quà", public=False, net_quantity=D(200), net_unit="g")
    asked = {"code": tea.code.lower(), "product": kept, "quantity": D(quantity), "unit": "g", "actor": people.binh()}
    return ask_for_goods(**{**asked, **more})


@pytest.fixture
def box(taken) -> Lot:
    """Five gift boxes of Bình's: his own rice and Sen's tea."""
    rice = lot(factories.product("Gạo ST25, túi 5 kg"), code="GAO-1", units=10)
    gift = on_sale("Hộp quà Tết", net_quantity=D(1), net_unit="piece")
    made = transform(
        process="gift_box", inputs=[Outof(rice, D(25), "kg"), Outof(taken, D(1000), "g")],
        outputs=[Into(gift, D(5), "piece", "HOP-QUA-1")], happened_at=timezone.now(), actor=people.binh(),
    )  # fmt: skip
    return made.parts.get(is_output=True).lot


def test_what_binh_takes_is_sens_until_she_confirms(tea):
    made = _ask(tea)
    new = made.parts.get(is_output=True).lot
    assert made.booked_at is None and new.state == "draft" and holdings([tea])[tea.pk].units == 10
    with pytest.raises(ValidationError, match="second person"):
        confirm_override(transformation=made, actor=people.binh())
    confirm_override(transformation=made, actor=people.sen())
    new.refresh_from_db()
    assert (new.state, new.made_on, new.use_by) == ("active", tea.made_on, tea.use_by)
    assert holdings([tea])[tea.pk].units == 0 and descendants(tea) == {new.pk: 1}


def test_nobody_takes_more_than_there_is_or_what_is_his_own(tea):
    for change in ({"code": "KHONG-CO"}, {"code": "***"}, {"product": tea.product}, {"quantity": D(0)}):
        with pytest.raises(ValidationError):
            _ask(tea, **change)
    made = _ask(tea, "2001")
    with pytest.raises(ValidationError, match="holds 2000"):
        confirm_override(transformation=made, actor=people.sen())
    with pytest.raises(ValidationError):
        transform(
            process="handing_over", inputs=[Outof(tea, D(100), "g")], actor=None, happened_at=timezone.now(),
            outputs=[Into(made.parts.get(is_output=True).lot.product, D(101), "g")],
        )  # fmt: skip


def test_sen_confirms_at_her_desk_and_binh_cannot_there(tea):
    made = _ask(tea)
    sen, slug = browser_of(people.sen()), people.sen().memberships.get().cooperative.slug
    assert "CHE-1" in sen.get(at("lots", slug=slug)).content.decode()
    assert browser_of(people.binh()).post(at("transformation-confirm", made.pk)).status_code == 404
    sen.post(at("transformation-confirm", made.pk, slug=slug))
    assert Transformation.objects.get().booked_at is not None


def test_binh_asks_at_his_desk(tea):
    kept = factories.product("Chè cho hộp quà", public=False, net_quantity=D(200), net_unit="g")
    form = {"code": "CHE-1", "product": kept.pk, "quantity": "1000", "unit": "g", "note": ""}
    binh = browser_of(people.binh())
    assert binh.post(at("lot-take"), {**form, "code": "X"}).status_code == 422
    assert binh.post(at("lot-take"), form).status_code == 302
    assert Transformation.objects.get().producer == tea.producer


def test_a_box_names_each_thing_with_its_maker_and_lot(box, tea, client):
    assert {one.code for one in components([box])[box.pk]} == {"GAO-1", "CHE-1"}
    page = client.get(box.get_absolute_url()).content.decode()
    assert tea.producer.name in page and "/l/CHE-1" in page and "/l/GAO-1" in page
    told = json.loads(box.events.get().told.body)
    assert told["type"] == "TransformationEvent" and len(told["inputQuantityList"]) == 2


def test_resold_goods_name_who_made_them(taken, tea, client):
    page = client.get(taken.get_absolute_url()).content.decode()
    assert tea.producer.name in page and "/l/CHE-1" in page


def test_a_recall_of_one_thing_finds_the_boxes_and_who_has_them(box, tea):
    order = sent(box.product, box)
    open_recall(lot=tea, actor=people.sen(), reason=REASON)
    go_on_with_recalls()
    assert Lot.objects.get(pk=box.pk).state == "recalled" and Lot.objects.get(code="GAO-1").state == "active"
    assert RecallNotice.objects.get().order == order


def test_what_was_made_of_nothing_costs_one_question(tea, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert components([tea]) == {tea.pk: []}
