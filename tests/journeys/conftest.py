"""One shop and one browser for all journeys; each journey brings its own visitors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial

import pytest
from playwright.sync_api import Browser

from tests.support.browser import Visitor, visitor
from tests.support.shop import RunningShop, running_shop

Newcomer = Callable[..., AbstractContextManager[Visitor]]


@pytest.fixture(scope="session")
def shop() -> Iterator[RunningShop]:
    """The shop with its demonstration data; journeys share it, so each acts on goods and accounts of its own."""
    with running_shop() as running:
        yield running


@pytest.fixture
def newcomer(browser: Browser, shop: RunningShop) -> Newcomer:
    """`with newcomer(width=360, javascript=False) as khach:` is a visitor whom the shop has never seen."""
    return partial(visitor, browser, shop.url)
