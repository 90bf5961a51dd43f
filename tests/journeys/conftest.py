"""One shop and one browser for all journeys, with the simulators that `make run` starts; each journey brings its own
visitors."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.simulators.bank import Simulator as Bank
from tests.simulators.stripe import Simulator as Stripe
from tests.support.browser import Visitor, visitor
from tests.support.shop import RunningShop, running_shop

Newcomer = Callable[..., AbstractContextManager[Visitor]]
KEYS = {
    "STRIPE_SECRET_KEY": "sk_test_of_the_journeys", "STRIPE_WEBHOOK_SECRET": "whsec_of_the_journeys",
    "BANK_WEBHOOK_SECRET": "secret-of-the-journeys-bank",
}  # fmt: skip
NOWHERE = "http://127.0.0.1:9/"  # until there is a shop to ring at


@contextmanager
def _served(server: ThreadingHTTPServer) -> Iterator[None]:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def stripe() -> Iterator[Stripe]:
    """Where cards are typed."""
    server = Stripe(key=KEYS["STRIPE_SECRET_KEY"], secret=KEYS["STRIPE_WEBHOOK_SECRET"], webhook=NOWHERE)
    with _served(server):
        yield server


@pytest.fixture(scope="session")
def bank() -> Iterator[Bank]:
    """Where transfers are made."""
    server = Bank(secret=KEYS["BANK_WEBHOOK_SECRET"], webhook=NOWHERE)
    with _served(server):
        yield server


@pytest.fixture(scope="session")
def shop(stripe: Stripe, bank: Bank) -> Iterator[RunningShop]:
    """The shop with its demonstration data; journeys share it, so each acts on goods and accounts of its own."""
    with running_shop(**KEYS, STRIPE_API_BASE=stripe.url, BANK_SIMULATOR=bank.url) as running:
        stripe.postman.url, bank.webhook = f"{running.url}/webhooks/stripe/", f"{running.url}/webhooks/bank/"
        yield running


@pytest.fixture
def newcomer(browser: Browser, shop: RunningShop) -> Newcomer:
    """`with newcomer(width=360, javascript=False) as khach:` is a visitor whom the shop has never seen."""
    return partial(visitor, browser, shop.url)


@pytest.fixture
def payer(browser: Browser, shop: RunningShop, stripe: Stripe, bank: Bank) -> Iterator[Newcomer]:
    """A visitor who may also go to the simulators; afterwards nothing is wrong with them."""
    yield partial(visitor, browser, shop.url, also=(stripe.url, bank.url))
    stripe.switch(pays_after_expiry=False, hold=False, duplicate=0)
