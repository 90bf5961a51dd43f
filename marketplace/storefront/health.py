"""Whether the process lives and whether it can serve."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse


def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """200 if database, migrations and cache are there; 503 and the reason otherwise."""
    reason = _database_fault() or _cache_fault()
    return HttpResponse(reason or "ok", content_type="text/plain", status=503 if reason else 200)


def _database_fault() -> str:
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "database: no answer"
    return "database: migrations are pending" if pending else ""


def _cache_fault() -> str:
    try:
        cache.set("readyz", 1, 5)
        return "" if cache.get("readyz") == 1 else "cache: does not keep values"
    except OSError:
        return "cache: no answer"
