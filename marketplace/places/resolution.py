"""What an address resolves to, and what to say where it does not."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Commune, Province


class Problem(StrEnum):
    """Why an address has no commune yet."""

    NONE = ""
    UNKNOWN_PROVINCE = "unknown_province"
    UNKNOWN_COMMUNE = "unknown_commune"
    AMBIGUOUS_COMMUNE = "ambiguous_commune"

    @property
    def sentence(self) -> "Promise | str":
        """Return the sentence that says how to mend it."""
        return _SENTENCES[self]


_SENTENCES: dict[Problem, "Promise | str"] = {
    Problem.NONE: "",
    Problem.UNKNOWN_PROVINCE: _(
        "We did not recognise the province or city. Choose it from the list of 34, or write it "
        "at the end of the address."
    ),
    Problem.UNKNOWN_COMMUNE: _("We did not recognise the commune or ward. Check its name, or choose it from the list."),
    Problem.AMBIGUOUS_COMMUNE: _("More than one commune or ward fits this address today. Choose yours from the list."),
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """An address as it is written today.

    ``converted_from`` keeps what was typed where the old units were meant, else it is empty.
    ``candidates`` are communes to choose from, the likeliest first; none where ``commune`` is set.
    """

    street: str
    commune: Commune | None = None
    province: Province | None = None
    candidates: tuple[Commune, ...] = ()
    converted_from: str = ""
    problem: Problem = Problem.NONE

    @property
    def is_resolved(self) -> bool:
        """Tell whether the commune is known."""
        return self.commune is not None

    @property
    def line(self) -> str:
        """Return the address in one line, as far as it is known."""
        parts = (self.street, self.commune, self.province)
        return ", ".join(str(part) for part in parts if part)
