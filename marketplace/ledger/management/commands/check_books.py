"""`manage.py check_books`: one line for each fault, and exit status 1 where there is one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from marketplace.ledger.checking import faults


class Command(BaseCommand):
    """Reads only; it may run beside the shop, where an act in between can look like a fault for a moment."""

    help = "Check that ledger, orders, stock and money agree; prints one line for each fault."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the faults as they are found."""
        found = 0
        for fault in faults():
            found += 1
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{found} fault{'' if found == 1 else 's'} in the books", returncode=1)
        self.stdout.write("The books agree.")
