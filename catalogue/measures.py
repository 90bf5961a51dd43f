"""Quantities with their units, price per kilogram and season in words."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from marketplace.everyday import unit_for
from marketplace.money import format_vnd, unit_price

# what has no sign of its own: the word of everyday that stands for it
WORDS = {"piece": "cái", "l": "lít", "t": "tấn"}
NBSP = "\u00a0"


def unit_price_text(price: Decimal | int | None, quantity: Decimal | None, unit: str) -> str:
    """The price to compare by, such as "37.000 ₫/kg"; empty where a part is unknown, or for one piece."""
    if price is None or not quantity or not unit:
        return ""
    if unit == "piece" and quantity == 1:
        return ""
    compared = unit_price(int(price), Decimal(quantity), unit)  # type: ignore[arg-type]
    per = {"lít": _("litre"), "cái": _("piece")}.get(compared.per, compared.per)
    return f"{format_vnd(compared.amount)}/{per.replace(' ', NBSP)}"


def content_text(quantity: Decimal | None, unit: str) -> str:
    """Net content, such as "5 kg" or "0,5 lít"; empty where it is unknown."""
    return amount_text(quantity, unit) if quantity and unit else ""


def amount_text(quantity: Decimal | str, unit: str) -> str:
    """A quantity with its unit in words, as the reader writes them: "40 cái", "40 pieces", "0,5 lít", "5 kg".

    A unit that somebody named stays as it was written, unless it is an everyday word.
    """
    number = Decimal(quantity).normalize()
    return f"{number_format(Decimal(f'{number:f}'))}{NBSP}{unit_after(number, unit)}".rstrip()


def unit_after(quantity: Decimal, unit: str) -> str:
    """The unit alone, as it stands after so many of it."""
    return unit_for(quantity, WORDS.get(unit, unit))


def season_text(first: int | None, last: int | None) -> str:
    """The months of the season in words; empty for goods of all seasons."""
    if not first or not last:
        return ""
    if first == last:
        return _("Season: month %(first)d") % {"first": first}
    return _("Season: months %(first)d–%(last)d") % {"first": first, "last": last}
