"""Differs from Oscar: an account is signing in, its orders, its addresses and itself; nothing else is offered."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.urls import path
from oscar.apps.customer import apps
from oscar.core.loading import get_class


class CustomerConfig(apps.CustomerConfig):
    name = "marketplace.customer"

    def get_urls(self) -> list[Any]:
        """`/tai-khoan/…`; Oscar's alerts, wish lists and message archives are left out."""
        views = {name: get_class("customer.views", name) for name in VIEWS}
        private = login_required
        urls = [
            path("", private(views["AccountSummaryView"].as_view()), name="summary"),
            path("dang-nhap/", views["AccountAuthView"].as_view(), name="login"),
            path("dang-xuat/", views["LogoutView"].as_view(), name="logout"),
            path("dang-ky/", views["AccountRegistrationView"].as_view(), name="register"),
            path("ho-so/", private(views["ProfileUpdateView"].as_view()), name="profile-update"),
            path("mat-khau/", private(views["ChangePasswordView"].as_view()), name="change-password"),
            path("don-hang/", private(views["OrderHistoryView"].as_view()), name="order-list"),
            path("dia-chi/", private(views["AddressListView"].as_view()), name="address-list"),
            path("dia-chi/them/", private(views["AddressCreateView"].as_view()), name="address-create"),
            path("dia-chi/<int:pk>/", private(views["AddressUpdateView"].as_view()), name="address-detail"),
            path("dia-chi/<int:pk>/xoa/", private(views["AddressDeleteView"].as_view()), name="address-delete"),
        ]
        return list(self.post_process_urls(urls))


VIEWS = (
    "AccountSummaryView", "AccountAuthView", "LogoutView", "AccountRegistrationView", "ProfileUpdateView",
    "ChangePasswordView", "OrderHistoryView", "AddressListView", "AddressCreateView", "AddressUpdateView",
    "AddressDeleteView",
)  # fmt: skip
