"""Hoa's bank account is sealed with a key of its own, and keys can change."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from marketplace.environment import Environment
from marketplace.order.models import Purchase
from marketplace.payment.sealing import Account, keep_account, read_account
from tests.buying import bought
from tests.people import lan

pytestmark = pytest.mark.django_db
ACCOUNT = Account("970436", "0123456789", "NGUYEN THI HOA")
OLD, NEW = "k" * 32, "n" * 32


@pytest.fixture
def purchase(settings) -> Purchase:
    """Hoa has said where her money goes back to."""
    settings.FIELD_ENCRYPTION_KEYS = [OLD]
    purchase = bought().purchase
    keep_account(purchase=purchase, account=ACCOUNT)
    return purchase


def _opens(purchase: Purchase) -> bool:
    return read_account(purchase=purchase, actor=lan()) == ACCOUNT


def test_without_its_key_it_stays_shut_whatever_the_secret_key_is(purchase, settings):
    assert _opens(purchase)
    settings.FIELD_ENCRYPTION_KEYS = []
    assert not _opens(purchase)


def test_what_the_secret_key_sealed_before_there_was_a_key_still_opens(settings):
    settings.FIELD_ENCRYPTION_KEYS = []
    purchase = bought().purchase
    keep_account(purchase=purchase, account=ACCOUNT)
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    assert _opens(purchase)


def test_sealed_anew_the_old_key_can_go(purchase, settings, capsys):
    settings.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    given_at = purchase.payback_account.given_at
    call_command("seal_anew")
    assert capsys.readouterr().out == "1 sealed anew\n"
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    assert _opens(purchase)
    purchase.payback_account.refresh_from_db()
    assert purchase.payback_account.given_at == given_at


def test_what_no_key_opens_is_left_as_it_is(purchase, settings, capsys):
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    call_command("seal_anew")
    assert capsys.readouterr().out == "0 sealed anew\n"
    settings.FIELD_ENCRYPTION_KEYS = [OLD]
    assert _opens(purchase)


def test_keys_are_read_first_first_and_a_short_one_stops_the_start(monkeypatch):
    monkeypatch.setenv("FIELD_ENCRYPTION_KEY", f"{NEW}, {OLD}")
    assert Environment().keys("FIELD_ENCRYPTION_KEY") == [NEW, OLD]
    monkeypatch.setenv("FIELD_ENCRYPTION_KEY", "short")
    with pytest.raises(SystemExit, match="FIELD_ENCRYPTION_KEY"):
        Environment().keys("FIELD_ENCRYPTION_KEY")
