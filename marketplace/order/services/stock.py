"""What acts do to units, for each of the same lines: hold, release, send away, put back. Rows in the order of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.db.models import F

from catalogue.services import count_sales
from marketplace.partner.models import StockRecord
from marketplace.partner.services import push_listings
from traceability import services as lots

from ..models import Line, Order

Units = Mapping[Line, int]


def all_units(order: Order) -> dict[Line, int]:
    """Every line with what was ordered of it."""
    return {line: line.quantity for line in lines_of(order)}


def lines_of(order: Order) -> list[Line]:
    """The lines as they stand now; the order is locked, so nobody else counts on them."""
    return list(order.lines.select_related("product__product_class").order_by("pk"))


def lock_stock(orders: Iterable[Order]) -> None:
    """Lock the stock of several orders before the first of them moves, in the one order in which everybody does.

    None of them is packed yet, so no lots are to be locked before.
    """
    wanted = Line.objects.filter(order__in=[order.pk for order in orders]).values("stockrecord")
    list(StockRecord.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))


def hold(units: Units) -> None:
    """Promise them again to an order that came back to life; UnableToPlaceOrder where they were sold since."""
    _each(units, lambda stock, line, count: stock.allocate(count))
    _bought(units, 1)


def release(units: Units) -> None:
    """They are nobody's any more."""
    keys = _lock_lots(units)
    _each(units, lambda stock, line, count: stock.cancel_allocation(count))
    lots.put_back(units=keys)
    write_lots(units)
    _bought(units, -1)


def send_away(units: Units) -> None:
    """They left the store."""
    keys = _lock_lots(units)
    _each(units, lambda stock, line, count: stock.consume_allocation(count))
    lots.hand_over(units=keys)
    write_lots(units)


def put_back(units: Units) -> None:
    """They came back from the door; into their lots with `free_lots`, after this."""
    _lock_lots(units)
    _each(units, _into_store)
    _bought(units, -1)


def lot_key(line: int) -> str:
    """Under which a line (by its key) draws units from lots."""
    return f"line:{line}"


def _lock_lots(units: Units) -> dict[str, int]:
    """Lots are locked before stock, by everybody."""
    keys = {lot_key(line.pk): count for line, count in units.items() if count}
    lots.lock_drawn(keys)
    return keys


def write_lots(units: Units) -> None:
    """What is for sale of goods that have lots follows from their lots; last, when all else has been counted."""
    lots.write_units(products=[line.product_id for line in units])


def _into_store(stock: StockRecord, line: Line, count: int) -> None:
    StockRecord.objects.filter(pk=stock.pk).update(num_in_stock=F("num_in_stock") + count)


def _each(units: Units, act: Callable[[StockRecord, Line, int], None]) -> None:
    wanted = sorted((line.stockrecord_id, line.pk, line, count) for line, count in units.items() if _is_kept(line))
    locked = StockRecord.objects.select_for_update().filter(pk__in=[pk for pk, *_ in wanted]).order_by("pk")
    records = {stock.pk: stock for stock in locked}
    moved = []
    for pk, _line_pk, line, count in wanted:
        stock = records[pk]
        stock.product = line.product
        # units that nobody counts are neither held nor sent
        if stock.num_in_stock is not None and count:
            act(stock, line, count)
            moved.append(stock)
    push_listings(stockrecords=moved)


def _is_kept(line: Line) -> bool:
    return line.stockrecord_id is not None


def _bought(units: Units, sign: int) -> None:
    """By what is bought and kept, lists sort "most bought"."""
    count_sales(quantities={line.product_id: sign * count for line, count in units.items() if _is_kept(line)})
