"""Bring the database up to date and fill it, once, with the demonstration: all in one start of Django."""

from __future__ import annotations

import django
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    """Migrate; load the demonstration where it has not been loaded whole."""
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMONSTRATION and not _demonstration_stands():
        print("loading the demonstration data (a minute or two, the first time only) ...", flush=True)
        call_command("demo")


def _demonstration_stands() -> bool:
    """Reviews are the last that the demonstration writes."""
    from oscar.core.loading import get_model

    return bool(get_model("reviews", "ProductReview").objects.exists())


if __name__ == "__main__":
    main()
