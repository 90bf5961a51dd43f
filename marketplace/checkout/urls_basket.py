"""The addresses that Oscar calls `basket`: the page here, the acts in the basket's room."""

from django.urls import path
from oscar.core.loading import get_class

from .basket_views import BasketView, ProvinceView

app_name = "basket"

AddView = get_class("basket.views", "BasketAddView")
VoucherAddView = get_class("basket.views", "VoucherAddView")
VoucherRemoveView = get_class("basket.views", "VoucherRemoveView")

urlpatterns = [
    path("", BasketView.as_view(), name="summary"),
    path("them/<int:pk>/", AddView.as_view(), name="add"),
    path("noi-nhan/", ProvinceView.as_view(), name="province"),
    path("ma-giam-gia/", VoucherAddView.as_view(), name="vouchers-add"),
    path("ma-giam-gia/<int:pk>/bo/", VoucherRemoveView.as_view(), name="vouchers-remove"),
]
