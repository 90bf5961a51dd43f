"""What a parcel does to goods and money; the state of its order is moved by whoever calls this, who holds its lock."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from ..journal import book_given_back, terms_of
from ..models import Line, Order, Parcel, ParcelLine, Purchase
from ..notes import tell_buyer_parcel
from ..terms import TermKey, term_on
from ..worth import NOTHING, plus, worth_of
from . import stock
from .lots import free_lots
from .stock import Units


def send(order: Order, wanted: Mapping[int, int] | None, carrier: str, tracking_number: str) -> Parcel:
    """Put units (by line pk; None: all that is left) into a parcel that leaves now."""
    units = _chosen(order, wanted)
    shipped_at = timezone.now()
    parcel = Parcel(
        order=order, carrier=carrier or order.carrier, tracking_number=tracking_number.strip(), shipped_at=shipped_at,
        expected_by=_expected_by(order, shipped_at), to_collect=to_collect(order, units),
    )  # fmt: skip
    parcel.full_clean(exclude=["order"])
    parcel.save()
    ParcelLine.objects.bulk_create(ParcelLine(parcel=parcel, line=one, quantity=units[one]) for one in units)
    stock.send_away(units)
    for line, count in units.items():
        line.shipped += count
        line.save(update_fields=["shipped"])
    order.carrier, order.tracking_number = parcel.carrier, parcel.tracking_number
    tell_buyer_parcel(parcel, "shipped")
    return parcel


def close(parcel: Parcel, *, refused: bool = False) -> None:
    """It arrived, or came back: then its goods are in the store again."""
    if refused:
        parcel.refused_at = timezone.now()
        stock.put_back(units_of(parcel))
        free_lots(units_of(parcel))
    else:
        parcel.delivered_at = timezone.now()
        tell_buyer_parcel(parcel, "delivered")
    parcel.full_clean(exclude=["order"])
    parcel.save()


def give_back(order: Order, units: Units, *, key: str) -> int:
    """The buyer does not pay for these, or is owed their price back; answers what is owed, in đồng."""
    before = {line: line.given_back for line in stock.lines_of(order)}
    for line, count in units.items():
        line.given_back += count
        line.save(update_fields=["given_back"])
    if order.purchase.method == Purchase.Method.COD:
        return 0
    every = {line: units.get(line, 0) for line in before}
    sale = worth_of(every, after=before, own=int(terms_of(order).discount))
    owed = book_given_back(order, sale, key=key)
    order.refund_due = int(order.refund_due) + owed
    order.save(update_fields=["refund_due"])
    return owed


def units_of(parcel: Parcel) -> dict[Line, int]:
    """What lies in it."""
    parts = parcel.lines.select_related("line__product__product_class").order_by("line_id")
    return {part.line: part.quantity for part in parts}


def _chosen(order: Order, wanted: Mapping[int, int] | None) -> dict[Line, int]:
    lines = stock.lines_of(order)
    if wanted is None:
        wanted = {line.pk: line.left_to_send for line in lines}
    if set(wanted) - {line.pk for line in lines}:
        raise ValidationError(_("A line is not part of this order."))
    for line in lines:
        if not 0 <= wanted.get(line.pk, 0) <= line.left_to_send:
            raise ValidationError(
                _("“%(title)s”: %(left)d are left to send.") % {"title": line.title, "left": line.left_to_send}
            )
    units = {line: wanted[line.pk] for line in lines if wanted.get(line.pk)}
    if not units:
        raise ValidationError(_("Put at least one thing into the parcel."))
    return units


def to_collect(order: Order, units: Units) -> int:
    """Đồng that the carrier asks for at the door: the goods inside, and the delivery with the first parcel alone."""
    if order.purchase.method != Purchase.Method.COD:
        return 0
    sale = worth_of(units, after={line: line.shipped + line.cancelled for line in units})
    delivery = 0 if order.parcels.exists() else int(order.shipping_incl_tax)
    return plus(sale, NOTHING).total + delivery


def _expected_by(order: Order, shipped_at: datetime.datetime) -> datetime.datetime:
    days = order.days_max + term_on(TermKey.LATE_DAYS).value
    return shipped_at + datetime.timedelta(days=days)
