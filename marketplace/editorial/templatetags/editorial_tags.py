"""Menus and pictures of the editors, for the frame of every page and for theirs."""

import datetime
from typing import Any

from django import template
from django.db import DatabaseError
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from marketplace.templatetags.words import lang_of

from ..models.media import CARD_SIZE, CARD_SPECS, SCENE_SPECS, SCENE_WIDTHS, Picture
from ..selectors import local_address, menus

register = template.Library()


@register.simple_tag
def footer_columns(usual: Any = None) -> Any:
    """The editors' columns of the footer [{title, items: [{title, url}]}], or `usual` where they have none."""
    return _menus()["footer"] or usual or []


@register.simple_tag
def header_links() -> list[dict[str, Any]]:
    """The editors' links for the header [{title, url}]."""
    return _menus()["header"]


def _menus() -> dict[str, list[dict[str, Any]]]:
    try:
        return menus((translation.get_language() or "vi")[:2])
    except DatabaseError:  # the frame of an error page stands without them
        return {"header": [], "footer": []}


@register.simple_tag
def card_picture(image: Picture | None) -> SafeString:
    """A picture cropped to 16 to 9 for a card; nothing without one. Cards' words tell the rest, so alt is empty."""
    if image is None:
        return SafeString("")
    renditions = image.get_renditions(*CARD_SPECS)
    avif, webp = (renditions[spec].url for spec in CARD_SPECS)
    return format_html(
        '<picture><source type="image/avif" srcset="{}"><img src="{}" alt="" width="{}" height="{}" loading="lazy"'
        ' decoding="async"></picture>',
        avif, webp, *CARD_SIZE,
    )  # fmt: skip


@register.simple_tag
def scene(
    image: Picture, night: Picture | None = None, *, alt: str = "", sizes: str = "100vw", first: bool = False
) -> Any:
    """A picture in its own shape, in two widths and two formats; `night` takes its place on dark screens.

    Without `alt` and description it counts as decoration: a file's name would help nobody.
    """
    rows = _sources(night, sizes, media="(prefers-color-scheme: dark)") if night else []
    rows += _sources(image, sizes)
    fallback = image.get_renditions(*SCENE_SPECS)[f"width-{SCENE_WIDTHS[0]}|format-webp"]
    told = alt or image.told
    load = SafeString('fetchpriority="high"' if first else 'loading="lazy" decoding="async"')
    return format_html(
        '<picture>{}<img class="keep" src="{}" alt="{}"{} width="{}" height="{}" {}></picture>',
        format_html_join("", '<source type="{}" srcset="{}" sizes="{}"{}>', rows),
        fallback.url, told, lang_of(told), fallback.width, fallback.height, load,
    )  # fmt: skip


def _sources(image: Picture, sizes: str, media: str = "") -> list[tuple[str, str, str, SafeString]]:
    renditions = image.get_renditions(*SCENE_SPECS)
    condition = format_html(' media="{}"', media) if media else SafeString("")
    rows = []
    for kind in ("avif", "webp"):
        found = [renditions[f"width-{width}|format-{kind}"] for width in SCENE_WIDTHS]
        # a picture narrower than asked for gives the same width twice
        widths = {rendition.width: rendition.url for rendition in found}
        rows.append((f"image/{kind}", ", ".join(f"{url} {width}w" for width, url in widths.items()), sizes, condition))
    return rows


@register.filter
def day_month(day: datetime.date, end: datetime.date) -> str:
    """A first day as 1/4 where the last has the same year, else as 1/4/2027."""
    return f"{day.day}/{day.month}" if day.year == end.year else f"{day.day}/{day.month}/{day.year}"


@register.filter
def in_shop(address: str) -> str:
    """A path of the shop as an editor writes it (without /en), in the reader's language."""
    return local_address(address, (translation.get_language() or "vi")[:2])
