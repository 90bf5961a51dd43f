"""What a person reads or hears on a page: each piece of text, in which language it is marked, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "use"}
SILENT = {"script", "style", "template"}
SPOKEN = ("alt", "aria-label", "placeholder", "title", "aria-description", "label")
METAS = {"description", "og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description"}
WHOLE = {"title", "option", "textarea"}
BUTTONS = {"submit", "button", "reset"}


@dataclass(frozen=True)
class Piece:
    """One text; `where` is its element, with the attribute if it stands in one ("img@alt")."""

    text: str
    language: str
    where: str

    @property
    def is_running(self) -> bool:
        """Text that can be divided into parts of other languages: no attribute, title of the window, list or input."""
        return "@" not in self.where and self.where not in WHOLE


class _Reader(HTMLParser):
    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = [("", language)]
        self.pieces: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang") or self.open[-1][1]
        for name in SPOKEN:
            self._add(given.get(name, ""), language, f"{tag}@{name}")
        if tag == "meta" and (given.get("name") or given.get("property")) in METAS:
            self._add(given.get("content", ""), language, "meta@content")
        if tag == "input" and given.get("type") in BUTTONS:
            self._add(given.get("value", ""), language, "input@value")
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1]
        if tag not in SILENT:
            self._add(data, language, tag)

    def _add(self, text: str, language: str, where: str) -> None:
        text = " ".join(text.split())
        if text:
            self.pieces.append(Piece(text, language, where))


def pieces(html: str, language: str = "") -> list[Piece]:
    """Every text of `html` in reading order; `language` holds where nothing is marked."""
    reader = _Reader(language)
    reader.feed(html)
    reader.close()
    return reader.pieces
