"""Differs from Oscar: the alliance's own screens come first; only staff enters, no seller ever."""

from typing import Any

from django.urls import path
from django.views.generic import RedirectView
from oscar.apps.dashboard import apps
from oscar.core.loading import get_class


class DashboardConfig(apps.DashboardConfig):
    name = "marketplace.dashboard"

    def configure_permissions(self) -> None:
        """Oscar also lets sellers in here; ours have their desk at /ban-hang/."""
        self.permissions_map: dict[str, Any] = {"login": None, "logout": None}
        self.default_permissions = get_class("dashboard.permissions", "DashboardPermission").staff

    def get_urls(self) -> list[Any]:
        """Ours before Oscar's; `index` is ours, and to sign in there is one door for everybody, with its throttle."""
        from . import (
            attention,
            bank,
            claims,
            disputes,
            keys,
            papers,
            payments,
            readers,
            recalls,
            remittances,
            settling,
            systems,
            terms,
            views,
            yields,
        )

        door = path("login/", RedirectView.as_view(pattern_name="customer:login", query_string=True), name="login")
        rooms = (
            views,
            payments,
            attention,
            claims,
            bank,
            remittances,
            disputes,
            yields,
            readers,
            recalls,
            papers,
            systems,
            keys,
            settling,
            terms,
        )
        ours = [door, *(url for room in rooms for url in room.URLS)]
        return list(self.post_process_urls(ours)) + super().get_urls()
