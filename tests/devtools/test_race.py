"""The starting line itself: everybody runs at once, in a process of their own, and every end is reported."""

import os
import time

import pytest
from django.contrib.sites.models import Site

from tests.support.race import race


def look(key: int) -> list[object]:
    """What one runner sees: who it is, when it began, and what the database holds."""
    began = time.time()
    return [os.getpid(), began, Site.objects.get(pk=key).name]


def stumble(why: str) -> None:
    """A runner that is refused."""
    raise ValueError(why)


def vanish() -> None:
    """A runner that dies without a word."""
    os._exit(3)


@pytest.mark.django_db(transaction=True)
def test_runners_start_together_and_see_the_tests_database():
    site = Site.objects.create(domain="cho.example.vn", name="Chợ Hợp Tác")
    outcomes = race("tests.devtools.test_race:look", [{"key": site.pk}] * 8)
    processes, began, names = zip(*(outcome.value for outcome in outcomes), strict=True)
    assert len(set(processes)) == 8
    assert max(began) - min(began) < 2
    assert set(names) == {"Chợ Hợp Tác"}


@pytest.mark.django_db(transaction=True)
def test_a_refusal_is_an_outcome_not_an_end():
    refused = race("tests.devtools.test_race:stumble", [{"why": "hết hàng"}])[0]
    assert (refused.won, refused.error, refused.message) == (False, "ValueError", "hết hàng")


@pytest.mark.django_db(transaction=True)
def test_a_runner_that_dies_is_told_apart():
    assert race("tests.devtools.test_race:vanish", [{}])[0].error == "Died"
