"""``manage.py load_places``: bring provinces, communes and the conversion of old ones."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from marketplace.places.services import load_places


class Command(BaseCommand):
    """Load the administrative units; run again after an update of ``places/data``."""

    help = "Loads provinces, communes and the conversion of old addresses. Repeatable."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how many."""
        loaded = load_places()
        self.stdout.write(
            _("%(provinces)d provinces, %(communes)d communes, %(old)d old communes.")
            % {
                "provinces": loaded.provinces,
                "communes": loaded.communes,
                "old": loaded.old_communes,
            }
        )
