"""GS1's identifiers: application identifiers (AI) with their formats, check digits, dates, our lot codes.

Pure: no Django, no database. The formats are those of the GS1 General Specifications, section 3, and
of GS1's Barcode Syntax Dictionary (2025). Lengths, character sets, check digits, company prefixes and
dates are checked; ISO code lists (country, currency) are not.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from marketplace.money import gettext_noop

CSET82: Final = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""The characters of lots and serials, in the order that gives them their values 0 to 81."""
LOT_CODE: Final = re.compile(r"[A-Z0-9-]{1,20}")
"""Our own lot codes: what a person can read aloud and QR codes hold most tightly."""

_SETS: Final = {
    "N": re.compile(r"[0-9]+"),
    "X": re.compile(f"[{re.escape(CSET82)}]+"),
    "Y": re.compile(r"[#\-/0-9A-Z]+"),
    "Z": re.compile(r"[A-Za-z0-9_\-=]+"),
}

# Measures and prices end in their number of decimals: 310n is 3100 to 3105.
_MEASURES: Final = (*range(310, 317), *range(320, 338), *range(340, 358), *range(360, 370))

# format -> AIs. A component is set, length (".." at most), checks; "?" marks an optional one.
_FORMATS: Final = {
    "N18,csum,gcp1": "00",
    "N14,csum,gcp1": "01 02 03",
    "X..20": "10 21 22 243 254 420 4318 7020 7021 7022 710-716 7240 8002 8012",
    "N6,date0": "11 12 13 15 16 17",
    "N2": "20 7241",
    "X..28": "235",
    "X..30": "240 241 250 251 400 403 4308 4319 7002 90",
    "N..6": "242",
    "N13,csum,gcp ?X..17": "253",
    "N13,csum,gcp ?N..12": "255",
    "N..8": "30 37",
    "N..15": "3900-3909 3920-3929",
    "N3 N..15": "3910-3919 3930-3939",
    "N4": "3940-3943 8111",
    "N6": "3950-3955 8005",
    "X..30,gcp": "401 7023 8004",
    "N17,csum,gcp": "402",
    "N13,csum,gcp": "410-417",
    "N3 X..9": "421",
    "N3": "422 424 426",
    "N3 ?N3 ?N3 ?N3 ?N3": "423 425",
    "X..3": "427 7008",
    "X..35": "4300 4301 4310 4311 4320",
    "X..70": "4302-4306 4312-4316 7257 8110 8112 8200",
    "X2": "4307 4317",
    "N10 N10": "4309",
    "N1": "4321-4323 7252",
    "N6,date0 N4": "4324 4325",
    "N6,date": "4326 7006",
    "N6 ?X1": "4330-4333",
    "N13": "7001",
    "N6,date N4": "7003",
    "N..4": "7004",
    "X..12": "7005",
    "N6,date ?N6,date": "7007",
    "X..10": "7009 7255",
    "X..2": "7010",
    "N6,date ?N4": "7011",
    "N3 X..27": "7030-7039",
    "N1 X1 X1 X1": "7040",
    "X..4": "7041",
    "X2 X..28": "7230-7239",
    "X..25": "7242 8020",
    "N8": "7250",
    "N8 N4": "7251",
    "X..40": "7253 7254 7259",
    "X..90": "7256 91-99",
    "X3": "7258",
    "N4 N5 N3 N1 N1": "8001",
    "N1 N13,csum,gcp ?X..16": "8003",
    "N14,csum,gcp1 N4": "8006 8026",
    "X..34": "8007",
    "N6,date N2 ?N2 ?N2": "8008",
    "X..50": "8009",
    "Y..30,gcp": "8010",
    "N..12": "8011",
    "X..25,gmn,gcp": "8013 8014",
    "N18,csum,gcp": "8017 8018",
    "N..10": "8019",
    "Z..90": "8030",
}

# Keys of a Digital Link, each with the qualifiers that may follow it, in order; alternatives.
PRIMARY_KEYS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "00": ((),),
    "01": (("22", "10", "21"), ("235",)),
    "253": ((),),
    "255": ((),),
    "401": ((),),
    "402": ((),),
    "414": (("254",), ("7040",)),
    "415": (("8020",),),
    "417": (("7040",),),
    "8003": ((),),
    "8004": (("7040",),),
    "8006": (("22", "10", "21"),),
    "8010": (("8011",),),
    "8013": ((),),
    "8017": (("8019",),),
    "8018": (("8019",),),
}
# What a Digital Link may not carry behind the question mark.
NEVER_ATTRIBUTES: Final = frozenset(
    {"03", "21", "22", "235", "254", "7040", "7041", "8011", "8014", "8019", "8020", "8200"}
)

_SENTENCES: Final = {
    "unknown_ai": gettext_noop("(%(ai)s) is not a GS1 application identifier."),
    "length": gettext_noop("The value of (%(ai)s) has the wrong length."),
    "characters": gettext_noop("The value of (%(ai)s) holds a character that is not allowed there."),
    "check_digit": gettext_noop("The check digit of (%(ai)s) is wrong: a digit was probably mistyped."),
    "prefix": gettext_noop("The value of (%(ai)s) does not begin with a GS1 company prefix."),
    "date": gettext_noop("The value of (%(ai)s) is not a date written YYMMDD."),
    "gtin": gettext_noop("A GTIN has 8, 12, 13 or 14 digits."),
    "lot_code": gettext_noop("A lot code has 1 to 20 capital letters, digits or hyphens."),
}


