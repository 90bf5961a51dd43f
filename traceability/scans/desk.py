"""Readings of labels as a desk and the alliance see them."""

from __future__ import annotations

from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from marketplace.cooperatives.models import Cooperative

from ..models import Lot
from .reading import scans_of, unusual_pieces


def scan_context(cooperative: Cooperative | None, lot: Lot | None = None) -> dict[str, Any]:
    """Context of `traceability/scans.html`: of a cooperative (None: of all), or of one lot."""
    scans = scans_of(cooperative, lot)
    return {
        "lot": lot,
        "scans": scans,
        "pieces": unusual_pieces(cooperative, lot),
        "day_columns": [{"label": _("Day")}, {"label": _("Readings"), "end": True}],
        "day_rows": [[formats.date_format(day, "j/n/Y"), formats.number_format(n)] for day, n in scans.days],
    }
