"""A kept connection is looked at, not asked, before it is used again: one way to the database less for each request."""

from __future__ import annotations

import select
from typing import Any

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, which CONN_HEALTH_CHECKS makes ask `SELECT 1` at the beginning of each request."""

    connection: Any

    def is_usable(self) -> bool:
        """Whether nothing waits on the line, not even its end: a server that went away has hung up.

        Whatever does wait (a notice, an end) is found out by asking, as Django does.
        """
        if self.connection is None or self.connection.closed:
            return False
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return not line.poll(0) or super().is_usable()
