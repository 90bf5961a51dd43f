"""Files of numbered labels: the worker draws them, a little in every round, so that letters and money do not wait.

What is drawn follows from rows that stand since the run was booked. So a worker that is killed leaves nothing but a
piece of a file: another one begins that file anew, and nothing is counted, numbered or taken from the lot twice.
"""

from __future__ import annotations

import datetime
import logging
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Cooperative
from marketplace.private_files import PrivateFiles

from .. import hidden_codes
from ..labels.layout import Label
from ..labels.outputs import OUTPUTS
from ..labels.sheet import Piece, Shift, write_sheets
from ..labels.texts import faded, label_of, marks_of
from ..labels.zpl import write_zpl
from ..models import CheckTry, LabelFile, LabelRun, PrinterOffset
from ..selectors import piece_address
from .labels import refuse_labels

logger = logging.getLogger(__name__)
SLICE_S = 3.0
BEAT_S = 0.5
ABANDONED = datetime.timedelta(seconds=60)
KEPT = datetime.timedelta(days=7)
AN_HOUR = 3600
ROWS_AT_ONCE = 500
State = LabelFile.State


@dataclass
class Drawing:
    """A file that this process is drawing: its unfinished part on the disk, and what draws it on."""

    file: LabelFile
    part: Path
    out: BinaryIO
    steps: Iterator[int]
    beat: float = 0.0

    def leave(self) -> None:
        """Throw away what was drawn."""
        self.out.close()
        self.part.unlink(missing_ok=True)


_own: list[Drawing] = []  # what this process goes on with in its next round: one, or none


def folder() -> Path:
    """Where files of labels lie: no address of the site leads there."""
    path = Path(PrivateFiles().location) / "labels"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def path_of(file: LabelFile) -> Path:
    """The finished file on the disk."""
    return folder() / file.name


def draw_labels(*, seconds: float = SLICE_S) -> int:
    """Draw on for about so many seconds; answers how many labels the file at hand has by then (0: none is waiting)."""
    drawing = _own.pop() if _own else _begin()
    if drawing is None:
        return 0
    done, until = 0, time.monotonic() + seconds
    try:
        for done in drawing.steps:
            if not _beat(drawing, done):
                drawing.leave()
                return 0
            if time.monotonic() > until:
                _own.append(drawing)
                return done
    except ValueError:  # code or text do not fit: the run was tried before it was booked, but words may have changed
        logger.exception("the labels of %s cannot be drawn", drawing.file)
        drawing.leave()
        _claimed(drawing.file).update(state=State.FAILED)
        return 0
    except OSError:
        logger.exception("the labels of %s cannot be written; they are tried again", drawing.file)
        drawing.leave()
        return 0
    _finish(drawing)
    return done


def _begin() -> Drawing | None:
    """Take the file that waits longest and that nobody draws, or whose worker has died."""
    free = Q(beat=None) | Q(beat__lt=timezone.now() - ABANDONED)
    file = LabelFile.objects.filter(free, state=State.WAITING).select_related("run__lot").order_by("asked_at").first()
    if file is None:
        return None
    file.claim = secrets.token_hex(8)
    mine = LabelFile.objects.filter(free, pk=file.pk, state=State.WAITING)
    marks = "\n".join(marks_of(file.run.lot, timezone.localdate()))
    if not mine.update(claim=file.claim, beat=timezone.now(), done=0, marks=marks):
        return None
    for old in folder().glob(f"{file.pk}-*.part"):
        old.unlink(missing_ok=True)
    part = folder() / f"{file.pk}-{file.claim}.part"
    out = part.open("wb")
    part.chmod(0o600)
    return Drawing(file, part, out, write_run(out, file.run, file.secret))


def _beat(drawing: Drawing, done: int) -> bool:
    """Say now and then how far it is; False where another worker took the file over."""
    if time.monotonic() - drawing.beat < BEAT_S:
        return True
    drawing.beat = time.monotonic()
    return bool(_claimed(drawing.file).update(done=min(done, drawing.file.run.quantity), beat=timezone.now()))


def _claimed(file: LabelFile) -> QuerySet[LabelFile]:
    return LabelFile.objects.filter(pk=file.pk, claim=file.claim, state=State.WAITING)


