"""The acts of the room: the site's first pages, menus and editors, and what a page writes down to its campaign."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from marketplace.promotion.models import Campaign

from . import content
from .editors import ensure_editors
from .models import CampaignIndexPage, CampaignPage, ContentPage, HomePage, Menu, MenuItem, ShopPage, StoryIndexPage
from .selectors import forget_menus

P = TypeVar("P", bound=ShopPage)
LANGUAGES = ("vi", "en")


@dataclass
class EditorialSite:
    """The pages that every shop has, by language code."""

    homes: dict[str, HomePage] = field(default_factory=dict)
    campaigns: dict[str, CampaignIndexPage] = field(default_factory=dict)
    stories: dict[str, StoryIndexPage] = field(default_factory=dict)
    plain: dict[str, dict[str, ContentPage]] = field(default_factory=dict)


@transaction.atomic
def ensure_site() -> EditorialSite:
    """Create what is missing: both languages, home pages, lists, plain pages, menus, the group of editors.

    Repeatable: what editors have changed since stays as they left it. A page that stands is found by its
    place in the tree (home), its type (lists) or its slug (plain pages).
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root", locale=locales["vi"]))
    site = EditorialSite()
    _ensure_homes(site, root, locales)
    for code in LANGUAGES:
        _ensure_lists(site, code)
        for plain in content.PLAIN_PAGES:
            _ensure_plain(site, plain, code)
        _ensure_menus(site, locales[code])
    ensure_editors(page=root)
    forget_menus()
    return site


def _ensure_homes(site: EditorialSite, root: Page, locales: dict[str, Locale]) -> None:
    for code in LANGUAGES:
        home = HomePage.objects.child_of(root).filter(locale=locales[code]).first()
        if home is None:
            words = content.HOME[code]
            home = HomePage(locale=locales[code], slug=f"home-{code}", **words)
            add_page(parent=root, page=home, translation_of=site.homes.get("vi"))
        site.homes[code] = home
    place = urlsplit(settings.SITE_URL)
    port = place.port or (443 if place.scheme == "https" else 80)
    known = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    known.hostname, known.port = place.hostname or "localhost", port
    known.site_name, known.root_page = settings.SHOP_NAME, site.homes["vi"]
    known.save()
    # the page that a fresh Wagtail brings along
    for page in Page.objects.child_of(root).filter(depth=2, content_type__model="page", slug="home"):
        page.delete()


def _ensure_lists(site: EditorialSite, code: str) -> None:
    for name, model, kept in (
        ("campaigns", CampaignIndexPage, site.campaigns), ("stories", StoryIndexPage, site.stories)
    ):  # fmt: skip
        page = model.objects.child_of(site.homes[code]).first()
        if page is None:
            page = model(**content.LISTS[name][code])
            add_page(parent=site.homes[code], page=page, translation_of=kept.get("vi"))
        kept[code] = page


def _ensure_plain(site: EditorialSite, plain: content.PlainPage, code: str) -> None:
    kept = site.plain.setdefault(plain.key, {})
    slug, title, intro = plain.words[code]
    page = ContentPage.objects.child_of(site.homes[code]).filter(slug=slug).first()
    if page is None:
        page = ContentPage(slug=slug, title=title, intro=intro, body=[("text", content.text_of(plain.key, code))])
        add_page(parent=site.homes[code], page=page, translation_of=kept.get("vi"))
    kept[code] = page


def _ensure_menus(site: EditorialSite, locale: Locale) -> None:
    """The footer's columns and the header's links; nothing where the editors already have menus in this language."""
    if Menu.objects.filter(locale=locale).exists():
        return
    code = locale.language_code
    pages: dict[str, Any] = {key: by_code[code] for key, by_code in site.plain.items()}
    pages |= {"campaigns": site.campaigns[code], "stories": site.stories[code]}
    for position, (place, title, entries) in enumerate(content.MENUS[code]):
        menu = Menu.objects.create(locale=locale, place=place, title=title, position=position)
        for order, (words, target) in enumerate(entries):
            link = {"address": target} if target.startswith("/") else {"page": pages[target]}
            MenuItem.objects.create(menu=menu, title=words, sort_order=order, **link)


@transaction.atomic
def add_page(*, parent: Page, page: P, publish: bool = True, translation_of: ShopPage | None = None) -> P:
    """Put a new page below `parent` in its language and publish it (or leave it a draft).

    `translation_of` ties it to the same page in the other language, so that readers can switch between them.
    Raises ValidationError where its slug is taken by a neighbour or by the shop itself.
    """
    if page.locale_id is None:
        page.locale = parent.locale
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    page.live = publish
    parent.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    parent.refresh_from_db()
    return page


def write_down_page(*, page: CampaignPage) -> None:
    """Tell the campaign its page: the one in the shop's own language, or the first that there is."""
    campaign = Campaign.objects.filter(pk=page.campaign_id)
    if page.locale.language_code == settings.LANGUAGE_CODE:
        campaign.exclude(page=page.pk).update(page=page.pk)
    campaign.filter(page=None).update(page=page.pk)
