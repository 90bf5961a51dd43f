"""Differs from Oscar: nothing yet in its columns; the fork carries our forms, views and first migration."""

from oscar.apps.customer.models import *  # noqa: F403
