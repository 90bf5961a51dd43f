"""A Stripe on loopback for tests of cards; its notices wait in `events` until a test delivers them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from marketplace.payment.providers import stripe as provider
from tests.simulators.stripe import Simulator

KEY, SECRET = "sk_test_of_the_tests", "whsec_of_the_tests"


@pytest.fixture(scope="session")
def stripe_server() -> Iterator[Simulator]:
    """One server for all tests."""
    server = Simulator(key=KEY)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def stripe(stripe_server: Simulator, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """The shop takes cards, and nothing is wrong with Stripe yet."""
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = KEY, SECRET
    settings.STRIPE_API_BASE, settings.SETTLEMENT = stripe_server.url, "platform"
    monkeypatch.setattr(provider, "RETRIES", 0)  # the library would wait before it tries again
    provider._client.cache_clear()
    stripe_server.events.clear()
    stripe_server.requests.clear()
    stripe_server.books.ahead = 0
    yield stripe_server
    stripe_server.switch(fail=[], pays_after_expiry=False)
    provider._client(KEY, stripe_server.url)._requestor._client.close()
    provider._client.cache_clear()
