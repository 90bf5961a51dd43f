"""Lots that become other lots: milling, drying, roasting, mixing, packing into another product; and receiving."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Cooperative, Facility, GrowingArea

from .. import balance
from ..holdings import FINEST
from ..models import Lot, Movement, Process, TraceEvent, Transformation, TransformationPart
from ..models.balance import refuse_same_person, yield_on
from ..models.lots import measure_of
from .balances import book, lock, refusal, refuse_misfit
from .for_sale import write_units
from .lots import CLOCKS_APART, new_lot, record_event

STEPS: dict[str, str] = {
    Process.MILLING: TraceEvent.Step.MILLING,
    Process.DRYING: TraceEvent.Step.DRYING,
    Process.PACKING: TraceEvent.Step.PACKING,
    Process.GIFT_BOX: TraceEvent.Step.PACKING,
    Process.HANDING_OVER: TraceEvent.Step.RECEIVING,
}


@dataclass(frozen=True, slots=True)
class Into:
    """What comes out: `quantity` in `unit` of a product of the same cooperative, in a new lot."""

    product: Product
    quantity: Decimal
    unit: str
    code: str = ""
    use_by: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Outof:
    """What goes in: `quantity` in `unit` of a lot."""

    lot: Lot
    quantity: Decimal
    unit: str


@transaction.atomic
def transform(
    *, process: str, inputs: Sequence[Outof], outputs: Sequence[Into], happened_at: datetime.datetime,
    actor: User | None, facility: Facility | None = None, note: str = "", override_reason: str = "",
) -> Transformation:  # fmt: skip
    """Make new lots of others, at once; or propose it to a second person: past the greatest yield, with a reason, or
    what another cooperative hands over, which confirms it.

    Raises ValidationError with one sentence: nothing in or out, a lot of another or one that may not be used, more than
    a lot holds, units that cannot be compared, a yield past the greatest without a reason, a moment still to come.
    """
    lots = lock(each.lot.pk for each in inputs)
    producer = _one_producer(process, list(lots.values()), inputs, outputs)
    if happened_at > timezone.now() + CLOCKS_APART:
        raise ValidationError({"happened_at": _("This moment is still to come; check the date and hour.")})
    if facility is not None and facility.cooperative_id != producer.pk:
        raise ValidationError({"facility": _("This place belongs to another cooperative.")})
    handed = process == Process.HANDING_OVER
    if not handed:  # what another cooperative's lot holds is its own affair: whoever confirms there is told
        for each in inputs:
            refuse_misfit(lots[each.lot.pk], Movement.Kind.INPUT, each.quantity, each.unit)
    limit = None if handed else yield_on(process, timezone.localdate(happened_at))
    made = Transformation(
        process=process, producer=producer, facility=facility, happened_at=happened_at, note=note.strip(),
        greatest_yield=limit.greatest_yield if limit else Decimal(1) if handed else None, recorded_by=actor,
    )  # fmt: skip
    # honey beside tea and a box: what lies in a gift box cannot be added up
    fault = None if process == Process.GIFT_BOX else _past_yield(inputs, outputs, made.greatest_yield)
    if fault and (handed or not override_reason.strip()):
        raise fault
    made.override_reason = override_reason.strip() if fault else ""
    made.full_clean()
    made.save()
    _write_parts(made, inputs, outputs)
    record(actor=actor, act="transformation.recorded", subject=str(made.pk), override=made.is_override)
    return made if made.is_override or handed else _book(made)


@transaction.atomic
def confirm_override(*, transformation: Transformation, actor: User) -> Transformation:
    """A second person confirms what gave more than its process does: only now it is booked. Again does nothing.

    Raises ValidationError for the person who recorded it, or where the lots no longer hold what went in.
    """
    made = Transformation.objects.select_for_update(of=("self",)).select_related("producer").get(pk=transformation.pk)
    if made.booked_at is not None:
        return made
    refuse_same_person(made.recorded_by_id, actor.pk)
    made.confirmed_by = actor
    record(actor=actor, act="transformation.confirmed", subject=str(made.pk), reason=made.override_reason)
    return _book(made)


def _one_producer(
    process: str, lots: list[Lot], inputs: Sequence[Outof], outputs: Sequence[Into]
) -> Cooperative:  # fmt: skip
    if not inputs or not outputs:
        raise ValidationError(_("Say what goes in and what comes out."))
    if len(lots) != len(inputs):
        raise ValidationError(_("Name each lot once."))
    producers = {lot.producer_id for lot in lots} | {each.product.producer_id for each in outputs}
    if process == Process.HANDING_OVER:
        if len(producers) != 2 or len(inputs) != 1 or len(outputs) != 1:
            raise ValidationError(_("One lot of another cooperative becomes one lot of yours."))
    elif len(producers) != 1:
        raise ValidationError(_("What goes in and what comes out belongs to one cooperative."))
    return lots[0].producer


def _usable(lot: Lot, day: datetime.date) -> None:
    if lot.state != Lot.State.ACTIVE or (lot.use_by is not None and lot.use_by < day):
        raise ValidationError(
            _("Lot %(code)s may not be used: it is recalled, on hold or past its date.") % {"code": lot}
        )


def _past_yield(
    inputs: Sequence[Outof], outputs: Sequence[Into], greatest: Decimal | None
) -> ValidationError | None:  # fmt: skip
    """The refusal where more comes out than the process gives; raises where it cannot be said."""
    unit = inputs[0].unit
    try:
        total_in, total_out = (
            sum((balance.convert(balance.checked(one.quantity, one.unit), one.unit, unit) for one in side), Decimal(0))
            for side in (inputs, outputs)
        )
        if greatest is not None:
            balance.check_yield(total_in, total_out, greatest, unit)
    except balance.BalanceError as fault:
        if fault.code == "yield":
            return ValidationError({"override_reason": refusal(fault).messages}, code="yield")
        raise refusal(fault) from fault
    return None


def _write_parts(made: Transformation, inputs: Sequence[Outof], outputs: Sequence[Into]) -> None:
    """The lots that come out are drafts until it is booked: nobody sees or sells them."""
    handed = made.process == Process.HANDING_OVER
    day = inputs[0].lot.made_on if handed else timezone.localdate(made.happened_at)
    earliest = min((each.lot.use_by for each in inputs if each.lot.use_by), default=None)
    for each in inputs:
        _usable(each.lot, timezone.localdate())
        _write_part(made, each.lot, each.quantity, each.unit)
    for one in outputs:
        shelf = datetime.timedelta(days=one.product.shelf_life_days) if one.product.shelf_life_days else None
        unit, content = measure_of(one.product)
        lot = new_lot(
            product=one.product, made_on=day, code=one.code,
            use_by=earliest if handed else one.use_by or (day + shelf if shelf else earliest),
            facility=made.facility, unit=one.unit, content=(held := _content(one.unit, unit, content)),
            quantity=(one.quantity / (held or 1)).quantize(FINEST, ROUND_FLOOR), state=Lot.State.DRAFT,
        )  # fmt: skip
        lot.areas.set(_fields([each.lot for each in inputs]))
        _write_part(made, lot, one.quantity, one.unit, is_output=True)


def _fields(lots: Iterable[Lot]) -> set[GrowingArea]:
    """Where all of it grew; none where that is unknown of a part, lest a field's certificate be lent to it."""
    known = [set(lot.areas.all()) for lot in lots]
    return set().union(*known) if all(known) else set()


