"""Differs from Oscar: three steps of our own, each one page."""

from django.urls import path
from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    """The way from basket to purchase."""

    name = "marketplace.checkout"

    def ready(self) -> None:
        """Oscar's steps and their views are not used."""

    def get_urls(self) -> list:
        """Where to, how, look again."""
        from . import views

        urls = [
            path("", views.WhereView.as_view(), name="index"),
            path("giao-hang/", views.HowView.as_view(), name="how"),
            path("xem-lai/", views.ReviewView.as_view(), name="review"),
        ]
        return self.post_process_urls(urls)
