"""`manage.py expire_unpaid`: end the purchases whose deadline to pay has passed, once."""

from typing import Any

from django.core.management.base import BaseCommand

from marketplace.payment.services import expire_unpaid


class Command(BaseCommand):
    """Ends unpaid purchases."""

    help = "End unpaid purchases whose deadline has passed and free their goods."

    def handle(self, *args: Any, **options: Any) -> None:
        """End them and say how many."""
        self.stdout.write(f"{expire_unpaid()} ended")
