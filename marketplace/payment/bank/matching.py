"""Whose money a transfer is: the memo first, then the amount. Pure: no Django, no database.

A memo that stands in the text with its check character right is believed whatever the amount: too little and too much
are the queue's matter. A likeness (its CHT lost, one of 0, O, 1 and I where no memo has them) is believed only where
exactly the amount that is awaited came with it. The amount alone tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from marketplace.text import fold
from marketplace.vietqr import MEMO_LENGTH, MEMO_PREFIX, find_memos, is_memo

# what an eye or a keyboard takes for these four, among the letters that a memo may have
MISREAD: Final = {"0": "QD", "O": "QDC", "1": "L7TJ", "I": "LJT"}
MOST_MISREAD: Final = 2
LONGEST_TEXT: Final = 500


@dataclass(frozen=True, slots=True)
class Reading:
    """The memos in a transfer's text: those that stand there, and those that it resembles."""

    sure: tuple[str, ...]
    likely: tuple[str, ...]


def read_memos(text: str) -> Reading:
    """Read a bank's text, of which the first 500 characters count."""
    text = text[:LONGEST_TEXT]
    sure = tuple(find_memos(text))
    squeezed = fold(text).replace(" ", "").upper()
    likely = dict.fromkeys(memo for memo in _likenesses(squeezed) if memo not in sure)
    return Reading(sure, tuple(likely))


def choose(reading: Reading, due: Mapping[str, int], amount: int) -> str | None:
    """The memo whose money it is; None where a person must say.

    `due`: of the memos that exist, how much is still awaited (đồng). One transfer that names several memos is believed
    where the amount fits exactly one of them.
    """
    known = [memo for memo in reading.sure if memo in due]
    if len(known) == 1:
        return known[0]
    fitting = [memo for memo in known or reading.likely if due.get(memo) == amount]
    return fitting[0] if len(fitting) == 1 else None


def _likenesses(squeezed: str) -> Iterator[str]:
    """Windows as long as a memo, or as a memo without its CHT, mended where they hold what no memo holds."""
    bare = MEMO_LENGTH - len(MEMO_PREFIX)
    for start in range(len(squeezed) - bare + 1):
        window = squeezed[start : start + bare]
        for body in _mended(window):
            if is_memo(MEMO_PREFIX + body):
                yield MEMO_PREFIX + body


def _mended(window: str) -> Iterator[str]:
    if sum(char in MISREAD for char in window) > MOST_MISREAD:
        return
    for chars in product(*(MISREAD.get(char, char) for char in window)):
        yield "".join(chars)