class GS1Error(ValueError):
    """An identifier that cannot be used: ``code`` and ``params`` for machines, ``str()`` for people.

    ``message`` is the untranslated sentence with its ``%(ai)s`` place.
    """

    def __init__(self, code: str, ai: str = "") -> None:
        self.code, self.params = code, {"ai": ai}
        self.message = _SENTENCES[code]
        super().__init__(self.message % self.params)


class _Component(NamedTuple):
    kind: str
    least: int
    most: int
    checks: tuple[str, ...]


def _components(text: str) -> tuple[_Component, ...]:
    """Read one line of _FORMATS."""
    found = []
    for part in text.split():
        shape, *checks = part.lstrip("?").split(",")
        most = int(shape[1:].lstrip("."))
        least = 0 if part.startswith("?") else 1 if ".." in shape else most
        found.append(_Component(shape[0], least, most, (*checks, "exact") if ".." not in shape else tuple(checks)))
    return tuple(found)


def _identifiers(text: str) -> Iterator[str]:
    for part in text.split():
        first, _, last = part.partition("-")
        yield from (str(number).zfill(len(first)) for number in range(int(first), int(last or first) + 1))


_TABLE: Final = {ai: _components(spec) for spec, ais in _FORMATS.items() for ai in _identifiers(ais)} | {
    f"{measure}{decimals}": _components("N6") for measure in _MEASURES for decimals in range(6)
}


def is_ai(ai: str) -> bool:
    """Tell whether a text is an application identifier that GS1 has assigned."""
    return ai in _TABLE


def check_value(ai: str, value: str) -> None:
    """Raise GS1Error unless a value has the format that its application identifier asks for.

    Codes: ``unknown_ai``, ``length``, ``characters``, ``check_digit``, ``prefix``, ``date``.
    """
    if ai not in _TABLE:
        raise GS1Error("unknown_ai", ai)
    rest = value
    for component in _TABLE[ai]:
        part, rest = rest[: component.most], rest[component.most :]
        if not part and not component.least:
            break
        least = component.most if "exact" in component.checks else component.least
        if len(part) < least:
            raise GS1Error("length", ai)
        if not _SETS[component.kind].fullmatch(part):
            raise GS1Error("characters", ai)
        for check in component.checks:
            if check in _CHECKS and not _CHECKS[check](part):
                raise GS1Error(_FAILURES[check], ai)
    if rest:
        raise GS1Error("length", ai)


def check_digit(body: str) -> str:
    """Return the digit that completes a GS1 number of any length (General Specifications 7.9.1)."""
    if not re.fullmatch(r"[0-9]+", body):
        raise GS1Error("gtin")
    weighted = (int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(body)))
    return str(-sum(weighted) % 10)


def has_check_digit(number: str) -> bool:
    """Tell whether a number of digits ends in its GS1 check digit."""
    return bool(re.fullmatch(r"[0-9]{2,}", number)) and check_digit(number[:-1]) == number[-1]


def normalise_gtin(text: str) -> str:
    """Return the 14 digits of a GTIN-8, -12, -13 or -14; spaces and hyphens are left out.

    Raises GS1Error ``gtin`` (not such a number, or nothing but zeros) or ``check_digit``.
    """
    digits = re.sub(r"[\s\-]", "", text)
    if not re.fullmatch(r"[0-9]{8}|[0-9]{12,14}", digits) or not digits.strip("0"):
        raise GS1Error("gtin")
    if not has_check_digit(digits):
        raise GS1Error("check_digit", "01")
    return digits.zfill(14)


def normalise_lot_code(text: str) -> str:
    """Return one of our lot codes as it is printed, from what a person typed.

    Raises GS1Error ``lot_code``. Codes of others (GS1 allows CSET82) are not read here.
    """
    code = text.strip().upper()
    if not LOT_CODE.fullmatch(code):
        raise GS1Error("lot_code")
    return code


def read_date(value: str, *, today: date) -> date:
    """Return the day that YYMMDD names; day 00 is the end of its month.

    The century is the one that puts the year within 50 years of ``today`` (General Specifications
    7.12). Raises GS1Error ``date``.
    """
    if not re.fullmatch(r"[0-9]{6}", value) or not _is_date(value, day_zero=True):
        raise GS1Error("date")
    apart = int(value[:2]) - today.year % 100
    century = today.year // 100 - (apart >= 51) + (apart <= -50)
    year, month, day = century * 100 + int(value[:2]), int(value[2:4]), int(value[4:])
    return date(year, month, day or monthrange(year, month)[1])


def _is_date(value: str, *, day_zero: bool) -> bool:
    year, month, day = 2000 + int(value[:2]), int(value[2:4]), int(value[4:6])
    return 1 <= month <= 12 and (day_zero or day > 0) and day <= monthrange(year, month)[1]


def _has_gmn_pair(value: str) -> bool:
    """Check the two characters that end a Global Model Number (General Specifications 7.9.5)."""
    primes = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83)
    alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    weighted = (CSET82.index(char) * prime for char, prime in zip(reversed(value[:-2]), primes, strict=False))
    total = sum(weighted) % 1021
    return len(value) > 2 and value[-2:] == alphabet[total >> 5] + alphabet[total & 31]


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    "csum": has_check_digit,
    "gcp": lambda value: bool(re.match(r"[0-9]{4}", value)),
    "gcp1": lambda value: bool(re.match(r"[0-9]{5}", value)),
    "date": lambda value: _is_date(value, day_zero=False),
    "date0": lambda value: _is_date(value, day_zero=True),
    "gmn": _has_gmn_pair,
}
_FAILURES: Final = {
    "csum": "check_digit", "gcp": "prefix", "gcp1": "prefix", "date": "date", "date0": "date", "gmn": "check_digit",
}  # fmt: skip
