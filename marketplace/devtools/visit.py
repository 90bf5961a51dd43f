"""What somebody does to see a page: plain data, so that a table found in one process is walked in another."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class SentForm:
    """The form on the page `on` that goes to `to`, sent as it stands but for `typed`; `without` is left out."""

    on: str
    to: str
    typed: dict[str, str]
    without: list[str]


@dataclass(frozen=True)
class Visit:
    """Sign in as `who` (an e-mail, or nobody), send `before`, open `path` or send `form`; `status` is answered."""

    name: str
    who: str
    language: str
    before: list[SentForm]
    path: str | None
    form: SentForm | None
    status: int
    main: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """The same for visits that may share cookies."""
        return self.who, self.language, repr(self.before)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Visit:
        """What `as_dict` gave."""
        before = [SentForm(**form) for form in row["before"]]
        return cls(**{**row, "before": before, "form": SentForm(**row["form"]) if row["form"] else None})
