"""A rehearsing shop for the quick audit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from marketplace.devtools.visit import Visit
from tests.support.shop import RunningShop
from tests.support.walk import Walker, rehearsal


@pytest.fixture(scope="session")
def rehearsed() -> Iterator[tuple[RunningShop, list[Visit]]]:
    """A shop in which every state of the table stands, and the way to each page."""
    with rehearsal() as found:
        yield found


@pytest.fixture(scope="session")
def walker(rehearsed: tuple[RunningShop, list[Visit]], browser: Browser) -> Walker:
    """Goes from page to page."""
    return Walker(browser, rehearsed[0].url)