def _content(unit: str, of_product: str, content: Decimal) -> Decimal | None:
    """What a unit for sale holds in the lot's unit; none where it is measured otherwise: then it is loose."""
    try:
        return balance.convert(content, of_product, unit)
    except balance.BalanceError:
        return None


def _write_part(made: Transformation, lot: Lot, quantity: Decimal, unit: str, *, is_output: bool = False) -> None:
    part = TransformationPart(transformation=made, lot=lot, quantity=quantity, unit=unit, is_output=is_output)
    part.full_clean()
    part.save()


def _book(made: Transformation) -> Transformation:
    parts = list(made.parts.order_by("pk"))
    lots, key = lock(part.lot_id for part in parts), f"transformation:{made.pk}"
    for part in parts:
        lot = lots[part.lot_id]
        if part.is_output:
            lot.state, lot.opened_at = Lot.State.ACTIVE, timezone.now()
            lot.save(update_fields=["state", "opened_at"])
        else:
            _usable(lot, timezone.localdate())
        kind = Movement.Kind.OUTPUT if part.is_output else Movement.Kind.INPUT
        book(lot, kind, part.quantity, part.unit, source_key=key, actor=made.recorded_by)
    made.booked_at = timezone.now()
    made.full_clean()
    made.save(update_fields=["booked_at", "confirmed_by"])
    for part in parts:
        if part.is_output:
            _tell(made, part, lots[part.lot_id])
    write_units(products={lot.product_id for lot in lots.values()})
    return made


def _tell(made: Transformation, part: TransformationPart, lot: Lot) -> None:
    record_event(
        lot=lot, actor=made.recorded_by, step=STEPS.get(made.process, TraceEvent.Step.PROCESSING),
        happened_at=made.happened_at, note=_note(made), facility=made.facility, quantity=part.quantity,
        quantity_unit=part.unit, transformation=made,
    )  # fmt: skip


def _note(made: Transformation) -> str:
    """What the journey tells, in the language in which records are kept: an override never goes unsaid."""
    if not made.is_override:
        return made.note
    with translation.override("vi"):
        sentence = _("More than the usual greatest yield of %(most)s, confirmed by a second person: %(reason)s")
        most = number_format((made.greatest_yield or Decimal(0)).normalize())
        return f"{made.note} {sentence % {'most': most, 'reason': made.override_reason}}".strip()
