"""House rules as Django system checks, each with a hint that says how to mend it."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

# first segments of our own paths: a Wagtail page directly under a site's root may not take one
OWN_PATHS = frozenset(
    {
        "san-pham", "danh-muc", "tim-kiem", "htx", "gio-hang", "thanh-toan", "don-hang", "tai-khoan", "truy-xuat", "01",
        "l", ".well-known", "epcis", "api", "webhooks", "ban-hang", "dieu-hanh", "cms", "healthz", "readyz",
        "sitemap.xml", "robots.txt", "manifest.webmanifest", "static", "media", "en", "dia-chi", "yeu-thich",
        "ngon-ngu", "khuyen-mai", "tai-lieu", "chia-se",
    }
)  # fmt: skip


@register(Tags.security)
def debug_stays_off_in_public(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """DEBUG shows settings and source to anyone."""
    if settings.DEBUG and settings.HTTPS:
        return [Error("DEBUG is on at a public address.", hint="Unset DEBUG.", id="shop.E001")]
    return []


@register(Tags.database)
def no_page_hides_behind_our_paths(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """A Wagtail page below the root with a slug of ours could never be opened: our paths come first."""
    if not databases:
        return []
    from django.db.utils import DatabaseError
    from wagtail.models import Page, Site

    try:
        sites = Site.objects.select_related("root_page")
        roots = [home for site in sites for home in site.root_page.get_translations(inclusive=True)]
        taken = [page for root in roots for page in Page.objects.child_of(root).filter(slug__in=OWN_PATHS)]
    except DatabaseError:  # not migrated yet
        return []
    return [
        Error(
            f"The page “{page}” has the slug “{page.slug}”, which is one of the shop's own paths.",
            hint="Give it another slug in its Promote tab.",
            id="shop.E002",
        )
        for page in taken
    ]
