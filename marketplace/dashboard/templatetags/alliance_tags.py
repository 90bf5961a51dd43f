"""The alliance's menu: a few groups, and beside them the pages of the group that somebody stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from oscar.core.loading import get_class

register = template.Library()
get_nodes = get_class("dashboard.menu", "get_nodes")


@dataclass(frozen=True, slots=True)
class Link:
    """One place of the menu. A group leads to the first of its `pages`; a page has none."""

    url: str
    label: str
    current: bool
    pages: tuple[Link, ...] = ()


@register.simple_tag(takes_context=True)
def alliance_menu(context: template.Context) -> list[Link]:
    """Return the groups that this person may open; where a page below one of theirs is read, that one is current."""
    request = context["request"]
    nodes = get_nodes(request.user)
    urls = [node.url for group in nodes for node in group.children]
    here = max((url for url in urls if request.path.startswith(url)), key=len, default=request.path)
    return [_link(node, here) for node in nodes]


def _link(node: Any, here: str) -> Link:
    pages = tuple(_link(child, here) for child in node.children)
    url = pages[0].url if pages else node.url
    return Link(url, node.label, any(page.current for page in pages) if pages else url == here, pages)
