"""The table itself: the shop, the account, the desk, the alliance."""

from __future__ import annotations

from .page import Page
from .table_desk import ALLIANCE, DESK
from .table_shop import ACCOUNT, BUYING, FAULTS, SHOP, TRACING

PAGES: tuple[Page, ...] = (*SHOP, *TRACING, *BUYING, *ACCOUNT, *DESK, *ALLIANCE, *FAULTS)


def page_named(name: str) -> Page:
    """One row; KeyError where there is none."""
    return {page.name: page for page in PAGES}[name]
