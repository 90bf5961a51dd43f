"""Writing messages inside an act, and sending them afterwards."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from .models import Message
from .sms import send_sms

ATTEMPTS = 12


def post(messages: Iterable[Message]) -> None:
    """Write messages into the outbox, each once per `event`; call it inside the act's own transaction.

    Nothing is written where there is no address, or the event was written before. One statement for all.
    """
    Message.objects.bulk_create([message for message in messages if message.recipient], ignore_conflicts=True)


def send_waiting(*, limit: int = 100) -> int:
    """Send what waits, oldest first; a fault leaves the message for a later try. Returns how many went out."""
    waiting = Message.objects.filter(sent_at=None, attempts__lt=ATTEMPTS)[:limit]
    return sum(_send(message) for message in waiting if _is_due(message))


def _send(message: Message) -> bool:
    """Claim, deliver, note. No transaction is open while a mail server takes its time: SQLite would stand still.

    Of several workers the one whose claim counts sends; the others find it due again only after a minute.
    """
    claim = Message.objects.filter(pk=message.pk, sent_at=None, attempts=message.attempts)
    if not claim.update(attempts=message.attempts + 1):
        return False
    try:
        _deliver(message)
    except OSError as fault:  # smtplib's errors are OSErrors; the mail server may be away for a while
        Message.objects.filter(pk=message.pk).update(last_error=str(fault)[:240])
        return False
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now(), last_error="")
    return True


def _is_due(message: Message) -> bool:
    # one minute after the first fault, two after the second, … so that a dead server is not hammered
    return timezone.now() >= message.created_at + timedelta(minutes=2**message.attempts - 1)


def _deliver(message: Message) -> None:
    if message.channel == Message.Channel.SMS:
        return send_sms(message.recipient, message.text)
    mail = EmailMultiAlternatives(message.subject, message.text, settings.DEFAULT_FROM_EMAIL, [message.recipient])
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    mail.send()
    return None
