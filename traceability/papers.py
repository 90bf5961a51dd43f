"""What proves something about a lot on a day: certificates in force that cover it, and those that ended unreplaced."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.models import Certificate
from catalogue.papers.wording import how_verified

from .models import Lot

if TYPE_CHECKING:
    from .sheet import Sheet

Covered = dict[int, str]
"""Codes of the growing areas that a certificate names, by key; empty where it names none."""
SOON = datetime.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Paper:
    """One certificate as the page shows it."""

    certificate: Certificate
    ended_on: datetime.date | None = None
    """The last day on which it held (or on which it was revoked); None while it is in force."""
    days_left: int | None = None
    """Days until it ends, where that is soon."""
    verified: bool = True
    """Whether it counts; otherwise it is only what the seller declared, or does not cover the lot."""
    covers: str = ""
    """The growing areas that it covers, where the lot is not from these alone."""

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.certificate.name)

    @property
    def valid(self) -> bool:
        """Whether it proves something of this lot."""
        return self.verified and self.ended_on is None

    @property
    def how(self) -> str:
        """How it was verified, in words."""
        return how_verified(self.certificate)

    @property
    def revoked(self) -> bool:
        """Whether it was taken back before its time."""
        return self.ended_on is not None and self.ended_on == self.certificate.revoked_on


def papers_on(day: datetime.date, sheet: Sheet) -> list[Paper]:
    """Those in force first, then those that ended and were not renewed, then what proves nothing and why.

    None that begins later. One that ended, of a scheme under which another one is in force, was renewed, and says
    nothing any more.
    """
    areas = {area["pk"] for area in sheet.areas}
    begun = [each for each in zip(sheet.certificates, sheet.covered, strict=True) if each[0].issued_on <= day]
    told = [paper for each, covered in begun if (paper := _paper(each, day, _beyond(covered, areas)))]
    in_force = [paper for paper in told if paper.valid]
    schemes = {_scheme(paper.certificate) for paper in in_force}
    ended = [paper for paper in told if paper.ended_on and _scheme(paper.certificate) not in schemes]
    return in_force + ended + [paper for paper in told if not paper.verified]


def marks_on(day: datetime.date, lot: Lot) -> list[Certificate]:
    """The certificates whose marks the lot may bear on `day`: verified, in force, its producer's own, covering it.

    For labels and whatever else is printed or told to machines. Two queries.
    """
    valid = Certificate.objects.valid_on(day).filter(products=lot.product_id, holder=lot.producer_id)
    areas = {area.pk for area in lot.areas.all()}
    found = valid.select_related("indication").prefetch_related("areas").order_by("scheme", "-issued_on")
    return [each for each in found if not _beyond({area.pk: area.code for area in each.areas.all()}, areas)]


def _scheme(certificate: Certificate) -> tuple[str, str]:
    """Under "other" stand many schemes, and many origins under "gi": there the name tells which."""
    several = (Certificate.Scheme.OTHER, Certificate.Scheme.GI)
    return certificate.scheme, str(certificate.name) if certificate.scheme in several else ""


def _beyond(covered: Covered, areas: Collection[int]) -> str:
    """The areas that a certificate covers, where the lot is not from these alone; "" where it covers the lot."""
    if not covered or (areas and set(areas) <= set(covered)):
        return ""
    return ", ".join(sorted(covered.values()))


def _paper(certificate: Certificate, day: datetime.date, beyond: str) -> Paper | None:
    """None for what has ended and never covered the lot."""
    ends = certificate.expires_on
    declared = certificate.verification != Certificate.Verification.VERIFIED
    if declared or certificate.is_valid_on(day):
        soon = ends is not None and ends - day <= SOON
        left = (ends - day).days if soon and ends else None
        return Paper(certificate, None, left, verified=not declared and not beyond, covers=beyond)
    origin = certificate.indication
    known = [end for end in (ends, certificate.revoked_on, origin and origin.cancelled_on) if end and end <= day]
    return None if beyond or not known else Paper(certificate, min(known))
