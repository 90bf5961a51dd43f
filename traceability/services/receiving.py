"""Goods that a member, a satellite or a supplier brought: a lot of their own, with where they came from."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Facility, Supplier

from .. import balance
from ..models import Lot, Movement, TraceEvent
from ..models.lots import measure_of
from .balances import book, refusal
from .for_sale import write_units
from .harvest import check_harvest
from .lots import new_lot, record_event


@transaction.atomic
def receive(
    *, product: Product, quantity: Decimal, unit: str, received_on: datetime.date, actor: User | None,
    supplier: str = "", satellite: Supplier | None = None, facility: Facility | None = None, code: str = "",
    use_by: datetime.date | None = None,
) -> Lot:  # fmt: skip
    """A lot of goods received: from somebody named in words, or from one of the hub's suppliers (`satellite`).

    What is signed names a satellite by its key alone. Raises ValidationError for a day still to come, no supplier,
    another's supplier or place, a quantity that cannot be, or more than a certificate of these goods covers.
    """
    who = satellite.name if satellite else supplier.strip()
    if received_on > timezone.localdate():
        raise ValidationError({"received_on": _("This day is still to come.")})
    if not who:
        raise ValidationError({"supplier": _("Say who brought it.")})
    if satellite is not None and satellite.hub_id != product.producer_id:
        raise ValidationError({"satellite": _("This supplier belongs to another cooperative.")})
    if facility is not None and facility.cooperative_id != product.producer_id:
        raise ValidationError({"facility": _("This place belongs to another cooperative.")})
    of_product, content = measure_of(product)
    try:
        balance.checked(quantity, unit)
        held = balance.convert(content, of_product, unit)
    except balance.BalanceError as fault:
        raise ValidationError(
            {"unit" if fault.code == "units_differ" else "quantity": refusal(fault).messages}
        ) from fault
    lot = new_lot(
        product=product, made_on=received_on, use_by=use_by, code=code, facility=facility, unit=unit, content=held,
        quantity=(quantity / held).quantize(Decimal("0.001")),
    )  # fmt: skip
    check_harvest(lot, quantity, ())
    book(lot, Movement.Kind.RECEIVED, quantity, unit, source_key="receiving", why=who, actor=actor, supplier=satellite)
    record_event(
        lot=lot, actor=actor, step=TraceEvent.Step.RECEIVING, happened_at=_moment(received_on), facility=facility,
        note="" if satellite else who, quantity=quantity, quantity_unit=unit,
    )  # fmt: skip
    record(actor=actor, act="lot.received", subject=lot.code, quantity=f"{quantity} {unit}", supplier=who)
    write_units(products=[product.pk])
    return lot


def _moment(day: datetime.date) -> datetime.datetime:
    noon = timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
    return min(noon, timezone.now())
