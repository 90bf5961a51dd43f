"""Names of goods, places and parties in the one form that event hashes use: short GS1 Digital Links.

Pure: no Django, no database. After CBV 2.0 section 8.9 (event hash, rules for GS1 keys) and EPC Tag Data
Standard 2.0 section 6 (EPC URIs). A GTIN is cut to its finest level: with a serial number the lot is left out.
"""

import re
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from traceability.digital_link import CANONICAL_ROOT, DigitalLink, DigitalLinkError, parse
from traceability.gs1 import GS1Error, check_digit, check_value

# What the standard leaves as it is, beside letters, digits and -._~ (the hash vectors hold an apostrophe).
_UNENCODED: Final = "';="
_URN: Final = re.compile(r"urn:epc:(?P<form>id|class|idpat):(?P<scheme>[a-z]+):(?P<body>.+)")
# Digital Links once could say a key in words; hashes of old events still need them.
_WORDS: Final = {
    "gtin": "01", "itip": "8006", "cpv": "22", "lot": "10", "ser": "21", "gln": "414", "glnx": "254", "party": "417",
    "gsrnp": "8017", "gsrn": "8018", "srin": "8019", "gcn": "255", "sscc": "00", "gdti": "253", "ginc": "401",
    "gsin": "402", "grai": "8003", "giai": "8004", "cpid": "8010", "cpsn": "8011", "gmn": "8013",
}  # fmt: skip


class _Scheme(NamedTuple):
    """How an EPC URI becomes a key: application identifier, length before the check digit, its qualifier.

    ``length`` 0 means no check digit; ``leads`` that the reference's first digit stands first of all.
    """

    ai: str
    length: int
    leads: bool = False
    qualifier: str = ""
    fields: int = 1  # after prefix and reference: the serial, say
    before: str = ""


_SCHEMES: Final = {
    "sgtin": _Scheme("01", 13, leads=True, qualifier="21"),
    "lgtin": _Scheme("01", 13, leads=True, qualifier="10"),
    "upui": _Scheme("01", 13, leads=True, qualifier="235"),
    "itip": _Scheme("8006", 13, leads=True, qualifier="21", fields=3),
    "sscc": _Scheme("00", 17, leads=True, fields=0),
    "sgln": _Scheme("414", 12, qualifier="254"),
    "pgln": _Scheme("417", 12, fields=0),
    "grai": _Scheme("8003", 12, before="0"),
    "gdti": _Scheme("253", 12),
    "sgcn": _Scheme("255", 12),
    "gsrn": _Scheme("8018", 17, fields=0),
    "gsrnp": _Scheme("8017", 17, fields=0),
    "gsin": _Scheme("402", 16, fields=0),
    "giai": _Scheme("8004", 0, fields=0),
    "ginc": _Scheme("401", 0, fields=0),
    "cpi": _Scheme("8010", 0, qualifier="8011"),
}


def normalise(uri: str) -> str | None:
    """Return the short canonical Digital Link for an EPC URI or a Digital Link; None for anything else.

    A name with a wrong check digit or length is none of GS1's and gives None.
    """
    if uri.startswith("urn:epc:"):
        return _from_urn(uri)
    if not uri.lower().startswith(("http://", "https://")):
        return None
    for candidate in (uri, _without_words(uri)):
        try:
            return _short(parse(candidate))
        except DigitalLinkError:
            continue
    return None


def _without_words(uri: str) -> str:
    path, mark, query = uri.partition("?")
    scheme, rest = path[:8], path[8:]
    return scheme + "/".join(_WORDS.get(part, part) for part in rest.split("/")) + mark + query


def _short(link: DigitalLink) -> str:
    """Return key and finest qualifier alone, on id.gs1.org."""
    kept = dict(link.qualifiers)
    kept.pop("22", None)
    if "21" in kept:
        kept.pop("10", None)
    pairs = [(link.key, link.value), *kept.items()]
    return CANONICAL_ROOT + "".join(f"/{ai}/{quote(value, safe=_UNENCODED)}" for ai, value in pairs)


def _from_urn(uri: str) -> str | None:
    found = _URN.fullmatch(uri)
    scheme = _SCHEMES.get(found["scheme"]) if found else None
    if found is None or scheme is None:
        return None
    parts = found["body"].split(".", 1 + scheme.fields)
    if len(parts) != 2 + scheme.fields or not re.fullmatch(r"[0-9]{6,12}", parts[0]):
        return None
    try:
        return _keyed(scheme, parts[0], [unquote(part) for part in parts[1:]], pattern=found["form"] == "idpat")
    except (GS1Error, IndexError):
        return None


def _keyed(scheme: _Scheme, prefix: str, fields: list[str], *, pattern: bool) -> str:
    """Put prefix, reference and the rest into their places; ``pattern`` ends in "*" for any serial."""
    reference, *rest = fields
    serial = rest.pop() if rest else ""
    if pattern and serial == "*":
        serial = ""
    body = reference[0] + prefix + reference[1:] if scheme.leads else prefix + reference
    if scheme.length:
        if len(body) != scheme.length:
            raise GS1Error("length", scheme.ai)
        body += check_digit(body)
    key = scheme.before + body + "".join(rest)
    if scheme.qualifier == "254" and serial == "0":  # a place without its parts
        serial = ""
    if not scheme.qualifier:
        key, serial = key + serial, ""
    qualifiers = ((scheme.qualifier, serial),) if serial else ()
    for ai, value in ((scheme.ai, key), *qualifiers):
        check_value(ai, value)
    return _short(DigitalLink(scheme.ai, key, qualifiers))
