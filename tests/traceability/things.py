"""Lots and their steps, made by the acts that the desk uses."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from catalogue.models import Product, ProductImage
from tests import factories
from traceability.models import LabelRun, Lot, TraceEvent
from traceability.services import open_lot, print_labels, record_event

DAY = datetime.timedelta(days=1)
GTIN = "09520123456788"


def lot(product: Product | None = None, *, code: str = "DTL-261115-01", units: int = 100, **fields: Any) -> Lot:
    """A lot of Bình's rice, made ten days ago and good for half a year, unless told."""
    today = timezone.localdate()
    days = {"made_on": today - 10 * DAY, "use_by": today + 180 * DAY, **fields}
    return open_lot(product=product or factories.product(), actor=None, code=code, quantity=Decimal(units), **days)


def step(of: Lot, kind: str = TraceEvent.Step.HARVEST, *, days_ago: int = 9, **fields: Any) -> TraceEvent:
    """One step of its journey."""
    moment = timezone.now() - days_ago * DAY
    return record_event(lot=of, actor=None, step=kind, happened_at=moment, **{"note": "Gặt máy", **fields})


def draft(**fields: Any) -> Lot:
    """A lot that nobody has opened yet."""
    made = lot(**fields)
    Lot.objects.filter(pk=made.pk).update(state=Lot.State.DRAFT)
    made.refresh_from_db()
    return made


def ready(made: Lot) -> Lot:
    """The same lot, with all that the page behind its label must carry; a second call adds nothing."""
    Product.objects.filter(pk=made.product_id).update(
        brand="Đồng Tôm Lúa", standards="TCVN 11888:2017", no_warnings=True, no_certificates=True
    )
    maker = made.producer
    type(maker).objects.filter(pk=maker.pk).update(street="Ấp Hòa Phú", registration_number="MH-0001")
    if not made.product.images.exists():
        ProductImage.objects.bulk_create(
            [ProductImage(product=made.product, original="products/gao.png", width=9, height=9)]
        )
    fields = {"kind": "packhouse", "province": maker.province}
    mill, _created = maker.facilities.get_or_create(name="Xưởng gạo", defaults=fields)
    Lot.objects.filter(pk=made.pk).update(facility=mill)
    made.refresh_from_db()
    if not made.events.exclude(facility=None).exists():
        step(made, TraceEvent.Step.PACKING, facility=mill)
    return made


def printed(made: Lot, quantity: int = 1, **how: Any) -> LabelRun:
    """A run of labels of that lot."""
    return print_labels(lot=ready(made), quantity=quantity, **{"actor": None, **how})
