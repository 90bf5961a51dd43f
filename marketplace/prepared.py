"""Questions whose SQL is written once: for a page that is asked so often that writing the question is its cost.

shelf = Prepared(lambda: Lot.objects.filter(product=Hole("product")).only("code"))
shelf(product=7)  # [<Lot: DTL-1>]
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import count
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Expression, Field, IntegerField, JSONField, Model, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.db.models.query import ModelIterable

Row = TypeVar("Row", bound=Model)
NUMBERS = count()  # of plans


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

    `build` is called at the first reading; what it prefetches is not. With `plan`, PostgreSQL keeps its plan too, in
    each connection (PREPARE): a question of many parts takes longer to plan than to answer. Not where a pooler lends
    connections for one statement each, which `DISABLE_SERVER_SIDE_CURSORS` says, as it says it to Django.
    """

    def __init__(self, build: Callable[[], QuerySet[Row, Row]], *, plan: bool = False) -> None:
        self._build = build
        self._plan = f"prepared_{next(NUMBERS)}" if plan else ""
        self._planned: WeakSet[Any] = WeakSet()  # connections that know the plan

    def __call__(self, **given: Any) -> list[Row]:
        """What the database answers now, with a value in each hole. One query."""
        shape, sql, parameters = self._written
        line = connections[DEFAULT_DB_ALIAS]
        with line.cursor() as cursor:
            if self._plan and line.vendor == "postgresql" and not _is_pooled(line):
                self._execute_planned(line, cursor, given)
            else:
                values = [_plain(given[one.name]) if isinstance(one, Hole) else one for one in parameters]
                cursor.execute(sql, values)
            rows = cursor.fetchall()
        return list(ModelIterable(_Answered(shape, rows)))

    def _execute_planned(self, line: Any, cursor: Any, given: dict[str, Any]) -> None:
        names, prepare, execute = self._planning
        values = [_plain(given[name]) for name in names]
        if line.connection in self._planned:
            cursor.execute(execute, values)
            return
        cursor.execute(f"{prepare}; {execute}", values)
        cursor.nextset()
        self._planned.add(line.connection)

    @cached_property
    def _planning(self) -> tuple[list[str], str, str]:
        """The names of the holes in their order, what plans the question, and what asks it."""
        _shape, sql, holes = self._written
        types = {hole.name: hole.output_field.cast_db_type(connection) or "text" for hole in holes}
        names = list(types)
        numbered = sql % tuple(f"${names.index(hole.name) + 1}" for hole in holes)
        prepare = f"PREPARE {self._plan} ({', '.join(types.values())}) AS {numbered}".replace("%", "%%")
        return names, prepare, f"EXECUTE {self._plan} ({', '.join('%s' for _ in names)})"

    @cached_property
    def _written(self) -> tuple[_Shape, str, tuple[Any, ...]]:
        compiler = self._build().query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        return _Shape(compiler), *_settled(sql, parameters)


def _is_pooled(line: Any) -> bool:
    return bool(line.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"))


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


class _Shape:
    """What Django's compiler knows of the rows, found out once."""

    def __init__(self, compiler: Any) -> None:
        self.select, self.klass_info = compiler.select, compiler.klass_info
        self.annotation_col_map = compiler.annotation_col_map
        self._compiler = compiler
        self._converters = compiler.get_converters([column for column, *_named in compiler.select])

    def results_iter(self, rows: list[list[Any]]) -> Iterable[Any]:
        """The rows in Python's types, as `SQLCompiler.results_iter` gives them."""
        found: Iterable[Any] = self._compiler.apply_converters(rows[0], self._converters)
        return found


class _Answered:
    """Queryset, query and compiler in one, as far as Django asks them when it makes objects of rows."""

    _known_related_objects: dict[Any, Any] = {}
    db = "default"

    def __init__(self, shape: _Shape, rows: list[Any]) -> None:
        self.query = self
        self.select, self.klass_info = shape.select, shape.klass_info
        self.annotation_col_map, self.results_iter = shape.annotation_col_map, shape.results_iter
        self._rows = rows

    def get_compiler(self, using: str) -> _Answered:
        return self

    def execute_sql(self, **how: Any) -> list[list[Any]]:
        return [self._rows]


def _plain(value: Any) -> Any:
    """A day as every database of ours reads it where no column says what it is."""
    return value.isoformat() if isinstance(value, datetime.date) else value
