"""Lan's screen of a lost dispute: who bears it, and why."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.selectors import balance
from marketplace.payment.journal import book_dispute
from marketplace.payment.models import Attempt, Dispute
from marketplace.payment.services import mark_received
from tests import people
from tests.buying import basket_of, on_sale, place
from tests.dashboard.conftest import browser_of
from tests.factories import doi_che_xuan

pytestmark = pytest.mark.django_db
LOSSES = Ref(Kind.LOSSES)


def _dispute(settings, state: str = Dispute.State.LOST) -> Dispute:
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk", "whsec"
    purchase = place(basket_of({on_sale(): 1, on_sale(by=doi_che_xuan()): 1}), method="card")
    total, now = int(purchase.total), timezone.now()
    mark_received(purchase=purchase, amount=total, reference="pi_1", received_at=now)
    dispute = Dispute.objects.create(
        attempt=Attempt.objects.get(), reference="dp_1", amount=total, state=state, opened_at=now, closed_at=now,
        reason="fraudulent",
    )  # fmt: skip
    book_dispute(dispute)
    return dispute


def test_lan_decides_who_bears_it(lan, settings):
    dispute = _dispute(settings)
    url = reverse("dashboard:dispute", args=[dispute.pk])
    assert url in lan.get(reverse("dashboard:money")).content.decode()
    first = dispute.attempt.purchase.orders.order_by("pk").first()
    answer = lan.post(url, {"bearer": first.number, "note": "sent to a stolen card"}, follow=True).content.decode()
    assert "sent to a stolen card" in answer and "Nothing is left to decide" in answer
    assert balance(LOSSES) == dispute.amount - first.total_incl_tax


@pytest.mark.parametrize("typed", [{}, {"bearer": "alliance"}, {"bearer": "nobody", "note": "x"}, {"note": "x"}])
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_booked(lan, settings, typed):
    dispute = _dispute(settings)
    answer = lan.post(reverse("dashboard:dispute", args=[dispute.pk]), typed)
    assert answer.status_code == 422 and balance(LOSSES) == 0


def test_two_windows_decide_once(lan, settings):
    dispute = _dispute(settings)
    url, typed = reverse("dashboard:dispute", args=[dispute.pk]), {"bearer": "alliance", "note": "stolen card"}
    lan.post(url, typed)
    assert "before you" in lan.post(url, {**typed, "bearer": "all"}).content.decode()


def test_a_dispute_that_is_not_lost_has_no_such_page_and_nobody_else_comes_in(lan, binh, settings):
    dispute = _dispute(settings)
    url = reverse("dashboard:dispute", args=[dispute.pk])
    for browser in (binh, browser_of(people.hoa())):
        assert browser.post(url, {"bearer": "alliance", "note": "x"}).status_code in (302, 403)
    assert balance(LOSSES) == 0
    Dispute.objects.update(state=Dispute.State.OPEN)
    assert lan.get(url).status_code == 404
