"""What holds for every test: nothing leaves loopback, nothing writes beside the project, passwords hash fast."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test.signals import language_changed, storages_changed
from django.utils import translation
from playwright.sync_api import Browser

from marketplace.devtools.compile_messages import compile_stale
from marketplace.editorial.services import EditorialSite, ensure_site
from marketplace.ledger.checking import faults
from tests.support.browser import launched

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
# folders whose tests read what pages say; what is asked of the database is asked by the rooms' own tests
OF_WORDS_AND_LOOK = {"words", "look", "links", "uploads", "devtools"}
# folders whose tests go through screens: once is enough, on the stricter database; browsers see them on the other
OF_SCREENS = {
    "accounts", "cooperatives", "dashboard", "desk", "editorial", "pages", "promotion", "security", "storefront",
}  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a second run over another database need not repeat."""
    parser.addoption("--database-only", action="store_true", help="only tests of what the database does")
    parser.addoption("--no-screens", action="store_true", help="without the folders that go through screens")


def pytest_configure(config: pytest.Config) -> None:
    """Settings of every test, laid over the real ones before anything has read them."""
    if not hasattr(config, "workerinput"):
        compile_stale()
        language_changed(setting="LOCALE_PATHS")  # a fresh tree was set up before its words were compiled
    folder = Path(tempfile.mkdtemp(prefix="market-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    django_settings.MEDIA_ROOT = folder / "media"
    django_settings.STATIC_ROOT = folder / "static"  # whitenoise warns of a folder that is not there
    django_settings.STATIC_ROOT.mkdir()
    django_settings.TRACE_SIGNING_KEY_FILE = folder / "trace-signing-key.pem"
    django_settings.SCAN_FOLDER = folder / "scans"
    django_settings.LOT_PAGE_SECONDS = 0  # a test changes a lot and looks again at once
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_settings.STORAGES = {
        **django_settings.STORAGES,
        # pages are tested without a collectstatic before them
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    storages_changed(setting="STORAGES")  # some model has already asked for its storage
    for name, database in django_settings.DATABASES.items():
        if database["ENGINE"].endswith("sqlite3"):
            # a file, not memory: tests with several processes open the same database
            database.setdefault("TEST", {})["NAME"] = str(folder / f"{name}.sqlite3")
        elif "TEST_TEMPLATE" in os.environ:
            # migrations ran once, in this database; each worker begins with a copy of it
            database.setdefault("TEST", {})["TEMPLATE"] = os.environ["TEST_TEMPLATE"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep only what was asked for."""
    kept = items
    if config.getoption("--database-only"):
        kept = [item for item in kept if _uses_database(item)]
    if config.getoption("--no-screens"):
        kept = [item for item in kept if item.path.parent.name not in OF_SCREENS or not _uses_database(item)]
    config.hook.pytest_deselected(items=list(set(items) - set(kept)))
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    if item.path.parent.name in OF_WORDS_AND_LOOK:
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(DATABASE_FIXTURES & fixtures)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """What one test cached, another does not see."""
    cache.clear()


@pytest.fixture(autouse=True)
def _vietnamese_first() -> Iterator[None]:
    """A page below /en/ leaves its language behind in the thread; the next test begins in the shop's own."""
    translation.activate(django_settings.LANGUAGE_CODE)
    yield
    translation.deactivate()


@pytest.fixture(scope="module")
def module_data(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a module's own fixtures write stands for all its tests and is undone behind the last.

    For data that is dear to make; such a module has no test with `transaction=True`.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def editorial_pages(module_data: None) -> None:
    """Home pages, lists, plain pages, menus in both languages: dear to make, so once a module."""
    ensure_site()


@pytest.fixture
def site(db: None, editorial_pages: None) -> EditorialSite:
    """The same pages, read afresh."""
    return ensure_site()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once: one process cannot drive two."""
    with launched() as chromium:
        yield chromium


@pytest.fixture
def shared_data() -> Path:
    """The folder of conformance vectors beside the project; a test that needs it skips where it is not."""
    folder: Path = Path(django_settings.BASE_DIR).parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder of vectors (../shared/data) does not stand beside the project")
    return folder


@pytest.fixture
def books_agree(db: None) -> Iterator[None]:
    """Whatever the test does, stock, orders, lots and money agree behind it."""
    yield
    assert list(faults()) == []


@pytest.fixture
def on_postgresql() -> bool:
    """True where the suite runs on PostgreSQL."""
    return connection.vendor == "postgresql"
