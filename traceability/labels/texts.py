"""What a lot's labels say."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalogue.models import DateKind, OcopRecognition
from traceability.models import LabelRun, Lot
from traceability.papers import marks_on
from traceability.selectors import label_address, net_content, piece_address

from .layout import Label

SAMPLE_NUMBER = "00000-AAAA"  # as long as every number is


def label_of(lot: Lot, *, numbered: bool = False, checks: str = "") -> Label:
    """The label of a lot: name, net content, producer, dates, code, badge; what stands before numbers.

    The lot comes with product and producer. Always in the shop's language, whoever prints: goods in Vietnam are
    labelled in Vietnamese (decree 43/2017).
    """
    with override(settings.LANGUAGE_CODE):
        return Label(
            address=piece_address(lot, SAMPLE_NUMBER) if numbered else label_address(lot),
            name=lot.product.title, lines=_lines(lot), code=lot.code, code_line=_("Lot: %(code)s") % {"code": lot.code},
            number_word=_("No.") if numbered else "", check_word=_("Hidden code") if checks else "",
            inside=_inside() if checks == LabelRun.Checks.INSIDE else "",
        )  # fmt: skip


def badge_of(lot: Lot, day: datetime.date) -> str:
    """The marks of a label in one line."""
    return ", ".join(marks_of(lot, day))


def marks_of(lot: Lot, day: datetime.date) -> list[str]:
    """Stars and certificates that labels drawn on `day` bear: nothing that has lapsed, was revoked, or is another's."""
    return [*_stars(lot, day)[:1], *_certificates(lot, day)]


def faded(marks: Iterable[str], lot: Lot, day: datetime.date) -> list[str]:
    """Those of `marks`, as `marks_of` gave them, that the lot may no longer bear on `day`. Three queries."""
    held = {*_stars(lot, day), *_certificates(lot, day)}
    return [mark for mark in marks if mark not in held]


def _stars(lot: Lot, day: datetime.date) -> list[str]:
    """The most first."""
    found = OcopRecognition.objects.valid_on(day).filter(product=lot.product_id).order_by("-stars")
    with override(settings.LANGUAGE_CODE):
        return [_("OCOP %(stars)d stars") % {"stars": one.stars} for one in found]


def _certificates(lot: Lot, day: datetime.date) -> list[str]:
    names = [mark.name for mark in marks_on(day, lot)]
    return list(dict.fromkeys(names))


def _lines(lot: Lot) -> list[str]:
    product, producer = lot.product, lot.producer
    content = net_content(lot)
    lines = [_("Net content: %(net)s") % {"net": content}] if content else []
    lines += [producer.name, str(producer.province)]
    lines.append(_("Made on: %(day)s") % {"day": f"{lot.made_on:%d/%m/%Y}"})
    if lot.use_by:
        kind = _("Use by: %(day)s") if product.date_kind == DateKind.USE_BY else _("Best before: %(day)s")
        lines.append(kind % {"day": f"{lot.use_by:%d/%m/%Y}"})
    badge = badge_of(lot, timezone.localdate())
    return [*lines, badge] if badge else lines


def _inside() -> str:
    return _("Scan the label on the outside and type this code on its page: it is confirmed once.")
