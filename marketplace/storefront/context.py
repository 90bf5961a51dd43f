"""What every page of the shop shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


def shop(request: HttpRequest) -> dict[str, Any]:
    """Context of `base.html`: the demonstration's banner, menus, the basket's count; each asked for only if shown."""
    from . import selectors
    from .text_size import chosen_size

    return {
        "demonstration": settings.DEMONSTRATION,
        "site_url": settings.SITE_URL,
        "nav_items": SimpleLazyObject(lambda: selectors.navigation(request)),
        "footer_columns": SimpleLazyObject(lambda: selectors.footer(request)),
        "text_size": chosen_size(request),
        "basket_count": SimpleLazyObject(lambda: selectors.basket_count(request)),
    }
