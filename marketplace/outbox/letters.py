"""What a letter looks like, whoever writes it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marketplace.everyday import everyday
from marketplace.templatetags.words import with_names

from .models import Message

BUYER, SELLER, STAFF = "buyer", "seller", "staff"  # who reads a letter: its last lines say why they get it


class Said(NamedTuple):
    """A sentence of a letter, for its text and for its HTML, where names of the other language are marked."""

    text: str
    html: SafeString


def said(sentence: str, **names: Any) -> Said:
    """A sentence with what fills it; everyday words are said in the letter's language."""
    told = {key: everyday(str(name)) for key, name in names.items()}
    return Said(sentence % told, with_names(sentence, **names))


def quoted(words: str) -> Said:
    """What somebody wrote, as they wrote it."""
    return said("%(words)s", words=words)


def frame(reader: str = BUYER) -> dict[str, Any]:
    """What every letter says around its words, to BUYER, SELLER or STAFF."""
    shop = {"shop_name": settings.SHOP_NAME, "site_url": settings.SITE_URL}
    return shop | {"demonstration": settings.DEMONSTRATION, "reader": reader}


def letter(event: str, to: str, subject: str, template: str, context: dict[str, Any]) -> Message:
    """A letter as text and as HTML, once for its `event`."""
    context = context | {"subject": subject}
    return Message(
        event=event,
        recipient=to,
        subject=subject,
        text=render_to_string(f"email/{template}.txt", context).strip() + "\n",
        html=render_to_string(f"email/{template}.html", context),
    )
