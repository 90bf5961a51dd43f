"""A hidden code is typed: confirmed once, and calmly said when it was confirmed before."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import hidden_codes
from ..models import CheckTry, Serial

A_DAY = datetime.timedelta(days=1)
OF_ONE_TELEPHONE, OF_ONE_PIECE = 5, 20  # wrong codes a day
TOO_MANY, WRONG = "too_many", "wrong"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The code was right; `before`: when it was typed the first time, None where that is now."""

    before: datetime.datetime | None


def confirm(*, serial: Serial, typed: str, device: str) -> Confirmed:
    """Confirm the hidden code of a piece; of two people at once one is the first.

    Raises ValidationError, code `wrong`, or `too_many` after a few wrong ones within a day, even for the right one.
    """
    outcome = _tried(serial, typed, device)
    if outcome is None:
        raise ValidationError(_("This is not the hidden code of this piece. Look at it once more."), code=WRONG)
    return outcome


@transaction.atomic
def _tried(serial: Serial, typed: str, device: str) -> Confirmed | None:
    """None where it was wrong, which is written down."""
    serial = Serial.objects.select_for_update(of=("self",)).select_related("lot").get(pk=serial.pk)
    today = CheckTry.objects.filter(serial=serial, at__gt=timezone.now() - A_DAY)
    if today.filter(device=device).count() >= OF_ONE_TELEPHONE or today.count() >= OF_ONE_PIECE:
        sentence = _("Too many wrong codes were typed for this piece today. Please try again tomorrow.")
        raise ValidationError(sentence, code=TOO_MANY)
    if not serial.check_hash or not hidden_codes.fits(serial.check_hash, serial.lot.code, serial.number, typed):
        CheckTry.objects.create(serial=serial, device=device)
        return None
    before = serial.confirmed_at
    if before is None:
        serial.confirmed_at = timezone.now()
        serial.save(update_fields=["confirmed_at"])
    return Confirmed(before)
