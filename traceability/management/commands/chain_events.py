"""`manage.py chain_events`: steps that were recorded before there was a chain get their record in it."""

from typing import Any

from django.core.management.base import BaseCommand

from traceability.proof.journeys import tell_untold


class Command(BaseCommand):
    """Safe beside the running shop, and to be run again."""

    help = "Put every step of a journey that has no record yet into its cooperative's chain."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say how many."""
        self.stdout.write(f"{tell_untold()} steps chained.")
