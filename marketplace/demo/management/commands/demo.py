"""`manage.py demo`: demonstration data, repeatable, and at the sizes given for measuring."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from marketplace.demo.load import load_demo


class Command(BaseCommand):
    """Writes the demonstration; a second run adds nothing."""

    help = "Demonstration data: cooperatives, goods, lots, a running campaign, stories, orders."

    def add_arguments(self, parser: CommandParser) -> None:
        """Sizes for measuring."""
        parser.add_argument("--products", type=int, default=0, help="at least so many products")
        parser.add_argument("--cooperatives", type=int, default=0, help="at least so many cooperatives")
        parser.add_argument("--lots", type=int, default=0, help="at least so many lots")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, then say what stands."""
        counts = load_demo(products=options["products"], cooperatives=options["cooperatives"], lots=options["lots"])
        if options["verbosity"]:
            self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
