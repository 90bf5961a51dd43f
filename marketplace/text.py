"""Vietnamese text: one normal form at the border, one folded form for matching, one sort key.

Pure: no Django, no database. Why fold ourselves: no search engine we use turns ``đ`` into ``d``
(it has no decomposition in Unicode), and SQLite removes only one mark per letter.
"""

import unicodedata
from typing import Final

_STROKED_D: Final = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l"})
_ZERO_WIDTH_SPACE: Final = "\u200b"

# Letters that are their own place in the Vietnamese alphabet: a ă â, d đ, e ê, o ô ơ, u ư.
_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"
_PLAIN: Final = {letter: letter + "0" for letter in "adeou"}
_SHAPED: Final = {
    ("a", _BREVE): "a1",
    ("a", _CIRCUMFLEX): "a2",
    ("e", _CIRCUMFLEX): "e1",
    ("o", _CIRCUMFLEX): "o1",
    ("o", _HORN): "o2",
    ("u", _HORN): "u1",
}
# The order of tones in dictionaries: level, huyền, hỏi, ngã, sắc, nặng.
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

_TYPED = str.maketrans({"đ": "d", "Đ": "D", "₫": "d", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def nfc(value: str) -> str:
    """Return the composed form (Unicode NFC) in which every text is stored.

    Some phones send decomposed text, where "ế" is three characters.
    """
    return unicodedata.normalize("NFC", value)


def fold(value: str) -> str:
    """Return the form in which texts are compared and searched: no marks, no case, no punctuation.

    >>> fold("Đường thốt nốt (An Giang)")
    'duong thot not an giang'

    Folding twice changes nothing, and NFC, NFD and old or new tone placement ("Hòa", "Hoà") agree.
    """
    loose = unicodedata.normalize("NFD", unicodedata.normalize("NFD", value).casefold())
    return " ".join("".join(map(_bare, loose.translate(_STROKED_D))).split())


def _bare(char: str) -> str:
    """Return a folded character, nothing for a mark or an invisible one, a space for the rest."""
    if char.isalnum():
        return char
    if unicodedata.category(char)[0] == "M":
        return ""
    if unicodedata.category(char) == "Cf" and char != _ZERO_WIDTH_SPACE:
        return ""
    return " "


def without_marks(value: str) -> str:
    """Return the text in ASCII: marks taken off, case and punctuation kept, what has no such letter left out.

    >>> without_marks("Đã gửi kiện hàng “Gạo ST25”: 330.000 ₫")
    'Da gui kien hang "Gao ST25": 330.000 d'
    """
    loose = unicodedata.normalize("NFKD", value).translate(_TYPED)
    return loose.encode("ascii", "ignore").decode()


def tokens(value: str) -> list[str]:
    """Return the folded words of a text, in order, repeated as they are."""
    return fold(value).split()


def slugify(value: str, allow_unicode: bool = False) -> str:
    """Return ``[a-z0-9-]`` for an address; empty where the text holds no Latin letter or digit.

    ``allow_unicode`` is ignored: it is there so that this can be Oscar's ``OSCAR_SLUG_FUNCTION``.

    >>> slugify("Nước mắm Phú Quốc")
    'nuoc-mam-phu-quoc'
    """
    ascii_words = (word.encode("ascii", "ignore").decode() for word in tokens(value))
    return "-".join(word for word in ascii_words if word)


def sort_key(value: str) -> str:
    """Return a key that sorts as a Vietnamese dictionary does, compared byte by byte.

    Letters decide first (a ă â … d đ … e ê … o ô ơ … u ư), then the tones of the words. The key
    holds only lower-case letters, digits and spaces where the text is Vietnamese; store it in a
    column with a binary collation (SQLite's default, ``C`` on PostgreSQL).
    """
    letters: list[str] = []
    tones: list[str] = []
    for word in _words(value):
        letters.append("".join(_letter(cluster) for cluster in _clusters(word)))
        tones.append(str(max((_TONES.get(char, 0) for char in word), default=0)))
    return f"{' '.join(letters)}  {''.join(tones)}" if letters else ""


def _words(value: str) -> list[str]:
    """Return the lower-case decomposed words with their marks kept."""
    loose = unicodedata.normalize("NFD", unicodedata.normalize("NFD", value).casefold())
    kept = (char if unicodedata.category(char)[0] == "M" else _bare(char) for char in loose)
    return [word for word in "".join(kept).split() if not _is_only_marks(word)]


def _is_only_marks(word: str) -> bool:
    return all(unicodedata.category(char)[0] == "M" for char in word)


def _clusters(word: str) -> list[str]:
    """Group each letter with the marks that follow it."""
    groups: list[str] = []
    for char in word:
        if groups and unicodedata.category(char)[0] == "M":
            groups[-1] += char
        else:
            groups.append(char)
    return groups


def _letter(cluster: str) -> str:
    """Return the alphabet place of one letter, tones left out."""
    base, marks = cluster[0], cluster[1:]
    if base == "đ":
        return "d1"
    for mark in marks:
        if (base, mark) in _SHAPED:
            return _SHAPED[base, mark]
    return _PLAIN.get(base, base if unicodedata.category(base)[0] != "M" else "")
