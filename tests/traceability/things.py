"""Lots and their steps, made by the acts that the desk uses."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from catalogue.models import Product
from tests import factories
from traceability.models import Lot, TraceEvent
from traceability.services import open_lot, record_event

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
