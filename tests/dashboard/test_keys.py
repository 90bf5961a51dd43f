"""Lan takes a new key for signing what is recorded of lots; the old one stays published, and nobody else does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from marketplace.audit.models import AuditEntry
from tests import people
from tests.traceability.things import lot, step
from traceability.models import SigningKey

pytestmark = pytest.mark.django_db
PAGE = "/en/dieu-hanh/khoa/"


def test_lan_takes_a_new_key_and_what_was_signed_stays_signed(lan, client, django_capture_on_commit_callbacks):
    rice = lot()
    told = step(rice).told
    old = SigningKey.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        assert lan.post(PAGE, {"copied": "on"}).status_code == 302
    new = SigningKey.objects.get(not_after=None)
    assert "signs from now on" in lan.get(PAGE).text
    shown = lan.get(PAGE).text
    assert shown.index("Key in use") < shown.index(new.kid) < shown.index("Earlier key") < shown.index(old.kid)
    assert step(rice, "packing").told.key == new and told.key == old
    assert [key["kid"] for key in client.get("/.well-known/jwks.json").json()["keys"]] == [old.kid, new.kid]
    assert AuditEntry.objects.get(act="signing-key.taken", subject=new.kid).actor == people.lan()


def test_nobody_takes_one_by_a_slip(lan):
    step(lot())
    answer = lan.post(PAGE)
    assert answer.status_code == 422 and "Say that the file will be copied" in answer.text
    assert SigningKey.objects.count() == 1


def test_a_machine_without_the_key_in_use_says_so(lan, settings):
    assert "missing on this machine" not in lan.get(PAGE).text
    step(lot())
    assert "missing on this machine" not in lan.get(PAGE).text
    settings.TRACE_SIGNING_KEY_FILE = str(Path(settings.TRACE_SIGNING_KEY_FILE).with_name("none.pem"))
    assert "missing on this machine" in lan.get(PAGE).text
