"""The demonstration with every state, made once for the pages of this folder."""

from __future__ import annotations

import pytest

from tests.support.pages import URLCONF, load_pages


@pytest.fixture(scope="module")
def every_state(module_data: None) -> None:
    """All that the table of pages speaks of."""
    load_pages()


@pytest.fixture
def shop(every_state: None, settings: pytest.FixtureRequest) -> None:
    """The shop with the addresses at which it fails on purpose."""
    settings.ROOT_URLCONF = URLCONF  # type: ignore[attr-defined]
