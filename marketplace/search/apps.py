"""Differs from Oscar: one view of our own; its haystack view is never reached."""

from django.urls import URLPattern, path
from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    name = "marketplace.search"

    def ready(self) -> None:
        """Oscar would fetch its haystack view here; ours is named in `get_urls`."""

    def get_urls(self) -> list[URLPattern]:
        """`/tim-kiem/` alone."""
        from . import views

        return self.post_process_urls([path("", views.search, name="search")])
