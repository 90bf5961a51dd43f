"""Wagtail's URLs with our faster lookup in front."""

from django.urls import re_path
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtail_patterns

from . import views

urlpatterns = [re_path(serve_pattern, views.page, name="wagtail_serve"), *wagtail_patterns]
