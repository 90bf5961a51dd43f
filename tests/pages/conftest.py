"""The demonstration with every state, and every page of the table opened once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from marketplace.devtools.pages import PAGES
from tests.support.pages import URLCONF, load_pages, opened


@dataclass(frozen=True)
class Answer:
    """What one visitor read."""

    language: str
    html: str


@pytest.fixture(scope="module")
def every_page(module_data: None) -> Iterator[dict[str, Answer | str]]:
    """By "name.language": what was answered, or in what it was not the page that the table names."""
    load_pages()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.ROOT_URLCONF", URLCONF)
        yield {f"{page.name}.{language}": _answer(page, language) for page in PAGES for language in page.languages}


def _answer(page: object, language: str) -> Answer | str:
    try:
        return Answer(language, opened(page, language).text)  # type: ignore[arg-type]
    except (AssertionError, LookupError) as problem:
        return str(problem)
