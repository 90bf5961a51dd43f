"""The shop's settings with one more address, which measures the server and the middleware alone; never for selling."""

import os

from marketplace.settings import *  # noqa: F403  all of them

ROOT_URLCONF = "tests.benchmarks.urls"


class _NoMigrations(dict[str, None]):
    """Every app is without any."""

    def __contains__(self, app: object) -> bool:
        return True

    def __missing__(self, app: str) -> None:
        return None


if os.environ.get("BENCH_QUICK"):  # tables at once, as the tests make them
    MIGRATION_MODULES = _NoMigrations()
