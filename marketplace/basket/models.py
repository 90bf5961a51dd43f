"""Differs from Oscar: whole đồng, and a key that makes placing the same basket twice one Purchase."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine

from marketplace.fields import DongField


class Basket(AbstractBasket):
    """A basket with the idempotency key of the purchase that it may become."""

    purchase_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)


class Line(AbstractLine):
    """Differs from Oscar: whole đồng."""

    price_excl_tax = DongField(_("Price excl. Tax"), null=True)
    price_incl_tax = DongField(_("Price incl. Tax"), null=True)


from oscar.apps.basket.models import *  # noqa: E402,F403
