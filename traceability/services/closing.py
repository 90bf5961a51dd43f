"""Closing a lot: nothing is left of it, and its book ends."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..holdings import holdings
from ..models import Lot
from .balances import lock
from .for_sale import write_units


@transaction.atomic
def close_lot(*, lot: Lot, actor: User | None) -> Lot:
    """End the book of a lot of which nothing is left; its page stays, and it can still be recalled. Again does nothing.

    Raises ValidationError where something is loose, on the shelf or waits in orders, or for a lot that is not on sale.
    """
    lot = lock([lot.pk])[lot.pk]
    if lot.state == Lot.State.CLOSED:
        return lot
    if lot.state != Lot.State.ACTIVE:
        raise ValidationError(_("Only a lot that is on sale is closed."))
    held = holdings([lot])[lot.pk]
    if held.balance.available or held.shelf or held.waiting:
        raise ValidationError(_("Something of this lot is left: sell it, send it, or take it out with its reason."))
    lot.state = Lot.State.CLOSED
    lot.save(update_fields=["state"])
    write_units(products=[lot.product_id])
    record(actor=actor, act="lot.closed", subject=lot.code)
    return lot
