"""The tables of places, loaded once for all tests of this folder."""

import pytest

from marketplace.places.services import load_places


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        load_places()