def _finish(drawing: Drawing) -> None:
    """The file is there whole, or not at all; the secret of its hidden codes is forgotten."""
    file, out = drawing.file, drawing.out
    size = out.tell()
    out.close()
    kind = OUTPUTS[file.run.output].kind
    name = f"{file.run.lot.code}-{file.pk}-{file.claim}.{kind}"
    drawing.part.replace(folder() / name)
    found = _claimed(file).update(
        state=State.DONE, done=file.run.quantity, size=size, name=name, secret="", finished_at=timezone.now()
    )
    if not found:
        (folder() / name).unlink(missing_ok=True)


def write_run(out: BinaryIO, run: LabelRun, secret: str = "") -> Iterator[int]:
    """Write the file of a numbered run while it is iterated; answers how many labels are drawn. Raises ValueError."""
    label, output = label_of_run(run), OUTPUTS[run.output]
    pieces, each = _pieces(run, secret), 2 if label.inside else 1
    shift = shift_for(run)
    if output.kind == "zpl":
        steps = write_zpl(out, label, pieces, output=output, shift=shift)
    else:
        steps = write_sheets(out, label, pieces, output=output, title=f"{run.lot.code} × {run.quantity}", shift=shift)
    for drawn in steps:
        yield drawn // each


def refuse_file(file: LabelFile) -> None:
    """Raises ValidationError where a finished file may not be handed out today: its lot, or a mark on its labels."""
    lot = file.run.lot
    refuse_labels(lot)
    gone = faded(file.marks.splitlines(), lot, timezone.localdate())
    if gone:
        sentence = _("These labels bear what holds no longer: %(marks)s. Record them as spoilt, and print new ones.")
        raise ValidationError(sentence % {"marks": ", ".join(gone)})


def label_of_run(run: LabelRun) -> Label:
    """What its labels say today."""
    return label_of(run.lot, numbered=run.numbered, checks=run.checks)


def shift_for(run: LabelRun) -> Shift:
    """How the cooperative's printer was calibrated for such labels."""
    return shift_of(run.lot.producer_id, OUTPUTS[run.output].template.key)


def shift_of(cooperative: int, template: str) -> Shift:
    """The same, by the key of the template."""
    row = PrinterOffset.objects.filter(cooperative=cooperative, template=template).first()
    return Shift(float(row.right_mm), float(row.down_mm)) if row else Shift()


@transaction.atomic
def set_shift(
    *, cooperative: Cooperative, template: str, right_mm: Decimal, down_mm: Decimal, actor: User | None
) -> PrinterOffset:
    """Move labels of one kind by so much from now on. Raises ValidationError beyond twenty millimetres."""
    row = PrinterOffset.objects.filter(cooperative=cooperative, template=template).first()
    row = row or PrinterOffset(cooperative=cooperative, template=template)
    row.right_mm, row.down_mm = right_mm, down_mm
    row.full_clean()
    row.save()
    record(actor=actor, act="printer.calibrated", subject=cooperative.code, template=template, moved=str(row))
    return row


def _pieces(run: LabelRun, secret: str) -> Iterator[Piece]:
    """The run's pieces in order, some hundreds in memory at a time; for the inside of the pack a second one each."""
    lot, last = run.lot, 0
    while rows := list(run.serials.filter(position__gt=last).order_by("position")[:ROWS_AT_ONCE]):
        for row in rows:
            check = hidden_codes.code_of(secret, row.number) if secret else ""
            yield Piece(piece_address(lot, row.number), row.number, check)
            if run.checks == LabelRun.Checks.INSIDE:
                yield Piece("", row.number, check, inside=True)
        last = rows[-1].position or 0


def drop_old_labels(*, now: datetime.datetime | None = None) -> int:
    """Delete files that are some days old, and wrong codes of yesterday; answers how many files."""
    now = now or timezone.now()
    old = LabelFile.objects.filter(state=State.DONE, finished_at__lt=now - KEPT)
    dropped = 0
    for file in old:
        path_of(file).unlink(missing_ok=True)
        dropped += LabelFile.objects.filter(pk=file.pk).update(state=State.GONE, name="")
    for path in folder().iterdir():  # what a worker left that was killed at its last step
        if path.stat().st_mtime < (now - 2 * KEPT).timestamp():
            path.unlink(missing_ok=True)
    CheckTry.objects.filter(at__lt=now - datetime.timedelta(days=1)).delete()
    return dropped


def drop_old_labels_hourly() -> int:
    """As `drop_old_labels`, for the worker, which comes by every few seconds."""
    return drop_old_labels() if cache.add("traceability.labels", 1, timeout=AN_HOUR) else 0
