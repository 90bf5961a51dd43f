"""The database itself holds the journal: it refuses to change or delete what stands, whoever asks.

On PostgreSQL it also refuses, at the end of a transaction, an entry whose postings do not sum to zero; SQLite has no
deferred triggers, there `post` and `check_books` hold it.
"""

from __future__ import annotations

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES: Final = ("ledger_account", "ledger_entry", "ledger_posting", "ledger_saleterms")
ACTS: Final = ("UPDATE", "DELETE")
REFUSAL: Final = "the ledger is append-only: record a further entry instead"

_FUNCTIONS: Final = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: record a further entry instead' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION ledger_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT SUM(amount) FROM ledger_posting WHERE entry_id = NEW.entry_id) <> 0 THEN
    RAISE EXCEPTION 'the postings of entry % do not sum to zero', NEW.entry_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_posting_zero AFTER INSERT ON ledger_posting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_sums_to_zero();
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers there; on other databases than these two nothing is done."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTIONS)
        for table, act in _guarded(connection):
            cursor.execute(_create(connection.vendor, table, act))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take them away."""
    with connection.cursor() as cursor:
        for table, act in _guarded(connection):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {_name(table, act)}{on}")
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER IF EXISTS ledger_posting_zero ON ledger_posting")
            cursor.execute("DROP FUNCTION IF EXISTS ledger_refuse(); DROP FUNCTION IF EXISTS ledger_sums_to_zero()")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that should stand there and do not."""
    names = [_name(table, act) for table, act in _guarded(connection)]
    if connection.vendor == "postgresql":
        names.append("ledger_posting_zero")
    if not names:
        return []
    listing = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(listing[connection.vendor])
        standing = {row[0] for row in cursor.fetchall()}
    return sorted(set(names) - standing)


def _guarded(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    known = connection.vendor in ("postgresql", "sqlite")
    return [(table, act) for table in TABLES for act in ACTS] if known else []


def _name(table: str, act: str) -> str:
    return f"{table}_no_{act.lower()}"


def _create(vendor: str, table: str, act: str) -> str:
    when = f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table}"
    if vendor == "postgresql":
        return f"{when} FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"
    return f"{when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
