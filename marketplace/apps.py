"""App configurations of the site itself."""

from django.apps import AppConfig
from oscar import config


class MarketplaceConfig(AppConfig):
    """The site: template tags, house checks, management commands."""

    name = "marketplace"
    label = "marketplace"

    def ready(self) -> None:
        """Register the house checks."""
        from . import checks  # noqa: F401


class Shop(config.Shop):
    """Oscar's core app; its URL tree is mounted path by path in `marketplace.urls`, without its home redirect."""

    name = "oscar"
