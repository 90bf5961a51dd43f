"""GS1 Digital Link: the web address on a label that says which goods, which lot, which piece.

Pure: no Django, no database. After "GS1 Digital Link Standard: URI Syntax" 1.6, without its two
leniencies that GS1 withdrew: words for numbers (``/gtin/``) and GTINs without leading zeros.

>>> link = parse("https://shop.example/01/09520123456788/10/LO-2026-07?17=270131&utm_source=label")
>>> link.gtin, link.lot, link.attribute("17")
('09520123456788', 'LO-2026-07', '270131')
>>> canonical(link)
'https://id.gs1.org/01/09520123456788/10/LO-2026-07?17=270131'
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote_to_bytes

from marketplace.money import gettext_noop
from traceability.gs1 import NEVER_ATTRIBUTES, PRIMARY_KEYS, GS1Error, check_value, is_ai

CANONICAL_ROOT: Final = "https://id.gs1.org"
LONGEST: Final = 2_000
"""The longest address read, in characters; a QR code holds fewer."""

Pairs = tuple[tuple[str, str], ...]
_Part = tuple[int, str]  # where a piece of the address begins, and the piece

_NOT_IN_A_URI: Final = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_BAD_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})|%00")
_SCHEME: Final = re.compile(r"https?://|HTTPS?://")
_HOST: Final = re.compile(r"(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.?|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?")
_AUTHORITY: Final = re.compile(r"[^/?#]*")

_SENTENCES: Final = {
    "too_long": gettext_noop("The address is longer than %(longest)s characters."),
    "scheme": gettext_noop("The address must begin with https:// or http://."),
    "host": gettext_noop("The address has no valid host name."),
    "character": gettext_noop("This character must be percent-encoded in an address."),
    "escape": gettext_noop("A percent sign must be followed by two hexadecimal digits, and not by 00."),
    "no_key": gettext_noop("The address names no goods: there is no GS1 key in its path."),
    "empty": gettext_noop("(%(ai)s) has no value."),
    "qualifier": gettext_noop("(%(ai)s) cannot stand there in the path after (%(key)s)."),
    "in_path": gettext_noop("(%(ai)s) belongs in the path, not behind the question mark."),
    "unknown_key": gettext_noop("(%(ai)s) is a number but no GS1 application identifier."),
    "attribute": gettext_noop("(%(ai)s) cannot stand behind the question mark."),
    "duplicate": gettext_noop("(%(ai)s) is given twice."),
    "unbuildable": gettext_noop("These parts do not make one Digital Link."),
}


class DigitalLinkError(ValueError):
    """An address that is no Digital Link.

    ``code`` is for machines, ``position`` the index of the character where it goes wrong (from 0),
    ``message`` the untranslated sentence and ``params`` what fills it; ``str()`` adds the position.
    Codes are those of GS1Error too, where a value is wrong.
    """

    def __init__(self, code: str, position: int, *, message: str = "", **params: str) -> None:
        self.code, self.position, self.params = code, position, params
        self.message = message or _SENTENCES[code]
        super().__init__(f"{self.message % params} (character {position + 1})")


@dataclass(frozen=True, slots=True)
class DigitalLink:
    """What an address names. Pairs are (application identifier, decoded value).

    ``stem`` is everything before the key, ``others`` what GS1 gives no meaning (kept, in order; a
    name without "=" has None).
    """

    key: str
    value: str
    qualifiers: Pairs = ()
    attributes: Pairs = ()
    others: tuple[tuple[str, str | None], ...] = ()
    stem: str = CANONICAL_ROOT

    @property
    def gtin(self) -> str | None:
        """The GTIN-14, where the key is one."""
        return self.value if self.key == "01" else None

    @property
    def lot(self) -> str | None:
        return self.qualifier("10")

    @property
    def serial(self) -> str | None:
        return self.qualifier("21")

    def get(self, ai: str) -> str | None:
        """Return the value of an application identifier wherever in the address it stands."""
        return dict(((self.key, self.value), *self.qualifiers, *self.attributes)).get(ai)

    def qualifier(self, ai: str) -> str | None:
        return dict(self.qualifiers).get(ai)

    def attribute(self, ai: str) -> str | None:
        return dict(self.attributes).get(ai)


def parse(uri: str) -> DigitalLink:
    """Read an address; raise DigitalLinkError, and nothing else, for what is no Digital Link."""
    if len(uri) > LONGEST:
        raise DigitalLinkError("too_long", LONGEST, longest=str(LONGEST))
    if wrong := _NOT_IN_A_URI.search(uri):
        raise DigitalLinkError("character", wrong.start())
    start = _after_host(uri)
    end = len(uri.partition("#")[0])
    if wrong := _BAD_ESCAPE.search(uri, start, end):
        raise DigitalLinkError("escape", wrong.start())
    path_end = uri.find("?", start, end) if "?" in uri[start:end] else end
    stem_end, pairs = _path(uri, start, path_end)
    (key, value), qualifiers = pairs[0], pairs[1:]
    attributes, others = _query(uri, path_end + 1, end, key, tuple(ai for ai, _ in qualifiers))
    return DigitalLink(key, value, qualifiers, attributes, others, uri[:stem_end])


def _after_host(uri: str) -> int:
    """Return where the path begins."""
    scheme = _SCHEME.match(uri)
    if scheme is None:
        raise DigitalLinkError("scheme", 0)
    authority = _AUTHORITY.match(uri, scheme.end())
    host = _HOST.fullmatch(authority[0]) if authority else None
    if authority is None or host is None or int(host["port"] or 0) > 65535:
        raise DigitalLinkError("host", scheme.end())
    return authority.end()


def _path(uri: str, start: int, end: int) -> tuple[int, Pairs]:
    """Return where the stem ends, and the key with its qualifiers.

    Names and values alternate from the right, and the rightmost key wins: whatever stands before
    it is a stem, even if it looks like a key.
    """
    parts = list(_split(uri, start, end, "/"))[1:]
    named = [(parts[i], parts[i + 1]) for i in range(len(parts) % 2, len(parts), 2)]
    first = max((i for i, (name, _) in enumerate(named) if name[1] in PRIMARY_KEYS), default=None)
    if first is None:
        raise DigitalLinkError("no_key", start)
    key = named[first][0][1]
    follow = tuple(name[1] for name, _ in named[first + 1 :])
    for index, (name, _) in enumerate(named[first + 1 :]):
        if not _in_order(key, follow[: index + 1]):
            raise DigitalLinkError("qualifier", name[0], ai=name[1][:20], key=key)
    pairs = tuple((name[1], _value(name[1], value, plus=False)) for name, value in named[first:])
    return named[first][0][0] - 1, pairs


def _split(uri: str, start: int, end: int, by: str) -> Iterator[_Part]:
    """Yield the pieces between separators, each with where it begins."""
    for piece in uri[start:end].split(by):
        yield start, piece
        start += len(piece) + 1


def _in_order(key: str, qualifiers: Iterable[str]) -> bool:
    """Tell whether qualifiers may follow a key, each once and in their order."""
    wanted = tuple(qualifiers)
    return any(
        tuple(ai for ai in allowed if ai in wanted) == wanted for allowed in PRIMARY_KEYS[key]
    )  # fmt: skip


def _belongs_in_path(key: str, qualifiers: tuple[str, ...], ai: str) -> bool:
    """Tell whether an identifier could have been one of the qualifiers that are there."""
    spots = range(len(qualifiers) + 1)
    return any(_in_order(key, (*qualifiers[:spot], ai, *qualifiers[spot:])) for spot in spots)


def _value(ai: str, part: _Part, *, plus: bool) -> str:
    """Return a decoded value that its identifier allows; ``plus`` reads "+" as a space."""
    position, raw = part
    if not raw:
        raise DigitalLinkError("empty", position, ai=ai)
    value = _decoded(raw, plus=plus)
    try:
        check_value(ai, value)
    except GS1Error as error:
        raise DigitalLinkError(error.code, position, message=error.message, **error.params) from error
    return value


def _decoded(raw: str, *, plus: bool) -> str:
    """Percent-decode; bytes that are no UTF-8 become U+FFFD, which no identifier allows."""
    return unquote_to_bytes(raw.replace("+", " ") if plus else raw).decode("utf-8", "replace")


def _query(
    uri: str, start: int, end: int, key: str, qualifiers: tuple[str, ...]
) -> tuple[Pairs, tuple[tuple[str, str | None], ...]]:
    """Return the attributes, and what is not GS1's; numbers must be attributes, each given once."""
    attributes: dict[str, str] = {}
    others: list[tuple[str, str | None]] = []
    for position, piece in _split(uri, start, end, "&"):
        raw_name, equals, raw_value = piece.partition("=")
        name = _decoded(raw_name, plus=True)
        if not piece:
            continue
        if not re.fullmatch(r"[0-9]+", name):
            others.append((name, _decoded(raw_value, plus=True) if equals else None))
            continue
        if not is_ai(name):
            raise DigitalLinkError("unknown_key", position, ai=name[:20])
        if name in attributes or name == key or name in qualifiers:
            raise DigitalLinkError("duplicate", position, ai=name)
        if _belongs_in_path(key, qualifiers, name):
            raise DigitalLinkError("in_path", position, ai=name)
        if name in NEVER_ATTRIBUTES:
            raise DigitalLinkError("attribute", position, ai=name)
        attributes[name] = _value(name, (position + len(raw_name) + len(equals), raw_value), plus=True)
    return tuple(attributes.items()), tuple(others)


