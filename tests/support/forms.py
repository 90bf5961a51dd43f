"""What a browser would send with a form of a page, read from its HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

Pairs = list[tuple[str, str]]
Attributes = list[tuple[str, str | None]]
NEVER_SENT = {"submit", "button", "reset", "image", "file"}


@dataclass
class Found:
    """One form: the path it goes to, and its fields as they stand."""

    path: str
    fields: Pairs = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path, self.forms = path, list[Found]()
        self.form: Found | None = None
        self.select = ""
        self.options: Pairs = []  # of the open select: ("selected" or "", value)
        self.area = ""
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        got = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Found(urlsplit(urljoin(self.path, got.get("action", ""))).path)
            self.forms.append(self.form)
        elif tag == "input":
            self._input(got)
        elif tag == "select":
            self.select, self.options = got.get("name", ""), []
        elif tag == "option":
            self.options.append(("selected" if "selected" in got else "", got.get("value", "")))
        elif tag == "textarea":
            self.area, self.text = got.get("name", ""), ""

    def handle_data(self, data: str) -> None:
        self.text += data if self.area else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select" and self.options:
            chosen = next((value for selected, value in self.options if selected), self.options[0][1])
            self._add(self.select, chosen)
        elif tag == "textarea":
            self._add(self.area, self.text.removeprefix("\n"))
            self.area = ""

    def _input(self, got: dict[str, str]) -> None:
        kind = got.get("type", "text")
        is_off = kind in {"checkbox", "radio"} and "checked" not in got
        if kind not in NEVER_SENT and not is_off and "disabled" not in got:
            self._add(got.get("name", ""), got.get("value", "on" if kind == "checkbox" else ""))

    def _add(self, name: str, value: str) -> None:
        if self.form is not None and name:
            self.form.fields.append((name, value))


def form_to(html: str, path: str, to: str) -> dict[str, str]:
    """The fields of the form on the page at `path` that goes to `to`; LookupError where there is none."""
    reader = _Reader(path)
    reader.feed(html)
    for form in reader.forms:
        if form.path == to and any(name == "csrfmiddlewaretoken" for name, _value in form.fields):
            return dict(form.fields)
    raise LookupError(f"{path} has no form to {to}, only to {sorted({form.path for form in reader.forms})}")
