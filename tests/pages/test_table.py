"""Every row of the table is the page that its name says, for the person it names, in each of its languages."""

from __future__ import annotations

import pytest

from marketplace.devtools.pages import PAGES, make_states
from tests.support.pages import opened

pytestmark = pytest.mark.django_db
ROWS = [(page, language) for page in PAGES for language in page.languages]


@pytest.mark.parametrize(("page", "language"), ROWS, ids=[f"{page.name}-{language}" for page, language in ROWS])
def test_the_page_is_there(shop, page, language):
    answer = opened(page, language)
    if page.name not in {"fault-500", "fault-503"}:  # both languages at once
        assert f'<html lang="{language}"' in answer.text


def test_names_are_given_once():
    assert len({page.name for page in PAGES}) == len(PAGES)


def test_the_states_are_made_once(shop):
    make_states()
