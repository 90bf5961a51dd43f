"""The act that makes an old label lead to today's lot or product, for ever."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.audit.services import record

from ..models import Lot, OldCode


@transaction.atomic
def add_old_code(
    *, gtin: str, code: str, reason: str, actor: User | None, lot: Lot | None = None, product: Product | None = None
) -> OldCode:
    """An old lot code (alone or below an old GTIN) leads to `lot`; an old GTIN alone leads to `product`.

    Raises ValidationError for a code that is in use or leads somewhere already, and where the target does not fit.
    """
    if code and lot is None:
        raise ValidationError({"lot": _("Write the lot to which this old lot code leads now.")})
    if not code and (not gtin or product is None):
        raise ValidationError({"gtin": _("Write an old lot code, or an old GTIN and the product's GTIN of today.")})
    old = OldCode(
        gtin=gtin,
        code=code,
        reason=reason,
        added_by=actor,
        lot=lot if code else None,
        product=None if code else product,
    )
    old.full_clean(validate_constraints=False)  # `clean` says the same beside the field
    old.save()
    record(actor=actor, act="code.old", subject=str(old), leads_to=str(old.lot or old.product), reason=reason)
    return old
