"""Lan decides about orders that nobody answered and parcels of which nobody has heard."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.order.models import Order, Parcel
from marketplace.order.services import escalate_silent
from marketplace.order.status import OrderStatus
from marketplace.outbox.models import Message
from tests.buying import bought
from tests.desk.things import sent_order

pytestmark = pytest.mark.django_db
S = OrderStatus
AN_HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def silent() -> Order:
    """An order of Hoa's that Bình did not answer."""
    order = bought()
    Order.objects.filter(pk=order.pk).update(accept_before=timezone.now() - AN_HOUR)
    escalate_silent()
    return Order.objects.get(pk=order.pk)


@pytest.fixture
def late() -> Parcel:
    """A parcel that should have arrived."""
    parcel = sent_order().parcels.get()
    Parcel.objects.update(expected_by=timezone.now() - AN_HOUR)
    return parcel


def _decide(lan, on, act, **more):
    said = {"on": on, "act": act, "reason": "Bình nói: mai gửi.", **more}
    return lan.post(reverse("dashboard:attention"), said, follow=True)


def test_lan_sees_whom_to_call(lan, silent, late):
    page = lan.get(reverse("dashboard:attention")).content.decode()
    assert silent.number in page and late.order.number in page and "buyer told" in page
    assert lan.get(reverse("dashboard:index")).context["counts"]["late"] == 1


@pytest.mark.parametrize(("act", "state"), [("confirm", S.CONFIRMED), ("cancel", S.CANCELLED)])
def test_lan_accepts_or_ends_it_and_hoa_reads_why(act, state, lan, silent):
    page = _decide(lan, silent.number, act).content.decode()
    assert Order.objects.get(pk=silent.pk).status == state and silent.number not in page
    assert Message.objects.filter(event__contains="moved", text__contains="Bình nói: mai gửi.").exists()


def test_lan_gives_more_time_and_the_row_leaves_the_queue(lan, silent):
    page = _decide(lan, silent.number, "extend", hours="12").content.decode()
    order = Order.objects.get(pk=silent.pk)
    assert order.accept_before > timezone.now() + 11 * AN_HOUR and order.number not in page


@pytest.mark.parametrize(("act", "state"), [("delivered", S.DELIVERED), ("came-back", S.REFUSED)])
def test_lan_says_what_became_of_a_parcel(act, state, lan, late):
    _decide(lan, late.pk, act)
    assert Order.objects.get(pk=late.order_id).status == state


def test_a_decision_without_a_reason_is_asked_for_one(lan, silent):
    page = _decide(lan, silent.number, "cancel", reason=" ").content.decode()
    assert "Say why" in page and Order.objects.get(pk=silent.pk).status == S.AWAITING_ACCEPTANCE


@pytest.mark.parametrize(
    ("on", "act"), [("nobody", "confirm"), ("x", "delivered"), ("9" * 30, "came-back"), ("1", "no")]
)
def test_what_is_not_there_is_not_found(on, act, lan):
    assert _decide(lan, on, act).status_code == 404


def test_binh_does_not_come_in(binh):
    assert binh.get(reverse("dashboard:attention")).status_code in (302, 403, 404)
