"""The folded words by which goods are found, written at saving and asked for at searching: both sides agree here.

A stored text begins and ends with a space and holds one between words, so that " word" matches at word beginnings
alone, by a plain LIKE, on SQLite and PostgreSQL alike.
"""

import re
from typing import Final

from marketplace.text import tokens

MOST_TOKENS: Final = 8
LONGEST_QUERY: Final = 100

_DIGIT_BORDER: Final = re.compile(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")
# both spellings of one sound are in use: Lý and Lí, Mỹ and Mĩ
_I_OR_Y: Final = re.compile(r"([bcdghklmnpqrstvx]{1,2})([iy])")
_SWAP: Final = {"i": "y", "y": "i"}


def indexed_words(*texts: str) -> str:
    """The words of the texts as they are stored, with what people type instead of them.

    >>> indexed_words("Gạo ST25")
    ' gao st25 gaost25 st 25 '
    """
    words = [word for text in texts for word in _words(text)]
    return f" {' '.join(words)} " if words else " "


def _words(text: str) -> list[str]:
    words = tokens(text)
    joined = [first + second for first, second in zip(words, words[1:], strict=False)]
    parted = [part for word in words for part in _parts(word)]
    spelt = [other for word in words if (other := _other_spelling(word))]
    return [*words, *joined, *parted, *spelt]


def _parts(word: str) -> list[str]:
    parts = _DIGIT_BORDER.split(word)
    return parts if len(parts) > 1 else []


def _other_spelling(word: str) -> str:
    match = _I_OR_Y.fullmatch(word)
    return match[1] + _SWAP[match[2]] if match else ""


def query_tokens(query: str) -> list[str]:
    """The folded words asked for, each once, in order; at most eight, of at most a hundred characters."""
    return list(dict.fromkeys(tokens(query[:LONGEST_QUERY])))[:MOST_TOKENS]
