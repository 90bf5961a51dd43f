"""Lan at the alliance: staff, in the alliance's group, no superuser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation

from marketplace.accounts.models import User
from tests import people


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Sentences are compared as they stand in the code."""
    with translation.override("en"):
        yield


def browser_of(user: User) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(user, backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    return client


@pytest.fixture
def lan(db: None) -> Client:
    """Lan's browser."""
    return browser_of(people.lan())


@pytest.fixture
def binh(db: None) -> Client:
    """Bình's browser."""
    return browser_of(people.binh())
