"""Readings of papers for the desk and for the alliance; strangers get 404."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from catalogue.models import Certificate, OcopRecognition, Paper
from catalogue.querysets import CertificateQuerySet
from marketplace.cooperatives.models import Cooperative

from .letters import AnyPaper
from .reminding import verified_papers
from .rules import rule_on

KINDS = {"giay": Certificate, "sao": OcopRecognition}


def certificates() -> CertificateQuerySet:
    """With what a list tells of them."""
    related = ("holder", "indication", "verified_by", "ended_by", "replaces")
    return Certificate.objects.select_related(*related).prefetch_related("products", "areas")


def recognitions() -> QuerySet[OcopRecognition]:
    """With what a list tells of them."""
    return OcopRecognition.objects.select_related("product__producer", "verified_by", "ended_by", "replaces")


def papers_of(cooperative: Cooperative) -> list[AnyPaper]:
    """All that it ever declared, what ends first standing first, what is over last."""
    both: list[AnyPaper] = [*certificates().filter(holder=cooperative)]
    both += recognitions().filter(product__producer=cooperative)
    return _by_end(both)


def own_paper(cooperative: Cooperative, kind: str, pk: int) -> AnyPaper:
    """One of the cooperative's; Http404 for another's."""
    paper = paper_of(kind, pk)
    if paper.holder != cooperative:
        raise Http404
    return paper


def paper_of(kind: str, pk: int) -> AnyPaper:
    """Any, for the alliance: `kind` giay (certificate) or sao (stars); Http404 where there is none."""
    rows = {"giay": certificates, "sao": recognitions}.get(kind)
    paper: AnyPaper | None = rows().filter(pk=pk).first() if rows and pk < 2**63 else None
    if paper is None:
        raise Http404
    return paper


def waiting() -> list[AnyPaper]:
    """Declared and not decided, the oldest first."""
    declared = {"verification": Paper.Verification.DECLARED}
    both: list[AnyPaper] = [*certificates().filter(**declared), *recognitions().filter(**declared)]
    return sorted(both, key=lambda paper: (paper.declared_at or timezone.now(), paper.pk))


def waiting_count() -> int:
    """How many of them; two queries."""
    return sum(kind.objects.filter(verification=Paper.Verification.DECLARED).count() for kind in KINDS.values())


def ending(day: datetime.date, *, days: int | None = None, cooperative: Cooperative | None = None) -> list[AnyPaper]:
    """Verified ones that end within `days` (of the first reminder) from `day`, those of one cooperative or of all."""
    last = day + datetime.timedelta(days=rule_on(day).first_days if days is None else days)
    of_goods, of_stars = (papers.filter(expires_on__range=(day, last)) for papers in verified_papers())
    if cooperative is not None:
        of_goods, of_stars = of_goods.filter(holder=cooperative), of_stars.filter(product__producer=cooperative)
    return _by_end([*of_goods, *of_stars])


def lapsed_lately(day: datetime.date, *, days: int = 30) -> list[AnyPaper]:
    """Verified ones that ended within so many days before `day`."""
    first = day - datetime.timedelta(days=days)
    found = [list(papers.filter(expires_on__gte=first, expires_on__lt=day)) for papers in verified_papers()]
    return _by_end([*found[0], *found[1]])


def rivals(paper: AnyPaper) -> list[Certificate]:
    """Other cooperatives' certificates of the same number or file, where this one claims it as well."""
    if not isinstance(paper, Certificate):
        return []
    same = certificates().filter(scheme=paper.scheme, number_key=paper.number_key)
    if paper.file_sha256:
        same |= certificates().filter(file_sha256=paper.file_sha256)
    standing = (Paper.Verification.DECLARED, Paper.Verification.VERIFIED)
    claimed = paper.verification in standing
    return list(same.filter(verification__in=standing).exclude(holder=paper.holder)) if claimed else []


def _by_end(papers: list[AnyPaper]) -> list[AnyPaper]:
    today, never = timezone.localdate(), datetime.date.max
    return sorted(papers, key=lambda each: ((each.expires_on or never) < today, each.expires_on or never, each.pk))
