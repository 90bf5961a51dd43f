"""Questions whose SQL is written once: for a page that is asked so often that writing the question is its cost.

shelf = Prepared(lambda: Lot.objects.filter(product=Hole("product")).only("code"))
shelf(product=7)  # [<Lot: DTL-1>]
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, Field, IntegerField, JSONField, Model, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.db.models.query import ModelIterable

Row = TypeVar("Row", bound=Model)


class Hole(Expression):
    """The place in a question where a value is put in each time, by its name."""

    def __init__(self, name: str, output_field: Field[Any, Any] | None = None) -> None:
        super().__init__(output_field=output_field or IntegerField())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """A parameter that is this hole."""
        return "%s", [self]


class Listed(Subquery):
    """The rows of another question as one list of dicts, within the question around it: one way to the database.

    Days, moments and decimals come as JSON has them; `moment_of` reads a moment.
    """

    output_field = JSONField()

    def __init__(self, rows: QuerySet[Any, Any], **columns: Any) -> None:
        super().__init__(rows.values(listed=JSONObject(**columns)))

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """SQL of PostgreSQL; no rows are an empty list."""
        template = "COALESCE((SELECT JSONB_AGG(l.listed) FROM (%(subquery)s) l), '[]'::jsonb)"
        return self.as_sql(compiler, connection, template=template)

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        """SQL of SQLite, which has to be told each time that a text is JSON."""
        template = "JSON((SELECT JSON_GROUP_ARRAY(JSON(l.listed)) FROM (%(subquery)s) l))"
        return self.as_sql(compiler, connection, template=template)


def moment_of(told: str) -> datetime.datetime:
    """A moment as a list has it; SQLite's are in UTC and do not say so."""
    moment = datetime.datetime.fromisoformat(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


class Prepared(Generic[Row]):
    """A queryset of models with holes. Nothing of an answer is kept, only the text of the question.

    `build` is called at the first reading; what it prefetches is not.
    """

    def __init__(self, build: Callable[[], QuerySet[Row, Row]]) -> None:
        self._build = build

    def __call__(self, **given: Any) -> list[Row]:
        """What the database answers now, with a value in each hole. One query."""
        compiler, sql, parameters = self._written
        values = [_plain(given[one.name]) if isinstance(one, Hole) else one for one in parameters]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            rows = cursor.fetchall()
        return list(ModelIterable(_Answered(compiler, rows)))

    @cached_property
    def _written(self) -> tuple[Any, str, tuple[Any, ...]]:
        compiler = self._build().query.get_compiler(connection=connection)
        return compiler, *_settled(*compiler.as_sql())


def _settled(sql: str, parameters: Iterable[Any]) -> tuple[str, tuple[Any, ...]]:
    """The text with all that never changes written into it, as far as the driver writes values itself (psycopg does).

    A question of many parts has sixty such values; to write them takes as long as to ask.
    """
    with connection.cursor() as cursor:
        write = getattr(cursor, "mogrify", None)
        if write is None:
            return sql, tuple(parameters)
        text, *parts = sql.split("%s")
        for one, part in zip(parameters, parts, strict=True):
            text += ("%s" if isinstance(one, Hole) else write("%s", [one]).replace("%", "%%")) + part
    return text, tuple(one for one in parameters if isinstance(one, Hole))


class _Answered:
    """Queryset, query and compiler in one, as far as Django asks them when it makes objects of rows."""

    _known_related_objects: dict[Any, Any] = {}
    db = "default"

    def __init__(self, compiler: Any, rows: list[Any]) -> None:
        self.query = self
        self.select, self.klass_info = compiler.select, compiler.klass_info
        self.annotation_col_map = compiler.annotation_col_map
        self.results_iter: Callable[[Any], Iterable[Any]] = compiler.results_iter
        self._rows = rows

    def get_compiler(self, using: str) -> _Answered:
        return self

    def execute_sql(self, **how: Any) -> list[list[Any]]:
        return [self._rows]


def _plain(value: Any) -> Any:
    """A day as every database of ours reads it where no column says what it is."""
    return value.isoformat() if isinstance(value, datetime.date) else value
