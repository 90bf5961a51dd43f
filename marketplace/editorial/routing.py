"""From an address to a page in two queries, however deep it lies; Wagtail's own way asks two for each level."""

from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.models.sites import SiteRootPath

from marketplace.promotion.selectors import page_address

from .models import HomePage


def find_page(path: str) -> Page | None:
    """The live page at `path` (as Wagtail's pattern gives it, without the language), or None.

    It carries `trail` (its ancestors from the home page on), `other_urls` (language code → address of its
    translation) and `is_open` (nothing restricts who may read it).
    """
    root = _root_path()
    if root is None:
        return None
    steps = [step for step in path.split("/") if step]
    paths = [root.root_path + "".join(f"{step}/" for step in steps[:depth]) for depth in range(len(steps) + 1)]
    if not steps:
        return _home(root.root_path)
    pages = sorted(_with_facts(Page.objects.filter(url_path__in=paths)), key=lambda page: page.depth)
    if len(pages) != len(paths) or not pages[-1].live:
        return None
    return _specific(pages)


def _home(url_path: str) -> Page | None:
    """The front page is asked for most: what it is is known, so that one query reads all of it."""
    homes = HomePage.objects.live().filter(url_path=url_path).select_related(*HomePage.serve_related)
    home = _with_facts(homes).first()
    return _dressed(home, [home]) if home else None


def _root_path() -> SiteRootPath | None:
    """The home page of the request's language, or the default language's where that has none yet."""
    roots = Site.get_site_root_paths()
    code = translation.get_language()
    return next((root for root in roots if root.language_code == code), roots[0] if roots else None)


def _with_facts(pages: Any) -> Any:
    elsewhere = (
        Page.objects.live().filter(translation_key=OuterRef("translation_key")).exclude(locale=OuterRef("locale"))
    )
    return pages.select_related("content_type", "locale").annotate(
        is_restricted=Exists(PageViewRestriction.objects.filter(page=OuterRef("pk"))),
        other_path=Subquery(elsewhere.values("url_path")[:1]),
        other_language=Subquery(elsewhere.values("locale__language_code")[:1]),
    )


def _specific(pages: list[Page]) -> Page | None:
    found = pages[-1]
    model = found.specific_class
    if model is None or model is Page:
        return None
    page = model.objects.select_related("locale", *getattr(model, "serve_related", ())).get(pk=found.pk)
    return _dressed(page, pages)


def _dressed(page: Any, pages: list[Any]) -> Page:
    found = pages[-1]
    page.trail = pages[:-1]
    page.is_open = not any(step.is_restricted or step.alias_of_id for step in pages)
    page.other_urls = {found.locale.language_code: page_address(found.url_path)}
    if found.other_path:
        page.other_urls[found.other_language] = page_address(found.other_path)
    return page
