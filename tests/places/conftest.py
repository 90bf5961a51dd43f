"""The tables of places, loaded once for all tests of this folder."""

import pytest

from marketplace.places.models import Commune
from marketplace.places.services import load_places


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Outside of any test's transaction, so that none of them pays for it."""
    with django_db_blocker.unblock():
        load_places()


@pytest.fixture(autouse=True)
def _tables(db):
    """Again where a test before these has emptied the database."""
    if not Commune.objects.filter(code="19789").exists():
        load_places()
