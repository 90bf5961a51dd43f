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
            payments,
            readers,
            remittances,
            settling,
            systems,
            terms,
            views,
            yields,
        )

        ours = [
            path("login/", RedirectView.as_view(pattern_name="customer:login", query_string=True), name="login"),
            path("", views.TodayView.as_view(), name="index"),
            path("hang-cho-duyet/", views.RevisionListView.as_view(), name="revisions"),
            path("hang-cho-duyet/<int:pk>/", views.RevisionView.as_view(), name="revision"),
            path("don-mua/", views.PurchaseListView.as_view(), name="purchases"),
            path("don-mua/<str:number>/", views.PurchaseView.as_view(), name="purchase"),
            path("don-mua/<str:number>/<str:order>/", views.OrderView.as_view(), name="purchase-order"),
            path("don-mua/<str:number>/thanh-toan/<int:pk>/", payments.PaymentView.as_view(), name="payment"),
            path("don-can-xem/", attention.AttentionView.as_view(), name="attention"),
            path("tien/", views.MoneyView.as_view(), name="money"),
            path("doi-tra/", claims.ClaimListView.as_view(), name="claims"),
            path("doi-tra/<int:pk>/", claims.ClaimView.as_view(), name="claim"),
            path("doi-tra/<int:pk>/anh/<int:picture>/", claims.claim_picture, name="claim-picture"),
            path("doi-soat/", bank.QueueView.as_view(), name="queue"),
            path("doi-soat/<int:pk>/", bank.CaseView.as_view(), name="case"),
            path("sao-ke-ngan-hang/", bank.StatementsView.as_view(), name="bank-statements"),
            path("sao-ke-ngan-hang/<int:pk>/", bank.StatementView.as_view(), name="bank-statement"),
            *remittances.URLS,
            *disputes.URLS,
            path("hop-tac-xa/", views.CooperativeListView.as_view(), name="cooperatives"),
            path("hop-tac-xa/<slug:slug>/", views.CooperativeView.as_view(), name="cooperative"),
            path("lo-hang/", views.LotListView.as_view(), name="lots"),
            path("lo-hang/<str:code>/", views.LotView.as_view(), name="lot"),
            path("dinh-muc/", yields.YieldsView.as_view(), name="yields"),
            *readers.URLS,
            path("he-thong-khac/", systems.SystemsView.as_view(), name="systems"),
            path("quyet-toan/", settling.SettlementView.as_view(), name="settlement"),
            path("quyet-toan/<str:number>/", settling.BatchView.as_view(), name="batch"),
            path("quyet-toan/<str:number>/tep/<str:kind>/", settling.batch_as_file, name="batch-file"),
            path("sao-ke/<slug:slug>/", settling.StatementView.as_view(), name="statement"),
            path("sao-ke/<slug:slug>/tep/<str:kind>/", settling.statement_as_file, name="statement-file"),
            path("hoa-hong/", settling.CommissionView.as_view(), name="commission"),
            path("thoi-han/", terms.TermsView.as_view(), name="terms"),
            path("components/", views.ComponentsView.as_view(), name="components"),
        ]
        return list(self.post_process_urls(ours)) + super().get_urls()
