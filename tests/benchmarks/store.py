"""The PostgreSQL cluster of a run: which of its databases is open, copies of one, the process to look at."""

from __future__ import annotations

import psycopg
from django.db import connection
from psycopg import sql

from .cpu import parent_of


def use(name: str) -> None:
    """Open that database from now on, in this process and those that it races."""
    connection.close()
    connection.settings_dict["NAME"] = name


def copy_of(name: str, copy: str) -> str:
    """Make a database with all that another holds; answers its name."""
    connection.close()
    config = connection.settings_dict
    where = {"host": config["HOST"], "port": config["PORT"], "user": config["USER"], "dbname": "postgres"}
    with psycopg.connect(**where, autocommit=True) as there:
        names = map(sql.Identifier, (copy, name))
        there.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    return copy


def postmaster() -> int:
    """The process above every backend; 0 where there is none."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return parent_of(int(cursor.fetchone()[0]))
