"""Acts on lots: opening, recording what happened."""

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
from marketplace.cooperatives.models import Cooperative, Facility, GrowingArea

from ..diary.selectors import seasons
from ..models import Lot, Movement, OldCode, TraceEvent, Transformation
from ..models.lots import measure_of
from ..proof.journeys import tell
from .balances import book
from .for_sale import write_units
from .harvest import check_harvest

TRIES = 5
# steps that only an act writes, which has moved the lot to this state before
OF_ACTS: dict[str, str] = {
    TraceEvent.Step.RECALL: Lot.State.RECALLED, TraceEvent.Step.HOLD: Lot.State.ON_HOLD,
}  # fmt: skip
CLOCKS_APART = datetime.timedelta(minutes=5)


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

    Raises ValidationError where the code is taken, malformed or another's, a date is impossible, a place is not the
    producer's, or the product has no producer.
    """
    producer = _producer_of(product)
    if made_on > timezone.localdate():
        raise ValidationError({"made_on": _("The day it was made is still to come.")})
    if quantity <= 0:
        raise ValidationError({"quantity": _("A lot holds at least one unit.")})
    areas = list(areas)
    _check_places(producer, facility, areas)
    _check_diary(areas, made_on)
    unit, content = measure_of(product)
    lot = new_lot(
        product=product, made_on=made_on, use_by=use_by, code=code, facility=facility, unit=unit, content=content,
        quantity=quantity,
    )  # fmt: skip
    lot.areas.set(areas)
    check_harvest(lot, quantity * content, areas)
    book(lot, Movement.Kind.MADE, quantity * content, unit, source_key="opening", actor=actor)
    write_units(products=[product.pk])
    record(actor=actor, act="lot.opened", subject=lot.code, quantity=str(quantity))
    return lot


def new_lot(
    *, product: Product, made_on: datetime.date, use_by: datetime.date | None, code: str, unit: str,
    content: Decimal | None, quantity: Decimal, facility: Facility | None = None, state: str = Lot.State.ACTIVE,
) -> Lot:  # fmt: skip
    """The row of a lot with nothing in it yet: the caller books what came in, in the same transaction."""
    lot = Lot(
        product=product, producer=_producer_of(product), code=code.strip().upper(), made_on=made_on, use_by=use_by,
        unit=unit, content=content, quantity=quantity, facility=facility, state=state,
        opened_at=timezone.now() if state == Lot.State.ACTIVE else None,
    )  # fmt: skip
    _save_with_code(lot)
    return lot


def _producer_of(product: Product) -> Cooperative:
    producer: Cooperative | None = product.producer
    if producer is None:
        raise ValidationError(_("This product has no producer, so nobody can open a lot of it."))
    return producer


@transaction.atomic
def complete_lot(
    *, lot: Lot, actor: User | None, facility: Facility | None = None, use_by: datetime.date | None = None
) -> Lot:
    """Fill in what was left open when the lot was opened; what was said then stays. Raises ValidationError."""
    lot = Lot.objects.select_for_update(of=("self",)).select_related("producer").get(pk=lot.pk)
    _check_places(lot.producer, facility, ())
    lot.facility, lot.use_by = lot.facility or facility, lot.use_by or use_by
    lot.full_clean()
    lot.save(update_fields=["facility", "use_by"])
    write_units(products=[lot.product_id])
    told = {"facility": str(lot.facility or ""), "use_by": str(lot.use_by or "")}
    record(actor=actor, act="lot.completed", subject=lot.code, **told)
    return lot


def _check_places(producer: Cooperative, facility: Facility | None, areas: Iterable[GrowingArea]) -> None:
    """Nobody borrows another's fields or mill."""
    if facility is not None and facility.cooperative_id != producer.pk:
        raise ValidationError({"facility": _("This place belongs to another cooperative.")})
    if any(area.cooperative_id != producer.pk for area in areas):
        raise ValidationError({"areas": _("This growing area belongs to another cooperative.")})


def _check_diary(areas: Iterable[GrowingArea], made_on: datetime.date) -> None:
    """Nothing is made of a harvest that came too early before a second person has stood for it."""
    for season in seasons((area, made_on) for area in areas):
        if season.waits:
            sentence = _("A harvest of %(area)s came too early: a second person has to confirm it in the diary first.")
            raise ValidationError({"areas": sentence % {"area": season.area.name}}, code="harvest_waits")


def _save_with_code(lot: Lot) -> None:
    """Save under the typed code, or under the first free one of the day; two at once never get the same."""
    if lot.code:
        _check_free(lot)
    typed = bool(lot.code)
    for attempt in range(TRIES):
        if not typed:
            lot.code = _next_code(lot)
        lot.full_clean(validate_unique=typed)
        try:
            with transaction.atomic():
                lot.save()
            return
        except IntegrityError:
            if typed or attempt == TRIES - 1:
                raise ValidationError({"code": _("This lot code is taken; codes are never used twice.")}) from None


def _check_free(lot: Lot) -> None:
    """What begins with a cooperative's short code is that cooperative's; a code on old labels is never free again."""
    others = Cooperative.objects.exclude(pk=lot.producer_id)
    if others.filter(code=lot.code.partition("-")[0]).exists():
        raise ValidationError({"code": _("This code begins with the short code of another cooperative.")})
    if OldCode.objects.filter(code=lot.code, gtin="").exists():
        raise ValidationError({"code": _("This lot code is taken; codes are never used twice.")})


def _next_code(lot: Lot) -> str:
    """`DTL-261115-01`: the cooperative, the day it was made, a number."""
    prefix = f"{lot.producer.code}-{lot.made_on:%y%m%d}-"
    taken = [
        code
        for kind in (Lot, OldCode)
        for code in kind.objects.filter(code__startswith=prefix).values_list("code", flat=True)
    ]
    numbers = [int(code.removeprefix(prefix)) for code in taken if code.removeprefix(prefix).isdecimal()]
    return f"{prefix}{max(numbers, default=0) + 1:02d}"


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
    transformation: Transformation | None = None,
) -> TraceEvent:
    """Append one step to the lot's journey, and to its cooperative's chain; what stands is never changed.

    A correction of a correction is one more correction of the step itself. Raises ValidationError for a moment that is
    still to come, a correction without its step, and a recall that did not take place.
    """
    if happened_at > timezone.now() + CLOCKS_APART:
        raise ValidationError({"happened_at": _("This moment is still to come; check the date and hour.")})
    if step in OF_ACTS and lot.state != OF_ACTS[step]:
        raise ValidationError({"step": _("This is an act of its own, not a step of the journey.")})
    event = TraceEvent(
        lot=lot, step=step, happened_at=happened_at, note=note, facility=facility, place=place, quantity=quantity,
        quantity_unit=quantity_unit, corrects=corrects and (corrects.corrects or corrects), recorded_by=actor,
        transformation=transformation,
    )  # fmt: skip
    event.full_clean()
    event.save()
    tell(event)
    return event
