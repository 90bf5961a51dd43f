"""The rooms beside the lots: books, readers, tools; each with what one does there."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.cooperatives.models import Cooperative


def rooms(cooperative: Cooperative, *, office: bool, manager: bool) -> list[dict[str, str]]:
    """For the list of lots: address, icon, name and half a line of each room that this person may enter."""
    rows = [
        ("diaries", "sprout", _("Diary"), _("Sowing, feeding, spraying, harvest")),
        *(_books() if office else []),
        ("scans", "qr", _("Readings of labels"), _("How many, and from which provinces")),
        ("problems", "flag", _("Reported problems"), _("What those who scanned found wrong")),
        ("printer", "print", _("Calibrate the printer"), _("When labels are printed off their places")),
        *(_office() if office else []),
        *([("systems", "chain", _("Other systems"), _("Scales, mills and books that report"))] if manager else []),
    ]
    return [
        {"url": reverse(f"desk:{name}", args=[cooperative.slug]), "icon": icon, "label": label, "text": text}
        for name, icon, label, text in rows
    ]


def _books() -> list[tuple[str, str, str, str]]:
    return [
        ("places", "pin", _("Places and growing areas"), _("Where goods are made and grown")),
        ("suppliers", "people", _("Suppliers"), _("Who brings you goods")),
        ("files", "upload", _("Read from a file"), _("A diary or lots from a table")),
    ]


def _office() -> list[tuple[str, str, str, str]]:
    return [
        ("recalls", "warn", _("Recalls"), _("Lots taken back, and drills")),
        ("details", "info", _("Address and numbers"), _("What labels and lot pages say of you")),
    ]
