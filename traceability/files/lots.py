"""Rows of a file that are lots."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative
from marketplace.text import fold

from ..models import RecordFile, RecordRow
from ..services import open_lot
from .columns import Said, as_day, as_number

MOST = 1000


class _Tried(Exception):
    """The end of a rehearsal: whatever it wrote is taken back."""


def checker(cooperative: Cooperative) -> Callable[[Said], str]:
    """What is wrong with a row by itself."""
    named = _Named(cooperative)

    def sentence(row: Said) -> str:
        try:
            named.lot(row.values)
        except ValidationError as fault:
            return str(fault.messages[0])
        return ""

    return sentence


class _Named:
    """What rows name: the cooperative's products by title or code, its places by name, its areas by code."""

    def __init__(self, cooperative: Cooperative) -> None:
        self.products: dict[str, Any] = {}
        for product in Product.objects.made_by(cooperative):
            self.products[fold(product.title)] = product
            if product.code:
                self.products[fold(product.code)] = product
        self.facilities = {fold(one.name): one for one in cooperative.facilities.all()}
        self.areas = {one.code: one for one in cooperative.growing_areas.all()}

    def lot(self, said: dict[str, Any]) -> dict[str, Any]:
        """The words of `open_lot`. Raises ValidationError for what is not there."""
        product = self.products.get(fold(said["product"]))
        if product is None:
            raise ValidationError(_("You have no product “%(name)s”.") % {"name": said["product"]})
        facility = self.facilities.get(fold(said["facility"])) if said["facility"] else None
        if said["facility"] and facility is None:
            raise ValidationError(_("You have no place “%(name)s”.") % {"name": said["facility"]})
        codes = [code.strip() for code in said["areas"].split(";") if code.strip()]
        unknown = next((code for code in codes if code not in self.areas), None)
        if unknown is not None:
            raise ValidationError(_("There is no growing area with the code “%(code)s”.") % {"code": unknown})
        made_on = as_day(said["date"])
        use_by = as_day(said["use_by"]) if said["use_by"] else None
        if use_by is None and product.shelf_life_days:
            use_by = made_on + datetime.timedelta(days=product.shelf_life_days)
        quantity = as_number(said["quantity"]) or Decimal(0)
        if quantity != int(quantity):
            raise ValidationError(_("Units for sale are whole: write a whole number."))
        return {
            "product": product, "made_on": made_on, "use_by": use_by, "quantity": quantity, "code": said["code"],
            "facility": facility, "areas": [self.areas[code] for code in codes],
        }  # fmt: skip


def faults(file: RecordFile) -> Iterator[tuple[RecordRow, str]]:
    """What the shop would refuse, found by a rehearsal of the whole file that is taken back. Raises ValidationError."""
    if file.rows.count() > MOST:
        raise ValidationError(_("At most %(most)d lots in a file: divide it.") % {"most": MOST})
    found: list[tuple[RecordRow, str]] = []
    try:
        with transaction.atomic():
            found = [(row, sentence) for row, sentence in _open_all(file, None) if sentence]
            raise _Tried
    except _Tried:
        yield from found


def write(file: RecordFile, actor: User) -> int:
    """Open every lot. Raises ValidationError with the first row that can no longer be opened."""
    count = 0
    for row, sentence in _open_all(file, actor):
        if sentence:
            raise ValidationError(_("Row %(row)d: %(sentence)s") % {"row": row.row, "sentence": sentence})
        count += 1
    return count


def _open_all(file: RecordFile, actor: User | None) -> Iterator[tuple[RecordRow, str]]:
    named = _Named(file.cooperative)
    for row in list(file.rows.order_by("pk")):
        try:
            with transaction.atomic():
                open_lot(actor=actor, **named.lot(row.said))
        except ValidationError as fault:
            yield row, str(fault.messages[0])
        else:
            yield row, ""
