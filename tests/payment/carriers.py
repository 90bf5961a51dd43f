"""The carrier of the tests: parcels that it has, and files in which it tells of their cash."""

from __future__ import annotations

import io

from marketplace.order.models import Order, Parcel, Purchase
from marketplace.order.services import deliver_parcel, move_order, pack_order, ship_parcel
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.models import RemittedRow
from marketplace.payment.remittance.booking import act_on_remitted
from marketplace.payment.remittance.importing import import_remittance, stage_remittance
from tests.buying import basket_of, on_sale, place
from tests.people import lan

DAY = "21/11/2026"


def sent(tracking: str = "GHN1", *, method: str = Purchase.Method.COD, rice: int = 2, price: int = 185_000) -> Parcel:
    """Hoa's order of rice, handed to a carrier in one parcel."""
    order = packed(method=method, rice=rice, price=price)
    return ship_parcel(order=order, carrier="GHN", tracking_number=tracking)


def packed(*, method: str = Purchase.Method.COD, rice: int = 2, price: int = 185_000) -> Order:
    """The same before it leaves."""
    order = place(basket_of({on_sale(stock=10, price=price): rice}), method=method).orders.get()
    order = move_order(order=order, to=OrderStatus.CONFIRMED, actor_kind=Actor.SELLER)
    return pack_order(order=order, lots={})


def delivered(tracking: str = "GHN1", **wanted: int) -> Parcel:
    """Such a parcel that Hoa took and paid for."""
    parcel = deliver_parcel(parcel=sent(tracking, **wanted))
    return Parcel.objects.select_related("order").get(pk=parcel.pk)


def file_of(*rows: tuple) -> io.BytesIO:
    """A carrier's CSV: tracking number, collected, fee and, where it is another, the day."""
    lines = ["Mã vận đơn;Tiền thu hộ (COD);Phí dịch vụ;Ngày đối soát"]
    for row in rows:
        cells = [*row, DAY] if len(row) == 3 else row
        lines.append(";".join(map(str, cells)))
    return io.BytesIO("\n".join(lines).encode())


def remits(*rows: tuple, name: str = "doi-soat.csv") -> list[RemittedRow]:
    """Lan reads the carrier's file and books it; what became of its rows."""
    remittance = stage_remittance(file=file_of(*rows), name=name, actor=lan())
    import_remittance(remittance=remittance, actor=lan())
    act_on_remitted()
    return list(remittance.rows.order_by("row"))
