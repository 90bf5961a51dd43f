"""Goods of another cooperative, resold or packed into gift boxes: they keep their producer and their lot."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Product
from marketplace.accounts.models import User

from ..gs1 import GS1Error, normalise_lot_code
from ..models import Lot, Process, Transformation
from .transforming import Into, Outof, transform


@transaction.atomic
def ask_for_goods(
    *, code: str, product: Product, quantity: Decimal, unit: str, actor: User | None, note: str = ""
) -> Transformation:
    """Say that goods of another's lot were brought, as a lot of a product of one's own: the giver confirms it.

    Until then the new lot is a draft and nothing is booked. Raises ValidationError with one sentence.
    """
    lot = _on_sale(code)
    if lot is None or lot.producer_id == product.producer_id:
        raise ValidationError({"code": _("No other cooperative has a lot on sale with this code.")})
    outputs = [Into(product, quantity, unit)]
    return transform(
        process=Process.HANDING_OVER, inputs=[Outof(lot, quantity, unit)], outputs=outputs, actor=actor,
        happened_at=timezone.now(), note=note,
    )  # fmt: skip


def _on_sale(code: str) -> Lot | None:
    try:
        known = normalise_lot_code(code)
    except GS1Error:
        return None
    found: Lot | None = Lot.objects.saleable(on=timezone.localdate()).filter(code=known).first()
    return found
