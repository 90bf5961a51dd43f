"""Mai, who edits the pages."""

from __future__ import annotations

import pytest

from marketplace.accounts.models import User
from marketplace.editorial.editors import make_editor
from tests import people


@pytest.fixture
def mai(site) -> User:
    """Mai edits; she is no staff of the alliance."""
    user = User.objects.create_user(
        "mai@example.vn", people.PASSWORD, phone="+84905777888", last_name="Đỗ", first_name="Mai"
    )
    make_editor(user=user)
    return user
