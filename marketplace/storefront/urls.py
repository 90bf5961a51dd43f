"""The buyer's composed pages."""

from django.urls import path

from .purchase_urls import purchase_patterns

app_name = "storefront"
urlpatterns: list = [*purchase_patterns]
