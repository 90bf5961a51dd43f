"""What is answered to a code that leads nowhere."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from . import digital_link

NO_SUCH_PIECE = _("No label with this number was ever recorded for this lot.")


class CodeFault(Exception):
    """A code that leads nowhere: `status` 400 (malformed) or 404 (unknown), a sentence, and what was typed."""

    def __init__(self, status: int, sentence: Any, typed: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.typed = status, str(sentence), printable(typed)[:80]


def printable(text: str) -> str:
    """The text as a page can repeat it: without control characters and halves of characters."""
    return "".join(char if char.isprintable() else " " for char in text[: digital_link.LONGEST]).strip()
