"""Differs from Oscar: a page that never looks into the basket asks the database nothing about it."""

from oscar.apps.basket.middleware import BasketMiddleware  # noqa: F401
