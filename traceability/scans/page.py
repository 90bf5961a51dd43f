"""A scan as the lot's page meets it: noted in a file, and what is known of a single piece."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from ..models import Lot, Serial
from . import spool
from .devices import device_of, is_person


@dataclass(frozen=True, slots=True)
class Piece:
    """The piece whose label was read; `serial` None: no label with this number was ever recorded."""

    number: str
    serial: Serial | None

    @property
    def is_first(self) -> bool:
        """Whether nobody has scanned it before."""
        return self.serial is not None and self.serial.first_scanned_at is None

    @property
    def trouble(self) -> str:
        """ "unknown", "voided", "often", "far" or ""."""
        if self.serial is None:
            return "unknown"
        return "voided" if self.serial.voided_at else self.serial.unusual


def piece_of(lot: Lot, number: str) -> Piece | None:
    """The piece that an address names, if it names one."""
    return Piece(number, lot.serials.filter(number=number).first()) if number else None


def note(request: HttpRequest, lot: int, piece: str = "") -> None:
    """Count a reading of the first page of a lot by a person; what robots and programs read is not counted."""
    if "page" in request.GET or not is_person(request):
        return
    place = request.headers.get(settings.SCAN_REGION_HEADER, "") if settings.SCAN_REGION_HEADER else ""
    spool.append(spool.Line(lot, piece, time.time(), place[: spool.LONGEST_PLACE], device_of(request)))
