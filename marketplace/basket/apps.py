"""Differs from Oscar: paths in Vietnamese, no saved baskets, and the place that shipping is estimated for."""

from django.urls import path
from oscar.apps.basket import apps
from oscar.core.loading import get_class


class BasketConfig(apps.BasketConfig):
    """The basket's views and paths."""

    name = "marketplace.basket"

    def ready(self) -> None:
        """Oscar's views by class loading, then ours."""
        super().ready()
        self.province_view = get_class("basket.views", "ProvinceView")

    def get_urls(self) -> list:
        """Names as in Oscar, so that its templates still resolve them."""
        urls = [
            path("", self.summary_view.as_view(), name="summary"),
            path("them/<int:pk>/", self.add_view.as_view(), name="add"),
            path("noi-nhan/", self.province_view.as_view(), name="province"),
            path("ma-giam-gia/", self.add_voucher_view.as_view(), name="vouchers-add"),
            path("ma-giam-gia/<int:pk>/bo/", self.remove_voucher_view.as_view(), name="vouchers-remove"),
        ]
        return self.post_process_urls(urls)
