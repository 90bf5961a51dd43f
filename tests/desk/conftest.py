"""Bình's desk, in Vietnamese as he reads it, or in English where a test reads a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from marketplace.accounts.models import User
from tests import people


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which this person is signed in."""

    def browser(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="marketplace.accounts.backends.PhoneOrEmailBackend")
        return client

    return browser


@pytest.fixture
def binh(db: None, signed_in: Callable[[User], Client]) -> Client:
    """Bình at his desk."""
    return signed_in(people.binh())


@pytest.fixture
def lan(db: None, signed_in: Callable[[User], Client]) -> Client:
    """Lan at the alliance."""
    return signed_in(people.lan())
