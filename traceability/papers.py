"""What proves something about a lot's product on a day: certificates in force, and those that lapsed unreplaced."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.models import Certificate

SOON = datetime.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Paper:
    """One certificate as the page shows it."""

    certificate: Certificate
    ended_on: datetime.date | None
    """The last day on which it held (or on which it was revoked); None while it is in force."""
    days_left: int | None
    """Days until it ends, where that is soon."""

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.certificate.name)

    @property
    def valid(self) -> bool:
        """Whether it is in force."""
        return self.ended_on is None


def papers_on(day: datetime.date, certificates: Iterable[Certificate]) -> list[Paper]:
    """Those in force first, then those that lapsed and were not renewed; none that begins later.

    A lapsed certificate of a scheme under which another one is in force was renewed, and says nothing any more.
    """
    begun = [_paper(certificate, day) for certificate in certificates if certificate.issued_on <= day]
    in_force = [paper for paper in begun if paper.valid]
    schemes = {(paper.certificate.scheme, _of_scheme(paper.certificate)) for paper in in_force}
    lapsed = [paper for paper in begun if (paper.certificate.scheme, _of_scheme(paper.certificate)) not in schemes]
    return in_force + [paper for paper in lapsed if not paper.valid]


def _of_scheme(certificate: Certificate) -> str:
    """Under "other" stand many schemes: there the name tells which."""
    return str(certificate.name) if certificate.scheme == Certificate.Scheme.OTHER else ""


def _paper(certificate: Certificate, day: datetime.date) -> Paper:
    ends = certificate.expires_on
    if certificate.is_valid_on(day):
        soon = ends is not None and ends - day <= SOON
        return Paper(certificate, None, (ends - day).days if soon and ends else None)
    known = [end for end in (ends, certificate.revoked_on) if end is not None]
    return Paper(certificate, min(known, default=day), None)
