"""`manage.py rotate_signing_key`: what is recorded from now on is signed by a new key."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from traceability.proof.keys import rotate


class Command(BaseCommand):
    """The old public key stays published with its end; the new private one stands in the file."""

    help = "Take a new key for signing what is recorded of lots."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and name the key."""
        taken = rotate(actor=None)
        self.stdout.write(f"{taken.key.kid} signs from now on; copy {settings.TRACE_SIGNING_KEY_FILE} to a safe place.")
