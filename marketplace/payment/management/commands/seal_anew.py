"""`manage.py seal_anew`: after a new first key in FIELD_ENCRYPTION_KEY, seal with it what older keys sealed."""

from typing import Any

from django.core.management.base import BaseCommand

from marketplace.payment.sealing import seal_anew


class Command(BaseCommand):
    """Seals sealed fields anew."""

    help = "Seal sealed fields with the first key of FIELD_ENCRYPTION_KEY; then older keys may be taken away."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say how many."""
        self.stdout.write(f"{seal_anew()} sealed anew")
