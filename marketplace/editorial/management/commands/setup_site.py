"""`manage.py setup_site`: the pages, menus and editors that every shop has, before its own are written."""

from typing import Any

from django.core.management.base import BaseCommand

from marketplace.editorial.services import ensure_site


class Command(BaseCommand):
    help = "Creates home pages, lists, plain pages, menus and the group of editors; repeatable, keeps what is there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing and say where it is."""
        site = ensure_site()
        for code, home in site.homes.items():
            self.stdout.write(f"{code}: {home.url}, {home.get_descendant_count()} pages below")
