"""The act at the end of the checkout."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from marketplace.accounts.names import split_name
from marketplace.address.services import save_address
from marketplace.order.models import Purchase
from marketplace.order.services import Recipient, place_purchase
from marketplace.payment.services import open_payment


@transaction.atomic
def place_and_ask_for_money(**wanted: Any) -> Purchase:
    """Place (arguments and refusals: order.services.place_purchase) and open its payment, both or neither."""
    purchase = place_purchase(**wanted)
    open_payment(purchase=purchase)
    return purchase


def remember_address(*, user: Any, recipient: Recipient) -> None:
    """Put the address into the buyer's book; one that stands there already is no fault."""
    last_name, first_name = split_name(recipient.name)
    fields = {
        "first_name": first_name, "last_name": last_name, "phone_number": recipient.phone,
        "street": recipient.street, "commune": recipient.commune, "as_typed": recipient.as_typed,
    }  # fmt: skip
    try:
        save_address(user=user, fields=fields)
    except ValidationError:
        return
