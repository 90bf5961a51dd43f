"""Money is whole đồng in an ``int``; this module reads, writes, rounds and divides it.

Pure: no Django, no database. VND has no decimals (ISO 4217 exponent 0), so a half đồng is always
a mistake that hides until two sums disagree; it is refused where it enters.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal, NamedTuple

MAX_VND: Final = 999_999_999_999
"""The largest amount read from a person, in đồng; callers with narrower columns pass ``maximum``."""

Unit = Literal["g", "kg", "ml", "l", "piece"]

_LONGEST_INPUT: Final = 40
_PRECISE_TO: Final = Decimal(1)
_SMALL_PACK: Final = 250  # grams or millilitres: below it a price per kilogram says little
_MULTIPLIERS: Final = {
    "k": 1_000, "ng": 1_000, "nghìn": 1_000, "ngàn": 1_000, "nghin": 1_000, "ngan": 1_000,
    "tr": 1_000_000, "triệu": 1_000_000, "trieu": 1_000_000, "m": 1_000_000,
    "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000,
}  # fmt: skip
_SPACES: Final = re.compile(r"[\s\u00a0\u202f\u2009]+")
_CURRENCY: Final = r"(?:đồng|dong|vnđ|vnd|đ|₫|d)"
_SHAPE: Final = re.compile(
    rf"{_CURRENCY}? ?(?P<number>[0-9][0-9., ]*?) ?"
    rf"(?P<unit>{'|'.join(sorted(_MULTIPLIERS, key=len, reverse=True))})?"
    rf"(?P<rest>[0-9]|[0-9]{{3}})? ?{_CURRENCY}?"
)
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:(?P<by>[., ])[0-9]{3})(?:(?P=by)[0-9]{3})*")
_FRACTION: Final = re.compile(rf"(?:[0-9]+|{_GROUPED.pattern})[.,][0-9]+")


def gettext_noop(message: str) -> str:
    """Mark a sentence for translators without importing Django; the caller translates it."""
    return message


_SENTENCES: Final = {
    "empty": gettext_noop("Enter an amount, for example 150.000."),
    "not_a_number": gettext_noop("Enter the amount in digits, for example 150.000 or 150k."),
    "negative": gettext_noop("An amount cannot be negative."),
    "decimals": gettext_noop("The đồng has no decimals: enter a whole amount, such as 150.000."),
    "ambiguous": gettext_noop("This amount can be read in two ways: write all its digits."),
    "too_big": gettext_noop("This amount is too large: the most is %(maximum)s."),
    "split": gettext_noop("There is nothing to divide this amount over."),
    "quantity": gettext_noop("The net content must be greater than zero."),
    "rate": gettext_noop("The VAT rate is a percentage from 0 to 100, such as 8."),
}


class MoneyError(ValueError):
    """An amount that cannot be used.

    ``code`` is for machines, ``message`` the untranslated sentence with ``%(name)s`` places,
    ``params`` what fills them; ``str()`` is the finished English sentence. The three fit Django's
    ``ValidationError(gettext(error.message), code=error.code, params=error.params)``.
    """

    def __init__(self, code: str, **params: str) -> None:
        self.code, self.params = code, params
        self.message = _SENTENCES[code]
        super().__init__(self.message % params)


class UnitPrice(NamedTuple):
    """A comparable price: ``amount`` in đồng per ``per`` ("kg", "lít", "100 g", "100 ml", "cái")."""

    amount: int
    per: str


class Vat(NamedTuple):
    """A gross price taken apart, both in đồng; ``net + vat`` is the gross exactly."""

    net: int
    vat: int


def parse_vnd(text: str, *, maximum: int = MAX_VND) -> int:
    """Read an amount as people in Vietnam write it, in đồng.

    >>> [parse_vnd(text) for text in ("150.000", "150,000", "150 000 đ", "150k", "1,5tr", "1tr5")]
    [150000, 150000, 150000, 150000, 1500000, 1500000]

    Raises MoneyError: ``empty``, ``not_a_number``, ``negative``, ``decimals`` ("150.5"),
    ``ambiguous`` ("1.500k" may be 1.500 or 1.500.000), ``too_big``.
    """
    cleaned = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold()
    if not cleaned:
        raise MoneyError("empty")
    if re.match(rf"(?:{_CURRENCY} ?)?[-\u2212\u2013][ ]?[0-9]|\([0-9., ]+\)$", cleaned):
        raise MoneyError("negative")
    if len(cleaned) > _LONGEST_INPUT:
        too_long = re.fullmatch(r"[0-9., ]+", cleaned)
        raise _too_big(maximum) if too_long else MoneyError("not_a_number")
    shape = _SHAPE.fullmatch(cleaned)
    if shape is None:
        raise MoneyError("not_a_number")
    amount = _scaled(shape["number"].strip(), shape["unit"], shape["rest"])
    if amount > maximum:
        raise _too_big(maximum)
    return amount


def _too_big(maximum: int) -> MoneyError:
    return MoneyError("too_big", maximum=format_vnd(maximum))


def _scaled(number: str, unit: str | None, rest: str | None) -> int:
    """Return a typed number times its unit; ``rest`` is the "5" of "1tr5" (half a million)."""
    if unit is None:
        if rest is not None:
            number += rest
        return _whole(number)
    factor = _MULTIPLIERS[unit]
    if rest is not None:
        return _whole(number) * factor + int(rest.ljust(3, "0")) * factor // 1000
    if number.isdigit():
        return int(number) * factor
    if re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", number):
        raise MoneyError("ambiguous")
    if _GROUPED.fullmatch(number):
        return _whole(number) * factor
    return _fraction(number, factor)


def _fraction(number: str, factor: int) -> int:
    """Return "1,5" times a unit; only a whole number of đồng is an answer."""
    parts = re.fullmatch(r"([0-9]+)[.,]([0-9]+)", number)
    if parts is None:
        raise MoneyError("not_a_number")
    scaled = Decimal(f"{parts[1]}.{parts[2]}") * factor
    if scaled != int(scaled):
        raise MoneyError("decimals")
    return int(scaled)


def _whole(number: str) -> int:
    """Return digits, or digits grouped in threes by one kind of separator."""
    if number.isdigit():
        return int(number)
    if _GROUPED.fullmatch(number):
        return int(re.sub(r"[., ]", "", number))
    if _FRACTION.fullmatch(number):
        raise MoneyError("decimals")
    raise MoneyError("not_a_number")


def format_vnd(amount: int) -> str:
    """Write đồng as Vietnam does, with a no-break space: ``150.000 ₫``; the minus leads."""
    return f"{amount:,}".replace(",", ".") + "\u00a0₫"


def quantise(amount: Decimal | int) -> Decimal:
    """Round to a whole number of đồng, a half away from zero, so that a refund mirrors its charge.

    Raises MoneyError ``not_a_number`` for NaN and infinities.
    """
    exact = Decimal(amount)
    if not exact.is_finite():
        raise MoneyError("not_a_number")
    if exact.adjusted() >= 27:  # the default context holds 28 digits
        raise _too_big(MAX_VND)
    return exact.quantize(_PRECISE_TO, rounding=ROUND_HALF_UP) + 0


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Divide đồng in proportion to weights; the parts sum to the total exactly.

    The đồng left over go to the largest remainders, among equals to the earlier one. A zero
    weight gets nothing, unless all are zero: then all are equal. A negative total (a refund) is
    divided as the positive one. Raises MoneyError ``split`` for a negative weight, or for no
    weights under a total that is not zero.
    """
    if any(weight < 0 for weight in weights) or (total and not weights):
        raise MoneyError("split")
    if not weights:
        return []
    shares = list(weights) if any(weights) else [1] * len(weights)
    whole, size, sign = sum(shares), abs(total), -1 if total < 0 else 1
    parts = [size * share // whole for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda i: (-(size * shares[i] % whole), i))
    for index in by_remainder[: size - sum(parts)]:
        parts[index] += 1
    return [sign * part for part in parts]


def unit_price(price: int, net_quantity: Decimal, unit: Unit) -> UnitPrice:
    """Return the price to compare by, half đồng up.

    ``price`` in đồng for ``net_quantity`` of ``unit``. Below 250 g (ml) it is per 100 g (ml),
    from there per kilogram (litre), for pieces per piece. Raises MoneyError ``quantity`` where
    the content is not greater than zero.
    """
    if not net_quantity.is_finite() or net_quantity <= 0:
        raise MoneyError("quantity")
    if unit == "piece":
        return UnitPrice(int(quantise(price / net_quantity)), "cái")
    small, large = ("100 g", "kg") if unit in ("g", "kg") else ("100 ml", "lít")
    content = net_quantity * 1000 if unit in ("kg", "l") else net_quantity
    size, per = (100, small) if content < _SMALL_PACK else (1000, large)
    return UnitPrice(int(quantise(Decimal(price) * size / content)), per)


def vat_included(gross: int, rate: Decimal | int) -> Vat:
    """Take the VAT out of a price that includes it.

    ``gross`` in đồng, ``rate`` in percent (8, not 0.08). The VAT is rounded half up and the net
    is the rest, so the two always add up. Raises MoneyError ``rate``.
    """
    percent = Decimal(rate)
    if not percent.is_finite() or not (percent == 0 or 1 <= percent <= 100):
        raise MoneyError("rate")
    vat = int(quantise(gross * percent / (100 + percent)))
    return Vat(gross - vat, vat)
