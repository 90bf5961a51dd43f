"""What a row of the table is: a page, who looks, and what they did before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils import translation

from marketplace.devtools.visit import SentForm, Visit

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
            return Visit(
                name=self.name, who=str(self.who), language=language, status=self.status, main=self.main,
                before=[_found(form, language) for form in self.before],
                path=None if isinstance(self.at, Form) else _path(self.at, language),
                form=_found(self.at, language) if isinstance(self.at, Form) else None,
            )  # fmt: skip


def _path(text: Text, language: str) -> str:
    """An address that is looked up speaks the active language already; one that is written down is Vietnamese."""
    if not isinstance(text, str):
        return text()
    return f"/en{text}" if language == "en" else text


def _found(form: Form, language: str) -> SentForm:
    on = _path(form.on, language)
    typed = {name: value if isinstance(value, str) else value() for name, value in form.typed.items()}
    return SentForm(on, on.partition("?")[0] if form.to is None else _path(form.to, language), typed, [*form.without])
