"""A connection to PostgreSQL that is kept from one request to the next."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(on_postgresql) -> Iterator[Any]:
    if not on_postgresql:
        pytest.skip("SQLite has no line that could be cut")
    another = connection.copy()
    another.ensure_connection()
    yield another
    another.close()


def _cut(line: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [line.connection.info.backend_pid])
        assert cursor.fetchone() == (True,)


def test_a_line_that_stands_is_used_without_a_question(line):
    with CaptureQueriesContext(line) as asked:
        assert line.is_usable()
    assert len(asked) == 0


def test_a_line_that_the_database_cut_is_opened_anew(line):
    line.health_check_enabled, line.health_check_done = True, False
    _cut(line)
    with line.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_whoever_does_not_look_meets_the_cut_line(line):
    _cut(line)
    with pytest.raises(OperationalError), line.cursor() as cursor:
        cursor.execute("SELECT 1")


def test_a_closed_line_is_of_no_use(line):
    line.connection.close()
    assert not line.is_usable()
