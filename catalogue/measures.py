"""Net content, price per kilogram and season in words."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from marketplace.money import format_vnd, unit_price

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
    """Net content, such as "5 kg" or "0,5 lít", as the reader writes numbers; empty where it is unknown."""
    if not quantity or not unit:
        return ""
    number = number_format(Decimal(f"{Decimal(quantity).normalize():f}"))
    names = {"l": _("litre"), "piece": _("piece")}
    return f"{number}{NBSP}{names.get(unit, unit)}"


def season_text(first: int | None, last: int | None) -> str:
    """The months of the season in words; empty for goods of all seasons."""
    if not first or not last:
        return ""
    if first == last:
        return _("Season: month %(first)d") % {"first": first}
    return _("Season: months %(first)d–%(last)d") % {"first": first, "last": last}
