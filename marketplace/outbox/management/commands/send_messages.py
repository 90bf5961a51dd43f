"""`manage.py send_messages`: send what waits in the outbox, once."""

from typing import Any

from django.core.management.base import BaseCommand

from marketplace.outbox.services import send_waiting


class Command(BaseCommand):
    """Sends waiting messages."""

    help = "Send the messages that wait in the outbox."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send and say how many."""
        self.stdout.write(f"{send_waiting()} sent")
