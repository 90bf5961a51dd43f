"""A site with its first pages, and Mai, who edits it."""

from __future__ import annotations

import pytest

from marketplace.accounts.models import User
from marketplace.editorial.editors import make_editor
from marketplace.editorial.services import EditorialSite, ensure_site
from tests import people


@pytest.fixture(scope="module")
def pages(module_data) -> None:
    """Home pages, lists, plain pages, menus in both languages: three seconds, once a module."""
    ensure_site()


@pytest.fixture
def site(db, pages) -> EditorialSite:
    """The same pages, read afresh."""
    return ensure_site()


@pytest.fixture
def mai(site) -> User:
    """Mai edits; she is no staff of the alliance."""
    user = User.objects.create_user(
        "mai@example.vn", people.PASSWORD, phone="+84905777888", last_name="Đỗ", first_name="Mai"
    )
    make_editor(user=user)
    return user
