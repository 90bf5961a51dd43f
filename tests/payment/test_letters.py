"""Letters go out once each, whatever the mail server does."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from marketplace.outbox import services
from marketplace.outbox.models import Message
from marketplace.outbox.services import post, send_waiting

pytestmark = pytest.mark.django_db


def _letter(event: str = "e1") -> Message:
    words = {"subject": "Đã đặt đơn", "text": "Chào Hoa", "html": "<p>Chào Hoa</p>"}
    post([Message(event=event, recipient="hoa@example.vn", **words)])
    return Message.objects.get(event=event)


def test_one_event_is_written_and_sent_once(mailoutbox):
    assert _letter() == _letter()
    assert (send_waiting(), send_waiting()) == (1, 0)
    assert len(mailoutbox) == 1 and mailoutbox[0].alternatives


def test_without_an_address_there_is_no_letter():
    post([Message(event="e1", recipient="", subject="s", text="t")])
    assert not Message.objects.exists()


def test_a_mail_server_that_is_away_loses_nothing(mailoutbox, monkeypatch):
    letter = _letter()
    deliver = services._deliver
    monkeypatch.setattr(services, "_deliver", lambda message: (_ for _ in ()).throw(ConnectionRefusedError("away")))
    assert send_waiting() == 0
    letter.refresh_from_db()
    assert (letter.attempts, letter.sent_at, letter.last_error) == (1, None, "away")
    monkeypatch.setattr(services, "_deliver", deliver)
    assert send_waiting() == 0  # not hammered: the next try is a minute later
    Message.objects.update(created_at=timezone.now() - datetime.timedelta(minutes=2))
    assert send_waiting() == 1 and len(mailoutbox) == 1


def test_what_another_worker_has_claimed_is_left_to_it(mailoutbox):
    letter = _letter()
    Message.objects.update(attempts=1)
    assert services._send(letter) is False and mailoutbox == []
