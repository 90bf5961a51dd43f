"""How an address is written: its words, and the words before a name that tell its level.

Pure text; what the names mean is asked in ``resolving``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from .keys import key

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_PIECE_END: Final = re.compile(r"[,;|\n]")
_PAUSE: Final = re.compile(r"[,;|\n]|\s[-–—]\s")
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_JOINED_PREFIX: Final = ("tp", "tx")
_LONGEST_NAME: Final = 6
_NOISE: Final = {"vietnam", "vn", "citi", "province"}


class Level(Enum):
    """The level that a prefix names; ``CITY`` was both a district's and is a province's."""

    COMMUNE = 1
    DISTRICT = 2
    CITY = 3
    PROVINCE = 4


_PREFIXES: Final[dict[str, tuple[Level, str]]] = {
    key(prefix): meaning
    for prefixes, meaning in (
        ("phường p f ph", (Level.COMMUNE, "phường")),
        ("xã x", (Level.COMMUNE, "xã")),
        ("thịtrấn tt", (Level.COMMUNE, "thị trấn")),
        ("đặckhu đk", (Level.COMMUNE, "đặc khu")),
        ("quận q", (Level.DISTRICT, "quận")),
        ("huyện h", (Level.DISTRICT, "huyện")),
        ("thịxã tx", (Level.DISTRICT, "thị xã")),
        ("thànhphố tp", (Level.CITY, "thành phố")),
        ("tỉnh t", (Level.PROVINCE, "tỉnh")),
    )
    for prefix in prefixes.split()
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands in the text, and which piece between commas it belongs to."""

    key: str
    start: int
    end: int
    piece: int
    after_pause: bool


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``[first, end)`` that may be a name; with its prefix it begins at ``begin``."""

    key: str
    first: int
    end: int
    begin: int
    level: Level | None
    kind: str
    after_pause: bool

    @property
    def is_bare_number(self) -> bool:
        """Tell whether nothing but a number stands here: "1" is no ward, "Phường 1" is."""
        return self.key.isdigit() and self.level is None


class Written:
    """The words of one line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = _words(text)
        self.end = self._without_noise(len(self.words))

    def endings(self, end: int) -> Iterator[Name]:
        """Yield what may be a name just before word ``end``, within its piece, longest first."""
        for first in range(max(0, end - _LONGEST_NAME), end):
            words = self.words[first:end]
            if words[0].piece != words[-1].piece:
                continue
            begin, level, kind = self._prefix(first)
            yield Name(
                key="".join(word.key for word in words),
                first=first,
                end=end,
                begin=begin,
                level=level,
                kind=kind,
                after_pause=self.words[begin].after_pause,
            )

    def named(self, name: Name) -> str:
        """Return a name as it was typed, without its prefix."""
        return self.between(name.first, name.end)

    def between(self, first: int, end: int) -> str:
        """Return the text from word ``first`` to before word ``end``."""
        if first >= end:
            return ""
        return self.text[self.words[first].start : self.words[end - 1].end]

    def before(self, first: int) -> str:
        """Return the text before a word, without the comma that ends it."""
        stop = self.words[first].start if first < len(self.words) else len(self.text)
        return self.text[:stop].strip(" ,;|-–—.\t\r\n")

    def piece_start(self, end: int) -> int:
        """Return the first word of the piece that ends before word ``end``."""
        first = end - 1
        while first > 0 and self.words[first - 1].piece == self.words[end - 1].piece:
            first -= 1
        return first

    def level_at(self, first: int) -> Level | None:
        """Return the level that the words from ``first`` on begin with, if they are a prefix."""
        for size in (2, 1):
            joined = "".join(word.key for word in self.words[first : first + size])
            if joined in _PREFIXES:
                return _PREFIXES[joined][0]
        return None

    def _prefix(self, first: int) -> tuple[int, Level | None, str]:
        for size in (2, 1):
            begin = first - size
            if begin < 0 or self.words[begin].piece != self.words[first].piece:
                continue
            joined = "".join(word.key for word in self.words[begin:first])
            if joined in _PREFIXES:
                return begin, *_PREFIXES[joined]
        return first, None, ""

    def _without_noise(self, end: int) -> int:
        while end > 1:
            last = self.words[end - 1].key
            if last in _NOISE or (last.isdigit() and len(last) >= 5):
                end -= 1
            elif last == "nam" and self.words[end - 2].key == "viet":
                end -= 2
            else:
                break
        return max(end, 0)


def _words(text: str) -> list[Word]:
    shown = _BRACKETS.sub(lambda match: " " * len(match.group()), text)
    words: list[Word] = []
    piece = last = 0
    for match in _WORD.finditer(shown):
        gap = shown[last : match.start()]
        piece += bool(_PIECE_END.search(gap))
        pause = not words or bool(_PAUSE.search(gap))
        last = match.end()
        for start, end in _parts(match):
            folded = key(shown[start:end])
            if folded:
                words.append(Word(folded, start, end, piece, pause))
                pause = False
    return words


def _parts(match: re.Match[str]) -> list[tuple[int, int]]:
    """Split "tphcm" where its prefix ends."""
    start, end = match.span()
    if end - start > 3 and match.group()[:2].lower() in _JOINED_PREFIX:
        return [(start, start + 2), (start + 2, end)]
    return [(start, end)]
