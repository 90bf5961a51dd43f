"""Differs from Oscar: nothing in its columns; forked so that its first migration follows ours, not Oscar's history."""

from oscar.apps.communication.models import *  # noqa: F403
