"""Purchases by the thousand: the very rows that one placing wrote, again and again, with keys of their own.

Which rows these are is not written down anywhere: every table is looked at before and after one real placing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from marketplace.order.models import Order, Purchase

Row = list[Any]
Change = tuple[int, Any]
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Written:
    """What a placing wrote into one table: its rows, as the columns of `model` hold them."""

    model: type[models.Model]
    rows: list[Row]

    @property
    def fields(self) -> list[Any]:
        """The columns."""
        return list(self.model._meta.concrete_fields)

    @property
    def place_of_key(self) -> int:
        """Which column is the key."""
        return self.fields.index(self.model._meta.pk)


def highest_keys() -> dict[type[models.Model], int]:
    """The last key of each table whose keys count up."""
    counting = [model for model in apps.get_models() if isinstance(model._meta.pk, models.AutoField)]
    return {model: model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0 for model in counting}


def written_since(before: dict[type[models.Model], int]) -> list[Written]:
    """The rows that were added since, those first to which others point."""
    found = []
    for model, last in before.items():
        names = [field.attname for field in model._meta.concrete_fields]
        rows = model._base_manager.filter(pk__gt=last).order_by("pk").values_list(*names)
        found.append(Written(model, [list(row) for row in rows]))
    return _in_order([written for written in found if written.rows])


def _in_order(found: list[Written]) -> list[Written]:
    """Who is pointed at stands before who points."""
    waiting, done = list(found), []
    while waiting:
        models_left = {one.model for one in waiting}
        ready = [one for one in waiting if not _points_at(one) & (models_left - {one.model})]
        done += ready
        waiting = [one for one in waiting if one not in ready]
    return done


def _points_at(written: Written) -> set[Any]:
    return {field.related_model for field in written.fields if field.is_relation}


class Copier:
    """Makes further copies of what was written."""

    def __init__(self, written: list[Written]) -> None:
        self.written = written
        self.number = Purchase.objects.get(pk=self._first(Purchase)).number
        self._next = {one.model: highest_keys()[one.model] + 1 for one in written}
        self._made = Purchase.objects.count()
        self._keys = {one.model: {row[one.place_of_key] for row in one.rows} for one in written}
        self._plans = {one.model: [self._plan(one, row) for row in one.rows] for one in written}

    def _first(self, model: type[models.Model]) -> Any:
        return next(one.rows[0][one.place_of_key] for one in self.written if one.model is model)

    def one(self) -> Iterator[tuple[Written, list[Row]]]:
        """The rows of one more purchase, table by table."""
        self._made += 1
        moved = {one.model: self._next[one.model] - one.rows[0][one.place_of_key] for one in self.written}
        for one in self.written:
            self._next[one.model] = moved[one.model] + one.rows[-1][one.place_of_key] + 1
            yield one, [self._again(row, changes, moved) for row, changes in self._plans[one.model]]

    def _again(self, row: Row, changes: list[Change], moved: Mapping[Any, int]) -> Row:
        row = row.copy()
        for place, change in changes:
            if isinstance(change, str):
                row[place] = change.replace(self.number, f"B{self._made:08d}")
            else:
                row[place] = uuid.uuid4() if change is uuid else row[place] + moved[change]
        return row

    def _plan(self, one: Written, row: Row) -> tuple[Row, list[Change]]:
        """A row as the database takes it, and which of its columns each copy has of its own."""
        changes = [(place, self._change(*each)) for place, each in enumerate(zip(one.fields, row, strict=True))]
        ready = [field.get_db_prep_save(value, connection) for field, value in zip(one.fields, row, strict=True)]
        return ready, [(place, change) for place, change in changes if change is not None]

    def _change(self, field: Any, value: Any) -> Any:
        """A table by whose distance a key moves, a text that holds the number, or `uuid`; None: as it was."""
        if field.name == "seq":  # an event moves on in its chain as its key does
            return field.model
        model = field.model if field.primary_key else field.related_model
        if model is not None:
            return model if value in self._keys.get(model, ()) else None
        if isinstance(value, uuid.UUID):
            return uuid if field.unique else None
        if isinstance(value, str) and self.number in value:  # numbers of orders, keys of messages, sources of entries
            return value
        return f"{value[:12]}{self.number}" if isinstance(value, str) and field.unique else None

    def hand_over_the_keys(self) -> None:
        """The database counts on from the last key that was given here."""
        with connection.cursor() as cursor:
            for model, following in self._next.items():
                meta = model._meta
                sequence = "SELECT setval(pg_get_serial_sequence(%s, %s), %s, false)"
                cursor.execute(sequence, [meta.db_table, meta.pk.column, following])


def insert(written: Written, rows: list[Row]) -> None:
    """One plain INSERT of several rows."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in written.fields)
    holes = ", ".join([f"({', '.join(['%s'] * len(written.fields))})"] * len(rows))
    with connection.cursor() as cursor:
        table = quote(written.model._meta.db_table)
        cursor.execute(f"INSERT INTO {table} ({columns}) VALUES {holes}", sum(rows, []))  # noqa: S608  our own names


def grow(copier: Copier, *, orders: int) -> None:
    """Make copies until there are so many orders, by COPY; then let the planner look at them."""
    wanted = orders - Order.objects.count()
    a_purchase = next(len(one.rows) for one in copier.written if one.model is Order)
    for begun in range(0, max(wanted, 0), AT_ONCE * a_purchase):
        count = min(AT_ONCE, -(-(wanted - begun) // a_purchase))
        _copy([list(copier.one()) for _purchase in range(count)])
    copier.hand_over_the_keys()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@transaction.atomic
def _copy(purchases: list[list[tuple[Written, list[Row]]]]) -> None:
    with connection.cursor() as cursor:
        for tables in zip(*purchases, strict=True):
            written = tables[0][0]
            columns = ", ".join(f'"{field.column}"' for field in written.fields)
            with cursor.copy(f'COPY "{written.model._meta.db_table}" ({columns}) FROM STDIN') as stream:
                for _written, rows in tables:
                    for row in rows:
                        stream.write_row(row)
