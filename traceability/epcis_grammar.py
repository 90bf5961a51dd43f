"""Pieces from which ``epcis_check`` is put together: each looks at a JSON value and yields its faults.

Pure: no Django, no database. A fault is a sentence for a person and the place where it stands.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from marketplace.money import gettext_noop

Json = Any


class Problem(NamedTuple):
    """One fault: ``path`` such as ``epcisBody.eventList[0].action``, the untranslated sentence, what fills it."""

    path: str
    message: str
    params: dict[str, str]

    def __str__(self) -> str:
        return f"{self.path or 'document'}: {self.message % self.params}"


Check = Callable[[Json, str], Iterator[Problem]]

_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def fault(path: str, message: str, **params: str) -> Problem:
    """Make a problem; ``params`` fill the sentence."""
    return Problem(path, message, params)


def missing(value: Mapping[str, Json], path: str, names: tuple[str, ...]) -> Iterator[Problem]:
    """Yield each name that a record lacks."""
    for name in names:
        if name not in value:
            yield fault(path, gettext_noop('"%(name)s" is missing.'), name=name)


def text(value: Json, path: str) -> Iterator[Problem]:
    """Accept any text."""
    if not isinstance(value, str):
        yield fault(path, gettext_noop("This must be a text."))


def boolean(value: Json, path: str) -> Iterator[Problem]:
    """Accept true and false."""
    if not isinstance(value, bool):
        yield fault(path, gettext_noop("This must be true or false."))


def number(value: Json, path: str) -> Iterator[Problem]:
    """Accept a finite number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        yield fault(path, gettext_noop("This must be a number."))


def is_uri(value: Json) -> bool:
    """Tell whether a value is an absolute URI, or a name with its prefix."""
    return isinstance(value, str) and bool(_URI.fullmatch(value))


def uri(value: Json, path: str) -> Iterator[Problem]:
    """Accept an absolute URI."""
    if not is_uri(value):
        yield fault(path, gettext_noop("This must be a URI, such as an address or a URN."))


def moment(value: Json, path: str) -> Iterator[Problem]:
    """Accept an ISO 8601 moment with its time zone."""
    try:
        right = isinstance(value, str) and bool(_MOMENT.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        right = False
    if not right:
        yield fault(path, gettext_noop("This must be a moment with its time zone, such as 2026-07-01T08:30:00+07:00."))


def like(pattern: str, example: str) -> Check:
    """Check a text against a whole pattern."""
    compiled = re.compile(pattern)

    def check(value: Json, path: str) -> Iterator[Problem]:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            yield fault(path, gettext_noop("This must be written like %(example)s."), example=example)

    return check


def word(words: str, *, foreign: str = r"urn:epcglobal:cbv|https?://ns\.gs1\.org/cbv/") -> Check:
    """Check a word of a vocabulary, or the URI of somebody else's; ``foreign`` are forms that are withdrawn."""
    allowed, withdrawn = frozenset(words.split()), re.compile(foreign)

    def check(value: Json, path: str) -> Iterator[Problem]:
        if isinstance(value, str) and value in allowed:
            return
        if not is_uri(value) or withdrawn.match(value):
            yield fault(path, gettext_noop("This is not a word of the vocabulary, nor a URI of another one."))

    return check


def one_of(*words: str) -> Check:
    """Accept some words and nothing else."""

    def check(value: Json, path: str) -> Iterator[Problem]:
        if not isinstance(value, str) or value not in words:
            yield fault(path, gettext_noop("This must be one of: %(words)s."), words=", ".join(words))

    return check


def list_of(item: Check, *, least: int = 0, unique: bool = False) -> Check:
    """Accept a list whose entries pass."""

    def check(value: Json, path: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield fault(path, gettext_noop("This must be a list."))
            return
        if len(value) < least:
            yield fault(path, gettext_noop("This list must not be empty."))
        if unique and len({repr(each) for each in value}) < len(value):
            yield fault(path, gettext_noop("Something stands twice in this list."))
        for index, each in enumerate(value):
            yield from item(each, f"{path}[{index}]")

    return check


def record(fields: Mapping[str, Check], *, needs: str = "", others: str = "refused") -> Check:
    """Check an object; ``others`` are names not in ``fields``: refused, prefixed (a URI or prefix:name), or any."""

    def check(value: Json, path: str) -> Iterator[Problem]:
        if not isinstance(value, Mapping):
            yield fault(path, gettext_noop("This must be an object with named fields."))
            return
        yield from missing(value, path, tuple(needs.split()))
        for name, each in value.items():
            below = f"{path}.{name}" if path else str(name)
            if name in fields:
                yield from fields[name](each, below)
            elif others == "refused" or (others == "prefixed" and not is_uri(name)):
                yield fault(below, gettext_noop("This field is unknown; a field of your own needs a prefix."))

    return check


def either(first: Check, second: Check) -> Check:
    """Accept what one of two accepts; the faults are the second's."""

    def check(value: Json, path: str) -> Iterator[Problem]:
        if any(True for _ in first(value, path)):
            yield from second(value, path)

    return check
