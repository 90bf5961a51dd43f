"""Addresses in the head of a public page."""

from typing import Any

from django import template
from django.core.paginator import Page

register = template.Library()
LISTS = ("page", "page_of")  # under which templates know the page of a list


@register.simple_tag(takes_context=True)
def numbered(context: dict[str, Any], address: str) -> str:
    """Give the address with the number of the list's page that is shown, where that is not the first."""
    shown = next((found for name in LISTS if isinstance(found := context.get(name), Page)), None)
    return f"{address}?page={shown.number}" if shown and shown.number > 1 else address
