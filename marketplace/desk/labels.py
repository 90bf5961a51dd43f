"""Labels at the desk: a run with its file, where gaps are mended, what a run's page tells."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Max, Min, Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from traceability.compliance import Gap, Mend, compliance_gaps
from traceability.labels.layout import layout
from traceability.labels.outputs import OUTPUTS
from traceability.labels.sheet import Piece, sheet
from traceability.labels.zpl import write_zpl
from traceability.models import LabelRun, Lot
from traceability.services import print_labels, refuse_labels
from traceability.services.label_files import KEPT, label_of_run, shift_for


@dataclass(frozen=True, slots=True)
class Mended:
    """A gap as the desk shows it: the sentence, and the screen where this person mends it ("" where they may not)."""

    sentence: str
    url: str


def gaps_of(lot: Lot, *, office: bool) -> list[Mended]:
    """What the lot's page still lacks, each with its way there."""
    return [Mended(gap.sentence, _where(lot, gap, office=office)) for gap in compliance_gaps(lot)]


def _where(lot: Lot, gap: Gap, *, office: bool) -> str:
    slug = lot.producer.slug
    if gap.mend == Mend.JOURNEY:
        return reverse("desk:lot", args=[slug, lot.code]) + "#next"
    if gap.mend == Mend.LOT:
        return reverse("desk:lot-labels", args=[slug, lot.code]) + "#open"
    if not office:
        return ""
    if gap.mend == Mend.COOPERATIVE:
        return reverse("desk:details", args=[slug])
    return reverse("desk:goods-change", args=[slug, lot.product_id]) + "#label"


@transaction.atomic
def run_of_labels(*, lot: Lot, actor: Any, template: str, **how: Any) -> LabelRun:
    """Note a run. The worker draws the file of numbered labels; that of equal ones is drawn when it is fetched.

    Nothing is noted where code or text do not fit on the label. Raises ValidationError as `print_labels` does, code
    `label_too_small` where a larger label is needed.
    """
    run = print_labels(lot=lot, actor=actor, output=template, **how)
    _refuse_small(run)
    return run


def _refuse_small(run: LabelRun) -> None:
    try:
        layout(label_of_run(run), OUTPUTS[run.output])
    except ValueError as fault:
        sentence = _("Code and text do not fit on so small a label: choose a larger one.")
        raise ValidationError(sentence, code="label_too_small") from fault


def refuse_equal(run: LabelRun) -> None:
    """Raises ValidationError where a file of equal labels may not be fetched any more: kept as long as a drawn one."""
    if run.printed_at + KEPT < timezone.now():
        raise ValidationError(_("The file was deleted, as all files of labels are after some days."))
    refuse_labels(run.lot)
    _refuse_small(run)


def equal_labels(run: LabelRun) -> bytes:
    """The file of a run whose labels are all equal, as they are drawn today."""
    label, output, shift = label_of_run(run), OUTPUTS[run.output], shift_for(run)
    if output.kind == "pdf":
        return sheet(label, quantity=run.quantity, output=output, shift=shift)
    out = io.BytesIO()
    for _written in write_zpl(out, label, [Piece(label.address)], output=output, shift=shift, copies=run.quantity):
        pass
    return out.getvalue()


def own_run(lot: Lot, key: int) -> LabelRun:
    """A run of this lot's labels; Http404 for another's."""
    runs = lot.label_runs.select_related("lot__product", "lot__producer", "file")
    run: LabelRun | None = runs.filter(pk=key).first()
    if run is None:
        raise Http404
    return run


def facts_of(run: LabelRun) -> dict[str, Any]:
    """From which number to which, how many of them are void, how many hidden codes were confirmed. One query."""
    facts: dict[str, Any] = run.serials.aggregate(
        first=Min("number"), last=Max("number"), void=Count("pk", filter=~Q(voided_at=None)),
        confirmed=Count("pk", filter=~Q(confirmed_at=None)),
    )  # fmt: skip
    return facts
