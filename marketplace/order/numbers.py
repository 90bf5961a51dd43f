"""The numbers of purchases: short enough to read out, too many to guess."""

import secrets

from marketplace.vietqr import MEMO_ALPHABET, MEMO_KEYS, memo_for

HALF = 4


def new_number() -> str:
    """Eight characters in two halves, "K7QM-4XPD": 32^8 of them, without 0, O, 1 and I."""
    drawn = "".join(secrets.choice(MEMO_ALPHABET) for _ in range(2 * HALF))
    return f"{drawn[:HALF]}-{drawn[HALF:]}"


def tidy_number(typed: str) -> str:
    """A number as people type it ("k7qm4xpd", "K7QM 4XPD") in the form in which it is kept."""
    bare = "".join(char for char in typed.upper() if char.isascii() and char.isalnum())
    return f"{bare[:HALF]}-{bare[HALF:]}"


def new_memo() -> str:
    """A transfer memo that nobody can count on from another; see marketplace.vietqr."""
    return memo_for(secrets.randbelow(MEMO_KEYS))
