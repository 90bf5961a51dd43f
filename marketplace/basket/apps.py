"""Differs from Oscar: its addresses are mounted from the checkout, which shows the page."""

from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    """The basket's room."""

    name = "marketplace.basket"
