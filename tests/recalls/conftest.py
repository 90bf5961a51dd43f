"""Bình's rice in bags, the harvest that they were filled from, and two people before their browsers."""

import pytest
from django.test import Client

from catalogue.models import Product
from tests import people
from tests.dashboard.conftest import browser_of
from traceability.models import Lot

from .things import harvest, rice


@pytest.fixture
def bag() -> Product:
    return rice()


@pytest.fixture
def whole(bag: Product) -> Lot:
    return harvest(bag)


@pytest.fixture
def binh() -> Client:
    return browser_of(people.binh())


@pytest.fixture
def lan() -> Client:
    return browser_of(people.lan())
