"""The head of a public page. A page without one is nobody's to index: its frame says `noindex`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language

from .addresses import absolute, other_path
from .card import Card, shop_card
from .things import Thing, script

LOCALES = {"vi": "vi_VN", "en": "en_US"}
LONGEST_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What `components/links.html` writes into the head of a public page."""

    title: str
    description: str
    addresses: dict[str, str]  # language code -> absolute address, of those languages in which the page exists
    card: Card
    kind: str = "website"  # og:type
    things: tuple[Thing, ...] = ()
    index: bool = True
    language: str = field(default_factory=lambda: (get_language() or settings.LANGUAGE_CODE)[:2])

    @property
    def canonical(self) -> str:
        """This page's one address, without whatever the visitor's own carried behind it."""
        return self.addresses[self.language]

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Every language of the page and, where it exists in Vietnamese, that for all others."""
        first = self.addresses.get(settings.LANGUAGE_CODE)
        return [*self.addresses.items(), *([("x-default", first)] if first else [])]

    @property
    def locale(self) -> str:
        """The page's language as Open Graph writes it."""
        return LOCALES[self.language]

    @property
    def other_locales(self) -> list[str]:
        """The page's other languages as Open Graph writes them."""
        return [LOCALES[code] for code in self.addresses if code != self.language]

    @property
    def image(self) -> str:
        """The absolute address of the picture that stands for the page."""
        return absolute(self.card.path)

    @property
    def structured(self) -> SafeString:
        """The facts as JSON-LD; empty without any."""
        return script(*self.things) if self.things else SafeString("")


def page_links(
    request: HttpRequest, *, title: str, description: str = "", paths: dict[str, str] | None = None,
    card: Card | None = None, kind: str = "website", things: Iterable[Thing] = (), index: bool = True,
) -> PageLinks:  # fmt: skip
    """The head of the page at `request`; `paths` where its languages have addresses of their own (code -> path).

    `description` may hold markup and be long; `card` is the picture of a shared link, the shop's own unless given.
    """
    known = paths or {code: other_path(request.path, code) for code, _name in settings.LANGUAGES}
    return PageLinks(
        title=title, description=Truncator(" ".join(strip_tags(description).split())).chars(LONGEST_DESCRIPTION),
        addresses={code: absolute(path) for code, path in known.items()}, card=card or shop_card(),
        kind=kind, things=tuple(things), index=index,
    )  # fmt: skip
