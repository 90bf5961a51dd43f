"""Tells the shop's sentences in one language from those in the other, by the catalogues that write them."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from babel.messages.pofile import read_po

from tests.words.reading import Piece

ROOT = Path(__file__).resolve().parents[2]
THEIRS = ("django.conf", "django.contrib.auth", "django.contrib.admin", "oscar", "wagtail", "wagtail.admin")
CATALOGUE = ROOT / "marketplace" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
VIETNAMESE = re.compile(f"[{LETTERS}]", re.I)
# words that no Vietnamese sentence has, marks or not
ENGLISH = re.compile(r"\b(the|of|and|your|you|is|are|was|this|that|with|please|must|have|has|from|been|which)\b", re.I)
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]")
# the same in both languages
SHARED = frozenset({"ocop", "email", "menu", "html", "english", "tiếng việt"})
LONG = 3  # words: a shorter text of ours may also be part of a name


def is_vietnamese(text: str) -> bool:
    """Whether it has a letter that only Vietnamese writes."""
    return bool(VIETNAMESE.search(text))


@lru_cache(maxsize=1)
def ours() -> list[tuple[str, str]]:
    """Each English text of ours with its Vietnamese, both forms of a plural."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="vi")
    found = []
    for message in catalogue:
        if message.id:
            ids = (message.id,) if isinstance(message.id, str) else message.id
            string = message.string if isinstance(message.string, str) else message.string[0]
            found += [(english, string) for english in ids if string not in ("", english)]
    return found


@lru_cache(maxsize=1)
def theirs() -> frozenset[str]:
    """What Django, Oscar and Wagtail say in English, in small letters, where our Vietnamese is not the same word."""
    folders = [Path(import_module(name).__file__ or "").parent for name in THEIRS]
    found: set[str] = set()
    for folder in folders:
        with (folder / "locale" / "en" / "LC_MESSAGES" / "django.po").open("rb") as file:
            messages = [message for message in read_po(file, locale="en") if message.id]
        found |= {message.id if isinstance(message.id, str) else message.id[1] for message in messages}
    same = {vietnamese.lower() for _english, vietnamese in ours()}
    words = {" ".join(text.lower().split()) for text in found}
    return frozenset(word for word in words - same - SHARED if re.search("[a-z]{2}", word))


@lru_cache(maxsize=2)
def _known(side: int) -> tuple[frozenset[str], re.Pattern[str]]:
    """Our texts of one side: the whole of them, and a pattern of those long enough to be told within other text."""
    texts = {" ".join(pair[side].split()) for pair in ours()}
    texts -= {" ".join(pair[1 - side].split()) for pair in ours()}
    long = [text for text in texts if len(text.split()) >= LONG and len(PLACE.sub("", text).split()) >= LONG - 1]
    patterns = sorted((_pattern(text) for text in long), key=len, reverse=True)
    return frozenset(text.lower() for text in texts if not PLACE.search(text)), re.compile("|".join(patterns))


def _pattern(text: str) -> str:
    parts = [re.escape(part) for part in PLACE.split(text.replace("%%", "%"))]
    return r"(?<!\w)" + r".{1,80}?".join(parts) + r"(?!\w)"


def vietnamese_of_ours(text: str) -> bool:
    """Whether it is, or has in it, a Vietnamese sentence of ours."""
    whole, within = _known(1)
    return text.lower() in whole or bool(within.search(text))


def english_of_ours(text: str) -> bool:
    """Whether it is, or has in it, an English sentence of ours."""
    whole, within = _known(0)
    return text.lower() in whole or bool(within.search(text))


def strangers(pieces: list[Piece], language: str, *, allowed: frozenset[str] = frozenset()) -> list[str]:
    """What does not belong on a page in `language`, one line for each text.

    English pages show names and stories in Vietnamese: these stand under lang="vi", and none of them is ours to
    translate. A text in an attribute or in the window's title cannot be marked in parts.
    """
    return [
        f"{piece.where} [{piece.language}]: {piece.text[:120]}"
        for piece in pieces
        if piece.text not in allowed and _is_strange(piece, language)
    ]


def _is_strange(piece: Piece, language: str) -> bool:
    if language == "vi":
        if piece.language.startswith("en"):
            return False
        return bool(ENGLISH.search(piece.text)) or english_of_ours(piece.text) or piece.text.lower() in theirs()
    if piece.text in {english for english, _vietnamese in ours()}:  # an example in it may be a Vietnamese name
        return False
    if piece.language == "vi" and english_of_ours(piece.text):  # marked as a whole because of a name in it
        return True
    if piece.language == "vi":
        return len(piece.text.split()) >= LONG and piece.text.lower() in _known(1)[0]
    return (piece.is_running and is_vietnamese(piece.text)) or vietnamese_of_ours(piece.text)
