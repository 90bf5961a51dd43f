"""The picture of a shared link: what it shows, and under which address. It is drawn once, when first asked for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from . import drawing

VERSION = "2"  # another one has every picture drawn anew
SHOP = "cua-hang"


@dataclass(frozen=True, slots=True)
class Card:
    """What a shared link shows. No price and no stars: the picture outlives both.

    `kind` and `key` are in the address, `picture` is a stored picture's name (or empty), `wide` puts it above the
    words instead of beside them.
    """

    kind: str
    key: int
    title: str
    line: str = ""
    picture: str = ""
    wide: bool = False

    @property
    def digest(self) -> str:
        """Tells this picture from the one before the words changed."""
        told = "\n".join((VERSION, settings.SHOP_NAME, self.title, self.line, self.picture, str(self.wide)))
        return hashlib.sha256(told.encode()).hexdigest()[:12]

    @property
    def path(self) -> str:
        """Where the shop serves it."""
        return reverse("share", kwargs={"kind": self.kind, "key": self.key, "digest": self.digest})

    def stored(self) -> str:
        """The name under which the picture is kept; draws it where it is not there yet."""
        name = f"share/{self.kind}/{self.key}-{self.digest}.jpg"
        if not default_storage.exists(name):
            saved = default_storage.save(name, ContentFile(drawing.draw(self)))
            if saved != name:  # somebody else was faster
                default_storage.delete(saved)
        return name


def shop_card(key: int | None = None) -> Card:
    """The shop's own, for pages without a picture; its key is the place of its language in the settings."""
    codes = [code for code, _name in settings.LANGUAGES]
    language = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
    return _shop_card(codes.index(language) if key is None else key)


@lru_cache
def _shop_card(number: int) -> Card:
    with translation.override(settings.LANGUAGES[number][0]):
        return Card(SHOP, number, _("Straight from the cooperatives that make it."))


def find_shop_card(key: int) -> Card | None:
    """The shop's own in the language of that number; None for any other number."""
    return shop_card(key) if key < len(settings.LANGUAGES) else None
