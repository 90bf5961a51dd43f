"""What Stripe holds for the shop and pays out: Lan says which transfer that is, and both accounts are right."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from marketplace.ledger.chart import Event, Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.models import Entry
from marketplace.ledger.selectors import balance
from marketplace.payment.bank import deciding
from marketplace.payment.models import Receipt
from tests.payment.bank import ACCOUNT, SECRET, nobodys
from tests.payment.cards import paid
from tests.people import lan

pytestmark = pytest.mark.django_db
AT_STRIPE, AT_BANK, SUSPENSE = Ref(Kind.CASH, provider="card"), Ref(Kind.CASH, provider="vietqr"), Ref(Kind.SUSPENSE)


@pytest.fixture(autouse=True)
def _bank(settings):
    settings.BANK_WEBHOOK_SECRET, settings.PLATFORM_BANK_ACCOUNT = SECRET, ACCOUNT
    settings.BANK_WEBHOOK_SECRETS, settings.BANK_SIMULATOR = {}, ""
    yield
    assert list(faults()) == []


def _decides(receipt: Receipt):
    with translation.override("en"):
        return deciding.paid_out(receipt=receipt, seen=receipt.decided_at, note="Stripe, 21/11", actor=lan())


def test_what_stripe_pays_out_moves_from_its_account_to_the_banks(stripe):
    paid(stripe)
    held = balance(AT_STRIPE)
    receipt = _decides(nobodys(held - 1_000, referenceCode="STRIPE1"))
    assert (balance(AT_STRIPE), balance(AT_BANK), balance(SUSPENSE)) == (1_000, held - 1_000, 0)
    assert receipt.settled_at and receipt.settled_note == "Stripe, 21/11"
    entry = Entry.objects.get(kind=Event.PASSED_ON)
    assert (entry.source_key, entry.occurred_at) == (receipt.reference, receipt.received_at)
    with pytest.raises(ValidationError, match="no longer"):
        _decides(receipt)


def test_more_than_stripe_holds_is_no_payout_of_stripe(stripe):
    paid(stripe)
    held = balance(AT_STRIPE)
    with pytest.raises(ValidationError, match="holds"):
        _decides(nobodys(held + 1))
    assert (balance(AT_STRIPE), balance(AT_BANK)) == (held, held + 1)


def test_lan_chooses_it_in_the_queue_and_a_cooperative_never(stripe, settings):
    paid(stripe)
    receipt = nobodys(5_000)
    browser = Client()
    browser.force_login(lan())
    case = reverse("dashboard:case", args=[receipt.pk])
    assert 'value="provider"' in browser.get(case).content.decode()
    assert browser.post(case, {"act": "provider", "note": "Stripe", "seen": ""}).status_code == 302
    receipt.refresh_from_db()
    assert receipt.decision == Receipt.Decision.PROVIDER
    receipt = nobodys(6_000)
    receipt.cooperative_id = paid(stripe).purchase.orders.first().cooperative_id
    assert "provider" not in deciding.choices_for(receipt)
