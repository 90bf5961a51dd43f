"""The form in which names of places are compared: "P.Bến Nghé", "ben nghe" and "BẾN NGHÉ" agree."""

from marketplace.text import fold


def key(name: str) -> str:
    """Return the name folded, without spaces, ``y`` as ``i``, numbers without leading zeros.

    Both spellings of a sound are in use ("Mỹ Lộc", "Mĩ Lộc"), and names of other languages are
    written joined or apart ("K'Bang", "Kbang").

    >>> key("Phường 01"), key("Mỹ Tho")
    ('phuong1', 'mitho')
    """
    return "".join(_word(word) for word in fold(name).split())


def _word(word: str) -> str:
    return (word.lstrip("0") or "0") if word.isdigit() else word.replace("y", "i")
