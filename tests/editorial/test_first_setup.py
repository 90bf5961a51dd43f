"""The first setting up, on what a fresh Wagtail brings along."""

from __future__ import annotations

import pytest
from wagtail.models import Locale, Page, Site

from marketplace.editorial.services import ensure_site

pytestmark = pytest.mark.django_db


def _welcome_page() -> Page:
    """Wagtail's own first page: its migrations made it; where there are none, it is made here as they would."""
    made = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if made is not None:
        return made.root_page
    vietnamese, _ = Locale.objects.get_or_create(language_code="vi")
    root = Page.add_root(instance=Page(title="Root", slug="root", locale=vietnamese))
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    return welcome


def test_the_page_that_wagtail_brings_along_makes_way(client):
    welcome = _welcome_page()

    site = ensure_site()

    assert not Page.objects.filter(pk=welcome.pk).exists()
    assert Site.objects.get().root_page_id == site.homes["vi"].pk
    assert site.homes["vi"].hero_title in client.get("/").content.decode()
