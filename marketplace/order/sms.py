"""What a buyer without e-mail is told by SMS: in one or two parts of 160 plain letters, once for its event."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.urls import reverse

from marketplace.outbox.models import Message
from marketplace.text import without_marks

from .models import Purchase

LONGEST: Final = 306
"""Two parts; Vietnamese marks would leave 67 letters of each, so they are taken off as shops' SMS are used to."""


def sms_to_buyer(purchase: Purchase, event: str, text: str) -> Message:
    """`text` with the shop's name and where to see the order, in the active language.

    To nobody (the outbox leaves it out) where there is nothing to say, or an e-mail address to say it to.
    """
    find = settings.SITE_URL + reverse("storefront:find-order")
    whole = without_marks(f"{settings.SHOP_NAME}: {text}")
    room = LONGEST - len(find) - 1
    to = str(purchase.buyer_phone) if text and not purchase.buyer_email else ""
    return Message(event=event, channel=Message.Channel.SMS, recipient=to, text=f"{whole[:room]} {find}")
