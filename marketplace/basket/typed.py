"""Numbers as they come out of a basket's forms."""

from django.http import Http404

LONGEST = 9
NOT_A_NUMBER = -1


def line_key(text: str) -> int:
    """The key of a line; Http404 for anything else."""
    number = quantity(text, empty=NOT_A_NUMBER)
    if number == NOT_A_NUMBER:
        raise Http404
    return number


def quantity(text: str, *, empty: int) -> int:
    """A quantity that a person typed, `empty` where there is nothing; -1, which no act accepts, where it is none."""
    text = text.strip()
    if not text:
        return empty
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else NOT_A_NUMBER
