"""The buyer's composed pages."""

from django.urls import URLPattern, path

from . import text_size, views
from .purchase_urls import purchase_patterns

app_name = "storefront"
urlpatterns: list[URLPattern] = [
    path("htx/", views.cooperatives, name="cooperatives"),
    path("htx/<slug:slug>/", views.cooperative, name="cooperative"),
    path("co-chu/", text_size.choose, name="text-size"),
    *purchase_patterns,
]
