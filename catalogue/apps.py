"""Differs from Oscar: no addresses of its own. Lists are the search room's and a product's page is the storefront's:
both stand above the catalogue, so the storefront mounts them under the name `catalogue`."""

from django.urls import URLPattern
from oscar.apps.catalogue import apps
from oscar.core.application import OscarConfig


class CatalogueConfig(apps.CatalogueConfig):
    name = "catalogue"

    def ready(self) -> None:
        """Oscar's receivers, without its haystack views."""
        from oscar.apps.catalogue import receivers  # noqa: F401

        OscarConfig.ready(self)

    def get_urls(self) -> list[URLPattern]:
        """None: see `marketplace.storefront.urls_catalogue`."""
        return []
