"""Acts on lots: opening, recording what happened, holding, recalling, printing labels."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Facility, GrowingArea

from .models import LabelRun, Lot, TraceEvent

TRIES = 5
LABELS_AT_ONCE = 2400  # a hundred sheets; more than that is a job for a printing house


@transaction.atomic
def open_lot(
    *,
    product: Product,
    actor: User | None,
    made_on: datetime.date,
    quantity: Decimal,
    use_by: datetime.date | None = None,
    code: str = "",
    facility: Facility | None = None,
    areas: Iterable[GrowingArea] = (),
) -> Lot:
    """A new lot of `quantity` units for sale, active at once; its code is made where none is given.

    Raises ValidationError where the code is taken or malformed, a date is impossible, or the product has no producer.
    """
    if product.producer is None:
        raise ValidationError(_("This product has no producer, so nobody can open a lot of it."))
    if made_on > timezone.localdate():
        raise ValidationError({"made_on": _("The day it was made is still to come.")})
    lot = Lot(
        product=product, producer=product.producer, code=code.strip().upper(), made_on=made_on, use_by=use_by,
        quantity=quantity, facility=facility, state=Lot.State.ACTIVE, opened_at=timezone.now(),
    )  # fmt: skip
    _save_with_code(lot)
    lot.areas.set(areas)
    record(actor=actor, act="lot.opened", subject=lot.code, quantity=str(quantity))
    return lot


def _save_with_code(lot: Lot) -> None:
    """Save under the typed code, or under the first free one of the day; two at once never get the same."""
    typed = bool(lot.code)
    for attempt in range(TRIES):
        if not typed:
            lot.code = _next_code(lot)
        lot.full_clean()
        try:
            with transaction.atomic():
                lot.save()
            return
        except IntegrityError:
            if typed or attempt == TRIES - 1:
                raise ValidationError({"code": _("This lot code is taken; codes are never used twice.")}) from None


def _next_code(lot: Lot) -> str:
    """`DTL-261115-01`: the cooperative, the day it was made, a number."""
    prefix = f"{lot.producer.code}-{lot.made_on:%y%m%d}-"
    last = Lot.objects.filter(code__startswith=prefix).order_by("-code").values_list("code", flat=True).first()
    number = int(last.rpartition("-")[2]) + 1 if last and last.rpartition("-")[2].isdigit() else 1
    return f"{prefix}{number:02d}"


@transaction.atomic
def record_event(
    *,
    lot: Lot,
    actor: User | None,
    step: str,
    happened_at: datetime.datetime,
    note: str = "",
    facility: Facility | None = None,
    place: str = "",
    quantity: Decimal | None = None,
    quantity_unit: str = "",
    corrects: TraceEvent | None = None,
) -> TraceEvent:
    """Append one step to the lot's journey; what stands is never changed."""
    if happened_at > timezone.now() + datetime.timedelta(minutes=5):
        raise ValidationError({"happened_at": _("This moment is still to come; check the date and hour.")})
    event = TraceEvent(
        lot=lot, step=step, happened_at=happened_at, note=note, facility=facility, place=place, quantity=quantity,
        quantity_unit=quantity_unit, corrects=corrects, recorded_by=actor,
    )  # fmt: skip
    event.full_clean()
    event.save()
    return event


@transaction.atomic
def recall_lot(*, lot: Lot, actor: User | None, reason: str) -> Lot:
    """Recall: the page says so at once, nothing more is sold or labelled from it. Twice changes nothing."""
    lot = Lot.objects.select_for_update().get(pk=lot.pk)
    if lot.state == Lot.State.RECALLED:
        return lot
    if not reason.strip():
        raise ValidationError(_("A recall needs a reason that buyers can read."))
    lot.state, lot.recall_reason, lot.recalled_at = Lot.State.RECALLED, reason.strip(), timezone.now()
    lot.save(update_fields=["state", "recall_reason", "recalled_at"])
    record_event(lot=lot, actor=actor, step=TraceEvent.Step.RECALL, happened_at=lot.recalled_at, note=lot.recall_reason)
    record(actor=actor, act="lot.recalled", subject=lot.code, reason=lot.recall_reason)
    return lot


@transaction.atomic
def print_labels(*, lot: Lot, quantity: int, actor: User | None) -> LabelRun:
    """Note a run of `quantity` labels; never for a recalled or closed lot, never more than the lot has units."""
    lot = Lot.objects.select_for_update().get(pk=lot.pk)
    if lot.state != Lot.State.ACTIVE:
        raise ValidationError(_("Labels are printed only for a lot that is on sale; this one is not."))
    if not 1 <= quantity <= LABELS_AT_ONCE:
        raise ValidationError(_("Print between 1 and %(most)d labels at once.") % {"most": LABELS_AT_ONCE})
    printed = sum(lot.label_runs.values_list("quantity", flat=True))
    if printed + quantity > lot.quantity:
        left = max(0, int(lot.quantity) - printed)
        raise ValidationError(
            _("The lot has %(units)d units and %(printed)d labels are printed: at most %(left)d more.")
            % {"units": int(lot.quantity), "printed": printed, "left": left}
        )
    run = LabelRun.objects.create(lot=lot, quantity=quantity, printed_by=actor)
    record(actor=actor, act="labels.printed", subject=lot.code, quantity=quantity)
    return run
