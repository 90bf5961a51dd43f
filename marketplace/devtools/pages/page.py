"""What a row of the table is: a page, who looks, and what they did before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from django.utils import translation

Text = str | Callable[[], str]
LANGUAGES = ("vi", "en")


class Who(StrEnum):
    """Who looks, by the e-mail of their account; khách has none."""

    KHACH = ""
    HOA = "hoa@example.vn"
    BINH = "binh@example.vn"
    SEN = "sen@example.vn"
    LAN = "lan@example.vn"
    MAI = "mai@example.vn"


@dataclass(frozen=True)
class Form:
    """A form that is sent as it stands on the page `on`, with `typed` over what its fields hold.

    `to` is the form's address where it is not the page's own. A field that `without` names is not sent.
    """

    on: Text
    typed: Mapping[str, Text] = field(default_factory=dict)
    to: Text | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One page in one state. `at` is its address, or the form whose answer it is; `before` is sent first, in order.

    Pages of the same `who` and `before` may be looked at in one visit, one after another.
    """

    name: str
    at: Text | Form
    who: Who = Who.KHACH
    before: tuple[Form, ...] = ()
    status: int = 200
    main: bool = False  # one of the few that the quick audit opens in every language and theme
    languages: tuple[str, ...] = LANGUAGES

    def visit(self, language: str = "vi") -> Visit:
        """The row with every address and value found in the database of this process."""
        with translation.override(language):
            before = [_found(form, language) for form in self.before]
            if isinstance(self.at, Form):
                return Visit(self.name, str(self.who), language, before, None, _found(self.at, language), self.status)
            return Visit(self.name, str(self.who), language, before, _path(self.at, language), None, self.status)


@dataclass(frozen=True)
class SentForm:
    """A `Form` whose addresses and values are known."""

    on: str
    to: str
    typed: dict[str, str]
    without: list[str]


@dataclass(frozen=True)
class Visit:
    """What to do to see a page: sign in as `who`, send `before`, open `path` or send `form`; `status` is answered."""

    name: str
    who: str
    language: str
    before: list[SentForm]
    path: str | None
    form: SentForm | None
    status: int

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


def _path(text: Text, language: str) -> str:
    """An address that is looked up speaks the active language already; one that is written down is Vietnamese."""
    if not isinstance(text, str):
        return text()
    return f"/en{text}" if language == "en" else text


def _found(form: Form, language: str) -> SentForm:
    on = _path(form.on, language)
    typed = {name: value if isinstance(value, str) else value() for name, value in form.typed.items()}
    return SentForm(on, on.partition("?")[0] if form.to is None else _path(form.to, language), typed, [*form.without])