def build(link: DigitalLink) -> str:
    """Write an address; ``parse`` of it gives the same link.

    Everything but ``A-Z a-z 0-9 - . _ ~`` is percent-encoded in values. Raises DigitalLinkError
    where parse would refuse it or read something else (its stem holds a question mark, say).
    """
    path = "".join(f"/{ai}/{quote(value, safe='')}" for ai, value in ((link.key, link.value), *link.qualifiers))
    query = [f"{ai}={quote(value, safe='')}" for ai, value in link.attributes]
    query += [quote(name, safe="") + _assigned(value) for name, value in link.others]
    uri = link.stem + path + ("?" + "&".join(query) if query else "")
    if parse(uri) != link:
        raise DigitalLinkError("unbuildable", len(link.stem))
    return uri


def _assigned(value: str | None) -> str:
    return "" if value is None else "=" + quote(value, safe="")


def build_gtin(gtin: str, lot: str | None = None, serial: str | None = None, *, root: str = CANONICAL_ROOT) -> str:
    """Write the address of goods by GTIN-14, of one lot, of one piece.

    ``root`` is scheme, host and stem without a closing slash. Raises DigitalLinkError.
    """
    given = (("10", lot), ("21", serial))
    qualifiers = tuple((ai, value) for ai, value in given if value is not None)
    return build(DigitalLink("01", gtin, qualifiers, stem=root))


def canonical(link: DigitalLink) -> str:
    """Write the one address that all equal links share: on id.gs1.org, attributes in order, nothing else."""
    attributes = tuple(sorted(link.attributes))
    return build(DigitalLink(link.key, link.value, link.qualifiers, attributes))


def item_uri(link: DigitalLink) -> str:
    """Write the canonical address without attributes: the name of the thing, as EPCIS events use it."""
    return build(DigitalLink(link.key, link.value, link.qualifiers))
