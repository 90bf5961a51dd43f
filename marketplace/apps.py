"""App configurations of the site itself."""

from django.apps import AppConfig
from oscar import config
from oscar.apps.analytics import apps as analytics


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


class SilentAnalytics(analytics.AnalyticsConfig):
    """Oscar's counters without their receivers: each order wrote nine rows that nobody reads; the lists count sales."""

    def ready(self) -> None:
        """Nothing listens."""
