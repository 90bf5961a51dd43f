"""Migrations are linear and named by hand: the list of them tells the history of the data."""

import re
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.house.tree import files

OURS = ("marketplace.", "catalogue", "traceability")
GENERATED = re.compile(r"_auto_|_and_more|_\d{8}_\d{4}")
# copied from Oscar when its app was forked; their names are Oscar's
FORKED = {"address", "basket", "catalogue", "communication", "customer", "offer"}
FORKED |= {"order", "partner", "payment", "shipping", "voucher"}


@pytest.fixture
def loader(settings):
    settings.MIGRATION_MODULES = {}  # --no-migrations hides them
    return MigrationLoader(None)


def test_each_app_has_one_last_migration(loader):
    assert loader.detect_conflicts() == {}


def test_each_migration_follows_one_other_of_its_app(loader):
    branches = {
        key: inner
        for key, migration in loader.disk_migrations.items()
        if migration.__module__.startswith(OURS)
        and len(inner := [name for app, name in migration.dependencies if app == key[0]]) > 1
    }
    assert branches == {}


def test_each_migration_is_named_by_hand():
    assert [str(path) for path in files("*/migrations/0*.py") if _is_generated(path)] == []


def _is_generated(path: Path) -> bool:
    return path.parts[-3] not in FORKED and bool(GENERATED.search(path.stem))
